"""Planned rows become cases with events, clocks and sight: one transaction a batch, one COPY a table.

No notices; nothing public before masking. Two imports of one source at the same time wait for each other, batch by batch.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import connection, transaction
from psycopg.errors import UniqueViolation

from sambut.complaints.importing.copying import copy_rows, drawn
from sambut.complaints.importing.counting import Counting
from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.importing.places import Names
from sambut.complaints.importing.planning import Planned
from sambut.complaints.importing.walking import Way, walk
from sambut.complaints.messages import digest
from sambut.complaints.models import Complaint, ImportBatch
from sambut.complaints.rules import sighted
from sambut.complaints.states import ActorKind, Grade, MessageKind
from sambut.identities.actions import begin_boxes
from sambut.identities.sealing import Box
from sambut.kernel.numbers import new_number
from sambut.ledger.outbox import announce

TOPIC = "imports.stored"
TRIES = 3
"""Two imports that draw one number at the same instant: the constraint stops the second, and its batch is stored anew."""

CASE = (
    "id", "uuid", "number", "handle", "secret_hash", "submission", "status", "grade", "ending", "anonymous", "secret", "channel",
    "title", "category_id", "region_id", "body_id", "holder_id", "received_at", "answered_at", "ended_at", "next_at", "bounces",
)  # fmt: skip
MESSAGE = ("id", "complaint_id", "kind", "author", "written_at", "masked", "sealed", "digest")
EVENT = ("complaint_id", "verb", "state_from", "state_to", "happened_at", "recorded_at", "actor_kind", "facts")
CLOCK = (
    "complaint_id", "step", "organisation_id", "rule_id", "started_at", "due_at", "provisional", "late_at", "stopped_at", "working_days",
)  # fmt: skip
SIGHT = ("organisation_id", "complaint_id", "status", "supervisory", "secret", "holds", "next_at", "received_at")

KNOWN = """
select c.submission, exists (
         select from complaints_event as e where e.complaint_id = c.id and e.verb = 'import' and e.recorded_at = %s)
  from complaints_complaint as c where c.submission = any(%s)
"""


@dataclass(frozen=True)
class Stored:
    taken: list[Planned]
    before: list[Planned]
    """Rows that another import of the same source has taken."""
    twice: list[Planned]
    """Rows whose id stood above in this very file."""


@dataclass(slots=True)
class Case:
    """One row on its way into the tables."""

    row: Planned
    names: Names
    way: Way
    box: Box
    number: str
    pk: int
    message: int
    uuid: uuid.UUID


def store(
    rows: Sequence[tuple[Planned, Names]], mapping: Mapping, counting: Counting, *,
    at: datetime, draw: Callable[[str], str] = new_number,
) -> Stored:  # fmt: skip
    """Stores what is not stored yet, whole or not at all."""
    for left in reversed(range(TRIES)):
        try:
            return _stored(rows, mapping, counting, at=at, draw=draw)
        except UniqueViolation as violation:
            if not left or "number" not in (violation.diag.constraint_name or ""):
                raise
    raise AssertionError("unreachable")


@transaction.atomic
def _stored(
    rows: Sequence[tuple[Planned, Names]],
    mapping: Mapping,
    counting: Counting,
    *,
    at: datetime,
    draw: Callable[[str], str],
) -> Stored:
    _one_at_a_time(mapping)
    counting.refresh()
    keys = {submission_of(mapping, row.source_id): (row, names) for row, names in rows}
    known = known_before(keys, at=at)
    fresh = [pair for key, pair in keys.items() if key not in known]
    if fresh:
        _store(fresh, mapping, counting, at=at, draw=draw)
    before = [keys[key][0] for key, is_ours in known.items() if not is_ours]
    twice = [keys[key][0] for key, is_ours in known.items() if is_ours]
    return Stored([row for row, _ in fresh], before, twice)


def known_before(keys: Iterable[str], *, at: datetime) -> dict[str, bool]:
    """Submissions that are stored already, and whether this very import, which began at `at`, stored them."""
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, [at, list(keys)])
        return dict(cursor.fetchall())


def submission_of(mapping: Mapping, source_id: str) -> str:
    """One row of one source, for ever: importing it again does nothing."""
    return hashlib.sha256(f"import:{mapping.source}:{source_id}".encode()).hexdigest()


def _store(
    rows: list[tuple[Planned, Names]], mapping: Mapping, counting: Counting, *, at: datetime, draw: Callable[[str], str]
) -> None:
    boxes, numbers = begin_boxes(len(rows), at=at), free_numbers(len(rows), draw=draw)
    ids = drawn(len(rows), "complaints_complaint", "complaints_message")
    cases = [
        Case(row, names, walk(row, names, counting, at=at), box, number, pk, message, uuid.uuid4())
        for (row, names), box, number, (pk, message) in zip(rows, boxes, numbers, ids, strict=True)
    ]
    copy_rows("complaints_complaint", CASE, (_case(case, mapping) for case in cases))
    copy_rows("complaints_message", MESSAGE, (_message(case) for case in cases))
    copy_rows("complaints_event", EVENT, (event for case in cases for event in _events(case, at)))
    copy_rows("complaints_clock", CLOCK, (clock for case in cases for clock in _clocks(case)))
    copy_rows("complaints_sight", SIGHT, (sight for case in cases for sight in _sights(case)))
    batch = ImportBatch.objects.create(title=mapping.title, stored_at=at, first_id=cases[0].pk, last_id=cases[-1].pk)
    announce(TOPIC, batch.pk, at=at)


def _case(case: Case, mapping: Mapping) -> tuple[object, ...]:
    row, way, names = case.row, case.way, case.names
    return (
        case.pk, case.uuid, case.number, case.box.handle, "", submission_of(mapping, row.source_id), way.status.value, row.grade.value,
        way.ending.value, row.anonymous, row.secret, mapping.channel, "", names.topic, names.region,
        names.body.pk if names.body else None, way.holder.pk if way.holder else None,
        row.received_at, row.answered_at, way.ended_at, way.next_at, 0,
    )  # fmt: skip


def _message(case: Case) -> tuple[object, ...]:
    row = case.row
    return (
        case.message, case.pk, MessageKind.REPORT.value, ActorKind.REPORTER.value, row.received_at, "",
        case.box.seal_text(row.text), digest(case.uuid, row.text),
    )  # fmt: skip


def _events(case: Case, at: datetime) -> Iterator[tuple[object, ...]]:
    for place, event in enumerate(case.way.events):
        facts = event.facts if place else {"message": case.message, **event.facts}
        yield (
            case.pk, event.verb.value, event.before, event.after.value, event.at, at, ActorKind.IMPORT.value, json.dumps(facts),
        )  # fmt: skip


def _clocks(case: Case) -> Iterator[tuple[object, ...]]:
    for clock in case.way.clocks:
        yield (
            case.pk, clock.step.value, clock.spot.pk, clock.rule, clock.started_at, clock.due_at, clock.provisional,
            clock.late_at, clock.stopped_at, clock.working_days,
        )  # fmt: skip


def _sights(case: Case) -> Iterator[tuple[object, ...]]:
    place = case.way.holder or case.names.body
    for organisation in sorted(sighted([place.path] if place else [], None)):
        yield (
            organisation, case.pk, case.way.status.value, case.row.grade == Grade.SUPERVISORY, case.row.secret, True,
            case.way.next_at, case.row.received_at,
        )  # fmt: skip


def free_numbers(count: int, *, draw: Callable[[str], str] = new_number) -> list[str]:
    """As many public numbers that no case has."""
    numbers: set[str] = set()
    while len(numbers) < count:
        fresh = {draw(settings.ENVIRONMENT.number_prefix) for _ in range(count - len(numbers))}
        numbers |= fresh - set(Complaint.objects.filter(number__in=fresh).values_list("number", flat=True))
    return list(numbers)


def _one_at_a_time(mapping: Mapping) -> None:
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 1))", [mapping.source])
