"""Reactions and sweeps. Each reads the row again; none trusts what it was told."""

from datetime import datetime

from django.db import DatabaseError
from django.db.models import Q

from sambut.innovations import actions, telling, words
from sambut.innovations.models import Innovation, InnovationEvent
from sambut.innovations.rules import CONFIRMED_EVERY
from sambut.innovations.states import Stage, State, Sustainability
from sambut.kernel.refusals import Refused

BATCH = 500


def tell(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb: notices for those who wait for it."""
    event = InnovationEvent.objects.select_related("innovation__unit", "innovation__parent__unit").get(pk=event_id)
    telling.tell(event, at=at)


def count_words(_: int, *, at: datetime) -> None:
    """Every hour: how common each word is among public innovations."""
    words.count()


def remind_owners(_: int, *, at: datetime) -> None:
    """Every day: owners of what runs and was not confirmed for a year, each once a year.

    A row that cannot be done does not stop the others; it is told at the end, and tried again tomorrow.
    """
    failed: dict[int, Exception] = {}
    old = (at - CONFIRMED_EVERY).date()
    due = Innovation.objects.filter(state=State.PUBLIC, stage=Stage.RUNNING).exclude(
        sustainability=Sustainability.STOPPED
    )
    due = due.filter(Q(confirmed_on=None) | Q(confirmed_on__lt=old))
    due = due.filter(Q(reminded_at=None) | Q(reminded_at__lte=at - CONFIRMED_EVERY)).order_by("pk")
    last = 0
    while True:
        batch = list(due.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH])
        for innovation_id in batch:
            try:
                actions.remind_owner(innovation_id, at=at)
            except (Refused, DatabaseError) as fault:
                failed[innovation_id] = fault
        if len(batch) < BATCH:
            break
        last = batch[-1]
    for first in failed.values():
        raise first
