"""The event itself, its programme, who stands beside it, and what happened to it. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from sambut.events.states import STAYING, TRANSITIONS, Kind, SessionKind, State, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event as LedgerEvent
from sambut.ledger.outbox import announce
from sambut.organisations.states import ZONES


class Period(Func):
    """From `starts_at` up to, not including, `ends_at`."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


SPAN = Period("starts_at", "ends_at", RangeBoundary())


class Event(models.Model):
    """Istilah: forum replikasi inovasi. All its times are read in `zone`, where it takes place."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FORUM)
    name = models.CharField(max_length=160)
    summary = models.TextField(max_length=2000, blank=True)
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    """Who holds it. Istilah: penyelenggara."""
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    venue = models.CharField(max_length=200)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    answer_by = models.DateTimeField()
    """Until when invited bodies are asked to answer."""
    state = models.CharField(max_length=10, choices=State.choices)
    drafted_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="events_state"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="events_kind"),
            models.CheckConstraint(condition=Q(zone__in=ZONES), name="events_zone"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="events_ends_later"),
            models.CheckConstraint(condition=Q(answer_by__lte=F("starts_at")), name="events_answered_before"),
            models.CheckConstraint(
                condition=Q(state__in=("closed", "reported"), closed_at__isnull=False)
                | (~Q(state__in=("closed", "reported")) & Q(closed_at=None)),
                name="events_closed_has_end",
            ),
        ]
        indexes = [
            models.Index(fields=["-starts_at", "-id"], condition=~Q(state="draft"), name="events_public"),
            models.Index(fields=["body", "-starts_at", "-id"], name="events_of_host"),
        ]

    def __str__(self) -> str:
        return self.name

    # Only actions call what follows.

    def open(self, *, by: int | None, at: datetime) -> "Happening":
        self.state = TRANSITIONS["", Verb.DRAFT]
        self.save(force_insert=True)
        return self._record(Verb.DRAFT, "", by=by, at=at)

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> "Happening":
        """Moves along the table of moves, saves, writes event and outbox row. Refuses what the table does not know."""
        before, self.state = self.state, self.after(verb)
        self.save()
        return self._record(verb, before, by=by, at=at, **facts)

    def note(
        self, verb: Verb, *, by: int | None, at: datetime, delegation: Any = None, before: str = "", after: str = "",
        **facts: Any,
    ) -> "Happening":  # fmt: skip
        """Something that leaves the event in its state: written down, told to the outbox."""
        self.after(verb)
        return self._record(verb, before, by=by, at=at, delegation=delegation, after=after, **facts)

    def after(self, verb: Verb) -> State:
        """The state that the verb leads to; refuses when it may not happen now."""
        if (self.state, verb) in TRANSITIONS:
            return TRANSITIONS[self.state, verb]
        if self.state in STAYING.get(verb, ()):
            return State(self.state)
        raise Refused(f"event.{verb.value}.from_{self.state}")

    def _record(
        self, verb: Verb, before: str, *, by: int | None, at: datetime, delegation: Any = None, after: str = "", **facts: Any
    ) -> "Happening":  # fmt: skip
        row = Happening.objects.create(
            event=self, delegation=delegation, verb=verb, state_from=before, state_to=after or self.state, happened_at=at,
            recorded_at=at, actor_id=by, facts=facts,
        )  # fmt: skip
        announce(f"events.{verb.value}", row.pk, at=at, subject_id=self.pk)
        return row


def _verbs() -> list[tuple[str, Any]]:
    return list(Verb.choices)


class Happening(LedgerEvent):
    """What happened at an event. A visitor of a stand without an account is nobody."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="happenings")
    delegation = models.ForeignKey("events.Delegation", models.PROTECT, null=True, related_name="happenings")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "events_happening"
        indexes = [
            models.Index(fields=["event", "id"], name="events_happening_of"),
            models.Index(
                fields=["delegation", "id"], condition=Q(delegation__isnull=False), name="events_happening_body"
            ),
        ]


class Session(models.Model):
    """Istilah: mata acara. Two of them never stand in one room at once."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey(Event, models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=10, choices=SessionKind.choices)
    title = models.CharField(max_length=160)
    room = models.CharField(max_length=80)
    room_key = models.CharField(max_length=80)
    """The room as it is compared: small letters, single blanks."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=SessionKind.values), name="events_session_kind"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="events_session_ends_later"),
            ExclusionConstraint(
                name="events_session_room_once",
                expressions=[
                    ("event", RangeOperators.EQUAL),
                    ("room_key", RangeOperators.EQUAL),
                    (SPAN, RangeOperators.OVERLAPS),
                ],
            ),
        ]
        indexes = [models.Index(fields=["event", "starts_at", "id"], name="events_session_order")]


class Speaker(models.Model):
    """Who speaks, as the programme prints it: a public fact, not an account. Istilah: pembicara, pemandu."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=120)
    role_line = models.CharField(max_length=160, blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "place"], name="events_speaker_place")]


class Partner(models.Model):
    """A body that supports the event and reads its report; it signs for nobody. Istilah: mitra."""

    event = models.ForeignKey(Event, models.PROTECT, related_name="partners")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    contribution = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "body"], name="events_partner_once")]
