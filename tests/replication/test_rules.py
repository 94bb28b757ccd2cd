"""Plain rules: likeness of places, the score of a match, what cannot be copied, what figures offer, dates, the tables of moves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.frame.refusals import reasons
from sambut.innovations.states import Authority, Cost, Stage, Sustainability
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.regions.states import Kind
from sambut.replication.models import Agreement, Interest, Need
from sambut.replication.rules import (
    Asked,
    Given,
    Place,
    Topic,
    island_of,
    likeness,
    months_after,
    obstacles,
    score,
    spans_of,
    speaks,
)
from sambut.replication.states import (
    BEFORE,
    INTEREST_MOVES,
    NEED_MOVES,
    OPEN,
    PUBLIC,
    STAYING,
    TRANSITIONS,
    UNDER_WAY,
    InterestState,
    NeedState,
    State,
    Verb,
)

JENEPONTO = Place(kind="regency", island="sulawesi", population=415_000, area=749)
SEMARANG = Place(kind="city", island="java", population=1_700_000, area=374)
TAKALAR = Place(kind="regency", island="sulawesi", population=315_000, area=566)
ALL = (
    JENEPONTO,
    SEMARANG,
    TAKALAR,
    Place("regency", "papua", 30_000, 24_000),
    Place("province", "java", 50_000_000, 35_000),
)
SPANS = spans_of(ALL)

places = st.builds(
    Place, kind=st.sampled_from(["", "regency", "city", "province"]), island=st.sampled_from(["", "java", "papua"]),
    population=st.none() | st.floats(1_000, 50_000_000), area=st.none() | st.floats(10, 500_000),
)  # fmt: skip


@given(places, places)
def test_likeness_is_the_same_from_both_sides_and_between_nought_and_one(one: Place, other: Place):
    there, back = likeness(one, other, SPANS), likeness(other, one, SPANS)
    assert there == back
    assert there.value is None or 0 <= there.value <= 1
    assert all(0 <= part <= 1 for part in there.parts.values())


@given(places)
def test_a_place_is_wholly_like_itself_as_far_as_it_is_known(one: Place):
    itself = likeness(one, one, SPANS)
    assert itself.value in (None, pytest.approx(1.0))
    assert (itself.value is None) == (not itself.parts)


def test_what_is_not_known_does_not_count():
    only_kind = likeness(Place(kind="regency"), Place(kind="regency", population=10_000, area=5), SPANS)
    assert (only_kind.value, dict(only_kind.parts)) == (1.0, {"kind": 1.0})
    assert likeness(Place(), SEMARANG, SPANS).value is None
    assert likeness(None, SEMARANG, SPANS).value is None


def test_a_neighbour_of_its_size_is_more_like_a_regency_than_a_big_city_far_away():
    near, far = likeness(JENEPONTO, TAKALAR, SPANS), likeness(JENEPONTO, SEMARANG, SPANS)
    assert near.value is not None
    assert far.value is not None
    assert near.value > 0.9 > far.value
    assert set(near.named()) == {"kind", "island", "population", "density", "area"}
    assert set(far.apart) == {"kind", "island"}


@pytest.mark.parametrize(
    ("code", "island"),
    [
        ("73.04", "sulawesi"),
        ("33.74", "java"),
        ("19", "riau"),
        ("21.71", "riau"),
        ("12", "sumatra"),
        ("94.01", "papua"),
        ("", ""),
    ],
)
def test_islands_are_read_from_the_code(code: str, island: str):
    assert island_of(code) == island


def test_the_score_is_words_times_place_times_proof():
    assert score(1.0, 1.0, 4) == 1.0
    assert score(1.0, 0.0, 4) == 0.5  # an unlike place halves
    assert score(1.0, 1.0, 0) == pytest.approx(2 / 3)  # no proof takes a third
    assert score(1.0, None, 4) == 0.75  # a ministry has no place
    assert score(0.0, 1.0, 4) == 0.0


@given(st.floats(0, 1), st.none() | st.floats(0, 1), st.integers(0, 4))
def test_no_score_leaves_its_bounds_and_more_of_anything_never_scores_less(
    words: float, context: float | None, grade: int
):
    value = score(words, context, grade)
    assert 0 <= value <= words
    assert score(1.0, context, grade) >= value
    assert score(words, 1.0, grade) >= value
    assert score(words, context, 4) >= value


HERE = Asked(kind=Kind.REGENCY, body_id=1)


@pytest.mark.parametrize(
    ("given_", "found"),
    [
        (Given(2), []),
        (Given(1), ["own"]),
        (Given(2, family=frozenset({1, 2})), ["own_copy"]),
        (Given(2, state=InnovationState.WITHDRAWN), ["withdrawn"]),
        (Given(2, stage=Stage.IDEA), ["only_an_idea"]),
        (Given(2, sustainability=Sustainability.STOPPED), ["stopped"]),
        (Given(2, authority=Authority.PROVINCE), ["authority"]),
        (Given(2, authority=Authority.CITY), ["authority"]),
        (Given(2, authority=Authority.VILLAGE), []),
        (Given(2, authority=Authority.REGENCY), []),
        (Given(2, willing=False), ["not_willing"]),
        (Given(2, helped=3, most=3), ["owner_full"]),
        (Given(2, cost=Cost.HUGE), []),
    ],
)
def test_what_cannot_be_copied_says_why(given_: Given, found: list[str]):
    assert obstacles(HERE, given_) == found


def test_the_dearest_band_that_can_be_afforded_is_a_filter():
    asked = Asked(kind=Kind.REGENCY, body_id=1, cost=Cost.MIDDLE)
    assert obstacles(asked, Given(2, cost=Cost.MIDDLE)) == []
    assert obstacles(asked, Given(2, cost=Cost.LARGE)) == ["cost"]
    assert obstacles(asked, Given(2, cost="")) == []  # not said is no obstacle


def test_a_city_may_what_a_regency_may_and_a_ministry_something_else():
    assert obstacles(Asked(kind=Kind.CITY), Given(2, authority=Authority.CITY)) == []
    assert obstacles(Asked(kind=""), Given(2, authority=Authority.MINISTRY)) == []
    assert obstacles(Asked(kind=""), Given(2, authority=Authority.REGENCY)) == ["authority"]
    assert obstacles(Asked(), Given(2, authority=Authority.PROVINCE)) == []  # nobody in particular asks


@pytest.mark.parametrize(
    ("topic", "why"),
    [
        (Topic(100, 100, 400_000, 5_000, 200_000_000), ["above"]),
        (Topic(100, 50, 400_000, 50_000, 200_000_000), ["rising"]),
        (Topic(100, 50, 400_000, 5_000, 200_000_000), ["above", "rising"]),
        (Topic(19, 1, 4_000, 5_000, 200_000_000), []),
        (Topic(100, 90, 400_000, 50_000, 200_000_000), []),
        (Topic(100, 5, 400_000, 60_000, 200_000_000), []),  # five before say nothing about rising
        (Topic(100, 50, None, 5_000, 200_000_000), ["rising"]),  # a body without people has no rate
    ],
)
def test_a_topic_is_offered_when_it_stands_above_the_country_or_rises(topic: Topic, why: list[str]):
    assert speaks(topic) == why


@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(0, 480))
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int):
    later = months_after(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day
    assert later.day == day.day or (later.replace(day=28) <= later and later.day >= 28)


# -- the tables of moves -------------------------------------------------------------------------------------------


def led(row: Agreement | Need | Interest, verb: Verb) -> str:
    """The state that the verb led to, or the code with which it was refused."""
    try:
        row.state = row.after(verb)
    except Refused as refused:
        return refused.code
    return str(row.state)


OF_AGREEMENTS = {verb for _, verb in TRANSITIONS} | set(STAYING)


@given(st.lists(st.sampled_from(sorted(OF_AGREEMENTS)), max_size=12))
def test_no_row_of_verbs_leaves_the_table_of_an_agreement(verbs: list[Verb]):
    """Whatever is tried in whatever order: each verb leads where the table says, or is refused with a sentence."""
    agreement = Agreement(state=State.DRAFT)
    for verb in verbs:
        before = agreement.state
        allowed = (before, verb) in TRANSITIONS or before in STAYING.get(verb, ())
        code = f"agreement.{verb}.from_{before}"
        assert led(agreement, verb) == (TRANSITIONS.get((before, verb), before) if allowed else code)
        assert allowed or code in reasons()
        if before in (State.STOPPED, State.CANCELLED):
            assert agreement.state == before


def test_nothing_runs_that_was_not_started_and_nothing_starts_unsigned():
    reached = {state: {before for (before, _), after in TRANSITIONS.items() if after == state} for state in State}
    assert reached[State.STARTED] == {State.SIGNED}
    assert reached[State.RUNNING] == {State.STARTED}
    assert reached[State.SIGNED] == set()  # only the second signature leads there
    assert set(OPEN) | {State.STOPPED, State.CANCELLED} == set(State)
    assert not set(BEFORE) & set(PUBLIC)
    assert set(UNDER_WAY) < set(PUBLIC)


@given(st.lists(st.sampled_from([Verb.WRITE_NEED, Verb.MEET_NEED, Verb.REOPEN_NEED, Verb.CLOSE_NEED]), max_size=10))
def test_a_need_keeps_to_its_table(verbs: list[Verb]):
    need = Need(state=NeedState.OPEN)
    for verb in verbs:
        before = need.state
        said = led(need, verb)
        assert said == NEED_MOVES.get((before, verb), said)
        assert (before, verb) in NEED_MOVES or said in reasons()


@given(st.lists(st.sampled_from([Verb.ACCEPT, Verb.REFUSE, Verb.WITHDRAW]), max_size=8))
def test_an_interest_keeps_to_its_table_and_ends_for_good(verbs: list[Verb]):
    interest = Interest(state=InterestState.WAITING)
    for verb in verbs:
        before = interest.state
        said = led(interest, verb)
        assert said == INTEREST_MOVES.get((before, verb), said)
        assert (before, verb) in INTEREST_MOVES or said in reasons()
        if before in (InterestState.REFUSED, InterestState.WITHDRAWN):
            assert interest.state == before
