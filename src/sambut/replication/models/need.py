"""What a region needs, and what its own figures offer as a need."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.innovations.states import Cost
from sambut.kernel.refusals import Refused
from sambut.replication.models.happening import ReplicationEvent, record
from sambut.replication.states import NEED_MOVES, AnswerState, NeedState, OfferState, Origin, Verb


class Need(models.Model):
    """Istilah: kebutuhan. Said by a body to everybody: who has solved it may answer."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    """Who stated it: the body itself or a unit of it."""
    title = models.CharField(max_length=160)
    text = models.TextField(max_length=2000)
    context = models.TextField(max_length=1000, blank=True)
    """What is special where it hurts: far islands, no line, few people."""
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey("services.Service", models.PROTECT, null=True, related_name="+")
    cost = models.CharField(max_length=10, blank=True, choices=Cost.choices)
    """The dearest band that can be afforded; empty: not said."""
    origin = models.CharField(max_length=10, choices=Origin.choices)
    state = models.CharField(max_length=10, choices=NeedState.choices)
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    met_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing = models.CharField(max_length=500, blank=True)
    """Why it was closed."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="replication_need_state"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="replication_need_origin"),
            models.CheckConstraint(
                condition=~Q(state=NeedState.MET) | Q(met_at__isnull=False), name="replication_need_met"
            ),
            models.CheckConstraint(
                condition=(Q(state=NeedState.CLOSED, closed_at__isnull=False) & ~Q(closing=""))
                | (~Q(state=NeedState.CLOSED) & Q(closed_at=None, closing="")),
                name="replication_need_closed",
            ),
        ]
        indexes = [
            models.Index(fields=["-stated_at", "-id"], name="replication_need_newest"),
            models.Index(fields=["body", "-stated_at", "-id"], name="replication_need_body"),
            models.Index(fields=["region", "-stated_at", "-id"], name="replication_need_region"),
        ]

    def __str__(self) -> str:
        return self.title

    # Only actions call what follows.

    def open(self, *, by: int | None, at: datetime, **facts: Any) -> ReplicationEvent:
        self.state, self.stated_at = NEED_MOVES["", Verb.STATE_NEED], at
        self.save(force_insert=True)
        return record(self, Verb.STATE_NEED, "", by=by, at=at, **facts)

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> ReplicationEvent:
        before, self.state = self.state, self.after(verb)
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)

    def after(self, verb: Verb) -> NeedState:
        if (self.state, verb) not in NEED_MOVES:
            raise Refused(f"need.{verb.value.removesuffix('_need')}.from_{self.state}")
        return NEED_MOVES[self.state, verb]


class Answer(models.Model):
    """The owner of an innovation says to a body that it solved what that body needs. Istilah: jawaban atas kebutuhan.

    Everybody reads it, on the need and on the innovation, as long as the innovation may be copied. It binds nobody: the body
    that needs it may say that it wants to copy (`Interest`), or leave it. Taken back, its words are gone.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    need = models.ForeignKey(Need, models.PROTECT, related_name="answers")
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="+")
    words = models.TextField(max_length=1000)
    state = models.CharField(max_length=10, choices=AnswerState.choices)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AnswerState.values), name="replication_answer_state"),
            models.CheckConstraint(
                condition=~Q(state=AnswerState.STANDING) | ~Q(words=""), name="replication_answer_says_why"
            ),
            models.UniqueConstraint(
                fields=["need", "innovation"], condition=Q(state=AnswerState.STANDING), name="replication_answer_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["innovation", "id"], condition=Q(state=AnswerState.STANDING), name="replication_answer_of"
            )
        ]

    # Only actions call what follows.

    def say(self, *, by: int, at: datetime, organisation_id: int) -> ReplicationEvent:
        self.state, self.said_at, self.said_by_id = AnswerState.STANDING, at, by
        self.save(force_insert=True)
        facts = {"need": self.need_id, "innovation": self.innovation_id}
        return record(self, Verb.ANSWER_NEED, "", by=by, at=at, organisation_id=organisation_id, **facts)

    def take_back(self, *, by: int | None, at: datetime, organisation_id: int) -> ReplicationEvent:
        if self.state != AnswerState.STANDING:
            raise Refused(f"answer.take_back.from_{self.state}")
        before, self.state = self.state, AnswerState.TAKEN_BACK
        self.words = ""
        self.save()
        return record(self, Verb.TAKE_BACK_ANSWER, before, by=by, at=at, organisation_id=organisation_id)


class Offer(models.Model):
    """What the figures of a body offer as a need: a topic of complaints, or a service with weak satisfaction.

    Nobody but the body's own people sees it; a person makes it a need, or lays it aside. Istilah: tawaran kebutuhan.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=Origin.choices)
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey("services.Service", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    facts = models.JSONField()
    """The figures that speak for it, shown beside it; never filtered."""
    state = models.CharField(max_length=10, choices=OfferState.choices, default=OfferState.OFFERED)
    offered_at = models.DateTimeField()
    counted_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    need = models.OneToOneField(Need, models.PROTECT, null=True, related_name="offer")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "origin", "category", "service", "unit"], condition=Q(state=OfferState.OFFERED),
                nulls_distinct=False, name="replication_offer_once",
            ),
            models.CheckConstraint(
                condition=(Q(origin=Origin.COMPLAINTS, category__isnull=False, service=None, unit=None))
                | (Q(origin=Origin.SURVEY, category=None, unit__isnull=False)),
                name="replication_offer_of",
            ),
            models.CheckConstraint(
                condition=(Q(state=OfferState.ACCEPTED, need__isnull=False)) | (~Q(state=OfferState.ACCEPTED) & Q(need=None)),
                name="replication_offer_accepted",
            ),
            models.CheckConstraint(
                condition=Q(state__in=(OfferState.OFFERED, OfferState.GONE))
                | Q(decided_at__isnull=False, decided_by__isnull=False),
                name="replication_offer_decided",
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["body", "state", "-id"], name="replication_offer_body")]

    def move(self, verb: Verb, *, by: int, at: datetime, **facts: Any) -> ReplicationEvent:
        if self.state != OfferState.OFFERED:
            raise Refused(f"offer.{verb.value.removesuffix('_offer')}.from_{self.state}")
        before = self.state
        self.state = OfferState.ACCEPTED if verb == Verb.ACCEPT_OFFER else OfferState.DISMISSED
        self.decided_at, self.decided_by_id = at, by
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)
