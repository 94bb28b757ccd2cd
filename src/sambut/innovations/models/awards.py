"""Facts about awards. They may stand without an innovation: most winners have no record here yet."""

import uuid

from django.db import models
from django.db.models import Q

from sambut.innovations.states import Confidence


def award_words(edition: str, year: int | None, level: str) -> str:
    """ "KIPP 2024, Top 45": the year once."""
    named = str(year or "")
    return ", ".join(part for part in (edition, "" if named in edition else named, level) if part)


class Award(models.Model):
    """Istilah: penghargaan. The names are those of the source; `innovation` and `body` are set where they agree."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    source_key = models.CharField(max_length=64, unique=True, null=True)
    """Hash of what names the fact: a second import meets the same row."""
    innovation = models.ForeignKey("innovations.Innovation", models.SET_NULL, null=True, related_name="awards")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    innovation_name = models.CharField(max_length=300)
    unit_name = models.CharField(max_length=200, blank=True)
    agency_name = models.CharField(max_length=200, blank=True)
    province_name = models.CharField(max_length=80, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    edition = models.CharField(max_length=160)
    group = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=120)
    """Istilah: peringkat; "Top 99", "Top 45"."""
    category_name = models.CharField(max_length=160, blank=True)
    source = models.CharField(max_length=300)
    confidence = models.CharField(max_length=12, choices=Confidence.choices)
    confidence_note = models.CharField(max_length=300, blank=True)

    @property
    def words(self) -> str:
        return award_words(self.edition, self.year, self.level)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(confidence__in=Confidence.values), name="innovations_award_confidence"),
        ]
        indexes = [
            models.Index(fields=["innovation", "-year"], name="innovations_award_of"),
            models.Index(fields=["-year", "-id"], name="innovations_award_newest"),
        ]
