"""Texts that are like each other: what is compared, what was found, what people said of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.editions.states import Finding, LikenessKind


class Fingerprint(models.Model):
    """The shingles of one text that stands still: of a submitted entry, or of a record of the catalogue. No word can be read from it."""

    entry = models.OneToOneField("competitions.Entry", models.CASCADE, null=True, related_name="fingerprint")
    innovation = models.OneToOneField("innovations.Innovation", models.CASCADE, null=True, related_name="+")
    shingles = models.BinaryField()
    """Sorted numbers of 64 bits."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the text: it is read again only when it changed."""
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(entry=None, innovation__isnull=False) | Q(entry__isnull=False, innovation=None),
                name="competitions_fingerprint_of_one",
            )
        ]


class Likeness(models.Model):
    """An entry and another text that share passages. A likeness is never a verdict: people look at the passages."""

    entry = models.ForeignKey("competitions.Entry", models.CASCADE, related_name="likenesses")
    other = models.ForeignKey("competitions.Entry", models.CASCADE, null=True, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, null=True, related_name="+")
    """A record of the catalogue, where `other` is none."""
    kind = models.CharField(max_length=24, choices=LikenessKind.choices)
    containment = models.FloatField()
    shared = models.PositiveIntegerField()
    """Shingles that stand in both."""
    passages = models.JSONField(default=list)
    """Pairs of words as they stood, longest first: shown to who may read both texts, never filtered."""
    found_at = models.DateTimeField()
    finding = models.CharField(max_length=8, choices=Finding.choices, default=Finding.OPEN)
    reason = models.CharField(max_length=500, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "other", "innovation"], nulls_distinct=False, name="competitions_likeness_once"
            ),
            models.CheckConstraint(
                condition=Q(other=None, innovation__isnull=False) | Q(other__isnull=False, innovation=None),
                name="competitions_likeness_with_one",
            ),
            models.CheckConstraint(condition=Q(kind__in=LikenessKind.values), name="competitions_likeness_kind"),
            models.CheckConstraint(
                condition=Q(finding=Finding.OPEN, settled_at=None)
                | (Q(finding__in=(Finding.FINE, Finding.COPIED), settled_at__isnull=False) & ~Q(reason="")),
                name="competitions_likeness_settled",
            ),
        ]
        indexes = [models.Index(fields=["entry", "-containment", "-id"], name="competitions_likeness_of")]
