"""Public bodies and their units, in one tree."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Kind(models.Model):
    """Istilah: jenis instansi. Data: ministry, agency, region, police, state enterprise, university, village …"""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)


class Organisation(models.Model):
    """A body (`body` is itself) or a unit of it. Istilah: instansi, unit, OPD."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.ForeignKey(Kind, models.PROTECT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    body = models.ForeignKey("self", models.PROTECT, null=True, related_name="units")
    path = ArrayField(models.BigIntegerField(), default=list)
    """Ids from the root down to this organisation itself; kept by the actions that move organisations."""
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name
