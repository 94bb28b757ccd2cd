"""Somebody goes and looks: the checklist of an edition, one visit for each finalist, photographs, the answer, the result."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.final.states import VisitResult, VisitState
from sambut.competitions.models.happening import record
from sambut.competitions.states import Verb


class VisitItem(models.Model):
    """What a visit looks at. Istilah: butir verifikasi lapangan."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="visit_items")
    code = models.SlugField(max_length=20)
    words = models.CharField(max_length=300)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="competitions_visit_item_once")]

    def __str__(self) -> str:
        return self.words


class Visit(models.Model):
    """Istilah: verifikasi lapangan satu finalis."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    entry = models.OneToOneField("competitions.Entry", models.PROTECT, related_name="visit")
    judges = models.ManyToManyField("competitions.Judge", related_name="visits")
    state = models.CharField(max_length=10, choices=VisitState.choices, default=VisitState.ASSIGNED)
    assigned_at = models.DateTimeField()
    due_on = models.DateField()
    visited_on = models.DateField(null=True)
    findings = models.TextField(max_length=6000, blank=True)
    """Istilah: temuan."""
    revision = models.PositiveIntegerField(default=0)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer = models.TextField(max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=10, choices=VisitResult.choices, default=VisitResult.NONE, blank=True)
    conclusion = models.TextField(max_length=2000, blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=VisitState.values), name="competitions_visit_state"),
            models.CheckConstraint(condition=Q(result__in=VisitResult.values), name="competitions_visit_result"),
            models.CheckConstraint(
                condition=Q(state=VisitState.ASSIGNED, reported_at=None)
                | (~Q(state=VisitState.ASSIGNED) & Q(reported_at__isnull=False) & ~Q(findings="")),
                name="competitions_visit_reported",
            ),
            models.CheckConstraint(
                condition=~Q(state=VisitState.CONCLUDED) | (~Q(result="") & ~Q(conclusion="")),
                name="competitions_visit_concluded",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on", "id"], name="competitions_visit_due")]

    def note(self, verb: Verb, before: str, *, by: int | None, at: datetime, **facts: Any) -> Any:
        """Saves what an action changed and writes it down."""
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)


class VisitTick(models.Model):
    """Whether what the checklist names was seen. None: not looked at."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="ticks")
    item = models.ForeignKey(VisitItem, models.PROTECT, related_name="+")
    met = models.BooleanField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "item"], name="competitions_visit_tick_once")]


class VisitPhoto(models.Model):
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="photos")
    file = models.OneToOneField("files.File", models.PROTECT, related_name="+")
    words = models.CharField(max_length=200)
    """What is to be seen."""
    taken_at = models.DateTimeField()
