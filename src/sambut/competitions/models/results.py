"""What the marks add up to, what was chosen, and what was objected. Only actions call its verbs."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.final.states import ObjectionKind
from sambut.competitions.states import ObjectionState


class Result(models.Model):
    """A frozen result: the pack holds what it was worked out from, so that anybody can do it again. Never changed."""

    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="results")
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    method = models.CharField(max_length=40)
    """The version of the method."""
    pack = models.TextField()
    """Canonical JSON, byte for byte as its digest was taken."""
    digest = models.CharField(max_length=64)
    counts = models.JSONField(default=dict)
    """Shown, never filtered."""

    class Meta:
        indexes = [models.Index(fields=["edition", "-id"], name="competitions_result_of")]


class Standing(models.Model):
    """Where one entry stands in one result, raw and calibrated side by side."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="standings")
    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="+")
    raw = models.FloatField()
    raw_rank = models.PositiveIntegerField()
    calibrated = models.FloatField(null=True)
    calibrated_rank = models.PositiveIntegerField(null=True)
    p_top = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    in_band = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["result", "entry"], name="competitions_standing_once")]
        indexes = [models.Index(fields=["result", "raw_rank"], name="competitions_standing_raw")]


class Choice(models.Model):
    """What the plenary decided for one entry. Istilah: putusan pleno."""

    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="choices")
    entry = models.OneToOneField("competitions.Entry", models.PROTECT, related_name="choice")
    chosen = models.BooleanField()
    out_of_order = models.BooleanField(default=False)
    """It leaves the order of scores; then the reason must be written."""
    reason = models.TextField(max_length=2000, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(out_of_order=False) | ~Q(reason=""), name="competitions_choice_reason")
        ]
        indexes = [models.Index(fields=["edition", "chosen"], name="competitions_choice_of")]


class Objection(models.Model):
    """Istilah: sanggahan. Its author is kept as an account and shown to nobody but the organisers."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="objections")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=ObjectionKind.choices, default=ObjectionKind.REVIEW)
    words = models.TextField(max_length=4000)
    state = models.CharField(max_length=10, choices=ObjectionState.choices, default=ObjectionState.OPEN)
    filed_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.TextField(max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ObjectionState.values), name="competitions_objection_state"),
            models.CheckConstraint(condition=Q(kind__in=ObjectionKind.values), name="competitions_objection_kind"),
            models.CheckConstraint(
                condition=Q(state=ObjectionState.OPEN, answer="", answered_at=None)
                | (~Q(state=ObjectionState.OPEN) & Q(answered_at__isnull=False) & ~Q(answer="")),
                name="competitions_objection_answered",
            ),
        ]
        indexes = [models.Index(fields=["entry", "-id"], name="competitions_objection_of")]
