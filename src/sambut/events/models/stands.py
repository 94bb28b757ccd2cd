"""Where which innovation is shown, and who wants it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q


class Stand(models.Model):
    """Istilah: gerai. Its QR leads to its page, where interest takes one tap."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="stands")
    number = models.CharField(max_length=12)
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "number"], condition=Q(dropped_at=None), name="events_stand_number"
            ),
            models.UniqueConstraint(
                fields=["event", "innovation"], condition=Q(dropped_at=None), name="events_stand_innovation"
            ),
        ]
        indexes = [models.Index(fields=["event", "number", "id"], name="events_stand_order")]


class StandInterest(models.Model):
    """A unit wants to know more. Once per unit and stand: tapped by its officer, or written down by a visitor without account.

    What a visitor writes is claimed, not proved; body and contact are erased in time.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    stand = models.ForeignKey(Stand, models.PROTECT, related_name="interests")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    claimed = models.CharField(max_length=160, blank=True)
    """The body as the visitor wrote it."""
    claimed_key = models.CharField(max_length=64, null=True)
    """Keyed hash of the body as it is compared: the same body at the same stand is one interest, also after erasing."""
    contact = models.CharField(max_length=160, blank=True)
    recorded_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["stand", "unit"], condition=Q(unit__isnull=False), name="events_interest_unit_once"
            ),
            models.UniqueConstraint(
                fields=["stand", "claimed_key"], condition=Q(unit=None), name="events_interest_claim_once"
            ),
            models.CheckConstraint(
                condition=Q(unit__isnull=False, user__isnull=False, claimed="", contact="", claimed_key=None)
                | Q(unit=None, user=None, claimed_key__isnull=False),
                name="events_interest_proved_or_claimed",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(claimed="", contact=""), name="events_interest_erased"
            ),
        ]
        indexes = [
            models.Index(fields=["stand", "-id"], name="events_interest_of"),
            models.Index(fields=["unit", "-id"], condition=Q(unit__isnull=False), name="events_interest_unit"),
        ]
