"""Answering. No event, no outbox row, no actor, no time: all of them would lead back to a person at a counter."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.surveys import marking
from sambut.surveys.access import why_not_answer
from sambut.surveys.actions.locking import locked
from sambut.surveys.models import Answer, Mark, Round, RoundElement, Ticket
from sambut.surveys.rules import HIGHEST, LOWEST
from sambut.surveys.states import State

Scores = Mapping[str, int]


@transaction.atomic
def answer_with_ticket(round_id: int, *, ticket: str, scores: Scores, at: datetime) -> None:
    """One answer for one ticket, however often it is pressed."""
    round_ = _open(round_id, at=at)
    held = Ticket.objects.filter(mark=marking.ticket_mark(round_, ticket), round=round_).first()
    if held is None:
        raise Refused("survey.answer.wrong_ticket")
    if held.used:
        raise Refused("survey.answer.ticket_used")
    _keep(round_, scores)
    Ticket.objects.filter(pk=held.pk).update(used=True)


@transaction.atomic
def answer_with_account(round_id: int, *, scores: Scores, by: Person, at: datetime) -> None:
    """One answer for one account."""
    round_ = _open(round_id, at=at)
    if reason := why_not_answer(by, round_):
        raise Refused(reason)
    mark = marking.person_mark(round_, by.user_id or 0)
    if Mark.objects.filter(mark=mark).exists():
        raise Refused("survey.answer.already")
    _keep(round_, scores)
    Mark.objects.create(mark=mark, round=round_)


def _open(round_id: int, *, at: datetime) -> Round:
    """Locked, so that two presses are one after the other; closed by its date even before the sweep has come."""
    round_ = locked(round_id)
    if round_.state != State.OPEN or round_.closes_at <= at:
        raise Refused("survey.answer.closed")
    return round_


def _keep(round_: Round, scores: Scores) -> None:
    asked = set(RoundElement.objects.filter(round=round_).values_list("code", flat=True))
    if not scores:
        raise Refused("survey.answer.empty")
    for code, score in scores.items():
        if code not in asked or type(score) is not int or not LOWEST <= score <= HIGHEST:
            raise Refused("survey.answer.outside", element=code[:8])
    Answer.objects.create(round=round_, scores=dict(sorted(scores.items())))
