"""What hangs on one judge, on the weights, and whether a group is treated otherwise."""

import numpy as np
import pytest

from sambut.competitions.science.influence import group_test, influence, weight_ranges
from sambut.competitions.science.panel import panel_of
from sambut.competitions.science.ranking import rank
from tests.competitions.science.panels import mixed, readings, table


def test_a_judge_who_decides_alone_is_named_with_who_changes_side():
    marks = {"x": {"A": 6, "B": 6, "C": 1}, "y": {"A": 5, "B": 5, "C": 9}, "z": {"A": 2, "B": 2, "C": 2}}
    first, *others = influence(rank(table(marks), top=1, draws=50))
    assert (first.judge, first.comes_in, first.falls_out, first.unread) == ("C", ("x",), ("y",), ())
    assert all(not one.comes_in and not one.falls_out for one in others)


def test_an_entry_that_nobody_else_read_falls_out_and_is_named():
    found = influence(rank(table({"x": {"A": 9}, "y": {"A": 5, "B": 5}, "z": {"B": 4}}), top=1, draws=50))
    assert {one.judge: (one.comes_in, one.falls_out, one.unread) for one in found} == {
        "A": (("y",), ("x",), ("x",)),
        "B": ((), (), ("z",)),
    }


def test_leaving_a_judge_out_of_a_calibrated_panel_is_the_panel_without_that_judge():
    made = mixed(60, 8, 3, seed=6)
    found = rank(made, top=10, draws=50)
    told = {one.judge: one for one in influence(found)}
    rest = panel_of(one for one in readings(made) if one.judge != "J0003")
    without = set(rank(rest, top=10, draws=50).calibrated[:10])
    changed = set(found.calibrated[:10]) - set(told["J0003"].falls_out) | set(told["J0003"].comes_in)
    assert len(changed & without) >= 9  # variances are kept, not estimated anew


def planted(gain: float, *, seed=3, only=None):
    """A panel in which readings of the group get `gain` more (from judges in `only`)."""
    made = mixed(90, 12, 3, seed=seed)
    near = [(judge + entry) % 4 == 0 for judge, entry in zip(made.judge, made.entry, strict=True)]
    return near, panel_of(
        one._replace(score=one.score + gain * (at and (only is None or one.judge in only)))
        for at, one in zip(near, readings(made), strict=True)
    )


def test_judges_who_favour_their_own_region_are_found():
    near, made = planted(20.0)
    found = group_test(made, ["near" if at else "far" for at in near], permutations=199)
    assert (found.of_judges, found.p) == (False, 0.005)
    assert found.differences["near"] > 5 > 0 > found.differences["far"]


def test_where_nobody_is_favoured_the_test_is_quiet():
    chances = []
    for seed in range(12):
        near, made = planted(0.0, seed=seed)
        chances.append(group_test(made, ["near" if at else "far" for at in near], permutations=99).p)
    assert sum(one <= 0.05 for one in chances) <= 3
    assert 0.2 < np.mean(chances) < 0.8


def test_a_group_of_entries_is_tested_for_judges_who_differ_and_never_called_favoured():
    made = mixed(90, 12, 3, seed=3)
    groups = [made.entries[entry][-1] in "02468" for entry in made.entry]
    lifted = panel_of(
        one._replace(score=one.score + 25 * (at and one.judge in ("J0001", "J0002", "J0003")))
        for at, one in zip(groups, readings(made), strict=True)
    )
    better = panel_of(one._replace(score=one.score + 25 * at) for at, one in zip(groups, readings(made), strict=True))
    labels = ["even" if at else "odd" for at in groups]
    some, all_ = (group_test(one, labels, permutations=199) for one in (lifted, better))
    assert (some.of_judges, some.differences, some.p) == (True, {}, 0.005)
    assert all_.p > 0.05  # a better group is no bias


def test_every_reading_needs_its_label():
    with pytest.raises(ValueError, match="One label for each reading"):
        group_test(mixed(), ["a"])


def test_moved_weights_give_a_range_of_ranks():
    aspects = np.array([[90.0, 10.0], [50.0, 50.0], [49.0, 49.0], [10.0, 90.0]])
    found = {one.entry: one for one in weight_ranges(["a", "b", "c", "d"], aspects, [50, 50], top=2)}
    assert {name: (one.rank, one.best, one.worst, one.inside) for name, one in found.items()} == {
        "a": (1, 1, 4, "sometimes"),
        "b": (1, 1, 2, "always"),
        "c": (4, 3, 4, "never"),
        "d": (1, 1, 4, "sometimes"),
    }


def test_many_aspects_are_looked_at_by_chance_and_the_same_each_time():
    aspects = np.random.default_rng(1).random((30, 14))
    one, other = (weight_ranges([str(at) for at in range(30)], aspects, [1] * 14, top=5) for _ in range(2))
    assert one == other
    assert all(at.best <= at.rank <= at.worst for at in one)
