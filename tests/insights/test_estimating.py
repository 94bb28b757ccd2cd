"""The estimate on panels whose truth is known."""

import json
from dataclasses import replace

import numpy
import pytest

from sambut.insights.effects import Row, Verdict, estimate, panel_of
from sambut.insights.effects.few import t_quantile
from tests.insights.panels import FIRST, panel, rows

MANY = [18 + 2 * place for place in range(12)]


def test_without_an_effect_the_interval_of_one_region_covers_nought_about_as_often_as_it_says():
    covered = [estimate(panel(seed=seed, regions=30, months=42)).interval.covers(0) for seed in range(60)]

    assert 53 <= sum(covered) <= 60


def test_without_an_effect_the_interval_of_many_regions_covers_nought_about_as_often_as_it_says():
    found = [estimate(panel(seed=seed, regions=40, months=44, starts=MANY)) for seed in range(15)]

    assert 13 <= sum(one.interval.covers(0) for one in found) <= 15


def test_a_planted_effect_on_one_region_is_found_with_its_size():
    found = estimate(panel(effect=-0.5, seed=3))

    assert found.verdict == Verdict.FELL
    assert found.relative == pytest.approx(-0.5, abs=0.1)
    assert found.interval.high < 0
    assert [one.region for one in found.treated] == ["R000"]
    assert found.placebo_in_space.stands_out is True
    assert found.placebo_in_space.share == pytest.approx(1 / 40)


def test_a_rise_is_found_too():
    assert estimate(panel(effect=0.5, seed=3)).verdict == Verdict.ROSE


def test_without_noise_the_effect_is_exact():
    found = estimate(panel(effect=-0.25, noise=False, season=0.0))

    level = next(row.value for row in rows(effect=-0.25, noise=False, season=0.0))
    assert found.estimate == pytest.approx(-0.25 * level, rel=1e-6)
    assert found.relative == pytest.approx(-0.25, rel=1e-6)


def test_many_regions_starting_at_different_times_give_the_planted_effect():
    found = estimate(panel(effect=-0.3, regions=60, starts=MANY))

    assert found.verdict == Verdict.FELL
    assert found.relative == pytest.approx(-0.3, abs=0.05)
    assert found.regions == {"all": 60, "started": 12, "used": 12, "never_started": 48}
    assert [step.months_since for step in found.by_month] == list(range(30))
    assert found.by_month[0].regions == 12
    assert found.by_month[29].regions == 1
    assert found.next_region.low < found.interval.low
    assert found.next_region.high > found.interval.high


def test_the_textbook_group_time_effects_come_out_to_the_last_digit():
    """Recomputed here by loops as Callaway and Sant'Anna (2021) define them, equation 2.8, without covariates."""
    given = panel(effect=-0.3, regions=24, months=40, starts=(14, 14, 14, 20, 20, 26, 26))
    found = estimate(given, textbook=True)

    values, starts = given.values, given.starts
    assert len(found.cells) == 26 + 20 + 14
    for cell in found.cells:
        group, month = _place(cell.group), _place(cell.month)
        mine = [r for r, start in enumerate(starts) if start == group]
        others = [r for r, start in enumerate(starts) if start is None or start > month]
        change = values[:, month] - values[:, group - 1]
        assert cell.estimate == pytest.approx(change[mine].mean() - change[others].mean())
        assert (cell.regions, cell.comparisons) == (len(mine), len(others))


def test_a_common_shock_and_a_season_do_not_look_like_an_effect():
    for seed in range(5):
        found = estimate(panel(shock=1.6, season=0.4, seed=seed))
        assert found.verdict == Verdict.NO_CLEAR_CHANGE, seed


def test_a_common_shock_does_not_hide_an_effect():
    found = estimate(panel(shock=1.6, season=0.4, effect=-0.4, seed=4))

    assert found.verdict == Verdict.FELL
    assert found.relative == pytest.approx(-0.4, abs=0.1)


def test_a_region_that_drifted_before_the_start_leaves_the_change_in_doubt():
    drifting = [
        row._replace(value=row.value + 1.2 * (row.month - FIRST)) if row.region == "R000" else row for row in rows()
    ]

    found = estimate(panel_of(drifting))

    assert found.verdict == Verdict.DOUBTFUL
    assert found.before_the_start.ok is False


def test_months_that_one_comparison_region_lacks_change_little():
    whole = estimate(panel(effect=-0.4))
    other = whole.comparisons[0].region
    with_gap = [row for row in rows(effect=-0.4) if not (row.region == other and row.month - FIRST in (3, 17, 35))]

    found = estimate(panel_of(with_gap))

    assert other in {one.region for one in found.comparisons}
    assert found.estimate == pytest.approx(whole.estimate, abs=1.0)


def test_a_comparison_region_that_lacks_many_months_is_not_used():
    other = estimate(panel()).comparisons[0].region
    thin = [row for row in rows() if not (row.region == other and row.month % 3 == 0)]

    assert other not in {one.region for one in estimate(panel_of(thin)).comparisons}


def test_months_that_the_region_itself_lacks_are_left_out_of_its_count():
    lacking = [row for row in rows(effect=-0.4) if not (row.region == "R000" and row.month - FIRST in (10, 33, 34))]

    found = estimate(panel_of(lacking))

    assert (found.treated[0].months_before, found.treated[0].months_after) == (23, 16)
    assert found.verdict == Verdict.FELL


def test_treated_from_the_first_month_is_too_little_to_say():
    found = estimate(panel(starts=(0,)))

    assert found.verdict == Verdict.TOO_LITTLE
    assert found.estimate is None
    assert (
        found.why_not
        == "R000: it had started by the first month of the panel (2020-01), so nothing is known of before."
    )


def test_all_regions_starting_together_leave_nobody_to_compare_with():
    found = estimate(panel(starts=(30,) * 40))

    assert found.verdict == Verdict.TOO_LITTLE
    assert found.why_not == (
        "None of the 40 regions that started can be used; the first, R000: 0 regions without it can be compared with; at least 4 are needed."
    )


def test_all_regions_starting_one_after_the_other_are_compared_with_those_that_come_later():
    found = estimate(panel(regions=24, effect=-0.4, starts=[16 + place for place in range(24)]))

    assert found.verdict == Verdict.FELL
    assert found.relative == pytest.approx(-0.4, abs=0.08)
    assert any("months of regions that started are not used" in said for said in found.could_not)
    assert found.placebo_in_space.stands_out is None


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (8, "R000: 8 months are known before the start; a whole year (12) is needed."),
        (44, "R000: 4 months are known since the start; 6 are needed."),
    ],
)
def test_a_short_time_before_or_after_is_too_little_to_say(start, why):
    found = estimate(panel(starts=(start,)))

    assert (found.verdict, found.why_not) == (Verdict.TOO_LITTLE, why)


def test_few_cases_are_too_little_to_say():
    few = [row._replace(value=float(row.month % 2)) if row.region == "R000" else row for row in rows()]

    found = estimate(panel_of(few))

    assert found.verdict == Verdict.TOO_LITTLE
    assert "6 cases in the year before the start; under 30 chance alone makes large changes" in found.why_not


def test_nobody_starting_is_said_so():
    found = estimate(panel(starts=()))

    assert (
        found.why_not
        == "No region starts within the panel: treated_from is empty everywhere, or lies after the last month."
    )


def test_a_start_after_the_last_month_makes_a_comparison_region():
    later = [row._replace(treated_from=FIRST + 60) if row.region == "R007" else row for row in rows()]

    assert estimate(panel_of(later)).regions["never_started"] == 39


def test_one_region_that_cannot_be_used_does_not_take_the_others_with_it():
    found = estimate(panel(starts=(30, 2, 32), effect=-0.4))

    assert [(one.region, one.estimate is None) for one in found.treated] == [
        ("R000", False),
        ("R002", False),
        ("R001", True),
    ]
    assert found.could_not == ("R001 was not used: 2 months are known before the start; a whole year (12) is needed.",)


def test_cities_are_compared_with_cities_by_their_official_code():
    cities = {f"R{place:03d}": f"35.{71 + place}" if place < 20 else f"35.{place - 19:02d}" for place in range(40)}
    coded = [row._replace(region=cities[row.region]) for row in rows()]

    found = estimate(panel_of(coded))

    assert found.comparisons
    assert all(one.region >= "35.71" for one in found.comparisons)


def test_weights_of_the_comparison_regions_are_shares():
    found = estimate(panel())

    assert sum(one.weight for one in found.comparisons) == pytest.approx(1, abs=1e-3)
    assert len(found.comparisons) <= 20
    assert "R000" not in {one.region for one in found.comparisons}


def test_the_picture_holds_each_used_month_with_the_comparison_at_the_regions_level():
    found = estimate(panel(effect=-0.4))

    assert len(found.path) == 24 + 18
    before = [point.own - point.other for point in found.path[:24]]
    after = [point.own - point.other for point in found.path[24:]]
    assert numpy.mean(before) == pytest.approx(0, abs=1e-9)
    assert numpy.mean(after) == pytest.approx(found.estimate)
    assert all(point.low <= point.other <= point.high for point in found.path)


def test_the_same_panel_gives_the_same_estimate_to_the_last_digit_in_any_order_of_rows():
    given = rows(regions=40, starts=MANY)

    once, again = estimate(panel_of(given)), estimate(panel_of(list(reversed(given))))

    assert json.dumps(once.as_dict()) == json.dumps(again.as_dict())
    assert once.seed == 20260101


def test_a_shift_of_all_values_shifts_no_estimate_and_a_scale_scales_it():
    given = panel(effect=-0.4, starts=(30, 34))
    found = estimate(given)

    doubled = estimate(replace(given, values=given.values * 2))

    assert doubled.estimate == pytest.approx(2 * found.estimate, rel=1e-6)
    assert doubled.interval.low == pytest.approx(2 * found.interval.low, rel=1e-6)


@pytest.mark.parametrize(("freedom", "known"), [(4, 2.776), (6, 2.447), (10, 2.228), (30, 2.042), (1000, 1.962)])
def test_students_quantile_is_right_to_two_thousandths(freedom, known):
    assert t_quantile(freedom) == pytest.approx(known, abs=0.002)


def test_a_panel_of_flat_lines_says_no_change_and_does_not_break():
    flat = [Row(f"R{r:02d}", FIRST + m, 10.0, FIRST + 24 if r == 0 else None) for r in range(12) for m in range(40)]

    found = estimate(panel_of(flat))

    assert (found.verdict, round(found.estimate, 9)) == (Verdict.NO_CLEAR_CHANGE, 0)


def _place(month: str) -> int:
    return (int(month[:4]) - 2020) * 12 + int(month[5:]) - 1
