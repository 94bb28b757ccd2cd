"""Editions that were held before this house stood, as their sources tell them. Never mixed with derived counts."""

from django.db import models


class PastEdition(models.Model):
    """Reference: what is known of one edition. What no source states stays empty."""

    code = models.SlugField(max_length=40, unique=True)
    scheme = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=160)
    registered = models.PositiveIntegerField(null=True)
    submitted = models.PositiveIntegerField(null=True)
    passed = models.PositiveIntegerField(null=True)
    """The administrative selection."""
    finalists = models.CharField(max_length=80, blank=True)
    winners = models.CharField(max_length=80, blank=True)
    guideline = models.CharField(max_length=160, blank=True)
    dates = models.CharField(max_length=300, blank=True)
    notes = models.CharField(max_length=600, blank=True)
    source = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["scheme", "-year"], name="competitions_past_order")]
