"""How notices name what they are about: the name of the forum, which is public, and where it is read. Nothing else leaves."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from sambut.events.models import Booking, Delegation, Task
from sambut.events.states import Answer, TaskState
from sambut.notices import subjects
from sambut.notices.subjects import Subject

DELEGATION, BOOKING, TASK = "delegation", "clinic_booking", "forum_task"


@subjects.names(DELEGATION)
def name_delegations(ids: Collection[int]) -> dict[int, Subject]:
    rows = Delegation.objects.filter(pk__in=ids).select_related("event")
    return {row.pk: _of_delegation(row) for row in rows}


def _of_delegation(row: Delegation) -> Subject:
    path = reverse("events:delegation", args=[row.uuid])
    due_at = row.event.answer_by if row.state == Answer.INVITED else None
    return Subject(row.event.name, reporter_path=path, desk_path=path, due_at=due_at, zone=row.event.zone)


@subjects.names(BOOKING)
def name_bookings(ids: Collection[int]) -> dict[int, Subject]:
    rows = Booking.objects.filter(pk__in=ids).select_related("slot__event")
    return {row.pk: _of_booking(row) for row in rows}


def _of_booking(row: Booking) -> Subject:
    path = reverse("events:desk")
    return Subject(row.slot.event.name, reporter_path=path, desk_path=path, zone=row.slot.event.zone)


@subjects.names(TASK)
def name_tasks(ids: Collection[int]) -> dict[int, Subject]:
    rows = Task.objects.filter(pk__in=ids).select_related("event", "unit")
    return {row.pk: _of_task(row) for row in rows}


def _of_task(row: Task) -> Subject:
    path = reverse("events:tasks")
    due_at = None
    if row.state == TaskState.OPEN:
        due_at = datetime.combine(row.due_on + timedelta(days=1), time.min, ZoneInfo(row.unit.zone))
    return Subject(row.event.name, reporter_path=path, desk_path=path, due_at=due_at, zone=row.unit.zone)
