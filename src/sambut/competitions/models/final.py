"""The last stage of an edition as data, its timetable, and the marks of the panel. Only actions call their verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sambut.competitions.final.states import Attendance, CriterionKind, SheetState, SlotState, Vacancy, Voting
from sambut.competitions.models.happening import record
from sambut.competitions.states import Verb


class FinalPlan(models.Model):
    """What an edition declares of its plenary and its last stage. Without a row the defaults stand."""

    edition = models.OneToOneField("competitions.Edition", models.CASCADE, related_name="final_plan")
    quorum = models.PositiveSmallIntegerField(default=0)
    """How many members of the panel must be present. 0: the plenary keeps no list of who is present."""
    chaired = models.BooleanField(default=False)
    """Whether its chair must be among them."""
    voting = models.CharField(max_length=10, choices=Voting.choices, default=Voting.CONSENSUS)
    working_days = models.BooleanField(default=False)
    """Whether the days of objections are working days."""
    desk_weight = models.PositiveSmallIntegerField(default=40)
    panel_weight = models.PositiveSmallIntegerField(default=40)
    visit_weight = models.PositiveSmallIntegerField(default=20)
    deputy_points = models.PositiveSmallIntegerField(default=70)
    """Of 100, where the head's presence is scored: the head has 100."""
    delegate_points = models.PositiveSmallIntegerField(default=40)
    minutes = models.PositiveSmallIntegerField(default=20)
    """How long a presentation with its questions takes."""
    gap = models.PositiveSmallIntegerField(default=5)
    least = models.PositiveSmallIntegerField(default=2)
    """The least members of the panel who hear one presentation."""
    remote_codes = ArrayField(models.CharField(max_length=13), default=list, blank=True)
    """Regions that this edition calls frontier or outermost. Istilah: terdepan, terluar."""
    remote_source = models.CharField(max_length=300, blank=True)
    """Where that list stands."""
    told_at = models.DateTimeField(null=True)
    """When the timetable was told; from then on it changes with a reason only."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(voting__in=Voting.values), name="competitions_plan_voting"),
            models.CheckConstraint(
                condition=Q(desk_weight=100 - F("panel_weight") - F("visit_weight")), name="competitions_plan_weights"
            ),
            models.CheckConstraint(
                condition=Q(deputy_points__lte=100, delegate_points__lte=100), name="competitions_plan_points"
            ),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=240), name="competitions_plan_minutes"),
        ]


class FinalCriterion(models.Model):
    """What the panel scores at a presentation. Weights add to 100."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="final_criteria")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=30)
    name = models.CharField(max_length=160)
    guidance = models.CharField(max_length=600, blank=True)
    weight = models.DecimalField(max_digits=5, decimal_places=2)
    kind = models.CharField(max_length=8, choices=CriterionKind.choices, default=CriterionKind.SCORE)

    scale = 100
    """A panel scores of a hundred."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="competitions_final_criterion_once"),
            models.CheckConstraint(condition=Q(kind__in=CriterionKind.values), name="competitions_final_kind"),
            models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=100), name="competitions_final_weight"),
        ]

    def __str__(self) -> str:
        return self.name


class Panelist(models.Model):
    """A judge of the edition who sits in its plenary and its panel. Istilah: anggota tim panel."""

    judge = models.OneToOneField("competitions.Judge", models.CASCADE, related_name="panelist")
    chair = models.BooleanField(default=False)
    marked_at = models.DateTimeField()


class FinalRoom(models.Model):
    """Where presentations are heard, and who hears them there."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="final_rooms")
    name = models.CharField(max_length=120)
    place = models.CharField(max_length=200, blank=True)
    link = models.URLField(max_length=300, blank=True)
    """Copied to each presentation; only those who take part in it read it."""
    judges = models.ManyToManyField("competitions.Judge", related_name="+", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "name"], name="competitions_final_room_once")]

    def __str__(self) -> str:
        return self.name


class FinalDay(models.Model):
    """When presentations may be heard, on the clocks of the edition."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="final_days")
    on = models.DateField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    break_from = models.TimeField(null=True)
    break_until = models.TimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "on"], name="competitions_final_day_once"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="competitions_final_day_ends_later"),
            models.CheckConstraint(
                condition=Q(break_from=None, break_until=None) | Q(break_until__gt=F("break_from")),
                name="competitions_final_day_break",
            ),
        ]


class Slot(models.Model):
    """One presentation: one entry, one room, one time. Istilah: jadwal presentasi dan wawancara."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="slots")
    entry = models.OneToOneField("competitions.Entry", models.PROTECT, related_name="slot")
    room = models.ForeignKey(FinalRoom, models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    link = models.URLField(max_length=300, blank=True)
    state = models.CharField(max_length=8, choices=SlotState.choices, default=SlotState.PLANNED)
    attendance = models.CharField(max_length=10, choices=Attendance.choices, default=Attendance.UNKNOWN, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    """Why it was moved the last time."""
    times_moved = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="competitions_slot_ends_later"),
            models.CheckConstraint(condition=Q(state__in=SlotState.values), name="competitions_slot_state"),
            models.CheckConstraint(condition=Q(attendance__in=Attendance.values), name="competitions_slot_attendance"),
            models.CheckConstraint(
                condition=Q(times_moved=0) | ~Q(reason=""), name="competitions_slot_moved_with_reason"
            ),
        ]
        indexes = [models.Index(fields=["edition", "starts_at", "id"], name="competitions_slot_order")]


class Sheet(models.Model):
    """What one member of the panel marks of one presentation. Istilah: lembar nilai panel."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="sheets")
    judge = models.ForeignKey("competitions.Judge", models.PROTECT, related_name="sheets")
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.OPEN)
    revision = models.PositiveIntegerField(default=0)
    total = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    """Of what the panel scores; the head's presence is added once for all."""
    signed_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["slot", "judge"], name="competitions_sheet_once"),
            models.CheckConstraint(condition=Q(state__in=SheetState.values), name="competitions_sheet_state"),
            models.CheckConstraint(
                condition=~Q(state=SheetState.SIGNED) | Q(signed_at__isnull=False, total__isnull=False),
                name="competitions_sheet_signed",
            ),
        ]
        indexes = [models.Index(fields=["judge", "state"], name="competitions_sheet_judge")]

    def note(self, verb: Verb, before: str, *, by: int | None, at: datetime, **facts: Any) -> Any:
        """Saves what an action changed and writes it down."""
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)


class SheetMark(models.Model):
    """The score of one criterion of the final, with its reason."""

    sheet = models.ForeignKey(Sheet, models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(FinalCriterion, models.PROTECT, related_name="+")
    score = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    reason = models.TextField(max_length=4000, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "criterion"], name="competitions_sheet_mark_once"),
            models.CheckConstraint(
                condition=Q(score=None) | Q(score__gte=0, score__lte=100), name="competitions_sheet_mark_bounds"
            ),
        ]


class Verdict(models.Model):
    """What the last plenary decided for one finalist, with the numbers it had before it."""

    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="verdicts")
    entry = models.OneToOneField("competitions.Entry", models.PROTECT, related_name="verdict")
    won = models.BooleanField()
    out_of_order = models.BooleanField(default=False)
    reason = models.TextField(max_length=2000, blank=True)
    desk = models.FloatField(null=True)
    panel = models.FloatField(null=True)
    visit = models.FloatField(null=True)
    total = models.FloatField()
    place = models.PositiveSmallIntegerField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(out_of_order=False) | ~Q(reason=""), name="competitions_verdict_reason")
        ]
        indexes = [models.Index(fields=["edition", "won"], name="competitions_verdict_of")]


class FinalResult(models.Model):
    """The last numbers, frozen by the decree of the winners: what they were worked out from, so that anybody can do it again. Never changed."""

    edition = models.OneToOneField("competitions.Edition", models.PROTECT, related_name="final_result")
    made_at = models.DateTimeField()
    method = models.CharField(max_length=40)
    pack = models.TextField()
    """Canonical JSON, byte for byte as its digest was taken."""
    digest = models.CharField(max_length=64)


class Revocation(models.Model):
    """A winner whose award was withdrawn by letter, and what became of the place. Istilah: pencabutan penghargaan."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    entry = models.OneToOneField("competitions.Entry", models.PROTECT, related_name="revocation")
    letter = models.CharField(max_length=120)
    reason = models.TextField(max_length=2000)
    revoked_at = models.DateTimeField()
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    vacancy = models.CharField(max_length=8, choices=Vacancy.choices, default=Vacancy.OFFERED)
    successor = models.ForeignKey("competitions.Entry", models.PROTECT, null=True, related_name="succeeds")
    decree_number = models.CharField(max_length=120, blank=True)
    decree_on = models.DateField(null=True)
    words = models.TextField(max_length=2000, blank=True)
    """Why the place went to the successor, or to nobody."""
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(vacancy="filled") | (Q(successor__isnull=False) & ~Q(decree_number="")),
                name="competitions_revocation_filled",
            ),
            models.CheckConstraint(
                condition=Q(vacancy="offered", settled_at=None) | (~Q(vacancy="offered") & Q(settled_at__isnull=False) & ~Q(words="")),
                name="competitions_revocation_settled",
            ),
        ]  # fmt: skip
