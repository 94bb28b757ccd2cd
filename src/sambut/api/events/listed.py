"""Rows of the lists of a forum's desk: invitations, clinics, questions, signatures, tasks."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import WithJsonSchema

from sambut.api.answers import Shape
from sambut.api.events import shapes
from sambut.events.models import ClinicSlot, Delegation, DeskRequest, Signing, Task
from sambut.events.states import TaskKind, TaskState

TaskStateOf = Annotated[str, WithJsonSchema({"type": "string", "enum": TaskState.values})]


class InvitedBody(Shape):
    delegation: UUID
    body: str
    body_uuid: UUID
    state: shapes.ForumAnswer
    people: int
    """How many it named and did not take back."""
    came: bool


class InvitedPage(Shape):
    rows: list[InvitedBody]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class ForumClinic(shapes.ForumSlot):
    booked_by: str | None
    """The body that took it."""


class AskedQuestion(shapes.ForumQuestion):
    body: str


class ForumSigning(Shape):
    uuid: UUID
    place: int
    replicator: str
    owner: str
    innovation: UUID
    title: str
    scheduled_at: datetime
    ready_at: datetime | None
    signed_at: datetime | None
    dropped_at: datetime | None


class ForumTask(Shape):
    uuid: UUID
    forum: UUID
    unit: str
    kind: TaskKind
    text: str
    due_on: date
    state: TaskStateOf
    note: str
    """How it ended."""


class TaskPage(Shape):
    rows: list[ForumTask]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


def invited(one: Delegation) -> dict[str, Any]:
    return {
        "delegation": one.uuid, "body": one.body.name, "body_uuid": one.body.uuid, "state": one.state,
        "people": one.people, "came": one.came,  # type: ignore[attr-defined]
    }  # fmt: skip


def clinic(one: ClinicSlot) -> dict[str, Any]:
    booked = one.booked  # type: ignore[attr-defined]
    return shapes.slot(one) | {"booked_by": booked.delegation.body.name if booked else None}


def asked(one: DeskRequest) -> dict[str, Any]:
    return shapes.question(one) | {"body": one.delegation.body.name}


def signing(one: Signing) -> dict[str, Any]:
    names = ("uuid", "place", "scheduled_at", "ready_at", "signed_at", "dropped_at")
    return {name: getattr(one, name) for name in names} | {
        "replicator": one.replicator.name, "owner": one.owner.name, "innovation": one.innovation.uuid,
        "title": one.innovation.name,
    }  # fmt: skip


def task(one: Task) -> dict[str, Any]:
    names = ("uuid", "kind", "text", "due_on", "state", "note")
    return {name: getattr(one, name) for name in names} | {"forum": one.event.uuid, "unit": one.unit.name}
