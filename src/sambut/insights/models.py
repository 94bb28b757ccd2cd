"""Kept figures. Counted by jobs, dated, with the version of the method; pages only read them."""

from django.db import models
from django.db.models import Q

from sambut.insights.states import Verdict, Why


class Monthly(models.Model):
    """Reports of one region, one topic and one month of receipt. Istilah: angka bulanan.

    `region` None is the whole country, `category` None all topics together. A province holds its regencies and cities, a main
    topic the topics under it. Secret reports are not in it. Small numbers are hidden where they are shown, not here.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    month = models.DateField()
    received = models.PositiveIntegerField()
    answered = models.PositiveIntegerField()
    """With substance, until the count."""
    timed = models.PositiveIntegerField()
    """Whose limit to answer was kept or has passed."""
    in_time = models.PositiveIntegerField()
    ended = models.PositiveIntegerField()
    accepted = models.PositiveIntegerField()
    """Ended by the reporter's own acceptance."""
    given = models.PositiveIntegerField(default=0)
    """How many of `received` come from `History`."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["region", "category", "month"], name="insights_monthly_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(in_time__lte=models.F("timed")) & Q(accepted__lte=models.F("ended")),
                name="insights_monthly_parts",
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="insights_monthly_first_day"),
        ]
        indexes = [models.Index(fields=["category", "month"], name="insights_monthly_topic")]


class History(models.Model):
    """Monthly numbers from before the cases stood here, as somebody gave them. Istilah: angka terdahulu.

    Only numbers received: nothing is known of answers. Counted together with the cases, and named beside them.
    """

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+")
    category = models.ForeignKey("complaints.Category", models.PROTECT, related_name="+")
    month = models.DateField()
    received = models.PositiveIntegerField()
    source = models.CharField(max_length=200)
    synthetic = models.BooleanField(default=False)
    """Made up for the demo country."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "category", "month"], name="insights_history_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="insights_history_first_day"),
        ]


class Solution(models.Model):
    """An innovation that answers a topic of complaints, found by a job. Istilah: inovasi yang menjawab pokok keluhan."""

    category = models.ForeignKey("complaints.Category", models.CASCADE, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField()
    score = models.FloatField()
    words = models.CharField(max_length=200, blank=True)
    """What the topic and the innovation share, as a reader would write it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["category", "innovation"], name="insights_solution_once"),
            models.UniqueConstraint(fields=["category", "place"], name="insights_solution_place"),
        ]


class Kept(models.Model):
    """When a kind of kept figures was counted last, by which method."""

    part = models.CharField(max_length=20, primary_key=True)
    counted_at = models.DateTimeField()
    method = models.CharField(max_length=20)
    rows = models.PositiveIntegerField(default=0)
    synthetic = models.BooleanField(default=False)
    """Made-up history is in it: every page that shows it says so."""
    people = models.PositiveBigIntegerField(default=0)
    """Of all regencies and cities that reported in the last twelve whole months: where nobody reports yet, nothing is known."""


class Effect(models.Model):
    """What became of the complaints after an innovation was started under an agreement. Istilah: perkiraan dampak.

    One row for each agreement, last month of data and version of the method: old ones stay, so that a figure once
    published can be found again. Too little data is a result with its reason.
    """

    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    started_on = models.DateField()
    version = models.CharField(max_length=20)
    data_month = models.DateField()
    """The last month that was looked at."""
    computed_at = models.DateTimeField()

    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    why = models.CharField(max_length=20, blank=True, choices=Why.choices)
    estimate = models.FloatField(null=True)
    """Reports a month per 100,000 people."""
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    relative = models.FloatField(null=True)
    months_before = models.PositiveSmallIntegerField(default=0)
    months_after = models.PositiveSmallIntegerField(default=0)
    facts = models.JSONField(default=dict)
    """Comparison regions with weights, the path by month, the checks: shown, never filtered."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "data_month", "version"], name="insights_effect_once"),
            models.CheckConstraint(condition=Q(verdict__in=Verdict.values), name="insights_effect_verdict"),
            models.CheckConstraint(condition=Q(why__in=Why.values), name="insights_effect_why"),
            models.CheckConstraint(
                condition=(Q(verdict=Verdict.TOO_LITTLE, estimate=None, low=None, high=None) & ~Q(why=""))
                | (
                    ~Q(verdict=Verdict.TOO_LITTLE)
                    & Q(estimate__isnull=False, low__isnull=False, high__isnull=False, why="")
                ),
                name="insights_effect_says",
            ),
        ]
        indexes = [
            models.Index(fields=["region", "-data_month"], name="insights_effect_region"),
            models.Index(fields=["-computed_at", "-id"], name="insights_effect_newest"),
        ]
