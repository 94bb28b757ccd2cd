"""Alpha and ICC against their definitions; the needed readers; intervals."""

from itertools import combinations

import numpy as np
import pytest

from sambut.competitions.science.agreement import (
    agreement_of,
    intraclass,
    krippendorff,
    readers_needed,
    spearman_brown,
)
from sambut.competitions.science.mixed import Components, components_of
from tests.competitions.science.panels import mixed, panel, table


def by_definition(made) -> float:
    """Krippendorff 2011: observed and expected disagreement over all pairs of values."""
    units = [made.score[made.entry == at] for at in range(len(made.entries))]
    units = [unit for unit in units if len(unit) > 1]
    values = np.concatenate(units)
    observed = sum(
        2 * sum((one - other) ** 2 for one, other in combinations(unit, 2)) / (len(unit) - 1) for unit in units
    ) / len(values)
    expected = 2 * sum((one - other) ** 2 for one, other in combinations(values, 2)) / (len(values) * (len(values) - 1))
    return 1 - observed / expected


@pytest.mark.parametrize("seed", range(4))
def test_alpha_is_that_of_the_definition(seed):
    made = mixed(15, 6, 3, seed=seed)
    uneven = made.without_judge(2)
    assert krippendorff(made) == pytest.approx(by_definition(made), abs=1e-12)
    assert krippendorff(uneven) == pytest.approx(by_definition(uneven), abs=1e-12)


def test_alpha_of_judges_who_agree_is_one_and_of_a_known_table_as_reckoned_by_hand():
    assert krippendorff(table({"x": {"A": 1, "B": 1}, "y": {"A": 4, "B": 4}})) == pytest.approx(1.0)
    # values 1 2 3 4: observed (1+1)·2/4 = 1, expected 2·20/12 = 10/3
    assert krippendorff(table({"x": {"A": 1, "B": 2}, "y": {"A": 3, "B": 4}})) == pytest.approx(0.7)


def test_icc_is_that_of_shrout_and_fleiss():
    """Their table of six targets and four judges: ICC(2,1) = 0.29, ICC(3,1) = 0.71, ICC(3,4) = 0.91."""
    marks = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    made = table({f"P{row}": dict(zip("ABCD", map(float, scores), strict=True)) for row, scores in enumerate(marks)})
    found = components_of(made)
    assert intraclass(found) == pytest.approx(0.29, abs=0.005)
    assert found.entry / (found.entry + found.noise) == pytest.approx(0.71, abs=0.01)
    assert agreement_of(made, found).icc_mean == pytest.approx(0.91, abs=0.005)


def test_intervals_hold_the_value_and_are_narrower_with_more_entries():
    widths = []
    for entries in (40, 640):
        made = mixed(entries, 20, 3, seed=2)
        found = agreement_of(made, components_of(made))
        assert found.alpha_interval[0] < found.alpha < found.alpha_interval[1]
        assert found.icc_interval[0] < found.icc < found.icc_interval[1]
        widths.append(found.icc_interval[1] - found.icc_interval[0])
    assert widths[1] < widths[0] / 2.5


def test_the_same_panel_has_the_same_interval():
    made = mixed(40, 8, 3)
    parts = components_of(made)
    assert agreement_of(made, parts) == agreement_of(made, parts)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([("A", "x", 1), ("A", "y", 2)], "No entry was read by two judges."),
        ([("A", "x", 1), ("B", "x", 2)], "One entry: there is no order to agree on."),
        ([("A", "x", 1), ("B", "x", 1), ("A", "y", 1), ("B", "y", 1)], "All scores are equal."),
    ],
)
def test_where_nothing_can_be_said_it_says_why(rows, why):
    found = agreement_of(panel(*rows), Components(0, 0, 0))
    assert (found.alpha, found.icc, found.alpha_interval, found.why_not) == (None, None, None, why)


def test_how_many_readers_are_enough():
    assert [round(spearman_brown(0.48, readers), 2) for readers in (1, 3, 5, 9)] == [0.48, 0.73, 0.82, 0.89]
    assert [readers_needed(0.5, wanted) for wanted in (0.4, 0.5, 0.8, 0.81)] == [1, 1, 4, 5]
    assert readers_needed(0.0, 0.8) is None
    with pytest.raises(ValueError, match="between 0 and 1"):
        readers_needed(0.5, 1.0)
