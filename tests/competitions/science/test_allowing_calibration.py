"""Calibration is allowed by who read what, and refused with its reason."""

import numpy as np
import pytest

from sambut.competitions.science.graph import calibration_of, crossing_of, groups_of, second_eigenvalue
from sambut.competitions.science.panel import panel_of
from tests.competitions.science.panels import blocks, mixed, panel, readings


def code(made) -> tuple[str, bool, bool]:
    found = calibration_of(made)
    return found.code, found.allowed, found.applied


def test_the_second_eigenvalue_of_graphs_known_by_heart():
    triangle = panel(
        *((judge, entry, 1) for entry, both in {"x": "AB", "y": "BC", "z": "AC"}.items() for judge in both)
    )
    path = panel(*((judge, entry, 1) for entry, both in {"x": "AB", "y": "BC"}.items() for judge in both))
    square = panel(
        *((judge, entry, 1) for entry, both in {"w": "AB", "x": "BC", "y": "CD", "z": "DA"}.items() for judge in both)
    )
    apart = panel(*((judge, entry, 1) for entry, both in {"x": "AB", "y": "CD"}.items() for judge in both))
    values = [second_eigenvalue(one) for one in (triangle, path, square, apart)]
    assert values == pytest.approx([1.5, 1.0, 1.0, 0.0], abs=1e-12)
    assert [groups_of(one) for one in (triangle, path, square, apart)] == [1, 1, 1, 2]


def test_judges_mixed_at_random_may_be_calibrated():
    assert code(mixed()) == ("allowed", True, True)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("sectors", [2, 4, 8])
def test_judges_who_stay_in_their_sector_may_not_be_calibrated(sectors, seed):
    assert not calibration_of(blocks(sectors=sectors, seed=seed)).allowed


@pytest.mark.parametrize("seed", range(3))
def test_also_where_the_rows_name_no_sectors(seed):
    made = blocks(sectors=4, seed=seed)
    unnamed = panel_of(one._replace(sector="") for one in readings(made))
    assert code(unnamed) == ("weak_seam", False, False)


@pytest.mark.parametrize("seed", range(3))
def test_planned_readings_across_sectors_make_it_possible(seed):
    assert code(blocks(crossing=0.2, seed=seed)) == ("allowed", True, True)


def test_crossing_is_read_from_the_table_of_judges_and_sectors():
    found = [crossing_of(blocks(2_000, 24, crossing=share)) for share in (0.0, 0.05, 0.15)]
    assert found == pytest.approx([0.0, 0.05, 0.15], abs=0.02)
    assert crossing_of(mixed(sectors=1)) is None


def test_what_cannot_be_compared_says_why():
    apart = panel(*((judge, f"{judge}{at}", at) for judge in "AB" for at in range(20)))
    told = calibration_of(apart)
    assert (told.code, told.groups, told.eigenvalue) == ("not_connected", 2, 0.0)
    assert (
        told.reason
        == "The judges fall into 2 groups that share no entry: a strict group and a weak group of entries look the same."
    )
    assert code(panel(("A", "x", 1), ("A", "y", 2))) == ("one_judge", False, False)
    assert code(panel(("A", "x", 1), ("B", "x", 2))) == ("one_entry", False, False)
    assert code(mixed(9, 8, 2)) == ("too_few", False, False)


def test_where_everybody_read_everything_it_is_allowed_and_makes_no_difference():
    made = mixed(20, 5, 5)
    told = calibration_of(made)
    assert (told.code, told.allowed, told.applied) == ("no_difference", True, False)
    assert told.reason == "Every judge read every entry: calibration changes no order, so the raw means stand."


def test_more_judges_than_entries_are_no_matter():
    assert calibration_of(panel(*_wide(np.random.default_rng(0)))).allowed


def _wide(chance):
    pairs = {(f"J{place % 300}", f"P{chance.integers(120)}") for place in range(3_000)}
    return [(judge, entry, float(chance.integers(100))) for judge, entry in sorted(pairs)]
