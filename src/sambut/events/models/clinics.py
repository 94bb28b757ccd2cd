"""Coaching clinics and the consultation desk. What must not clash is refused by the database."""

import uuid

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from sambut.events.models.event import SPAN


class ClinicSlot(models.Model):
    """A time that a facilitator offers to one delegation. Nobody facilitates two at once. Istilah: klinik pendampingan.

    Its time never changes: a booking repeats it for the guard against clashes. Who wants another time withdraws it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="slots")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, null=True, related_name="+")
    topic = models.CharField(max_length=160)
    table = models.CharField(max_length=40)
    """Where: a table or a corner."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="events_slot_ends_later"),
            ExclusionConstraint(
                name="events_slot_facilitator_once",
                expressions=[("facilitator", RangeOperators.EQUAL), (SPAN, RangeOperators.OVERLAPS)],
                condition=Q(withdrawn_at=None),
            ),
        ]
        indexes = [models.Index(fields=["event", "starts_at", "id"], name="events_slot_order")]


class Booking(models.Model):
    """A delegation takes a slot. No two for one slot, no two at once for a delegation or a facilitator."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    slot = models.ForeignKey(ClinicSlot, models.PROTECT, related_name="bookings")
    delegation = models.ForeignKey("events.Delegation", models.PROTECT, related_name="bookings")
    facilitator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    question = models.CharField(max_length=500)
    booked_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot"], condition=Q(cancelled_at=None), name="events_booking_slot_once"),
            ExclusionConstraint(
                name="events_booking_delegation_once",
                expressions=[("delegation", RangeOperators.EQUAL), (SPAN, RangeOperators.OVERLAPS)],
                condition=Q(cancelled_at=None),
            ),
            ExclusionConstraint(
                name="events_booking_facilitator_once",
                expressions=[("facilitator", RangeOperators.EQUAL), (SPAN, RangeOperators.OVERLAPS)],
                condition=Q(cancelled_at=None),
            ),
        ]
        indexes = [models.Index(fields=["delegation", "starts_at", "id"], name="events_booking_order")]


class DeskRequest(models.Model):
    """A question that a delegation brings to the consultation desk. Istilah: meja konsultasi."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="requests")
    delegation = models.ForeignKey("events.Delegation", models.PROTECT, related_name="requests")
    topic = models.CharField(max_length=120)
    question = models.CharField(max_length=1000)
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, answer="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="events_request_answered",
            )
        ]
        indexes = [models.Index(fields=["event", "answered_at", "id"], name="events_request_waiting")]
