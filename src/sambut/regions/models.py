"""Provinces, regencies and cities, districts, villages, with their official codes as text."""

from django.db import models


class Level(models.TextChoices):
    PROVINCE = "province"
    REGENCY = "regency"
    DISTRICT = "district"
    VILLAGE = "village"


class Region(models.Model):
    """Istilah: wilayah. `code` is the Kemendagri code as text (`35.78.01.1001`); its prefix names the region above."""

    code = models.CharField(max_length=13)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    level = models.CharField(max_length=10, choices=Level.choices)
    name = models.CharField(max_length=120)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    def __str__(self) -> str:
        return self.name
