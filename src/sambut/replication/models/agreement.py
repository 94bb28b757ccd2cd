"""The agreement itself: parties, clauses, papers. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from sambut.kernel.refusals import Refused
from sambut.replication.models.happening import ReplicationEvent, record
from sambut.replication.states import (
    OPEN,
    PUBLIC,
    STAYING,
    TRANSITIONS,
    WATCHED,
    Capacity,
    PaperKind,
    Side,
    State,
    Verb,
)


class Agreement(models.Model):
    """Istilah: kesepakatan replikasi, MoU. Two bodies: who owns the innovation, and who copies it.

    Dasar: PP 28/2018 dan Permendagri 22/2020 (kerja sama daerah).
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    number = models.CharField(max_length=9, unique=True)
    """Stands in the QR code of its paper: with it everybody can check the paper."""
    title = models.CharField(max_length=200)
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="+")
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    owner_unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    replicator = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    replicator_unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    """Of the replicator."""
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    """The topic of complaints that it should lower, named before it starts."""
    need = models.ForeignKey("replication.Need", models.PROTECT, null=True, related_name="agreements")
    interest = models.OneToOneField("replication.Interest", models.PROTECT, related_name="agreement")
    event = models.ForeignKey("events.Event", models.PROTECT, null=True, related_name="+")
    """The forum at which it is signed."""
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    state = models.CharField(max_length=10, choices=State.choices)
    revision = models.PositiveSmallIntegerField(default=0)
    """How often the text was frozen."""
    years = models.PositiveSmallIntegerField(default=3)
    """How long it holds from the last signature on."""
    coaching_hours = models.PositiveSmallIntegerField(default=0)
    """Hours of help that the owner promises. Istilah: jam pendampingan."""
    drafted_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of `frozen`; printed on the paper. Istilah: sidik naskah."""
    frozen = models.JSONField(null=True)
    """The words of the frozen text, from which every paper of this revision is set; shown, never filtered."""
    signed_at = models.DateTimeField(null=True)
    ends_on = models.DateField(null=True)
    """The first day on which it no longer holds; moved by an extension."""
    started_on = models.DateField(null=True)
    running_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    copy = models.ForeignKey("innovations.Innovation", models.PROTECT, null=True, related_name="+")
    """The record of the copy in the family of the innovation, under its local name."""

    touched_at = models.DateTimeField()
    """The last time somebody of the parties did something."""
    dormant_at = models.DateTimeField(null=True)
    expired_at = models.DateTimeField(null=True)
    innovation_lost_at = models.DateTimeField(null=True)
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="replication_agreement_state"),
            models.CheckConstraint(condition=~Q(owner=F("replicator")), name="replication_agreement_two_bodies"),
            models.CheckConstraint(condition=Q(years__gte=1, years__lte=10), name="replication_agreement_years"),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.CANCELLED))
                | (Q(frozen_at__isnull=False, frozen__isnull=False) & ~Q(digest="")),
                name="replication_agreement_frozen",
            ),
            models.CheckConstraint(
                condition=Q(state__in=PUBLIC, signed_at__isnull=False, ends_on__isnull=False)
                | (~Q(state__in=PUBLIC) & Q(signed_at=None, ends_on=None)),
                name="replication_agreement_signed",
            ),
            models.CheckConstraint(
                condition=Q(started_on__isnull=False)
                | Q(state__in=(State.DRAFT, State.FROZEN, State.SIGNED, State.STOPPED, State.CANCELLED)),
                name="replication_agreement_started",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.RUNNING) | Q(running_on__isnull=False), name="replication_agreement_running"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.STOPPED, State.CANCELLED), ended_at__isnull=False)
                | (Q(state__in=OPEN) & Q(ended_at=None)),
                name="replication_agreement_ended",
            ),
            models.UniqueConstraint(
                fields=["replicator", "innovation"], condition=Q(state__in=OPEN), name="replication_agreement_once"
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "-touched_at", "-id"], name="replication_agr_owner"),
            models.Index(fields=["replicator", "-touched_at", "-id"], name="replication_agr_copier"),
            models.Index(fields=["-touched_at", "-id"], name="replication_agr_touched"),
            models.Index(fields=["-signed_at", "-id"], condition=Q(state__in=PUBLIC), name="replication_agr_public"),
            models.Index(
                fields=["region", "-signed_at", "-id"], condition=Q(state__in=PUBLIC), name="replication_agr_region"
            ),
            models.Index(fields=["innovation", "state"], name="replication_agr_of"),
            models.Index(fields=["started_on"], condition=Q(started_on__isnull=False), name="replication_agr_started"),
            models.Index(fields=["touched_at"], condition=Q(state__in=OPEN), name="replication_agr_silent"),
            GinIndex(fields=["search"], name="replication_agr_search"),
        ]

    def __str__(self) -> str:
        return self.number

    # Only actions call what follows.

    def open(self, *, by: int | None, at: datetime, organisation_id: int) -> ReplicationEvent:
        self.state, self.drafted_at, self.touched_at = TRANSITIONS["", Verb.DRAFT], at, at
        self.save(force_insert=True)
        return record(
            self, Verb.DRAFT, "", by=by, at=at, organisation_id=organisation_id, innovation=self.innovation_id
        )

    def move(
        self, verb: Verb, *, by: int | None, at: datetime, organisation_id: int | None = None, **facts: Any
    ) -> ReplicationEvent:  # fmt: skip
        """Moves along the table of moves, saves, writes event and outbox row. What a party does wakes a dormant one."""
        before, self.state = self.state, self.after(verb)
        if verb not in WATCHED:
            self.touched_at, self.dormant_at = at, None
        self.save()
        return record(self, verb, before, by=by, at=at, organisation_id=organisation_id, **facts)

    def sign(self, *, by: int, at: datetime, organisation_id: int, both: bool, **facts: Any) -> ReplicationEvent:
        """One signature; `both`: it was the second one, and the agreement holds from now on."""
        before = self.state
        self.after(Verb.SIGN)
        if both:
            self.state, self.signed_at = State.SIGNED, at
        self.touched_at, self.dormant_at = at, None
        self.save()
        return record(self, Verb.SIGN, before, by=by, at=at, organisation_id=organisation_id, **facts)

    def after(self, verb: Verb) -> State:
        """The state that the verb leads to; refuses when it may not happen now."""
        if (self.state, verb) in TRANSITIONS:
            return TRANSITIONS[self.state, verb]
        if self.state in STAYING.get(verb, ()):
            return State(self.state)
        raise Refused(f"agreement.{verb.value}.from_{self.state}")


class Party(models.Model):
    """One side of an agreement: the body, who signs for it and by which mandate, and who is asked about it."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    side = models.CharField(max_length=10, choices=Side.choices)
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    letter_number = models.CharField(max_length=80, blank=True)
    """The number that this body gave the agreement. Istilah: nomor surat."""
    signatory = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=8, blank=True, choices=Capacity.choices)
    appointment = models.ForeignKey("mandates.Appointment", models.PROTECT, null=True, related_name="+")
    letter = models.ForeignKey("mandates.Letter", models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_digest = models.CharField(max_length=64, blank=True)
    """SHA-256 of the paper that was signed."""
    contact = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Istilah: narahubung."""
    contact_lost_at = models.DateTimeField(null=True)
    """Since when nobody answers for it: the contact has no office there any more."""
    head_id = models.BigIntegerField(null=True)
    """The appointment of the head that this party knows; another one asks for a hand-over."""
    head_changed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "side"], name="replication_party_side"),
            models.UniqueConstraint(fields=["agreement", "body"], name="replication_party_body"),
            models.UniqueConstraint(fields=["agreement", "signatory"], name="replication_party_four_eyes"),
            models.CheckConstraint(
                condition=Q(signatory=None, capacity="", appointment=None, letter=None)
                | (
                    Q(signatory__isnull=False, capacity__in=(Capacity.HEAD, Capacity.ACTING))
                    & Q(appointment__isnull=False, letter=None)
                )
                | Q(signatory__isnull=False, capacity=Capacity.LETTER, appointment=None, letter__isnull=False),
                name="replication_party_mandate",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_digest="")
                | (Q(signed_at__isnull=False, signatory__isnull=False) & ~Q(signed_digest="")),
                name="replication_party_signed",
            ),
        ]
        indexes = [models.Index(fields=["contact"], name="replication_party_contact")]


class Clause(models.Model):
    """One clause as it stands in this agreement. Istilah: pasal."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="clauses")
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=4000)
    template = models.ForeignKey("replication.ClauseTemplate", models.PROTECT, null=True, related_name="+")
    """None: the parties added it themselves."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "place"], name="replication_clause_place")]


class Paper(models.Model):
    """A PDF, byte for byte as it was set. Its digest tells a changed file."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=6, choices=PaperKind.choices)
    revision = models.PositiveSmallIntegerField()
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "kind", "revision"], name="replication_paper_once"),
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="replication_paper_kind"),
        ]


class Note(models.Model):
    """Words that go with an event: why it was cancelled, stopped, opened again; what a check found."""

    event = models.OneToOneField("replication.ReplicationEvent", models.PROTECT, related_name="note")
    text = models.TextField(max_length=1000)
