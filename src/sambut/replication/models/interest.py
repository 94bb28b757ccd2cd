"""Who wants to copy what, and whether the owner can take another."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.kernel.refusals import Refused
from sambut.replication.models.happening import ReplicationEvent, record
from sambut.replication.states import INTEREST_MOVES, InterestState, Verb


class Willingness(models.Model):
    """The owner's word about one innovation: whether others may copy it, and how many at once. Istilah: kesediaan replikasi.

    Without a row the owner has not said; the number of `Term` holds.
    """

    innovation = models.OneToOneField("innovations.Innovation", models.PROTECT, related_name="+")
    willing = models.BooleanField()
    most = models.PositiveSmallIntegerField()
    """Copiers who are helped at once. Istilah: daya dampingan."""
    note = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(willing=False) | Q(most__gte=1), name="replication_willing_takes_one")
        ]

    def say(self, *, by: int, at: datetime, organisation_id: int) -> ReplicationEvent:
        self.said_at, self.said_by_id = at, by
        self.save()
        return record(
            self, Verb.SAY_TERMS, "", by=by, at=at, organisation_id=organisation_id, willing=self.willing, most=self.most
        )  # fmt: skip


class Interest(models.Model):
    """A body wants to copy an innovation; its owner verifies. Istilah: minat."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="+")
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    owner_unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    need = models.ForeignKey("replication.Need", models.PROTECT, null=True, related_name="interests")
    stand = models.ForeignKey("events.Stand", models.PROTECT, null=True, related_name="+")
    """Where it was met, when that was at a forum."""
    message = models.TextField(max_length=1000, blank=True)
    contact = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=InterestState.choices)
    sent_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(body=F("owner")), name="replication_interest_two_bodies"),
            models.CheckConstraint(condition=Q(state__in=InterestState.values), name="replication_interest_state"),
            models.UniqueConstraint(
                fields=["body", "innovation"], condition=Q(state__in=(InterestState.WAITING, InterestState.ACCEPTED)),
                name="replication_interest_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=InterestState.REFUSED) | (~Q(reason="") & Q(decided_by__isnull=False)),
                name="replication_interest_refused",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["owner", "-id"], name="replication_interest_owner"),
            models.Index(fields=["body", "-id"], name="replication_interest_body"),
            models.Index(fields=["innovation", "state"], name="replication_interest_of"),
        ]

    # Only actions call what follows.

    def express(self, *, by: int, at: datetime) -> ReplicationEvent:
        self.state, self.sent_at = INTEREST_MOVES["", Verb.EXPRESS], at
        self.save(force_insert=True)
        return record(self, Verb.EXPRESS, "", by=by, at=at, organisation_id=self.body_id, innovation=self.innovation_id)

    def move(self, verb: Verb, *, by: int, at: datetime, organisation_id: int, **facts: Any) -> ReplicationEvent:
        before, self.state = self.state, self.after(verb)
        self.decided_at, self.decided_by_id = at, by
        self.save()
        return record(self, verb, before, by=by, at=at, organisation_id=organisation_id, **facts)

    def after(self, verb: Verb) -> InterestState:
        if (self.state, verb) not in INTEREST_MOVES:
            raise Refused(f"interest.{verb.value}.from_{self.state}")
        return INTEREST_MOVES[self.state, verb]
