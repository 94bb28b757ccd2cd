"""What is kept how long (dated law as data), and a person's own requests about their data."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.retention.states import MOVES, Action, Kind, RequestState, Verb


class RetentionRule(models.Model):
    """Istilah: jadwal retensi. `subject` names rows that a room knows how to erase (`registry`)."""

    subject = models.CharField(max_length=80)
    action = models.CharField(max_length=20, choices=Action.choices)
    days = models.PositiveIntegerField()
    """After so many days, counted from the day that the subject's room names (closed, sent, last used)."""
    law = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    confirmed = models.BooleanField(default=False)
    """False: the law leaves the length open, and this is the default of Sambut until the operator decides."""
    origin = models.CharField(max_length=20, default="own")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "action", "starts_on", "origin"], name="retention_rule_once"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="retention_rule_dates"
            ),
            models.CheckConstraint(condition=Q(days__gt=0), name="retention_rule_days"),
        ]


class RequestLimit(models.Model):
    """How soon a person's request must be decided."""

    kind = models.CharField(max_length=20, choices=Kind.choices)
    hours = models.PositiveIntegerField()
    law = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    confirmed = models.BooleanField(default=False)
    origin = models.CharField(max_length=20, default="own")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "starts_on", "origin"], name="retention_limit_once")]


class DataRequest(models.Model):
    """Istilah: permintaan subjek data pribadi. Text and reason can be erased; the events stay."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="data_requests")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=20, choices=RequestState.choices)
    received_at = models.DateTimeField()
    limit = models.ForeignKey(RequestLimit, models.PROTECT, related_name="+")
    due_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    ends_at = models.DateTimeField(null=True)
    """Until when a granted copy can be downloaded."""

    class Meta:
        indexes = [models.Index(fields=["state", "due_at", "id"], name="retention_request_queue")]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind"], condition=Q(state="received"), name="retention_request_one_open"
            ),
            models.CheckConstraint(condition=Q(state__in=RequestState.values), name="retention_request_state"),
            models.CheckConstraint(
                condition=Q(state="received", decided_by=None) | (~Q(state="received") & Q(decided_by__isnull=False)),
                name="retention_request_decided_by",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("user")), name="retention_request_two_people"
            ),
        ]

    def receive(self, verb: Verb, *, at: datetime) -> "RetentionEvent":
        return self._move(verb, actor_id=self.user_id, at=at, due_at=self.due_at.isoformat(), limit=self.limit_id)

    def grant(self, *, by: int, at: datetime, ends_at: datetime | None) -> "RetentionEvent":
        self.decided_by_id, self.decided_at, self.ends_at = by, at, ends_at
        return self._move(Verb.GRANT, actor_id=by, at=at, late=at >= self.due_at)

    def refuse(self, *, by: int, reason: str, at: datetime) -> "RetentionEvent":
        self.decided_by_id, self.decided_at, self.reason = by, at, reason
        return self._move(Verb.REFUSE, actor_id=by, at=at, late=at >= self.due_at)

    def carry_out(self, *, at: datetime) -> "RetentionEvent":
        return self._move(Verb.CARRY_OUT, actor_id=None, at=at)

    def download(self, *, at: datetime) -> "RetentionEvent":
        return self._move(Verb.DOWNLOAD, actor_id=self.user_id, at=at)

    def _move(self, verb: Verb, *, actor_id: int | None, at: datetime, **facts: object) -> "RetentionEvent":
        before = self.state
        after = MOVES.get((before, verb))
        if after is None:
            raise Refused(f"data_request.{verb}.from_{before}")
        self.state = after
        self.save()
        return RetentionEvent.objects.create(
            request=self, actor_id=actor_id, verb=verb, state_from=before, state_to=after,
            happened_at=at, recorded_at=at, facts=facts,
        )  # fmt: skip


class RetentionEvent(Event):
    """A step of a request, or a run of a rule with its count."""

    request = models.ForeignKey(DataRequest, models.PROTECT, null=True, related_name="events")
    rule = models.ForeignKey(RetentionRule, models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "retention_event"
        indexes = [models.Index(fields=["request", "id"], name="retention_event_request")]
