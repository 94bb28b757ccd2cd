"""What judges say to each other after they signed, marks that were changed then, and what is worked out beside a result."""

from django.db import models
from django.db.models import F, Q

from sambut.competitions.states import StudyKind


class Remark(models.Model):
    """A word in the discussion of one entry. Only who signed a reading of it writes and reads here. Never rewritten."""

    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="remarks")
    judge = models.ForeignKey("competitions.Judge", models.PROTECT, related_name="remarks")
    words = models.TextField(max_length=2000)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="competitions_remark_words")]
        indexes = [models.Index(fields=["entry", "id"], name="competitions_remark_of")]


class Revision(models.Model):
    """A signed mark that its judge changed after the discussion: what stood, what stands, and why. Never rewritten."""

    reading = models.ForeignKey("competitions.Reading", models.PROTECT, related_name="revisions")
    criterion = models.ForeignKey("competitions.Criterion", models.PROTECT, related_name="+")
    old = models.DecimalField(max_digits=5, decimal_places=2)
    new = models.DecimalField(max_digits=5, decimal_places=2)
    old_reason = models.TextField(max_length=4000)
    """What participants would have read."""
    why = models.CharField(max_length=500)
    revised_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="competitions_revision_why"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="competitions_revision_changes"),
        ]
        indexes = [models.Index(fields=["reading", "id"], name="competitions_revision_of")]


class Study(models.Model):
    """One question that is asked of a frozen result, worked out by a job step by step. Istilah: telaah."""

    result = models.ForeignKey("competitions.Result", models.CASCADE, related_name="studies")
    kind = models.CharField(max_length=10, choices=StudyKind.choices)
    asked_at = models.DateTimeField()
    done = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField()
    made_at = models.DateTimeField(null=True)
    found = models.JSONField(default=dict)
    """Shown, never filtered."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "kind"], name="competitions_study_once"),
            models.CheckConstraint(condition=Q(kind__in=StudyKind.values), name="competitions_study_kind"),
            models.CheckConstraint(condition=Q(done__lte=F("steps")), name="competitions_study_steps"),
        ]
