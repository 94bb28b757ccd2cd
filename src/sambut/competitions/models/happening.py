"""What happened to an edition, an entry or a reading. Nobody acts when the clock does."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models

from sambut.competitions.states import Verb
from sambut.ledger.models import Event
from sambut.ledger.outbox import announce


def _verbs() -> list[tuple[str, Any]]:
    return list(Verb.choices)


class EditionEvent(Event):
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_edition_event"
        indexes = [models.Index(fields=["edition", "id"], name="competitions_edition_events")]


class EntryEvent(Event):
    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_entry_event"
        indexes = [models.Index(fields=["entry", "id"], name="competitions_entry_events")]


class ReadingEvent(Event):
    reading = models.ForeignKey("competitions.Reading", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_reading_event"
        indexes = [models.Index(fields=["reading", "id"], name="competitions_reading_events")]


class CertificateEvent(Event):
    certificate = models.ForeignKey("competitions.Certificate", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_certificate_event"
        indexes = [models.Index(fields=["certificate", "id"], name="competitions_cert_events")]


class MaintenanceEvent(Event):
    maintenance = models.ForeignKey("competitions.Maintenance", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_maintenance_event"
        indexes = [models.Index(fields=["maintenance", "id"], name="competitions_maint_events")]


class SheetEvent(Event):
    sheet = models.ForeignKey("competitions.Sheet", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_sheet_event"
        indexes = [models.Index(fields=["sheet", "id"], name="competitions_sheet_events")]


class VisitEvent(Event):
    visit = models.ForeignKey("competitions.Visit", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "competitions_visit_event"
        indexes = [models.Index(fields=["visit", "id"], name="competitions_visit_events")]


KINDS: dict[str, Any] = {"edition": EditionEvent, "entry": EntryEvent, "reading": ReadingEvent, "certificate": CertificateEvent, "maintenance": MaintenanceEvent, "sheet": SheetEvent, "visit": VisitEvent}  # fmt: skip
TOPICS = {
    "edition": "contests",
    "entry": "entries",
    "reading": "readings",
    "certificate": "certificates",
    "maintenance": "maintenances",
    "sheet": "sheets",
    "visit": "visits",
}
"""Each table counts its own rows: a topic says which table its id is of."""


def record(row: Any, verb: Verb, before: str, *, by: int | None, at: datetime, **facts: Any) -> Any:
    """The event of an edition, an entry or a reading, and its line in the outbox: `entries.submit`."""
    name = type(row).__name__.lower()
    event = KINDS[name].objects.create(
        **{name: row}, verb=verb, state_from=before, state_to=row.state, actor_id=by, happened_at=at, recorded_at=at, facts=facts
    )  # fmt: skip
    announce(f"{TOPICS[name]}.{verb.value}", event.pk, at=at, subject_id=row.pk)
    return event
