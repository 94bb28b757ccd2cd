"""Envelopes (who a handle is, sealed), the versions of the master key, and requests to look inside."""

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sambut.identities.states import MOVES, LookState, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event


class KeyVersion(models.Model):
    """One master key that lies in a file outside the database. The fingerprint tells whether the file is the right one."""

    version = models.PositiveSmallIntegerField(primary_key=True)
    fingerprint = models.CharField(max_length=32)
    starts_on = models.DateField()
    retired_on = models.DateField(null=True)


class Envelope(models.Model):
    """Istilah: amplop identitas. One reporter in one case; every envelope looks the same from outside.

    No serial number, only a day, equal sizes, an owner mark in each: nothing here tells whether the reporter has an
    account, or that two envelopes belong to one person (docs/threats.md).
    """

    handle = models.UUIDField(primary_key=True, default=uuid.uuid4)
    key = models.ForeignKey(KeyVersion, models.PROTECT, related_name="envelopes")
    wrapped_key = models.BinaryField(null=True)
    mark = models.BinaryField(null=True, unique=True)
    owner = models.BinaryField(null=True)
    identity = models.BinaryField(null=True)
    created_on = models.DateField()
    erased_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="identities_envelope_whole_or_erased",
                condition=Q(
                    erased_on=None,
                    wrapped_key__isnull=False,
                    mark__isnull=False,
                    owner__isnull=False,
                    identity__isnull=False,
                )
                | Q(erased_on__isnull=False, wrapped_key=None, mark=None, owner=None, identity=None),
            )
        ]


class LookRequest(models.Model):
    """Istilah: permintaan membuka identitas. Asked with a reason, decided by the body's custodian, used once."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="look_requests")
    case_ref = models.CharField(max_length=40)
    reason = models.TextField(blank=True)
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    chain = ArrayField(models.BigIntegerField(), default=list)
    """Ids of the units complained about, below the body, from above down to the accused unit."""
    accused = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """The last of the chain; empty when the body itself is complained about."""
    state = models.CharField(max_length=30, choices=LookState.choices)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    denial = models.TextField(blank=True)
    expires_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["state", "id"], name="identities_look_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["envelope", "asked_by"], condition=Q(state="asked"), name="identities_look_asked_once"
            ),
            models.CheckConstraint(condition=Q(state__in=LookState.values), name="identities_look_state"),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")), name="identities_look_two_people"
            ),
            models.CheckConstraint(
                condition=Q(state="asked", decided_by=None, expires_at=None)
                | Q(state="denied", decided_by__isnull=False, expires_at=None)
                | Q(state__in=["granted", "looked"], decided_by__isnull=False, expires_at__isnull=False),
                name="identities_look_state_and_facts",
            ),
            models.CheckConstraint(
                condition=Q(state="looked", looked_at__isnull=False) | (~Q(state="looked") & Q(looked_at=None)),
                name="identities_look_time",
            ),
        ]

    def ask(self, *, at: datetime) -> "IdentityEvent":
        return self._move(Verb.REQUEST_LOOK, actor_id=self.asked_by_id, at=at, body=self.body_id)

    def grant(self, *, by: int, until: datetime, at: datetime) -> "IdentityEvent":
        self.decided_by_id, self.decided_at, self.expires_at = by, at, until
        return self._move(Verb.GRANT_LOOK, actor_id=by, at=at, expires_at=until.isoformat())

    def deny(self, *, by: int, denial: str, at: datetime) -> "IdentityEvent":
        self.decided_by_id, self.decided_at, self.denial = by, at, denial
        return self._move(Verb.DENY_LOOK, actor_id=by, at=at)

    def look(self, *, at: datetime) -> "IdentityEvent":
        self.looked_at = at
        return self._move(Verb.LOOK, actor_id=self.asked_by_id, at=at)

    def _move(self, verb: Verb, *, actor_id: int, at: datetime, **facts: object) -> "IdentityEvent":
        before = self.state
        after = MOVES.get((before, verb))
        if after is None:
            raise Refused(f"identity.{verb}.from_{before}")
        self.state = after
        self.save()
        return IdentityEvent.objects.create(
            envelope_id=self.envelope_id, request=self, actor_id=actor_id, verb=verb,
            state_from=before, state_to=after, happened_at=at, recorded_at=at, facts=facts,
        )  # fmt: skip


class IdentityEvent(Event):
    """What happened around an identity. `actor` is an officer; empty where the reporter or a schedule acted."""

    envelope = models.ForeignKey(Envelope, models.PROTECT, related_name="events")
    request = models.ForeignKey(LookRequest, models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "identities_event"
        indexes = [models.Index(fields=["envelope", "id"], name="identities_event_envelope")]
