"""Limits as dated rows, and the clocks that run under them."""

from django.db import models
from django.db.models import F, Q

from sambut.complaints.states import Grade, Step


class ClockRule(models.Model):
    """How long a step may take. A clock keeps the rule it started under.

    The most special running row wins: organisation before national, grade before none.
    Dasar: PermenPANRB 62/2018 dan 5/2025 (SP4N); local rules beside them. `confirmed` says whether a source was read.
    """

    step = models.CharField(max_length=12, choices=Step.choices)
    grade = models.CharField(max_length=12, blank=True, choices=Grade.choices)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    limit = models.CharField(max_length=8)
    """As `calendars.rules.Limit` reads it: `5wd`."""
    law = models.CharField(max_length=200)
    source = models.CharField(max_length=200)
    confirmed = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=[("reference", "reference"), ("own", "own")])
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(step__in=Step.values), name="complaints_rule_step"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="complaints_rule_dates"
            ),
        ]


class Clock(models.Model):
    """One limit that runs, or ran, for one case. Istilah: batas waktu.

    `due_at` is the first instant that is late. Beyond the decreed calendar it is `provisional` until a decree comes.
    """

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="clocks")
    step = models.CharField(max_length=12, choices=Step.choices)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    rule = models.ForeignKey(ClockRule, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    provisional = models.BooleanField(default=False)
    late_at = models.DateTimeField(null=True)
    """When lateness was noticed and told."""
    stopped_at = models.DateTimeField(null=True)
    working_days = models.PositiveIntegerField(null=True)
    """Working days used when it stopped."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint", "step"], condition=Q(stopped_at=None), name="complaints_clock_one_runs"
            ),
            models.CheckConstraint(condition=Q(due_at__gt=F("started_at")), name="complaints_clock_due"),
            models.CheckConstraint(
                condition=Q(stopped_at=None) | Q(stopped_at__gte=F("started_at")), name="complaints_clock_stop"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"], condition=Q(stopped_at=None, late_at=None), name="complaints_clock_running"
            ),
            models.Index(
                fields=["id"], condition=Q(stopped_at=None, provisional=True), name="complaints_clock_provisional"
            ),
        ]
