"""Several at once, on connections of their own: one person, one answer, whatever is pressed."""

import pytest

from sambut.surveys import actions, loading, queries
from sambut.surveys.models import Answer, Mark, Round, RoundEvent, Ticket
from tests.complaints.racing import at_once
from tests.surveys.conftest import Way
from tests.surveys.golden import ANSWERS

pytestmark = pytest.mark.own_database


@pytest.fixture
def way(own_database, cast) -> Way:
    loading.load()
    for left in Round.objects.filter(state="open"):
        actions.close_round(left.pk, by=cast.agency_admin.person(left.opens_at), at=left.closes_at)
    return Way(cast)


def press(way, ticket: str, scores):
    return lambda: actions.answer_with_ticket(way.round.pk, ticket=ticket, scores=scores, at=way.at)


def test_two_presses_of_one_ticket_are_one_answer(way):
    way.open(tickets=3)
    for place, ticket in enumerate(way.tickets, start=1):
        found = at_once(*(press(way, ticket, ANSWERS[n]) for n in range(3)))
        assert sorted(map(str, found)) == ["None", "survey.answer.ticket_used", "survey.answer.ticket_used"]
        assert (Answer.objects.count(), Ticket.objects.filter(used=True).count()) == (place, place)


def test_two_windows_of_one_account_are_one_answer(way, cast):
    way.open()
    person = cast.citizen.person(way.at)

    found = at_once(*[lambda: actions.answer_with_account(way.round.pk, scores=ANSWERS[0], by=person, at=way.at)] * 3)

    assert sorted(map(str, found)) == ["None", "survey.answer.already", "survey.answer.already"]
    assert (Answer.objects.count(), Mark.objects.count()) == (1, 1)


def test_an_answer_in_the_instant_of_the_closing_is_counted_or_refused_never_lost(way):
    way.open(tickets=11)
    way.answer(ANSWERS[:10])
    ticket, at, admin = way.tickets[0], way.tick(), way.admin

    answered, closed = at_once(
        lambda: actions.answer_with_ticket(way.round.pk, ticket=ticket, scores=ANSWERS[10], at=at),
        lambda: actions.close_round(way.round.pk, by=admin, at=at).state,
    )

    respondents = queries.result_of(way.round).respondents
    assert (answered, closed, respondents) in ((None, "closed", 11), ("survey.answer.closed", "closed", 10))
    assert not Answer.objects.filter(round=way.round).exists()


def test_two_sweeps_close_a_round_once_and_mixing_meanwhile_loses_nothing(way):
    way.open(tickets=12)
    way.answer(ANSWERS[:12])
    due = way.round.closes_at

    found = at_once(
        lambda: actions.close_by_clock(way.round.pk, at=due), lambda: actions.close_by_clock(way.round.pk, at=due),
        lambda: actions.mix_answers(way.round.pk),
    )  # fmt: skip

    assert sorted(map(str, found)) == ["False", "None", "True"]
    assert RoundEvent.objects.filter(round=way.round, verb="close").count() == 1
    assert queries.result_of(way.round).respondents == 12


def test_two_officers_open_two_rounds_of_one_unit_and_one_is_open(way):
    first, second = way.prepare(), way.prepare()
    admin, at = way.admin, way.tick()

    found = at_once(*(lambda pk=pk: actions.open_round(pk, by=admin, at=at).state for pk in (first.pk, second.pk)))

    assert sorted(map(str, found)) == ["open", "survey.open.another_is_open"]


def test_an_answer_while_the_order_is_forgotten_is_kept(way):
    way.open(tickets=6)
    way.answer(ANSWERS[:5])
    ticket = way.tickets[0]
    at_once(press(way, ticket, ANSWERS[5]), lambda: actions.mix_answers(way.round.pk))
    assert Answer.objects.filter(round=way.round).count() == 6
