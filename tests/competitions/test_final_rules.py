"""The plain rules of the last stage: a timetable without a clash, votes, weights, the working days of objections."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.competitions.actions.scoring import Given
from sambut.competitions.final.balancing import least_developed
from sambut.competitions.final.forms import marks_in
from sambut.competitions.final.timetable import Asks, Held, Place, Window, clashes, make
from sambut.competitions.final.voting import carried, objected
from sambut.competitions.final.weighing import Parts, Weights, panel_mean, seen_share
from sambut.competitions.models import FinalCriterion
from sambut.frame import refusals
from sambut.kernel.refusals import Refused

NINE = datetime(2025, 4, 7, 2, tzinfo=UTC)


def window(hours: float, day: int = 0) -> Window:
    start = NINE + timedelta(days=day)
    return Window(start, start + timedelta(hours=hours))


def test_two_entries_of_one_body_never_present_at_once_even_with_two_rooms():
    asks = [Asks(1, body=7), Asks(2, body=7), Asks(3, body=8)]
    made, left = make(asks, [Place(1, (1, 2)), Place(2, (3, 4))], [window(1)], minutes=20, gap=5, least=2)
    assert left == []
    at = {one.entry: one.starts_at for one in made}
    assert at[1] != at[2]
    assert at[3] in (at[1], at[2])


def test_who_lives_farther_east_presents_earlier_in_the_day():
    asks = [Asks(1, 1, east=420), Asks(2, 2, east=540), Asks(3, 3, east=480)]
    made, _left = make(asks, [Place(1, (1, 2))], [window(2)], minutes=20, gap=5, least=1)
    assert [one.entry for one in made] == [2, 3, 1]


def test_a_barred_judge_does_not_hear_and_too_few_are_told():
    places = [Place(1, (1, 2, 3))]
    made, left = make([Asks(1, 1, barred=frozenset({2}))], places, [window(1)], minutes=20, gap=5, least=2)
    assert (made[0].judges, left) == (frozenset({1, 3}), [])
    made, left = make([Asks(1, 1, barred=frozenset({1, 2}))], places, [window(1)], minutes=20, gap=5, least=2)
    assert (made, left) == ([], [1])


def test_whoever_is_left_changes_places_with_somebody_who_can_go_elsewhere():
    """The second of body 7 fits only where the third entry would sit."""
    asks = [Asks(1, body=7), Asks(2, body=7), Asks(3, body=8), Asks(4, body=9)]
    made, left = make(asks, [Place(1, (1,)), Place(2, (2,))], [window(0.75)], minutes=20, gap=5, least=1)
    assert left == []
    assert len({(one.starts_at, one.room) for one in made}) == 4


def test_what_has_no_place_is_said_and_not_squeezed_in():
    made, left = make([Asks(n, n) for n in range(5)], [Place(1, (1,))], [window(0.75)], minutes=20, gap=5, least=1)
    assert (len(made), len(left)) == (2, 3)


@settings(max_examples=60, deadline=None)
@given(
    bodies=st.lists(st.integers(1, 5), min_size=1, max_size=14),
    barred=st.lists(st.frozensets(st.integers(1, 5), max_size=3), min_size=14, max_size=14),
    panels=st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=4, unique=True), min_size=1, max_size=3),
    days=st.integers(1, 2),
)
def test_no_timetable_that_is_ever_made_has_a_clash(bodies, barred, panels, days):  # type: ignore[no-untyped-def]
    asks = [Asks(number, body, barred=barred[number]) for number, body in enumerate(bodies)]
    places = [Place(number, tuple(panel)) for number, panel in enumerate(panels)]
    made, left = make(asks, places, [window(1.5, day) for day in range(days)], minutes=20, gap=5, least=1)
    assert sorted([one.entry for one in made] + left) == list(range(len(bodies)))
    for one in made:
        assert clashes(one, made) == []
        assert one.judges
        assert not one.judges & barred[one.entry]


def test_a_clash_names_room_body_and_judge():
    one = Held(1, 7, 1, NINE, NINE + timedelta(minutes=20), frozenset({1}))
    other = Held(2, 7, 1, NINE + timedelta(minutes=19), NINE + timedelta(minutes=39), frozenset({1, 2}))
    assert [(clash.kind, sorted(clash.judges)) for clash in clashes(one, [other])] == [
        ("room", []),
        ("body", []),
        ("judge", [1]),
    ]
    later = Held(3, 7, 1, one.ends_at, one.ends_at + timedelta(minutes=20), frozenset({1}))
    assert clashes(one, [later]) == []


def test_votes_carry_who_has_more_than_half_of_those_who_may_vote():
    votes = {1: {11, 12}, 2: {11}, 3: {11, 12, 13}, 4: {12}}
    assert carried(votes, present={11, 12, 13}, barred={}, places=2, order=[1, 2, 3, 4]) == [3, 1]
    assert carried(votes, present={11, 12, 13}, barred={4: {11, 13}}, places=3, order=[1, 2, 3, 4]) == [3, 4, 1]
    assert carried({1: {11}, 2: {11}}, present={11}, barred={}, places=1, order=[2, 1]) == [2]
    assert carried({1: {99}}, present={11}, barred={1: {11}}, places=1, order=[1]) == []
    assert objected({1: {11}, 2: {99}}, present={11}, taken=[1, 2]) == [1]


def test_parts_add_up_by_declared_weights_and_what_lacks_is_named():
    weights = Weights(40, 40, 20)
    assert Parts(90, 80, 50).total(weights) == 78
    assert Parts(90, None, None).lacks(weights) == ["panel", "visit"]
    assert Parts(90, None, None).lacks(Weights(100, 0, 0)) == []
    assert panel_mean([80, 90], scored=90, head=10, head_points=100) == pytest.approx(86.5)
    assert panel_mean([80, 90], scored=100) == 85
    assert panel_mean([], scored=100) is None
    assert seen_share({1: True, 2: False, 3: None}, [1, 2, 3, 4]) == 25
    assert seen_share({}, []) is None


def test_the_list_of_least_developed_regencies_is_whole():
    codes = least_developed()
    assert len(codes) == 62  # Perpres 63/2020
    assert {code[:2] for code in codes} == {
        "12", "13", "16", "18", "52", "53", "72", "81", "82", "91", "92", "93", "94", "95", "96",
    }  # fmt: skip
    assert {"12.04", "53.11", "82.08"} <= codes


@pytest.mark.parametrize("typed", ["abc", "1_0", "1e1", "-5", "1000", "8,123", "NaN"])
def test_a_score_that_is_no_number_is_refused_with_the_bounds(typed: str):
    with pytest.raises(Refused) as refused:
        marks_in({"nilai-dampak": typed}, [FinalCriterion(code="dampak", name="Dampak")])
    assert refusals.sentence(refused.value) == "Nilai Dampak harus antara 0 dan 100."
    assert marks_in({"nilai-dampak": typed}, [FinalCriterion(code="dampak", name="Dampak")], typing=True) == {}


def test_a_score_may_have_a_comma_and_two_decimals_and_none_is_none():
    rows = [FinalCriterion(code="dampak"), FinalCriterion(code="mutu")]
    assert marks_in({"nilai-dampak": " 82,25 ", "alasan-mutu": "Belum."}, rows) == {
        "dampak": Given(Decimal("82.25")), "mutu": Given(None, "Belum."),
    }  # fmt: skip
