"""What a case looks like from outside. Opaque ids only; texts masked."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Path, Query
from pydantic import Field, WithJsonSchema

from sambut.api.answers import Shape
from sambut.complaints import queries
from sambut.complaints.models import Complaint
from sambut.complaints.queries import Entry
from sambut.complaints.sentences import sentence, who
from sambut.complaints.states import Ending, Grade, Status, Step, Verb
from sambut.kernel.numbers import ALPHABET, spoken

SPOKEN = f"^[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]$"
Spoken = Annotated[str, Field(pattern=SPOKEN, examples=["SB7K-29QX-3"])]
"""A number as we say it."""
Number = Annotated[
    str,
    Path(description="The number of a report. Blanks, hyphens and small letters are forgiven.", example="SB7K-29QX-3"),
]
"""A number as others say it."""
Cursor = Annotated[
    str, Query(max_length=2000, description="`next` or `previous` of the page before; leave it out for the first page.")
]
Key = Annotated[UUID | None, WithJsonSchema({"type": "string", "format": "uuid"})]
"""In an address a thing is there or not: there is no null."""
Only = Annotated[Status | None, WithJsonSchema({"type": "string", "enum": Status.values})]


class Row(Shape):
    number: Spoken
    title: str
    """The first masked words."""
    status: Status
    ending: Ending
    """How it ended; empty while it runs."""
    grade: Grade
    """What it is in law; empty until it was verified."""
    body: str | None
    """The body that must answer."""
    unit: str | None
    """The body or unit that has it now."""
    region: str | None
    received_at: datetime
    next_due_at: datetime | None
    """The nearest running limit: the first instant that is late."""


class Page(Shape):
    rows: list[Row]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class Event(Shape):
    verb: Verb
    sentence: str
    """What happened, for people."""
    by: str
    """Who, as far as this reader may know."""
    happened_at: datetime
    text: str
    """The words that go with it: masked, or as written for the reporter."""
    state_to: Status


class RunningClock(Shape):
    step: Step
    organisation: str | None
    started_at: datetime
    due_at: datetime
    """The first instant that is late."""
    provisional: bool
    limit: str
    """For example `5wd`, five working days."""
    law: str


class Case(Row):
    uuid: UUID
    service: UUID | None
    """The public service that it is about, when somebody said so."""
    anonymous: bool
    secret: bool
    events: list[Event]
    clocks: list[RunningClock]


class Receipt(Shape):
    number: Spoken
    secret: str
    """Shown now; the server keeps only its hash."""
    again: bool
    """The same `kunci` was sent before: this is the first receipt again."""
    status: Status
    due_at: datetime
    """Until when it is verified and forwarded: the first instant that is late."""


def row(values: dict[str, Any]) -> dict[str, Any]:
    """A row of `lists` as the API gives it."""
    due = values["next_at"]
    return {
        "number": spoken(values["number"]), "title": values["title"], "status": values["status"], "ending": values["ending"],
        "grade": values["grade"], "body": values["body_name"], "unit": values["holder_name"], "region": values["region_name"],
        "received_at": values["received_at"], "next_due_at": due if due.year < 9999 else None,
    }  # fmt: skip


def case(complaint: Complaint, *, own: bool = False, public: bool = False) -> dict[str, Any]:
    due = complaint.next_at
    return {
        "number": spoken(complaint.number), "uuid": str(complaint.uuid), "title": complaint.title, "status": complaint.status,
        "service": str(complaint.service.uuid) if complaint.service else None, "ending": complaint.ending, "grade": complaint.grade, "anonymous": complaint.anonymous, "secret": complaint.secret,
        "body": complaint.body.name if complaint.body else None, "unit": complaint.holder.name if complaint.holder else None,
        "region": complaint.region.name if complaint.region else None, "received_at": complaint.received_at,
        "next_due_at": due if due.year < 9999 else None,
        "events": [_event(entry) for entry in queries.timeline(complaint, own=own, public=public)],
        "clocks": [
            {
                "step": clock.step, "organisation": clock.organisation.name if clock.organisation else None,
                "started_at": clock.started_at, "due_at": clock.due_at, "provisional": clock.provisional,
                "limit": clock.rule.limit, "law": clock.rule.law,
            }
            for clock in queries.running_clocks(complaint)
        ],
    }  # fmt: skip


def _event(entry: Entry) -> dict[str, Any]:
    return {
        "verb": entry.event.verb, "sentence": sentence(entry), "by": who(entry), "happened_at": entry.event.happened_at,
        "text": entry.text, "state_to": entry.event.state_to,
    }  # fmt: skip
