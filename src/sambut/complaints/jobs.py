"""Reactions and sweeps. Each reads the row again; none trusts what it was told."""

from datetime import datetime, timedelta

from sambut.calendars.models import DecreeEvent
from sambut.complaints import actions, figures, telling
from sambut.complaints.actions.timing import TIMER_STEPS
from sambut.complaints.models import Clock, ComplaintEvent, Draft

BATCH = 500
DRAFT_LIFE = timedelta(days=30)


def tell(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb: notices for who must know."""
    event = ComplaintEvent.objects.select_related("complaint__holder", "complaint__body").get(pk=event_id)
    telling.tell(event, at=at)


def sweep_clocks(_: int, *, at: datetime) -> None:
    """Every minute: what became late is written and told, what waited too long for the reporter ends."""
    due = Clock.objects.filter(stopped_at=None, late_at=None, due_at__lte=at).order_by("due_at")
    for clock_id, step in due.values_list("pk", "step")[:BATCH]:
        if step in TIMER_STEPS:
            actions.close_by_timer(clock_id, at=at)
        else:
            actions.mark_late(clock_id, at=at)


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


def forget_drafts(_: int, *, at: datetime) -> None:
    """Daily: drafts that nobody touched for thirty days are thrown away with their keys."""
    old = Draft.objects.filter(changed_at__lt=at - DRAFT_LIFE).values_list("pk", flat=True)
    for draft_id in old[:BATCH]:
        actions.discard_draft(draft_id, at=at)


def count_figures(_: int, *, at: datetime) -> None:
    """Every quarter of an hour: the kept figures of all bodies."""
    figures.count(at=at)
