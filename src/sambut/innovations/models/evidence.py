"""What is known of an innovation: measured values, five blocks of proof, confirmations, files."""

import uuid

from django.db import models
from django.db.models import Q

from sambut.innovations.states import Block, Direction, FileKind, Grade, Sustainability


class Indicator(models.Model):
    """Istilah: indikator hasil. `baseline` is the value before it began; values follow with date and source."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="indicators")
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=60)
    direction = models.CharField(max_length=4, choices=Direction.choices)
    baseline = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    baseline_on = models.DateField(null=True)
    target = models.DecimalField(max_digits=16, decimal_places=3, null=True)
    source = models.CharField(max_length=300, blank=True)
    """Where the baseline comes from."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "name"], name="innovations_indicator_once"),
            models.CheckConstraint(
                condition=Q(baseline=None) | Q(baseline_on__isnull=False), name="innovations_baseline_is_dated"
            ),
        ]


class IndicatorValue(models.Model):
    """One measured value; a second one for the same day corrects the first."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="values")
    on = models.DateField()
    value = models.DecimalField(max_digits=16, decimal_places=3)
    source = models.CharField(max_length=300)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "on"], name="innovations_value_once_a_day")]


class EvidenceBlock(models.Model):
    """One of the five questions, answered, with a grade and why."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="blocks")
    block = models.CharField(max_length=20, choices=Block.choices)
    text = models.TextField()
    grade = models.PositiveSmallIntegerField(choices=Grade.choices)
    reason = models.CharField(max_length=500, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "block"], name="innovations_block_once"),
            models.CheckConstraint(condition=Q(block__in=Block.values), name="innovations_block"),
            models.CheckConstraint(condition=Q(grade__lte=4), name="innovations_block_grade"),
        ]


class Confirmation(models.Model):
    """The yearly answer to "does it still run?". Istilah: pemastian keberlanjutan."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="confirmations")
    state = models.CharField(max_length=12, choices=Sustainability.choices)
    on = models.DateField()
    note = models.TextField(blank=True)
    confirmed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["innovation", "-on", "-id"], name="innovations_confirmation_of")]


class Attachment(models.Model):
    """A file of an innovation. `files` cleans it; it is shown to everybody once the innovation is public."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="attachments")
    file = models.OneToOneField("files.File", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=FileKind.choices)
    title = models.CharField(max_length=160)
    attached_at = models.DateTimeField()
