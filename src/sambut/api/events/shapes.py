"""What a forum looks like from outside. Names of delegates leave only to who may see the delegation."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import WithJsonSchema

from sambut.api.answers import Shape
from sambut.api.complaints.shapes import Spoken
from sambut.events.counting import DEFINITIONS, METHOD, figures_of
from sambut.events.models import (
    Booking,
    ClinicSlot,
    Counts,
    Delegate,
    Delegation,
    DeskRequest,
    Event,
    Partner,
    Pledge,
    Session,
    Stand,
)
from sambut.events.states import Answer, Capacity, SessionKind, State
from sambut.kernel.numbers import spoken

ForumState = Annotated[str, WithJsonSchema({"type": "string", "enum": State.values})]
ForumAnswer = Annotated[str, WithJsonSchema({"type": "string", "enum": Answer.values})]
"""Written out: the document keeps one place for each name of an enum, and other rooms have a state too."""


class ForumRow(Shape):
    uuid: UUID
    name: str
    host: str
    venue: str
    zone: str
    """Where it takes place; times are told in UTC."""
    starts_at: datetime
    ends_at: datetime
    state: ForumState


class ForumPage(Shape):
    rows: list[ForumRow]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class ForumSpeaker(Shape):
    name: str
    role_line: str


class ForumSession(Shape):
    uuid: UUID
    kind: SessionKind
    title: str
    room: str
    starts_at: datetime
    ends_at: datetime
    speakers: list[ForumSpeaker]


class ForumStand(Shape):
    uuid: UUID
    number: str
    innovation: UUID
    title: str
    unit: str
    body: str


class ForumPartner(Shape):
    body: str
    body_uuid: UUID
    contribution: str


class ForumCount(Shape):
    key: str
    label: str
    value: int
    counts: str
    """What exactly is counted. No two of these numbers count the same."""


class ForumCounts(Shape):
    counted_at: datetime
    method: str
    """The version of the definitions."""
    counts: list[ForumCount]


class PublicForum(ForumRow):
    summary: str
    answer_by: datetime
    sessions: list[ForumSession]
    stands: list[ForumStand]
    partners: list[ForumPartner]
    counts: ForumCounts | None
    """Open to everybody once the forum is over; before that `null`."""


class ForumInterest(Shape):
    unit: str
    stand: str
    recorded_at: datetime
    """When it was recorded first: tapped again it stays the same."""


class ForumSlot(Shape):
    uuid: UUID
    topic: str
    table: str
    starts_at: datetime
    ends_at: datetime


class ForumBooking(ForumSlot):
    booking: UUID
    question: str


class ForumDelegate(Shape):
    uuid: UUID
    name: str
    role_line: str
    capacity: Capacity
    state: ForumAnswer
    code: Spoken
    present: bool


class ForumPledge(Shape):
    innovation: UUID
    title: str
    pledged_at: datetime


class ForumQuestion(Shape):
    uuid: UUID
    topic: str
    question: str
    answer: str
    answered_at: datetime | None


class ForumDelegation(Shape):
    uuid: UUID
    forum: UUID
    body: str
    state: ForumAnswer
    """Who never answers stays `invited`."""
    invited_at: datetime
    answered_at: datetime | None
    people: list[ForumDelegate]
    bookings: list[ForumBooking]
    free: list[ForumSlot]
    """Slots that can be booked now, those about what the body's units were interested in first."""
    pledges: list[ForumPledge]
    questions: list[ForumQuestion]


class ForumPresence(Shape):
    uuid: UUID
    body: str
    capacity: Capacity
    checked_in_at: datetime
    """When this person was checked in first on this day."""


def row(event: Event) -> dict[str, Any]:
    return {
        "uuid": event.uuid, "name": event.name, "host": event.body.name, "venue": event.venue, "zone": event.zone,
        "starts_at": event.starts_at, "ends_at": event.ends_at, "state": event.state,
    }  # fmt: skip


def forum(
    event: Event, sessions: list[Session], stands: list[Stand], partners: list[Partner], kept: Counts | None
) -> dict[str, Any]:
    return row(event) | {
        "summary": event.summary, "answer_by": event.answer_by, "sessions": [_session(one) for one in sessions],
        "stands": [_stand(one) for one in stands],
        "partners": [
            {"body": one.body.name, "body_uuid": one.body.uuid, "contribution": one.contribution} for one in partners
        ],
        "counts": counts(kept) if kept else None,
    }  # fmt: skip


def counts(kept: Counts) -> dict[str, Any]:
    return {
        "counted_at": kept.counted_at,
        "method": METHOD,
        "counts": [
            {"key": key, "label": str(DEFINITIONS[key].label), "value": value, "counts": str(DEFINITIONS[key].words)}
            for key, value in figures_of(kept).items()
        ],
    }


def delegation(
    found: Delegation, people: list[Delegate], bookings: list[Booking], free: list[ClinicSlot], pledges: list[Pledge],
    questions: list[DeskRequest],
) -> dict[str, Any]:  # fmt: skip
    return {
        "uuid": found.uuid, "forum": found.event.uuid, "body": found.body.name, "state": found.state,
        "invited_at": found.invited_at, "answered_at": found.answered_at, "people": [_delegate(one) for one in people],
        "bookings": [slot(one.slot) | {"booking": one.uuid, "question": one.question} for one in bookings], "free": [slot(one) for one in free],
        "pledges": [
            {"innovation": one.innovation.uuid, "title": one.innovation.name, "pledged_at": one.pledged_at} for one in pledges
        ],
        "questions": [question(one) for one in questions],
    }  # fmt: skip


def question(one: DeskRequest) -> dict[str, Any]:
    names = ("uuid", "topic", "question", "answer", "answered_at")
    return {name: getattr(one, name) for name in names}


def slot(one: ClinicSlot) -> dict[str, Any]:
    return {
        "uuid": one.uuid, "topic": one.topic, "table": one.table, "starts_at": one.starts_at, "ends_at": one.ends_at,
    }  # fmt: skip


def _session(one: Session) -> dict[str, Any]:
    return {
        "uuid": one.uuid, "kind": one.kind, "title": one.title, "room": one.room, "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "speakers": [{"name": who.name, "role_line": who.role_line} for who in one.speakers.all()],
    }  # fmt: skip


def _stand(one: Stand) -> dict[str, Any]:
    shown = one.innovation
    return {
        "uuid": one.uuid, "number": one.number, "innovation": shown.uuid, "title": shown.name, "unit": shown.unit.name,
        "body": shown.body.name,
    }  # fmt: skip


def _delegate(one: Delegate) -> dict[str, Any]:
    return {
        "uuid": one.uuid, "name": one.name, "role_line": one.role_line, "capacity": one.capacity, "state": one.state,
        "code": spoken(one.code), "present": one.came,  # type: ignore[attr-defined]
    }  # fmt: skip
