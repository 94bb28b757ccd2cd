"""Entries are given to judges: every rule kept, every pair with its reason, the best that can be had, or why it cannot."""

from collections import Counter
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.competitions.science.affinity import Entry, Judge, fitting
from sambut.competitions.science.assigning import Rules, assign
from sambut.competitions.science.graph import GATE

SECTORS = ("Kesehatan", "Pendidikan", "Perizinan", "Sosial")


def contest(entries=80, judges=16, *, seed=1, institutions=8, load=None, provinces=12):
    chance = np.random.default_rng(seed)
    all_ = [
        Entry(
            f"P{at:03}",
            SECTORS[chance.integers(4)],
            f"Dinas {chance.integers(40)}",
            f"Prov {chance.integers(provinces)}",
        )
        for at in range(entries)
    ]
    readers = [
        Judge(
            f"J{at:02}",
            frozenset({SECTORS[at % 4]}),
            f"Univ {at % institutions}",
            f"Prov {chance.integers(provinces)}",
            load,
        )
        for at in range(judges)
    ]
    conflicts = frozenset((f"J{chance.integers(judges):02}", f"P{chance.integers(entries):03}") for _ in range(entries))
    return all_, readers, conflicts


def check(entries, judges, conflicts, found, rules):
    """Every hard rule, from the pairs alone."""
    by_entry, by_judge = {one.key: one for one in entries}, {one.key: one for one in judges}
    assert len({(one.entry, one.judge) for one in found.pairs}) == len(found.pairs)
    for one in found.pairs:
        entry, judge = by_entry[one.entry], by_judge[one.judge]
        assert (one.judge, one.entry) not in conflicts
        assert not entry.institution or entry.institution != judge.institution
        assert not entry.province or entry.province != judge.province
        assert one.reasons
    seats = Counter((one.entry, by_judge[one.judge].institution) for one in found.pairs)
    assert not rules.one_of_an_institution or all(
        count == 1 for (_, institution), count in seats.items() if institution
    )
    loads = Counter(one.judge for one in found.pairs)
    assert all(one.load is None or loads[one.key] <= one.load for one in judges)
    assert {name: count for name, count in found.loads.items() if count} == dict(loads)
    if found.feasible:
        assert Counter(one.entry for one in found.pairs) == {one.key: rules.readings for one in entries}


def test_every_rule_is_kept_loads_are_even_and_the_judges_can_be_compared():
    entries, judges, conflicts = contest(320, 32, institutions=12)
    found = assign(fitting(entries, judges, conflicts=conflicts))
    check(entries, judges, conflicts, found, Rules())
    assert found.feasible
    assert 28 <= min(found.loads.values()) <= max(found.loads.values()) <= 36
    assert 0.15 <= found.crossing <= 0.22
    assert found.eigenvalue > GATE
    assert found.notes == ()


@settings(max_examples=20, deadline=None)
@given(
    seed=st.integers(0, 10_000), entries=st.integers(1, 25), judges=st.integers(1, 9), readings=st.integers(1, 4),
    institutions=st.integers(1, 9), load=st.one_of(st.none(), st.integers(0, 12)), crossing=st.floats(0, 1), fair=st.booleans(),
)  # fmt: skip
def test_whatever_the_contest_no_rule_is_broken_and_what_lacks_is_told(
    seed, entries, judges, readings, institutions, load, crossing, fair
):
    all_, readers, conflicts = contest(entries, judges, seed=seed, institutions=institutions, load=load, provinces=4)
    rules = Rules(readings, crossing, fair=fair)
    found = assign(fitting(all_, readers, conflicts=conflicts), rules)
    check(all_, readers, conflicts, found, rules)
    lacks = {one.entry: one.lacks for one in found.uncovered}
    given_ = Counter(one.entry for one in found.pairs)
    assert {one.key: readings - given_[one.key] for one in all_ if given_[one.key] < readings} == lacks
    assert found.feasible == (not lacks)
    assert len(found.ways_out) == (0 if found.feasible else 3)


@pytest.mark.parametrize("seed", range(5))
def test_what_lacks_is_no_more_than_must(seed):
    """Against a search over everything: three entries, four judges, two readings each."""
    entries, judges, conflicts = contest(3, 4, seed=seed, institutions=3, load=2, provinces=3)
    fit = fitting(entries, judges, conflicts=conflicts)
    found = assign(fit, Rules(2))
    options = []
    for row in range(3):
        free = [at for at in range(4) if fit.allowed[row, at]]
        sets = [one for size in range(3) for one in combinations(free, size)]
        options.append([one for one in sets if len({judges[at].institution for at in one}) == len(one)])
    best = max(
        sum(map(len, plan))
        for plan in product(*options)
        if max(Counter(at for one in plan for at in one).values(), default=0) <= 2
    )
    assert len(found.pairs) == best


def test_the_best_fit_is_had():
    """Against a search over everything: without load prices in the way, each entry has its own expert."""
    entries = [Entry(name, words=frozenset({name})) for name in ("gizi", "banjir", "izin")]
    judges = [Judge(f"J{name}", words=frozenset({name})) for name in ("izin", "gizi", "banjir")]
    found = assign(fitting(entries, judges), Rules(1))
    assert {(one.entry, one.judge) for one in found.pairs} == {
        ("gizi", "Jgizi"),
        ("banjir", "Jbanjir"),
        ("izin", "Jizin"),
    }
    assert {one.parts["shared words"] for one in found.pairs} == {0.3}
    assert found.pairs[0].reasons == ("shared words +0.3", "no rule bars it; reads 1")


def test_parts_of_the_affinity_stay_visible():
    entries = [Entry("P", "Sosial")]
    judges = [Judge("A", frozenset({"sosial"}), load=5), Judge("B", frozenset({"Kesehatan"})), Judge("C")]
    found = assign(fitting(entries, judges, standing=frozenset({("B", "P")})), Rules(3))
    assert {one.judge: (one.parts, one.across, one.reasons) for one in found.pairs} == {
        "A": ({"same sector": 0.4}, False, ("same sector +0.4", "no rule bars it; reads 1 of at most 5")),
        "B": ({"already given": 0.6}, True, ("already given +0.6", "another sector, so that judges can be compared", "no rule bars it; reads 1")),
        "C": ({}, False, ("no rule bars it; reads 1",)),
    }  # fmt: skip


def test_what_stands_is_disturbed_only_where_a_rule_or_a_judge_is_gone():
    entries, judges, conflicts = contest()
    before = assign(fitting(entries, judges, conflicts=conflicts))
    standing = frozenset((one.judge, one.entry) for one in before.pairs)
    gone = next(iter(sorted(standing)))
    after = assign(fitting(entries, judges, conflicts=conflicts | {gone}, standing=standing), Rules(seed=99))
    kept = {(one.judge, one.entry) for one in after.pairs} & standing
    assert gone not in kept
    assert len(standing - kept) <= 3
    assert after.notes == (f"{len(standing - kept)} of {len(standing)} pairs that stood are taken away.",)


def test_alternates_come_at_once_and_keep_the_rules():
    entries, judges, conflicts = contest()
    found = assign(fitting(entries, judges, conflicts=conflicts))
    institution = {one.key: one.institution for one in judges}
    province = {one.key: one.province for one in (*entries, *judges)}
    assert len(found.alternates) == len(entries)
    for entry, judge in found.alternates.items():
        readers = {one.judge for one in found.pairs if one.entry == entry}
        assert institution[judge] not in {institution[one] for one in readers}
        assert (judge, entry) not in conflicts
        assert province[judge] != province[entry]


def test_fairness_lifts_those_worst_off():
    chance = np.random.default_rng(3)
    words = [f"w{at}" for at in range(12)]
    entries = [Entry(f"P{at}", words=frozenset(chance.choice(words, 3, replace=False).tolist())) for at in range(40)]
    judges = [
        Judge(f"J{at}", words=frozenset(chance.choice(words, 4, replace=False).tolist()), load=13) for at in range(10)
    ]
    fit = fitting(entries, judges)
    plain, fair = assign(fit), assign(fit, Rules(fair=True))
    assert fair.worst_off > plain.worst_off
    assert fair.total > 0.9 * plain.total


def test_too_little_load_is_told_with_the_three_ways_out():
    found = assign(fitting([Entry(name) for name in "ABC"], [Judge(name, load=1) for name in "XYZ"]), Rules(2))
    assert not found.feasible
    assert [(one.lacks, one.may, one.why) for one in found.uncovered] == [
        (1, 3, "the judges who may read it are full")
    ] * 3
    assert found.ways_out == (
        "More judges, or higher loads: 3 of 6 readings find nobody; the loads together allow 3 readings, 6 are needed.",
        "Fewer readings of an entry: 1 each can be covered today.",
        "No rule could be lifted: none bars a judge of A, B, C.",
    )


def test_where_fewer_readings_would_not_do_it_says_whether_loads_or_rules_are_in_the_way():
    entries = [Entry(name) for name in "ABC"]
    loads = assign(fitting(entries, [Judge("X", load=1), Judge("Y", load=1)]), Rules(2)).ways_out[1]
    rules = assign(
        fitting(entries, [Judge("X"), Judge("Y")], conflicts=frozenset({("X", "A"), ("Y", "A")})), Rules(2)
    ).ways_out[1]
    assert loads == "Fewer readings of an entry would not do: not even one each can be covered."
    assert rules == "Fewer readings of an entry would not do: no judge may read 1 of them."


def test_an_entry_that_too_few_may_read_is_named_with_what_bars_them():
    entries = [Entry("P", institution="Dinas", province="Bali"), Entry("Q")]
    judges = [
        Judge("A", institution="dinas"),
        Judge("B", province=" BALI "),
        Judge("C"),
        Judge("D", institution="Univ"),
        Judge("E", institution="Univ"),
    ]
    found = assign(fitting(entries, judges, conflicts=frozenset({("C", "P"), ("nobody", "P")})), Rules(2))
    assert [(one.entry, one.lacks, one.may, one.barred, one.why) for one in found.uncovered] == [
        ("P", 1, 2, {"conflict": 1, "same institution": 1, "same province": 1},
         "the 2 judges who may read it come from 1 institutions, 2 are needed"),
    ]  # fmt: skip
    assert (
        found.ways_out[2] == "Lift a rule for P, with a reason: conflict (1), same institution (1), same province (1)."
    )
    assert found.notes == ("1 conflicts name a judge or an entry that is not in the files, and bar nothing.",)
    assert assign(fitting(entries, judges, same_province=True), Rules(2)).feasible


def test_without_judges_entries_or_readings_nothing_can_be_given():
    for entries, judges, readings in (([], [Judge("A")], 1), ([Entry("P")], [], 1), ([Entry("P")], [Judge("A")], 0)):
        with pytest.raises(ValueError, match="needs entries, judges"):
            assign(fitting(entries, judges), Rules(readings))
