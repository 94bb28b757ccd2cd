"""What follows: tasks of each office, and the closing report with its numbers frozen."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.events.states import PaperKind, TaskKind, TaskState


class Task(models.Model):
    """What an office does after the event, and until when. Istilah: tindak lanjut, komitmen."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    event = models.ForeignKey("events.Event", models.PROTECT, related_name="tasks")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=10, choices=TaskKind.choices)
    text = models.CharField(max_length=400)
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=TaskState.choices, default=TaskState.OPEN)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.CharField(max_length=1000, blank=True)
    """What was done, told when it was finished; or why it was dropped."""
    ended_at = models.DateTimeField(null=True)
    reminded_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=TaskKind.values), name="events_task_kind"),
            models.CheckConstraint(
                condition=Q(state=TaskState.OPEN, ended_at=None, note="")
                | (Q(state__in=(TaskState.DONE, TaskState.DROPPED), ended_at__isnull=False) & ~Q(note="")),
                name="events_task_state",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("given_at")), name="events_task_ends"
            ),
        ]
        indexes = [
            models.Index(fields=["event", "due_on", "id"], name="events_task_order"),
            models.Index(fields=["unit", "due_on", "id"], name="events_task_unit"),
            models.Index(fields=["due_on", "id"], condition=Q(state=TaskState.OPEN), name="events_task_open"),
        ]


class Report(models.Model):
    """The closing report: its numbers as they were derived when it was published, and what the host adds in words."""

    event = models.OneToOneField("events.Event", models.PROTECT, related_name="report")
    figures = models.JSONField()
    """The kept counts at that moment, by name: never typed. Shown as they are, never filtered."""
    method = models.CharField(max_length=20)
    """The version of the definitions."""
    digest = models.CharField(max_length=64)
    """SHA-256 of the figures, so that a changed number shows."""
    words = models.TextField(max_length=4000)
    """In Indonesian."""
    words_english = models.TextField(max_length=4000)
    published_at = models.DateTimeField()


class ReportPaper(models.Model):
    """A PDF of the report, set once by a job."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=12, choices=PaperKind.choices)
    language = models.CharField(max_length=2)
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind", "language"], name="events_paper_once"),
            models.CheckConstraint(condition=Q(language__in=("id", "en")), name="events_paper_language"),
        ]
