"""Who judges, what stands in the way, what was assigned, and the marks. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.models.happening import record
from sambut.competitions.states import ConflictKind, JudgeState, ReadingKind, ReadingState, Verb


class Judge(models.Model):
    """Istilah: juri. One person in one edition."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="judges")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    institution = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    institution_words = models.CharField(max_length=200, blank=True)
    """An institution that stands in no list here: a university, an association."""
    categories = models.ManyToManyField("competitions.Category", related_name="+", blank=True)
    """Istilah: keahlian."""
    most = models.PositiveSmallIntegerField(default=60)
    """The most entries that this judge can read."""
    state = models.CharField(max_length=10, choices=JudgeState.choices)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=500, blank=True)
    """Why the seat ended before the contest did."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "user"], name="competitions_judge_once"),
            models.CheckConstraint(condition=Q(state__in=JudgeState.values), name="competitions_judge_state"),
        ]
        indexes = [models.Index(fields=["user", "-id"], name="competitions_judge_user")]


class Declaration(models.Model):
    """What a judge signed before the first entry opened. Istilah: pernyataan bebas benturan kepentingan."""

    judge = models.OneToOneField(Judge, models.PROTECT, related_name="declaration")
    words = models.TextField(max_length=4000)
    """The sentences as they stood when they were signed."""
    signed_at = models.DateTimeField()


class Conflict(models.Model):
    """Why somebody does not read an entry: a judge, or somebody of the secretariat. Istilah: benturan kepentingan."""

    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="conflicts")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    judge = models.ForeignKey(Judge, models.PROTECT, null=True, related_name="conflicts")
    kind = models.CharField(max_length=10, choices=ConflictKind.choices)
    reason = models.CharField(max_length=500, blank=True)
    found_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "user", "kind"], name="competitions_conflict_once"),
            models.CheckConstraint(condition=Q(kind__in=ConflictKind.values), name="competitions_conflict_kind"),
        ]
        indexes = [models.Index(fields=["user", "entry"], name="competitions_conflict_user")]


class Reading(models.Model):
    """One judge reads one entry. `reasons`: why the two were put together, shown, never filtered."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    judge = models.ForeignKey(Judge, models.PROTECT, related_name="readings")
    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="readings")
    kind = models.CharField(max_length=10, choices=ReadingKind.choices, default=ReadingKind.FIRST)
    state = models.CharField(max_length=10, choices=ReadingState.choices)
    assigned_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    reasons = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)
    total = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    confidence = models.PositiveSmallIntegerField(null=True)
    """1 unsure … 5 sure, as the judge says."""
    touched_at = models.DateTimeField(null=True)
    """When something was last kept."""
    seconds = models.PositiveIntegerField(default=0)
    """How long the judge sat over it; a pause longer than a quarter of an hour counts as a quarter of an hour."""
    signed_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=500, blank=True)
    """Why it was recused or set aside."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["judge", "entry"], name="competitions_reading_once"),
            models.CheckConstraint(condition=Q(state__in=ReadingState.values), name="competitions_reading_state"),
            models.CheckConstraint(condition=Q(kind__in=ReadingKind.values), name="competitions_reading_kind"),
            models.CheckConstraint(
                condition=~Q(state=ReadingState.SIGNED) | Q(signed_at__isnull=False, total__isnull=False),
                name="competitions_reading_signed",
            ),
            models.CheckConstraint(
                condition=Q(confidence=None) | Q(confidence__gte=1, confidence__lte=5),
                name="competitions_reading_confidence",
            ),
        ]
        indexes = [
            models.Index(fields=["judge", "state", "due_at", "id"], name="competitions_reading_queue"),
            models.Index(fields=["entry", "state"], name="competitions_reading_entry"),
        ]

    def note(self, verb: Verb, before: str, *, by: int | None, at: datetime, **facts: Any) -> Any:
        """Saves what an action changed and writes it down."""
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)


class Mark(models.Model):
    """The score of one criterion, with its reason. Istilah: nilai dan alasan."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey("competitions.Criterion", models.PROTECT, related_name="+")
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reason = models.TextField(max_length=4000, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reading", "criterion"], name="competitions_mark_once"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=100), name="competitions_mark_bounds"
            ),
        ]
