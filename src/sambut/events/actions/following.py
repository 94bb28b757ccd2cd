"""What follows: tasks of each office, the closing report, its papers."""

import hashlib
import json
from datetime import date, datetime

from django.db import transaction

from sambut.events import counting
from sambut.events.access import require
from sambut.events.actions.around import asked, done, locked
from sambut.events.models import Counts, Event, Report, Task
from sambut.events.rules import day_of
from sambut.events.states import TaskKind, TaskState, Verb
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation


@transaction.atomic
def give_task(
    event_id: int, *, unit: Organisation, kind: TaskKind, text: str, due_on: date, innovation: Innovation | None = None,
    by: Person, at: datetime,
) -> Task:  # fmt: skip
    """What an office does after the event, until when. Its officers are told."""
    event = locked(event_id)
    task = Task(
        event=event, unit=unit, innovation=innovation, kind=kind, text=text.strip(), due_on=due_on, given_at=at,
        given_by_id=by.user_id or 0,
    )  # fmt: skip
    asked(event, Verb.GIVE_TASK, task, by)
    if due_on < day_of(at, unit.zone):
        raise Refused("event.give_task.in_the_past")
    task.save()
    done(event, Verb.GIVE_TASK, by=by.user_id, at=at, task=task.pk, unit=unit.pk)
    return task


@transaction.atomic
def finish_task(task_id: int, *, note: str, by: Person, at: datetime) -> Task:
    """Done, and what was done in a sentence."""
    return _ended(task_id, Verb.FINISH_TASK, TaskState.DONE, note, by, at)


@transaction.atomic
def drop_task(task_id: int, *, note: str, by: Person, at: datetime) -> Task:
    """No longer to be done, and why."""
    return _ended(task_id, Verb.DROP_TASK, TaskState.DROPPED, note, by, at)


def _ended(task_id: int, verb: Verb, state: TaskState, note: str, by: Person, at: datetime) -> Task:
    event = locked(Task.objects.values_list("event_id", flat=True).get(pk=task_id))
    task = Task.objects.select_related("unit").get(pk=task_id)
    task.event = event
    asked(event, verb, task, by)
    if task.state != TaskState.OPEN:
        raise Refused(f"event.{verb.value}.from_{task.state}")
    if not note.strip():
        raise Refused(f"event.{verb.value}.no_note")
    task.state, task.note, task.ended_at = state, note.strip(), at
    task.save()
    done(event, verb, by=by.user_id, at=at, before=TaskState.OPEN, after=state, task=task.pk, unit=task.unit_id)
    return task


@transaction.atomic
def report_event(event_id: int, *, words: str, words_english: str, by: Person, at: datetime) -> Report:
    """Publishes the closing report: the derived numbers are frozen as they are, the host adds only words."""
    event = locked(event_id)
    event.after(Verb.REPORT)
    require(by, Verb.REPORT, event)
    counting.keep(event.pk, at=at)
    figures = counting.figures_of(Counts.objects.get(event=event))
    report = Report.objects.create(
        event=event, figures=figures, method=counting.METHOD, digest=digest_of(event, figures), words=words.strip(),
        words_english=words_english.strip(), published_at=at,
    )  # fmt: skip
    event.move(Verb.REPORT, by=by.user_id, at=at, digest=report.digest)
    counting.keep(event.pk, at=at)
    return report


def digest_of(event: Event, figures: dict[str, int]) -> str:
    """Of the numbers and the event they are of; a changed number shows."""
    told = json.dumps([str(event.uuid), counting.METHOD, figures], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def is_whole(report: Report) -> bool:
    """Are the frozen numbers those that were published?"""
    return report.digest == digest_of(report.event, report.figures)
