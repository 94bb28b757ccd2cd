"""Outlines from TopoJSON: decoded, simplified once on shared arcs, stored by code and size."""

import json

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from sambut.frame.refusals import sentence
from sambut.kernel.refusals import Refused
from sambut.regions.actions import import_boundaries
from sambut.regions.commands import import_boundaries as command
from sambut.regions.drawing import SIZES, drawn
from sambut.regions.models import Outline
from sambut.regions.queries import outlines, without_outline
from sambut.regions.states import Level
from sambut.regions.topology import area, decoded, joined, simplified


def two_neighbours(**objects: object) -> dict[str, object]:
    """Two squares of one degree beside each other at 110° E, 7° S; arc 0 is their border. Quantised to a tenth of a degree."""
    return {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [110.0, -7.0]},
        "arcs": [
            [[10, 0], [0, 10]],
            [[10, 10], [-10, 0], [0, -10], [10, 0]],
            [[10, 0], [10, 0], [0, 10], [-10, 0]],
        ],
        "objects": objects
        or {
            "regencies": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "properties": {"kode": "33.74"}, "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "properties": {"kode": "33.22"}, "arcs": [[[2, -1]]]},
                ],
            }
        },
    }


def test_arcs_are_sums_of_differences_in_degrees():
    topology = decoded(two_neighbours())
    assert [[(round(x, 6), round(y, 6)) for x, y in arc] for arc in topology.arcs][:2] == [
        [(111.0, -7.0), (111.0, -6.0)],
        [(111.0, -6.0), (110.0, -6.0), (110.0, -7.0), (111.0, -7.0)],
    ]


def test_a_ring_joins_its_arcs_and_walks_negative_ones_backwards():
    topology = decoded(two_neighbours())
    first, second = (joined(shape.polygons[0][0], topology.arcs) for shape in topology.shapes)
    assert first[0] == first[-1]
    assert second[0] == second[-1]
    assert [round(area(ring), 6) for ring in (first, second)] == [1.0, 1.0]


def test_a_file_without_quantisation_is_read_as_it_stands():
    plain = two_neighbours() | {"arcs": [[[111.0, -7.0], [111.0, -6.0]], *decoded(two_neighbours()).arcs[1:]]}
    del plain["transform"]
    assert decoded(plain).arcs[0] == [(111.0, -7.0), (111.0, -6.0)]


POINTS = st.lists(st.tuples(st.floats(0, 100, width=32), st.floats(0, 100, width=32)), min_size=2, max_size=60)


@given(POINTS, st.floats(0, 50))
def test_simplifying_keeps_the_ends_and_the_order(points, least):
    kept = simplified(points, least)
    assert (kept[0], kept[-1]) == (points[0], points[-1])
    rest = iter(points)
    assert all(point in rest for point in kept)


@given(POINTS, st.floats(0.001, 50))
def test_no_triangle_smaller_than_asked_is_left(points, least):
    kept = simplified(points, least)
    triangles = [
        abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
        for a, b, c in zip(kept, kept[1:], kept[2:], strict=False)
    ]
    assert all(size >= least for size in triangles)


def test_nothing_is_dropped_when_nothing_is_small():
    corner = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0)]
    assert simplified(corner, 50) == corner
    assert simplified(corner, 51) == [corner[0], corner[-1]]


def test_a_path_is_short_and_neighbours_share_their_border():
    west, east = drawn(decoded(two_neighbours()), SIZES[0])
    assert west.path == "M236.7 195.8l0-14.8-14.7 0 0 14.8z"
    assert east.path.startswith("M236.7 195.8l14.7 0 0-14.8")
    assert (west.dot, east.dot) == (None, None)


def test_a_region_too_small_to_see_becomes_a_dot_in_its_largest_part():
    small = two_neighbours()
    small["transform"] = {"scale": [0.01, 0.01], "translate": [110.0, -7.0]}
    west, _ = drawn(decoded(small), SIZES[0])
    assert west.dot == (222.8, 195.0)


@pytest.mark.django_db
def test_outlines_are_stored_by_code_and_size_and_what_does_not_join_is_named():
    stranger = two_neighbours()
    stranger["objects"]["regencies"]["geometries"].append(
        {"type": "Polygon", "properties": {"kode": "3399"}, "arcs": [[0, 1]]}
    )
    report = import_boundaries(json.dumps(stranger).encode())

    assert (report.level, report.joined, report.unknown) == ("regency", ("33.22", "33.74"), ("3399",))
    assert len(report.missing) == 512
    assert [(o.region.code, o.path[:6]) for o in outlines(720, Level.REGENCY)] == [
        ("33.22", "M236.7"),
        ("33.74", "M236.7"),
    ]
    assert Outline.objects.count() == 4
    assert "33.74" not in without_outline(Level.REGENCY)


@pytest.mark.django_db
def test_a_second_import_replaces_and_doubles_nothing():
    import_boundaries(json.dumps(two_neighbours()).encode())
    import_boundaries(
        json.dumps(two_neighbours() | {"transform": {"scale": [0.2, 0.2], "translate": [110.0, -7.0]}}).encode()
    )
    assert [(o.region.code, o.path[:6]) for o in outlines(720, Level.REGENCY)] == [
        ("33.22", "M251.4"),
        ("33.74", "M251.4"),
    ]


BROKEN = two_neighbours()
BROKEN_RING = two_neighbours(a={"type": "Polygon", "properties": {"kode": "33.74"}, "arcs": [[0, 99]]})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "region.boundaries.not_topojson"),
        (b"\xff\xfe\x00", "region.boundaries.not_topojson"),
        (b"kode;nama\n33.74;Semarang", "region.boundaries.not_topojson"),
        (b"[" * 200_000, "region.boundaries.not_topojson"),
        (b"[1, 2]", "region.boundaries.not_topojson"),
        (json.dumps({"type": "FeatureCollection", "features": []}).encode(), "region.boundaries.not_topojson"),
        (json.dumps(BROKEN | {"arcs": "x"}).encode(), "region.boundaries.broken"),
        (json.dumps(BROKEN | {"arcs": [[["a", "b"]]]}).encode(), "region.boundaries.broken"),
        (
            json.dumps(BROKEN | {"transform": {"scale": [float("nan"), 1], "translate": [0, 0]}}).encode(),
            "region.boundaries.broken",
        ),
        (json.dumps(BROKEN_RING).encode(), "region.boundaries.broken"),
        (
            json.dumps(two_neighbours(a={"type": "Polygon", "properties": None, "arcs": [[0, 1]]})).encode(),
            "region.boundaries.no_codes",
        ),
        (
            json.dumps(two_neighbours(a={"type": "Polygon", "properties": {"kode": 3374}, "arcs": [[0, 1]]})).encode(),
            "region.boundaries.no_codes",
        ),
        (
            json.dumps(
                two_neighbours(a={"type": "Polygon", "properties": {"kode": "3374"}, "arcs": [[0, 1]]})
            ).encode(),
            "region.boundaries.none_known",
        ),
    ],
)
def test_a_bad_file_is_answered_with_a_sentence_and_changes_nothing(content, reason):
    with pytest.raises(Refused) as refused:
        import_boundaries(content)
    assert refused.value.code == reason
    assert "%(" not in sentence(refused.value)
    assert Outline.objects.count() == 0


@pytest.mark.django_db
def test_the_command_reports_as_one_object(tmp_path):
    file = tmp_path / "batas kabupaten.json"
    file.write_text(json.dumps(two_neighbours()))
    done = CliRunner().invoke(command, [str(file), "--json"])
    assert done.exit_code == 0
    facts = json.loads(done.stdout)
    assert (facts["level"], facts["joined"], facts["unknown"]) == ("regency", ["33.22", "33.74"], [])
