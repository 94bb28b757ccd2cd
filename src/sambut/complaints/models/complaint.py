"""The case itself and its events. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from sambut.complaints.states import ENDED, STAYING, TRANSITIONS, ActorKind, Ending, Grade, Status, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.ledger.outbox import announce


class Actor:
    """Who does something, as an event may keep it. Made by `by_office`, `BY_REPORTER`, `BY_CLOCK`."""

    def __init__(self, kind: ActorKind, user_id: int | None = None, organisation_id: int | None = None) -> None:
        self.kind, self.user_id, self.organisation_id = kind, user_id, organisation_id


BY_REPORTER = Actor(ActorKind.REPORTER)
BY_CLOCK = Actor(ActorKind.CLOCK)
BY_IMPORT = Actor(ActorKind.IMPORT)


def by_office(user_id: int | None, organisation_id: int | None = None) -> Actor:
    return Actor(ActorKind.OFFICE, user_id, organisation_id)


class Complaint(models.Model):
    """Istilah: laporan; pengaduan, aspirasi, permintaan informasi.

    It knows its reporter only by an opaque `handle`. `title` is made of masked words.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    number = models.CharField(max_length=9, unique=True)
    handle = models.UUIDField(unique=True)
    secret_hash = models.CharField(max_length=120, blank=True)
    submission = models.CharField(max_length=64, unique=True)
    """Hash of the draft it came from (or of file and row, when imported): sending twice does it once."""

    status = models.CharField(max_length=12, choices=Status.choices)
    grade = models.CharField(max_length=12, blank=True, choices=Grade.choices)
    ending = models.CharField(max_length=20, blank=True, choices=Ending.choices)
    anonymous = models.BooleanField()
    secret = models.BooleanField()
    channel = models.CharField(max_length=20, default="web")

    title = models.CharField(max_length=160, blank=True)
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    happened_on = models.DateField(null=True)

    body = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """The body that must answer; None while only the national desk has it."""
    holder = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """Body or unit that has it now."""
    subject = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """The unit complained about; neither it nor one below it ever handles the case. Istilah: terlapor."""
    service = models.ForeignKey("services.Service", models.PROTECT, null=True, related_name="+", db_index=False)
    """The public service it is about, when the reporter or the office said so."""

    received_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField()
    """The nearest running limit, or the end of time: the sort key of queues."""
    bounces = models.PositiveSmallIntegerField(default=0)
    public_at = models.DateTimeField(null=True)
    """Since when the masked case stands on public pages; None for secret ones and before masking has run."""
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(status__in=Status.values), name="complaints_status"),
            models.CheckConstraint(
                condition=~Q(status=Status.FORWARDED) | Q(holder__isnull=False, body__isnull=False),
                name="complaints_forwarded_has_holder",
            ),
            models.CheckConstraint(
                condition=(Q(status__in=ENDED, ended_at__isnull=False) & ~Q(ending=""))
                | (~Q(status__in=ENDED) & Q(ended_at=None, ending="")),
                name="complaints_ended_has_end",
            ),
            models.CheckConstraint(
                condition=Q(secret=False) | Q(public_at=None), name="complaints_secret_is_not_public"
            ),
        ]
        indexes = [
            models.Index(fields=["-received_at", "-id"], name="complaints_newest"),
            models.Index(fields=["next_at", "id"], name="complaints_national_queue"),
            models.Index(fields=["status", "next_at", "id"], name="complaints_national_status"),
            models.Index(fields=["grade", "next_at", "id"], name="complaints_national_grade"),
            models.Index(fields=["body", "grade", "next_at", "id"], name="complaints_inspected"),
            models.Index(
                fields=["body", "received_at", "id"],
                condition=Q(grade=Grade.SUPERVISORY),
                name="complaints_inspected_newest",
            ),
            models.Index(
                fields=["-received_at", "-id"], condition=Q(public_at__isnull=False), name="complaints_public"
            ),
            models.Index(
                fields=["body", "-received_at", "-id"],
                condition=Q(public_at__isnull=False),
                name="complaints_public_body",
            ),
            models.Index(
                fields=["service", "-received_at", "-id"],
                condition=Q(public_at__isnull=False, service__isnull=False),
                name="complaints_public_service",
            ),
            models.Index(fields=["region", "received_at"], name="complaints_region"),
            models.Index(
                fields=["ending", "-ended_at"], condition=Q(public_at__isnull=False), name="complaints_ended_lately"
            ),
            GinIndex(fields=["search"], gin_pending_list_limit=512, name="complaints_search"),
        ]

    def __str__(self) -> str:
        return self.number

    # Only actions call what follows.

    def open(self, verb: Verb = Verb.SUBMIT) -> None:
        """Saves a new case in its first state; `opened` writes its first event once its first text stands."""
        self.status = TRANSITIONS["", verb]
        self.save(force_insert=True)

    def opened(self, verb: Verb = Verb.SUBMIT, *, by: Actor, at: datetime, **facts: Any) -> "ComplaintEvent":
        return self._record(verb, "", by=by, at=at, facts=facts)

    def move(self, verb: Verb, *, by: Actor, at: datetime, **facts: Any) -> "ComplaintEvent":
        """Moves along the table of moves, saves, writes event and outbox row. Refuses what the table does not know."""
        before, self.status = self.status, self.after(verb)
        self.save()
        return self._record(verb, before, by=by, at=at, facts=facts)

    def after(self, verb: Verb) -> Status:
        """The state that the verb leads to; refuses when it may not happen now."""
        if (self.status, verb) in TRANSITIONS:
            return TRANSITIONS[self.status, verb]
        if self.status in STAYING.get(verb, ()):
            return Status(self.status)
        raise Refused(f"complaint.{verb.value}.from_{self.status}")

    def _record(self, verb: Verb, before: str, *, by: Actor, at: datetime, facts: dict[str, Any]) -> "ComplaintEvent":
        event = ComplaintEvent.objects.create(
            complaint=self, verb=verb, state_from=before, state_to=self.status, happened_at=at, recorded_at=at,
            actor_kind=by.kind, actor_id=by.user_id, organisation_id=by.organisation_id, facts=facts,
        )  # fmt: skip
        announce(f"complaints.{verb.value}", event.pk, at=at, subject_id=self.pk)
        return event


def _verbs() -> list[tuple[str, Any]]:
    return list(Verb.choices)


class ComplaintEvent(Event):
    """What happened to a case. The actor of a reporter's verb is *reporter*, never a user id."""

    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor_kind = models.CharField(max_length=10, choices=ActorKind.choices)
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "complaints_event"
        constraints = [
            models.CheckConstraint(
                condition=Q(actor_kind=ActorKind.OFFICE) | Q(actor=None), name="complaints_event_reporter_is_nobody"
            ),
        ]
        indexes = [models.Index(fields=["complaint", "id"], name="complaints_event_case")]
