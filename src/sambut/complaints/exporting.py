"""Cases given out with every event. Masked texts, opaque reporters; secret cases only for who may see them."""

import csv
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from django.db.models import QuerySet

from sambut.accounts.models import User
from sambut.complaints.access import visible
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, Message
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import harmless
from sambut.mandates.queries import person_of

BATCH = 500
EVENT_COLUMNS = (
    "number", "body", "unit", "region", "grade", "status", "ending", "secret", "verb", "actor", "state_from", "state_to",
    "happened_at", "recorded_at",
)  # fmt: skip


@dataclass
class Written:
    cases: int = 0
    events: int = 0

    def add(self, case: dict[str, Any]) -> None:
        self.cases += 1
        self.events += len(case["events"])


def export(path: Path, *, email: str | None, form: str, at: datetime) -> Written:
    """Writes beside the file and renames it at the end: there is never half an export, also when the disk is full.

    What only one person may see is readable by the owner of the file alone.
    """
    rows = _rows(email, at=at)
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644 if email is None else 0o600)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            written = (_write_events if form == "csv" else _write_cases)(file, cases(rows))
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return written


def _write_cases(file: TextIO, found: Iterable[dict[str, Any]]) -> Written:
    written = Written()
    for case in found:
        written.add(case)
        file.write(json.dumps(case, ensure_ascii=False) + "\n")
    return written


def _write_events(file: TextIO, found: Iterable[dict[str, Any]]) -> Written:
    written, writer = Written(), csv.DictWriter(file, EVENT_COLUMNS)
    writer.writeheader()
    for case in found:
        written.add(case)
        writer.writerows(_flat(case))
    return written


def _rows(email: str | None, *, at: datetime) -> QuerySet[Complaint]:
    if email is None:
        return Complaint.objects.filter(public_at__isnull=False)
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        raise Refused("complaint.export.unknown_person")
    return visible(person_of(user.pk, at=at))


def cases(rows: QuerySet[Complaint]) -> Iterator[dict[str, Any]]:
    """Cases by id in batches, each with events, clocks and masked messages: four statements a batch."""
    last = 0
    while True:
        found = (
            rows.filter(pk__gt=last)
            .select_related("body", "holder", "region", "category")
            .defer("search")
            .order_by("pk")
        )
        batch = list(found[:BATCH])
        if not batch:
            return
        last = batch[-1].pk
        events, clocks, texts = _by_case(ComplaintEvent, batch), _by_case(Clock, batch), _by_case(Message, batch)
        for case in batch:
            yield _case(case, events.get(case.pk, []), clocks.get(case.pk, []), texts.get(case.pk, []))


def _by_case(model: Any, batch: list[Complaint]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in model.objects.filter(complaint__in=batch).order_by("pk"):
        found.setdefault(row.complaint_id, []).append(row)
    return found


def _case(case: Complaint, events: list[ComplaintEvent], clocks: list[Clock], texts: list[Message]) -> dict[str, Any]:
    return {
        "number": spoken(case.number), "uuid": str(case.uuid), "title": case.title, "status": case.status, "ending": case.ending,
        "grade": case.grade, "anonymous": case.anonymous, "secret": case.secret, "channel": case.channel,
        "body": case.body.name if case.body else None, "unit": case.holder.name if case.holder else None,
        "region": case.region.code if case.region else None, "topic": case.category.name if case.category else None,
        "received_at": case.received_at.isoformat(), "ended_at": case.ended_at.isoformat() if case.ended_at else None,
        "events": [
            {
                "verb": event.verb, "actor": event.actor_kind, "state_from": event.state_from, "state_to": event.state_to,
                "happened_at": event.happened_at.isoformat(), "recorded_at": event.recorded_at.isoformat(),
            }
            for event in events
        ],
        "clocks": [
            {
                "step": clock.step, "started_at": clock.started_at.isoformat(), "due_at": clock.due_at.isoformat(),
                "provisional": clock.provisional, "stopped_at": clock.stopped_at.isoformat() if clock.stopped_at else None,
                "working_days": clock.working_days, "late": clock.late_at is not None,
            }
            for clock in clocks
        ],
        "messages": [
            {
                "kind": text.kind, "author": text.author, "written_at": text.written_at.isoformat(),
                "text": text.masked if text.masked_at else None, "erased": text.erased_at is not None,
            }
            for text in texts
        ],
    }  # fmt: skip


def _flat(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    shared = {
        name: harmless(case[name])
        for name in ("number", "body", "unit", "region", "grade", "status", "ending", "secret")
    }
    for event in case["events"]:
        yield {**shared, **event}
