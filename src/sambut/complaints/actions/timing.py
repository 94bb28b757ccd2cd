"""What clocks do by themselves. The sweep finds due clocks; each action asks again under the lock."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from sambut.calendars.rules import Limit, due_or_provisional
from sambut.complaints import clocks
from sambut.complaints.actions.moving import locked, move
from sambut.complaints.models import Clock, Complaint
from sambut.complaints.models.complaint import BY_CLOCK
from sambut.complaints.states import Ending, Step, Verb

TIMER_STEPS = (Step.REACT, Step.COMPLETE)
"""Clocks that wait for the reporter: when they run out the case ends, it is nobody's lateness."""


@transaction.atomic
def mark_late(clock_id: int, *, at: datetime) -> bool:
    """Lateness is an event, and somebody is told. True when it was written now, False when there was nothing to write."""
    clock = Clock.objects.get(pk=clock_id)
    complaint = locked(clock.complaint_id)
    clock.refresh_from_db()
    if clock.step in TIMER_STEPS or clock.stopped_at or clock.late_at or clock.due_at > at:
        return False
    clock.late_at = at
    clock.save(update_fields=["late_at"])
    move(
        complaint,
        Verb.MARK_LATE,
        by=BY_CLOCK,
        at=at,
        clock=clock.pk,
        step=clock.step,
        organisation=clock.organisation_id,
    )
    return True


@transaction.atomic
def close_by_timer(clock_id: int, *, at: datetime) -> bool:
    """Ends a case in which the reporter did not react in time. Counted apart: a timer never means solved. Istilah: ditutup otomatis."""
    clock = Clock.objects.get(pk=clock_id)
    complaint = locked(clock.complaint_id)
    clock.refresh_from_db()
    if clock.step not in TIMER_STEPS or clock.stopped_at or clock.due_at > at:
        return False
    ending = Ending.BY_TIMER if clock.step == Step.REACT else Ending.NEVER_COMPLETED
    move(complaint, Verb.CLOSE, by=BY_CLOCK, at=at, ending=ending, clock=clock.pk)
    return True


@transaction.atomic
def rederive_clock(clock_id: int, *, decree: int | None, at: datetime) -> bool:
    """Counts a running clock again under the calendar as it is now, and names the decree. True when the limit moved.

    What is no longer late may become late again; the event of the first lateness stays.
    """
    clock = Clock.objects.select_related("rule", "organisation__region").get(pk=clock_id)
    complaint: Complaint = locked(clock.complaint_id)
    clock.refresh_from_db(fields=["due_at", "provisional", "stopped_at", "late_at"])
    if clock.stopped_at:
        return False
    zone = ZoneInfo(clock.organisation.zone if clock.organisation else clocks.NATIONAL_ZONE)
    due = due_or_provisional(
        clock.started_at, Limit.parse(clock.rule.limit), zone, clocks.calendar_of(clock.organisation)
    )
    if (due.due_at, due.provisional) == (clock.due_at, clock.provisional):
        return False
    before, clock.due_at, clock.provisional = clock.due_at, due.due_at, due.provisional
    clock.late_at = clock.late_at if due.due_at <= at else None
    clock.save(update_fields=["due_at", "provisional", "late_at"])
    move(
        complaint, Verb.REDERIVE, by=BY_CLOCK, at=at,
        clock=clock.pk, decree=decree, before=before.astimezone(UTC).isoformat(), after=due.due_at.astimezone(UTC).isoformat(),
    )  # fmt: skip
    return True
