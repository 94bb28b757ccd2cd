"""Who stands beside the host, and when the system is shut for maintenance. Only actions call their verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.competitions.editions.states import PartnerRole
from sambut.competitions.models.happening import record
from sambut.competitions.states import Verb


class Partner(models.Model):
    """A body beside the host: one that is known here, or one by its name. Istilah: penyelenggara bersama, pendukung, mitra."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="partners")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200, blank=True)
    """Of a body that stands in no list here."""
    role = models.CharField(max_length=10, choices=PartnerRole.choices)
    part = models.CharField(max_length=200, blank=True)
    """What it does, in words."""
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=PartnerRole.values), name="competitions_partner_role"),
            models.CheckConstraint(
                condition=Q(organisation__isnull=False, name="") | (Q(organisation=None) & ~Q(name="")),
                name="competitions_partner_named",
            ),
            models.CheckConstraint(
                condition=~Q(role=PartnerRole.CO_HOST) | Q(organisation__isnull=False),
                name="competitions_co_host_known",
            ),
            models.UniqueConstraint(
                fields=["edition", "organisation", "name"], nulls_distinct=False, name="competitions_partner_once"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "role"], name="competitions_partner_of")]

    def __str__(self) -> str:
        return self.organisation.name if self.organisation else self.name


class Maintenance(models.Model):
    """When the system is shut, by which letter. Istilah: pemeliharaan terjadwal. From `starts_at` up to, not including, `ends_at`."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    letter = models.CharField(max_length=120)
    """Istilah: nomor surat."""
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, default="planned")
    """`planned`, or `called_off`: then it stands only as history."""
    planned_at = models.DateTimeField()
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="competitions_maintenance_ends_later"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "called_off"]), name="competitions_maintenance_state"
            ),
        ]
        indexes = [
            models.Index(fields=["ends_at", "id"], condition=Q(state="planned"), name="competitions_maintenance_next"),
            models.Index(fields=["-starts_at", "-id"], name="competitions_maintenances"),
        ]

    def note(self, verb: Verb, before: str, *, by: int | None, at: datetime, **facts: Any) -> Any:
        """Saves what an action changed and writes it down."""
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)
