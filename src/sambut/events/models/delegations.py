"""Invited bodies, the people they send, and who came."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.events.states import REPRESENTING, Answer, Capacity, Way


class Delegation(models.Model):
    """An invitation to one body, and its answer. Who never answers stays `invited`. Istilah: undangan, delegasi."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="delegations")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    letter_number = models.CharField(max_length=120, blank=True)
    """Of the invitation. Istilah: nomor surat undangan."""
    state = models.CharField(max_length=10, choices=Answer.choices, default=Answer.INVITED)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "body"], name="events_delegation_once"),
            models.CheckConstraint(condition=Q(state__in=Answer.values), name="events_delegation_state"),
            models.CheckConstraint(
                condition=Q(state=Answer.INVITED, answered_at=None)
                | (~Q(state=Answer.INVITED) & Q(answered_at__isnull=False)),
                name="events_delegation_answered",
            ),
        ]
        indexes = [
            models.Index(fields=["event", "state", "id"], name="events_delegation_by_state"),
            models.Index(fields=["body", "-id"], name="events_delegation_body"),
        ]


class Delegate(models.Model):
    """One person of a delegation. One of them represents the body: its head, or whoever holds its letter.

    The name is for the desk and the badge: no event, notice, report or public page holds it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="delegates")
    name = models.CharField(max_length=120, blank=True)
    role_line = models.CharField(max_length=160, blank=True)
    """Istilah: jabatan."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    capacity = models.CharField(max_length=10, choices=Capacity.choices, default=Capacity.COMPANION)
    appointment = models.ForeignKey("mandates.Appointment", models.PROTECT, null=True, related_name="+")
    letter = models.ForeignKey("mandates.Letter", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=Answer.choices, default=Answer.INVITED)
    code = models.CharField(max_length=9, unique=True)
    """On the badge; opens nothing but the check-in."""
    named_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=Answer.values), name="events_delegate_state"),
            models.CheckConstraint(
                condition=Q(capacity=Capacity.HEAD, appointment__isnull=False, letter=None)
                | Q(capacity=Capacity.LETTER, appointment=None, letter__isnull=False)
                | Q(capacity=Capacity.COMPANION, appointment=None, letter=None),
                name="events_delegate_represents_by",
            ),
            models.CheckConstraint(
                condition=Q(capacity=Capacity.COMPANION) | Q(user__isnull=False), name="events_delegate_known"
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(name="", role_line=""), name="events_delegate_erased"
            ),
            models.UniqueConstraint(
                fields=["delegation"],
                condition=Q(capacity__in=REPRESENTING) & ~Q(state=Answer.DECLINED),
                name="events_delegate_one_represents",
            ),
            models.UniqueConstraint(
                fields=["delegation", "user"], condition=~Q(state=Answer.DECLINED), name="events_delegate_once"
            ),
        ]
        indexes = [
            models.Index(fields=["delegation", "id"], name="events_delegate_of"),
            models.Index(fields=["user"], condition=Q(user__isnull=False), name="events_delegate_user"),
        ]

    @property
    def represents(self) -> bool:
        return self.capacity in REPRESENTING


class CheckIn(models.Model):
    """Somebody came, on that day of the event. Present is not confirmed. Istilah: daftar hadir."""

    delegate = models.ForeignKey(Delegate, models.PROTECT, related_name="check_ins")
    on = models.DateField()
    """The day in the zone of the event."""
    at = models.DateTimeField()
    way = models.CharField(max_length=4, choices=Way.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delegate", "on"], name="events_check_in_once_a_day"),
            models.CheckConstraint(condition=Q(way__in=Way.values), name="events_check_in_way"),
        ]
