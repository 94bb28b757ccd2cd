"""What a case looks like from outside. Opaque ids only; texts masked."""

from datetime import datetime
from typing import Any

from ninja import Schema

from sambut.complaints import queries
from sambut.complaints.models import Complaint
from sambut.complaints.queries import Entry
from sambut.complaints.sentences import sentence, who
from sambut.kernel.numbers import spoken


class Row(Schema):
    number: str
    title: str
    status: str
    ending: str
    grade: str
    body: str | None
    unit: str | None
    region: str | None
    received_at: datetime
    next_due_at: datetime | None


class Page(Schema):
    rows: list[Row]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class Event(Schema):
    verb: str
    sentence: str
    by: str
    happened_at: datetime
    text: str
    state_to: str


class RunningClock(Schema):
    step: str
    organisation: str | None
    started_at: datetime
    due_at: datetime
    """The first instant that is late."""
    provisional: bool
    limit: str
    law: str


class Case(Row):
    uuid: str
    anonymous: bool
    secret: bool
    events: list[Event]
    clocks: list[RunningClock]


class Receipt(Schema):
    number: str
    secret: str
    """Shown now; the server keeps only its hash."""
    again: bool
    status: str
    due_at: datetime


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
        "ending": complaint.ending, "grade": complaint.grade, "anonymous": complaint.anonymous, "secret": complaint.secret,
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
