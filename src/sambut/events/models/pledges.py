"""Promises to copy, and the list of who signs when. The agreement itself lies in `replication`, above."""

import uuid

from django.db import models
from django.db.models import F, Q


class Pledge(models.Model):
    """A body says that it will copy an innovation. Pledged is not signed. Istilah: janji replikasi."""

    event = models.ForeignKey("events.Event", models.PROTECT, related_name="pledges")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="+")
    pledged_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "body", "innovation"], condition=Q(withdrawn_at=None), name="events_pledge_once"
            )
        ]
        indexes = [models.Index(fields=["event", "id"], name="events_pledge_of")]


class Signing(models.Model):
    """A line of the signing list. Istilah: daftar penandatanganan.

    `reference` is the UUID of the agreement that the room above keeps; this room knows nothing more of it.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="signings")
    place = models.PositiveSmallIntegerField()
    """Its order in the ceremony."""
    scheduled_at = models.DateTimeField()
    replicator = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    owner = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="+")
    reference = models.UUIDField(null=True, unique=True)
    signatory = models.ForeignKey("events.Delegate", models.PROTECT, null=True, related_name="+")
    """Who signs for the replicator; named when it is ready."""
    ready_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["event", "place"], condition=Q(dropped_at=None), name="events_signing_place"
            ),
            models.UniqueConstraint(
                fields=["event", "replicator", "innovation"], condition=Q(dropped_at=None), name="events_signing_once"
            ),
            models.CheckConstraint(condition=~Q(replicator=F("owner")), name="events_signing_two_bodies"),
            models.CheckConstraint(condition=Q(signed_at=None) | Q(dropped_at=None), name="events_signing_stays"),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(ready_at__isnull=False), name="events_signing_ready_first"
            ),
        ]
