"""Raw and calibrated orders, chances, ties; and which entries to read again."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.competitions.science.influence import influence
from sambut.competitions.science.mixed import Components, draws_of, fit_of
from sambut.competitions.science.packs import Scored, pack, recompute
from sambut.competitions.science.panel import Reading, panel_of
from sambut.competitions.science.ranking import lines_of, rank, ranks_of
from sambut.competitions.science.rereading import second_readings
from tests.competitions.science.panels import blocks, mixed, panel, readings, table


def test_ranks_of_draws_begin_at_nought_with_the_best():
    assert ranks_of(np.array([[0.1, 3.0, 2.0], [5.0, 4.0, 6.0]])).tolist() == [[2, 1], [0, 2], [1, 0]]


def test_the_chance_of_two_entries_is_that_of_their_difference():
    from scipy.stats import norm

    made = table({"x": {"A": 9, "B": 7, "C": 8}, "y": {"A": 7, "B": 6, "C": 8}})
    found = rank(made, top=1, draws=8_000)
    drawn = draws_of(fit_of(made, found.fit.components), 8_000, 3)
    assert found.raw == found.calibrated == found.counting == ("x", "y")
    gap = drawn[:, 0] - drawn[:, 1]
    exact = norm.cdf(gap.mean() / gap.std())
    assert found.standings[0].p_top == pytest.approx(exact, abs=0.025)
    assert [one.p_top + other.p_top for one, other in [found.standings]] == pytest.approx([1.0])


def test_chances_sum_to_the_places_and_intervals_hold_the_expected_rank():
    found = rank(mixed(80, 12, 3), top=20, draws=500)
    assert sum(one.p_top for one in found.standings) == pytest.approx(20)
    assert sum(one.expected_rank for one in found.standings) == pytest.approx(80 * 81 / 2)
    assert all(1 <= one.low_rank <= one.expected_rank <= one.high_rank <= 80 for one in found.standings)
    assert {one.entry for one in found.band} == {one.entry for one in found.standings if 0.05 < one.p_top < 0.95}


def test_a_calibrated_order_lifts_who_met_strict_judges():
    rows = [("S", f"P{at}", 50.0 + at) for at in range(0, 30, 2)] + [
        ("M", f"P{at}", 70.0 + at) for at in range(1, 30, 2)
    ]
    rows += [("B", f"P{at}", 60.0 + at) for at in range(30)]
    found = rank(panel(*rows), top=5, draws=200)
    assert found.calibration.applied
    assert found.calibrated == tuple(f"P{at}" for at in range(29, -1, -1))
    assert found.raw[:5] == ("P29", "P27", "P25", "P23", "P21")
    assert found.counting == found.calibrated
    assert rank(panel(*rows), top=5, draws=200, calibrate=False).counting == found.raw


def test_where_calibration_is_refused_the_raw_means_stand_in_both_orders():
    made = blocks()
    found = rank(made, top=40, draws=200)
    means = {entry: made.score[made.entry == at].mean() for at, entry in enumerate(made.entries)}
    assert not found.calibration.allowed
    assert found.calibrated == found.raw == found.counting
    assert [means[entry] for entry in found.raw] == sorted(means.values(), reverse=True)
    assert not found.fit.leniency.any()


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10_000), shift=st.floats(-30, 30, allow_nan=False), judge=st.integers(0, 4))
def test_a_judge_who_gives_everybody_more_changes_no_order_where_everybody_read_everything(seed, shift, judge):
    made = mixed(12, 5, 5, seed=seed)
    lifted = [one._replace(score=one.score + shift * (one.judge == made.judges[judge])) for one in readings(made)]
    one, other = rank(made, top=4, draws=100), rank(panel_of(lifted), top=4, draws=100)
    before, after = ({at.entry: at for at in found.standings} for found in (one, other))
    assert [after[name].raw - at.raw for name, at in before.items()] == pytest.approx([shift / 5] * 12, abs=1e-9)
    means = [round(at.raw, 6) for at in one.standings]
    alone = [at.entry for at in one.standings if means.count(round(at.raw, 6)) == 1]
    assert [name for name in other.counting if name in alone] == alone


def test_full_ties_share_their_rank_and_stand_by_name():
    made = table({"c": {"A": 5, "B": 7}, "a": {"A": 7, "B": 5}, "b": {"A": 6, "B": 6}, "d": {"A": 2, "B": 3}})
    found = rank(made, top=2, draws=100)
    assert found.raw == ("b", "a", "c", "d")
    assert [one.raw_rank for one in found.standings] == [1, 2, 2, 4]
    assert (found.ties, found.tied_at_the_line) == ((("a", "c"),), ("a", "c"))


def test_equal_scores_give_everybody_the_same_chance():
    found = rank(panel(*((judge, entry, 70) for judge in "ABC" for entry in "uvwxyz")), top=2)
    assert [one.p_top for one in found.standings] == pytest.approx([1 / 3] * 6)
    assert {(one.low_rank, one.high_rank, one.raw_rank) for one in found.standings} == {(1, 6, 1)}


def test_where_nobody_was_read_twice_no_chance_is_told():
    found = rank(panel(*(("A", f"P{at}", at) for at in range(8))), top=3)
    assert found.raw[:3] == ("P7", "P6", "P5")
    assert {(one.p_top, one.expected_rank, one.low_rank, one.in_band) for one in found.standings} == {
        (None, None, None, False)
    }
    assert found.why_no_chances.startswith("No entry was read by two judges")


@pytest.mark.parametrize(
    "rows",
    [
        [("A", "x", 3)],
        [("A", "x", 3), ("B", "x", 3)],
        [("A", "x", 3), ("A", "y", 3)],
        [("A", "x", 1), ("B", "y", 2)],
        [("A", "x", 1e9), ("B", "x", -1e9), ("A", "y", 0)],
        [("A", "x", 1), ("A", "y", 2), ("B", "x", 2), ("B", "y", 3)],
    ],
)
def test_the_smallest_panels_are_ranked(rows):
    found = rank(panel(*rows), top=5, draws=50)
    assert sorted(found.raw) == sorted({entry for _, entry, _ in rows})
    assert found.top == len(found.raw)
    assert all(one.p_top is None or one.p_top == 1.0 for one in found.standings)


def test_no_place_is_no_line():
    with pytest.raises(ValueError, match="at least one place"):
        rank(mixed(), top=0)


def test_the_same_panel_is_ranked_the_same_however_it_is_named():
    made = mixed(30, 6, 3, seed=9)
    other = panel_of(Reading("j" + one.judge, "e" + one.entry, one.score, one.sector) for one in readings(made))
    assert ["e" + one for one in rank(made, top=9, draws=50).calibrated] == list(
        rank(other, top=9, draws=50).calibrated
    )


def test_second_readings_go_where_the_line_is_open_and_to_judges_who_are_free():
    found = rank(mixed(80, 12, 3), top=20, draws=500)
    planned = second_readings(found, 40)
    doubt = {one.entry: one.p_top * (1 - one.p_top) for one in found.standings}
    assert sum(one.more for one in planned) == 40
    assert {one.more for one in planned} == {8}
    assert min(doubt[one.entry] for one in planned) >= max(
        doubt[name] for name in set(doubt) - {one.entry for one in planned}
    )
    assert [one.rank for one in planned] == sorted(one.rank for one in planned)


def test_second_readings_never_ask_a_judge_twice():
    few = rank(mixed(30, 5, 3), top=8, draws=200)
    assert {one.more for one in second_readings(few, 20)} == {2}
    everybody = rank(mixed(20, 4, 4), top=5, draws=200)
    assert second_readings(everybody, 10) == ()


def test_second_readings_stay_in_the_grey_band_however_many_are_asked_for():
    found = rank(mixed(80, 12, 3), top=20, draws=500)
    planned = second_readings(found, 10_000)
    assert {one.entry for one in planned} == {one.entry for one in found.band} < set(found.raw)
    assert {one.more for one in planned} == {8}
    certain = rank(
        panel(*((judge, f"P{at}", at * 5 + (judge > "B")) for at in range(9) for judge in "ABCD"[at % 2 :: 2] + "E")),
        top=3,
    )
    assert {one.p_top for one in certain.standings} == {0.0, 1.0}
    assert second_readings(certain, 5) == ()
    alike = rank(panel(*((judge, f"P{at}", 70) for at in range(30) for judge in "ABC"[at % 3 :: 2] + "D")), top=1)
    assert alike.band == ()
    assert sum(one.more for one in second_readings(alike, 5)) == 5


def test_without_a_line_or_a_wish_nothing_is_read_again():
    made = mixed(30, 6, 3)
    assert second_readings(rank(made, top=30, draws=50), 10) == ()
    assert second_readings(rank(made, top=5, draws=50), 0) == ()
    assert second_readings(rank(panel(("A", "x", 1), ("A", "y", 2)), top=1), 5) == ()


def test_known_variances_shrink_as_the_formula_says():
    made = table({"x": {"A": 8, "B": 6}, "y": {"A": 4, "B": 2}})
    found = fit_of(made, Components(1.0, 0.0, 2.0), severity=False)
    assert found.level == pytest.approx([5 + 2 * (2 / (2 + 2)), 5 - 2 * (2 / (2 + 2))])


def test_where_places_are_given_cluster_by_cluster_chances_are_those_of_the_own_line():
    rows = [
        Reading(f"J{judge}", f"{cluster}{place}", level - 2 * place + shift, cluster)
        for cluster, level in (("A", 90), ("B", 60))
        for place in range(6)
        for judge, shift in enumerate((0, 5 - place % 3, place % 4))
    ]
    panel = panel_of(rows)
    clusters = {one: one[0] for one in panel.entries}
    whole = rank(panel, top=4)
    apart = rank(panel, top=4, lines=lines_of(panel, clusters, {"A": 2, "B": 2}))
    assert whole.inside == {"A0", "A1", "A2", "A3"}
    assert apart.inside == {"A0", "A1", "B0", "B1"}
    assert apart.counting == whole.counting
    chance = {one.entry: one.p_top for one in apart.standings}
    assert {one.entry: one.p_top for one in whole.standings}["B0"] < 0.05
    assert chance["B0"] > 0.5
    for cluster in "AB":
        assert sum(value for name, value in chance.items() if name[0] == cluster) == pytest.approx(2)
    assert {one.entry[0] for one in second_readings(apart, 40, free=dict.fromkeys(panel.entries, 5))} == {"A", "B"}
    assert set(influence(apart)[0].comes_in) | set(influence(apart)[0].falls_out) <= set(panel.entries)
    body = pack(
        [Scored(row.judge, row.entry, {"a": row.score}, row.sector) for row in rows], {"a": 100}, top=4, calibrate=True, edition={},
        key=b"0123456789abcdef", clusters=clusters, places={"A": 2, "B": 2},
    )  # fmt: skip
    assert recompute(body).same
    body["places"]["B"] = 1
    assert not recompute(body).same
