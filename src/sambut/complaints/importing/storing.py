"""Planned rows become cases with events, clocks and sight: one transaction a batch, one statement a table.

The same rules as the verbs: a row that is imported equals a case that walked submit, forward, answer and end at the
same times, but for who did it and when it was recorded (a property test shows it). No notices; nothing public before masking.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction

from sambut.complaints import clocks
from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.importing.places import Places
from sambut.complaints.importing.planning import Planned
from sambut.complaints.messages import digest_of
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, ImportBatch, Message, Sight
from sambut.complaints.rules import END_OF_TIME, sighted
from sambut.complaints.states import ActorKind, Ending, MessageKind, Status, Step, Verb
from sambut.identities.actions import begin_boxes
from sambut.kernel.numbers import new_number
from sambut.ledger.outbox import announce
from sambut.organisations.models import Organisation

TOPIC = "imports.stored"


@dataclass(frozen=True)
class Stored:
    taken: list[Planned]
    before: list[Planned]
    """Rows that an earlier import of the same source has taken already."""


@transaction.atomic
def store(rows: Sequence[Planned], mapping: Mapping, places: Places, *, at: datetime) -> Stored:
    """Stores what is not stored yet. Two imports of one source at the same time wait for each other."""
    _one_at_a_time(mapping)
    keys = {submission_of(mapping, row): row for row in rows}
    known = set(Complaint.objects.filter(submission__in=keys).values_list("submission", flat=True))
    fresh = [row for key, row in keys.items() if key not in known]
    if fresh:
        _store(fresh, mapping, places, at=at)
    taken = {row.line for row in fresh}
    return Stored(fresh, [row for row in rows if row.line not in taken])


def submission_of(mapping: Mapping, row: Planned) -> str:
    """One row of one source, for ever: importing it again does nothing."""
    return hashlib.sha256(f"import:{mapping.body}:{mapping.title}:{row.source_id}".encode()).hexdigest()


def _store(rows: list[Planned], mapping: Mapping, places: Places, *, at: datetime) -> None:
    boxes = begin_boxes(len(rows), at=at)
    numbers = _free_numbers(len(rows))
    runs = [_run(row, places, mapping, at=at) for row in rows]
    cases = [
        Complaint(
            number=number, handle=box.handle, submission=submission_of(mapping, row), status=run.status, ending=run.ending,
            grade=mapping.grade, anonymous=mapping.anonymous, secret=mapping.secret, channel=mapping.channel,
            category_id=places.topic(row.topic), region_id=places.region(row.district, row.village),
            body=places.body, holder=run.holder, received_at=row.received_at, answered_at=row.answered_at,
            ended_at=row.answered_at, next_at=run.next_at,
        )
        for row, run, box, number in zip(rows, runs, boxes, numbers, strict=True)
    ]  # fmt: skip
    Complaint.objects.bulk_create(cases)
    messages = [
        Message(
            complaint=case, kind=MessageKind.REPORT, author=ActorKind.REPORTER, written_at=row.received_at,
            sealed=box.seal_text(row.text), digest=digest_of(case, row.text),
        )
        for row, box, case in zip(rows, boxes, cases, strict=True)
    ]  # fmt: skip
    Message.objects.bulk_create(messages)
    together = list(zip(rows, runs, cases, messages, strict=True))
    ComplaintEvent.objects.bulk_create([event for row, run, case, text in together for event in _events(row, run, case, text, at=at)])
    Clock.objects.bulk_create([_of(clock, case) for _, run, case, _ in together for clock in run.clocks])
    Sight.objects.bulk_create([sight for _, run, case, _ in together for sight in _sights(run, case)])
    batch = ImportBatch.objects.create(title=mapping.title, stored_at=at, first_id=cases[0].pk, last_id=cases[-1].pk)
    announce(TOPIC, batch.pk, at=at)


@dataclass(frozen=True)
class Run:
    """The way of one row: where it ends, and its clocks."""

    holder: Organisation | None
    status: Status
    ending: Ending
    clocks: tuple[Clock, ...]
    next_at: datetime


def _run(row: Planned, places: Places, mapping: Mapping, *, at: datetime) -> Run:
    """Received and forwarded at once (the source tells no other time), answered and ended at once."""
    holder = places.unit(row.unit)
    verify = places.clock(Step.VERIFY, places.body, row.received_at)
    verify.stopped_at = row.received_at if holder else None
    if holder is None:
        return Run(None, Status.RECEIVED, Ending.NONE, (_late(verify, at=at),), verify.due_at)
    verify.working_days = 0
    answer = places.clock(Step.ANSWER, holder, row.received_at)
    if row.answered_at is None:
        return Run(holder, Status.FORWARDED, Ending.NONE, (verify, _late(answer, at=at)), answer.due_at)
    _stop(answer, row.answered_at, holder, places)
    react = places.clock(Step.REACT, holder, row.answered_at)
    _stop(react, row.answered_at, holder, places)
    return Run(holder, Status.CLOSED, Ending.ANSWERED_ELSEWHERE, (verify, answer, react), END_OF_TIME)


def _stop(clock: Clock, at: datetime, organisation: Organisation, places: Places) -> None:
    clock.stopped_at = at
    clock.working_days = clocks.used(clock.started_at, at, places.zone_of(organisation), places.calendar)


def _late(clock: Clock, *, at: datetime) -> Clock:
    """What was late long before the import tells nobody now."""
    clock.late_at = at if clock.due_at <= at else None
    return clock


def _of(clock: Clock, case: Complaint) -> Clock:
    clock.complaint = case
    return clock


def _events(row: Planned, run: Run, case: Complaint, message: Message, *, at: datetime) -> list[ComplaintEvent]:
    body = {"body": case.body_id} if case.body_id else {}
    made = [_event(case, Verb.IMPORT, "", Status.RECEIVED, row.received_at, at, {"message": message.pk, **body})]
    if run.holder:
        facts = {"to": run.holder.pk, "grade": case.grade, "category": case.category_id, "subject": None}
        made.append(_event(case, Verb.FORWARD, Status.RECEIVED, Status.FORWARDED, row.received_at, at, facts))
    if row.answered_at:
        made.append(_event(case, Verb.ANSWER, Status.FORWARDED, Status.ANSWERED, row.answered_at, at, {"elsewhere": True}))
        made.append(_event(case, Verb.END_ELSEWHERE, Status.ANSWERED, Status.CLOSED, row.answered_at, at, {}))
    return made


def _event(case: Complaint, verb: Verb, before: str, after: str, happened_at: datetime, at: datetime, facts: dict[str, object]) -> ComplaintEvent:
    return ComplaintEvent(
        complaint=case, verb=verb, state_from=before, state_to=after, happened_at=happened_at, recorded_at=at,
        actor_kind=ActorKind.IMPORT, facts=facts,
    )  # fmt: skip


def _sights(run: Run, case: Complaint) -> list[Sight]:
    place = run.holder or case.body
    paths = [place.path] if place else []
    return [
        Sight(
            organisation_id=organisation, complaint=case, status=case.status, supervisory=case.grade == "supervisory",
            secret=case.secret, next_at=case.next_at, received_at=case.received_at,
        )
        for organisation in sorted(sighted(paths, None))
    ]  # fmt: skip


def _free_numbers(count: int) -> list[str]:
    numbers: set[str] = set()
    while len(numbers) < count:
        drawn = {new_number(settings.ENVIRONMENT.number_prefix) for _ in range(count - len(numbers))}
        numbers |= drawn - set(Complaint.objects.filter(number__in=drawn).values_list("number", flat=True))
    return list(numbers)


def _one_at_a_time(mapping: Mapping) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [f"{mapping.body}:{mapping.title}"])
