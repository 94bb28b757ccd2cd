"""What was agreed to be done, and whether it was: milestones, evidence, measures, coaching, checks, extensions."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.innovations.states import Sustainability
from sambut.replication.states import MilestoneState, Side


class Milestone(models.Model):
    """What, who, by when. Istilah: tonggak."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=160)
    side = models.CharField(max_length=10, choices=Side.choices)
    who = models.CharField(max_length=120, blank=True)
    """The office that does it, in words."""
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=MilestoneState.choices, default=MilestoneState.OPEN)
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)
    """What was done; or why it was dropped."""
    late_at = models.DateTimeField(null=True)
    """When both sides were told that its day has passed."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=MilestoneState.DONE, done_on__isnull=False)
                | Q(state=MilestoneState.OPEN, done_on=None, note="")
                | (Q(state=MilestoneState.DROPPED, done_on=None) & ~Q(note="")),
                name="replication_milestone_state",
            ),
        ]
        indexes = [
            models.Index(fields=["agreement", "due_on", "id"], name="replication_milestone_order"),
            models.Index(
                fields=["due_on"],
                condition=Q(state=MilestoneState.OPEN, late_at=None),
                name="replication_milestone_due",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """A file that shows a milestone was reached. Istilah: bukti."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="evidence")
    file = models.OneToOneField("files.File", models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class Measure(models.Model):
    """What shall change, with its value before: registered before the start, so that nobody chooses it afterwards. Istilah: ukuran hasil."""

    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, related_name="measures")
    name = models.CharField(max_length=160)
    unit = models.CharField(max_length=60)
    baseline = models.DecimalField(max_digits=16, decimal_places=3)
    baseline_on = models.DateField()
    target = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "name"], name="replication_measure_once")]


class Coaching(models.Model):
    """Hours in which the owner or a facilitator helped. Istilah: pendampingan."""

    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, related_name="coaching")
    on = models.DateField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    words = models.CharField(max_length=300)
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="replication_coaching_hours")
        ]


class Check(models.Model):
    """Does the copy still live, so many months after it began to run? Istilah: pemeriksaan keberlanjutan."""

    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, related_name="checks")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    called_at = models.DateTimeField(null=True)
    checked_on = models.DateField(null=True)
    result = models.CharField(max_length=12, blank=True, choices=Sustainability.choices)
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "months"], name="replication_check_once"),
            models.CheckConstraint(
                condition=Q(checked_on=None, result="", checked_by=None)
                | (Q(checked_on__isnull=False, checked_by__isnull=False) & ~Q(result="")),
                name="replication_check_done",
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(called_at=None, checked_on=None), name="replication_check_due")
        ]


class Extension(models.Model):
    """One side proposes a later end, the other confirms it. Istilah: perpanjangan."""

    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, related_name="extensions")
    ends_on = models.DateField()
    side = models.CharField(max_length=10, choices=Side.choices)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreement"], condition=Q(confirmed_at=None), name="replication_extension_one_open"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("proposed_by")),
                name="replication_extension_two_people",
            ),
        ]
