"""Bringing the reference table into the database: the same rows as `reference_table`, never over an operator's own."""

import hashlib
import uuid
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from sambut.calendars.models import CalendarVersion, Decree, DecreeEvent, Holiday, OfficeHours
from sambut.calendars.reference_table import FOLDER, DecreeRow, decrees, office_hours
from sambut.calendars.states import Origin, State, Verb
from sambut.kernel import clock
from sambut.ledger.outbox import announce

HOURS_KEY = "office-hours"
TOPIC = "calendars.decree_changed"
LOCK = 727_263


def load(*, at: datetime | None = None, folder: Path = FOLDER) -> int:
    """Loads what is new or changed in the table; gives how many decrees that was. Safe to repeat, also at once.

    A decree whose line an operator has continued on their own is left out, for it would bring back what they replaced;
    so is one that the operator has entered by the same number. `checks.py` names both.
    """
    at = at or clock.now()
    digest = reference_digest(folder)
    if CalendarVersion.objects.filter(reference_digest=digest).exists():
        return 0
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_xact_lock(%s)", [LOCK])
        if CalendarVersion.objects.filter(reference_digest=digest).exists():
            return 0
        is_first = not CalendarVersion.objects.exists()
        changed = [decree for row in decrees(folder) if (decree := _load_decree(row, at=at)) is not None]
        if (hours := _load_hours(folder, at=at)) is not None:
            changed.append(hours)
        touch(at=at, reference_digest=digest)
        if changed and not is_first:
            announce(TOPIC, changed[-1].events.latest("id").pk, at=at)
        return len(changed)


def reference_digest(folder: Path = FOLDER) -> str:
    found = hashlib.sha256()
    for file in sorted(folder.glob("*.csv")):
        found.update(file.name.encode() + b"\0" + file.read_bytes())
    return found.hexdigest()


def touch(*, at: datetime, reference_digest: str | None = None) -> None:
    """Every process reads the calendar anew from now on. Call it in the transaction that changed it."""
    digest = {} if reference_digest is None else {"reference_digest": reference_digest}
    CalendarVersion.objects.update_or_create(id=1, defaults={"token": uuid.uuid4(), "changed_at": at, **digest})


def left_out(row: DecreeRow) -> bool:
    """Does an operator's own decree stand where this one would?"""
    own = Decree.objects.filter(origin=Origin.OPERATOR, state=State.IN_FORCE)
    if row.number and own.filter(number=row.number).exists():
        return True
    return bool(row.supersedes) and own.filter(supersedes__reference_key=row.supersedes).exists()


def _load_decree(row: DecreeRow, *, at: datetime) -> Decree | None:
    """The decree where it is new or differs from the table, else None."""
    known = Decree.objects.filter(reference_key=row.key).first()
    if known is None and left_out(row):
        return None
    before = Decree.objects.filter(reference_key=row.supersedes).first() if row.supersedes else None
    if row.supersedes and before is None:
        return None
    facts = {
        "number": row.number,
        "title": row.title,
        "decided_on": row.decided_on,
        "source": row.source,
        "is_confirmed": row.certainty == "confirmed",
        "covers_from": row.covers_from,
        "covers_until": row.covers_until,
        "supersedes": before,
    }
    wanted = {(off.date, str(off.kind), off.name) for off in row.days}
    if known is not None and _same(known, facts) and set(known.holidays.values_list("date", "kind", "name")) == wanted:
        return None
    decree = _kept(row.key, facts, at=at)
    decree.holidays.all().delete()
    Holiday.objects.bulk_create(
        Holiday(decree=decree, date=day, kind=kind, name=name) for day, kind, name in sorted(wanted)
    )
    return decree


def _load_hours(folder: Path, *, at: datetime) -> Decree | None:
    facts = {
        "number": "Perpres 21/2023",
        "title": "Hari Kerja dan Jam Kerja Instansi Pemerintah",
        "source": "setneg.go.id",
    }
    wanted = [(s.weekday, s.opens_at, s.closes_at, s.starts_on, s.ends_on) for s in office_hours(folder)]
    known = Decree.objects.filter(reference_key=HOURS_KEY).first()
    columns = ("weekday", "opens_at", "closes_at", "starts_on", "ends_on")
    if known is not None and set(known.office_hours.values_list(*columns)) == set(wanted):
        return None
    decree = _kept(HOURS_KEY, facts, at=at)
    decree.office_hours.all().delete()
    OfficeHours.objects.bulk_create(
        OfficeHours(decree=decree, **dict(zip(columns, row, strict=True))) for row in wanted
    )
    return decree


def _same(decree: Decree, facts: Mapping[str, object]) -> bool:
    return all(getattr(decree, name) == value for name, value in facts.items())


def _kept(key: str, facts: Mapping[str, object], *, at: datetime) -> Decree:
    decree, is_new = Decree.objects.update_or_create(
        reference_key=key,
        defaults=facts,
        create_defaults={**facts, "state": State.IN_FORCE, "origin": Origin.REFERENCE},
    )
    DecreeEvent.objects.create(
        decree=decree,
        actor=None,
        verb=Verb.LOAD,
        state_from="" if is_new else decree.state,
        state_to=decree.state,
        happened_at=at,
        recorded_at=at,
        facts=decree.facts(),
    )
    return decree
