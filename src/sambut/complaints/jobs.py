"""Reactions and sweeps. Each reads the row again; none trusts what it was told."""

from datetime import datetime

from django.db import DatabaseError

from sambut.calendars.models import DecreeEvent
from sambut.complaints import actions, figures, sights, telling, vocabulary
from sambut.complaints.actions.timing import TIMER_STEPS
from sambut.complaints.models import Clock, ComplaintEvent
from sambut.kernel.refusals import Refused
from sambut.organisations.models import OrganisationEvent

BATCH = 500


def tell(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb: notices for who must know."""
    event = ComplaintEvent.objects.select_related("complaint__holder", "complaint__body").get(pk=event_id)
    telling.tell(event, at=at)


def sweep_clocks(_: int, *, at: datetime) -> None:
    """Every minute: what became late is written and told, what waited too long for the reporter ends.

    A row that cannot be done does not stop the others; it is told at the end, and tried again at the next turn.
    """
    failed: dict[int, Exception] = {}
    while True:
        due = (
            Clock.objects.filter(stopped_at=None, late_at=None, due_at__lte=at)
            .exclude(pk__in=failed)
            .order_by("due_at")
        )
        batch = list(due.values_list("pk", "step")[:BATCH])
        for clock_id, step in batch:
            try:
                actions.close_by_timer(clock_id, at=at) if step in TIMER_STEPS else actions.mark_late(clock_id, at=at)
            except (Refused, DatabaseError) as fault:
                failed[clock_id] = fault
        if len(batch) < BATCH:
            break
    for first in failed.values():
        raise first


def follow_move(event_id: int, *, at: datetime) -> None:
    """Reaction to a unit that moved in the tree: who is above it now sees its cases, who was above it no more."""
    moved = OrganisationEvent.objects.values_list("organisation_id", flat=True).get(pk=event_id)
    sights.rebuild(below=moved)


def rederive_clocks(decree_event_id: int, *, at: datetime) -> None:
    """Reaction to a new or changed decree: every running clock that may be touched is counted again."""
    decree = DecreeEvent.objects.values_list("decree_id", flat=True).get(pk=decree_event_id)
    last = 0
    while True:
        batch = Clock.objects.filter(stopped_at=None, pk__gt=last).order_by("pk")
        ids = list(batch.values_list("pk", flat=True)[:BATCH])
        if not ids:
            return
        for clock_id in ids:
            actions.rederive_clock(clock_id, decree=decree, at=at)
        last = ids[-1]


def count_figures(_: int, *, at: datetime) -> None:
    """Every quarter of an hour: the kept figures of all bodies."""
    figures.count(at=at)


def count_words(_: int, *, at: datetime) -> None:
    """Every hour: which words are common in open cases."""
    vocabulary.count()
