"""Reactions and sweeps. Each reads the row again; none trusts what it was told."""

from datetime import datetime, timedelta

from django.db import DatabaseError, transaction

from sambut.events import actions, counting, printing
from sambut.events.models import Delegation, Happening, Task
from sambut.events.rules import TASK_NEAR, day_of, wants_reminder, wants_task_reminder
from sambut.events.states import Answer, State, TaskState
from sambut.events.telling import tell_unit
from sambut.kernel.refusals import Refused
from sambut.notices.states import Kind


def tell(happening_id: int, *, at: datetime) -> None:
    """Reaction to every verb: notices for who must know."""
    from sambut.events import telling

    rows = Happening.objects.select_related("event", "delegation__body")
    telling.tell(rows.get(pk=happening_id), at=at)


def set_papers(happening_id: int, *, at: datetime) -> None:
    """Reaction to a published report: its PDFs, in both languages. Made once; again gives the same bytes."""
    happening = Happening.objects.select_related("event__body", "event__report").get(pk=happening_id)
    printing.set_papers(happening.event.report, at=at)


def remind(_: int, *, at: datetime) -> None:
    """Every morning: who was invited and is silent near the last day, and whose task is due soon or late.

    A row that cannot be done does not stop the others; it is told at the end, and tried again the next day.
    """
    failed: list[Exception] = []
    silent = Delegation.objects.filter(state=Answer.INVITED, event__state=State.ANNOUNCED).select_related("event")
    for row in silent.order_by("pk").iterator(chunk_size=500):
        if wants_reminder(row.event.answer_by, row.reminded_at, row.invited_at, at):
            try:
                actions.remind_body(row.pk, by=None, at=at)
            except (Refused, DatabaseError) as fault:
                failed.append(fault)
    due = Task.objects.filter(state=TaskState.OPEN, due_on__lte=(at + TASK_NEAR + timedelta(days=1)).date())
    for task in due.select_related("unit").order_by("pk").iterator(chunk_size=500):
        _remind_of(task, at)
    for first in failed:
        raise first


@transaction.atomic
def _remind_of(task: Task, at: datetime) -> None:
    today = day_of(at, task.unit.zone)
    if not wants_task_reminder(task.due_on, task.reminded_on, today):
        return
    task.reminded_on = today
    task.save(update_fields=["reminded_on"])
    tell_unit(Kind.FORUM_TASK_DUE, task, at)


def count(_: int, *, at: datetime) -> None:
    """Every night: all counts derived again from their rows."""
    counting.rebuild(at=at)
