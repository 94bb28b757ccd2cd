"""Periods of the room."""

from datetime import datetime

from django.db import DatabaseError

from sambut.kernel.refusals import Refused
from sambut.surveys import actions
from sambut.surveys.models import Answer, Round
from sambut.surveys.states import State


def close_due_rounds(_: int, *, at: datetime) -> None:
    """Rounds whose last day is over. One that cannot be closed does not stop the others; it is told at the end."""
    failed: list[Exception] = []
    for round_id in Round.objects.filter(state=State.OPEN, closes_at__lte=at).values_list("pk", flat=True):
        try:
            actions.close_by_clock(round_id, at=at)
        except (Refused, DatabaseError) as fault:
            failed.append(fault)
    for first in failed:
        raise first


def mix_answers(_: int, *, at: datetime) -> None:
    """By night: the order in which people answered is forgotten in every round that is open."""
    open_rounds = Round.objects.filter(state=State.OPEN).values_list("pk", flat=True)
    for round_id in open_rounds.filter(pk__in=Answer.objects.values("round")):
        actions.mix_answers(round_id)
