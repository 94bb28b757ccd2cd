"""One answer a person, without keeping who."""

import hashlib
import hmac
from datetime import timedelta

import pytest

from sambut.kernel.refusals import Refused
from sambut.mandates.models import SupportAccess
from sambut.surveys import actions, jobs, marking, queries
from sambut.surveys.models import Answer, Mark, Round, Ticket
from tests.surveys.golden import ANSWERS


def refused(code: str):
    return pytest.raises(Refused, match=f"survey.answer.{code}")


def press(way, ticket: str, scores=None) -> None:
    actions.answer_with_ticket(way.round.pk, ticket=ticket, scores=scores or ANSWERS[0], at=way.tick())


def test_a_ticket_answers_once_however_it_is_typed(way):
    way.open(tickets=2)
    press(way, f" {marking.spoken(way.tickets[0]).lower()} ")
    with refused("ticket_used"):
        press(way, way.tickets[0], ANSWERS[3])
    assert [one.scores for one in Answer.objects.all()] == [ANSWERS[0]]


def test_a_code_that_was_never_printed_or_of_another_round_opens_nothing(way):
    way.open(tickets=1)
    foreign, way.tickets = way.tickets[0], []
    way.open(tickets=1, unit=way.cast.officer_next_door.organisation)
    for code in (foreign, "K7QX29PM4RTY", "", "' or 1=1", "x" * 100_000):
        with refused("wrong_ticket"):
            press(way, code)
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("scores", "code"),
    [
        ({}, "empty"), ({"U1": 5}, "outside"), ({"U1": 0}, "outside"), ({"U1": True}, "outside"), ({"X1": 3}, "outside"),
        ({"U1": "4"}, "outside"), ({"U1": 3.0}, "outside"),
    ],
)  # fmt: skip
def test_what_was_not_asked_is_no_answer_and_uses_no_ticket(way, scores, code):
    way.open(tickets=1)
    with refused(code):
        actions.answer_with_ticket(way.round.pk, ticket=way.tickets[0], scores=scores, at=way.tick())
    press(way, way.tickets[0])
    assert Answer.objects.count() == 1


def test_an_account_answers_once_in_each_round(way, cast):
    way.open()
    citizen = cast.citizen.person(way.at)
    actions.answer_with_account(way.round.pk, scores=ANSWERS[0], by=citizen, at=way.tick())
    with refused("already"):
        actions.answer_with_account(way.round.pk, scores=ANSWERS[1], by=citizen, at=way.tick())
    way.open(unit=cast.officer_next_door.organisation)
    actions.answer_with_account(way.round.pk, scores=ANSWERS[2], by=citizen, at=way.tick())
    assert (Answer.objects.count(), Mark.objects.count()) == (2, 2)


def test_who_works_there_above_or_below_does_not_answer_with_the_account(way, cast):
    way.open()
    for player in (cast.unit_officer, cast.agency_admin, cast.mayor, cast.inspector):
        with refused("own_office"):
            actions.answer_with_account(way.round.pk, scores=ANSWERS[0], by=player.person(way.at), at=way.tick())
    with refused("without_ticket"):
        actions.answer_with_account(way.round.pk, scores=ANSWERS[0], by=cast.visitor, at=way.tick())
    for player in (cast.officer_next_door, cast.agency_admin_far_away):  # they are citizens here
        actions.answer_with_account(way.round.pk, scores=ANSWERS[0], by=player.person(way.at), at=way.tick())
    assert not SupportAccess.objects.exists()


def test_nothing_is_answered_before_the_opening_or_after_the_closing(way):
    way.open(tickets=2)
    ticket = way.tickets[0]
    way.close()
    with refused("closed"):
        press(way, ticket)
    way.prepare()
    with refused("closed"):
        press(way, ticket)


def test_nobody_with_the_database_can_try_out_who_answered(way, cast, settings):
    """The mark is no hash that can be made from the database alone: half of its key lies outside, the other is gone at closing."""
    way.open(tickets=1)
    user = cast.citizen.user.pk
    actions.answer_with_account(way.round.pk, scores=ANSWERS[0], by=cast.citizen.person(way.at), at=way.tick())
    stored = bytes(Mark.objects.get().mark)
    key = bytes(Round.objects.get(pk=way.round.pk).key)
    tries = [f"person|{user}", str(user), way.round.number + str(user), f"{way.round.uuid}{user}"]
    for text in tries:
        assert stored != hmac.digest(key, text.encode(), hashlib.sha256)
        assert stored != hashlib.sha256(key + text.encode()).digest()
    before = marking.person_mark(Round.objects.get(pk=way.round.pk), user)
    assert before == stored
    round_ = way.close()
    with pytest.raises(ValueError, match="no key"):
        marking.person_mark(round_, user)


def test_two_rounds_hash_one_person_differently(way, cast):
    first = way.open()
    second = way.open(unit=cast.officer_next_door.organisation)
    assert marking.person_mark(first, 7) != marking.person_mark(second, 7)
    assert marking.person_mark(first, 7) != marking.ticket_mark(first, "7")


def test_tickets_are_told_once_and_only_their_marks_are_kept(way):
    way.open(tickets=40)
    assert len(set(way.tickets)) == 40
    assert {len(code) for code in way.tickets} == {marking.LENGTH}
    kept = b"".join(bytes(row.mark) for row in Ticket.objects.all())
    assert not any(code.encode() in kept for code in way.tickets)
    assert way.round.__class__.objects.get(pk=way.round.pk).handed_out == 40
    for count in (0, -1, 241):
        with pytest.raises(Refused, match=r"survey\.hand_out\.count"):
            actions.hand_out_tickets(way.round.pk, count=count, by=way.admin, at=way.tick())


def test_the_night_mixes_open_rounds_and_the_day_closes_those_that_are_over(way, cast):
    way.open(tickets=12)
    way.answer(ANSWERS[:12])
    before = set(Answer.objects.values_list("pk", flat=True))
    jobs.mix_answers(0, at=way.tick())
    assert before.isdisjoint(Answer.objects.values_list("pk", flat=True))

    jobs.close_due_rounds(0, at=way.round.closes_at - timedelta(minutes=1))
    assert Answer.objects.count() == 12
    jobs.close_due_rounds(0, at=way.round.closes_at)
    assert (Answer.objects.count(), queries.result_of(way.round).respondents) == (0, 12)
    jobs.close_due_rounds(0, at=way.round.closes_at + timedelta(minutes=5))
