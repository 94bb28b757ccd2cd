"""Appointments (person × role × organisation), letters to represent, and support access that ends by itself."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.mandates.states import SUPPORT_MOVES, Act, Acting, LetterKind, Role, SupportState, Verb

LONGEST_HOURS = 4


class Running(models.QuerySet):
    """Rows with a beginning and an exclusive end."""

    def running(self, at: datetime) -> "Running":
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=at), starts_at__lte=at)


class Period(Func):
    """From `starts_at` up to, not including, `ends_at`; open where there is no end."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


SPAN = Period("starts_at", "ends_at", RangeBoundary())
ENDS_LATER = Q(ends_at=None) | Q(ends_at__gte=F("starts_at"))
"""An end at the beginning is an office that was taken back before it began."""


class LongestTerm(models.Model):
    """How long somebody may stand in (plt, plh), in days; a dated row with its source. Istilah: batas masa tugas."""

    kind = models.CharField(max_length=10, choices=Acting.choices)
    days = models.PositiveSmallIntegerField()
    extensions = models.PositiveSmallIntegerField(default=0)
    """How often the same number of days may be added."""
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "starts_on"], name="mandates_longest_term_once")]


class Appointment(models.Model):
    """Istilah: penunjukan. Acting officials (Plt., Plh.) are appointments that end; ended rows stay."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, choices=Role.choices)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="appointments")
    acting = models.CharField(max_length=3, choices=Acting.choices, blank=True, default="")
    decree = models.CharField(max_length=120, blank=True, default="")
    """Number of the decree or order (SK, surat perintah)."""
    appointed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    objects = Running.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=ENDS_LATER, name="mandates_appointment_ends_later"),
            models.CheckConstraint(
                condition=Q(role__in=[r for r in Role.values if r != Role.SUPPORT]), name="mandates_appointment_role"
            ),
            models.CheckConstraint(condition=Q(acting__in=["", *Acting.values]), name="mandates_appointment_acting"),
            models.CheckConstraint(condition=Q(acting="") | Q(ends_at__isnull=False), name="mandates_acting_ends"),
            ExclusionConstraint(
                name="mandates_appointment_no_overlap",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    (SPAN, RangeOperators.OVERLAPS),
                ],
            ),
        ]


class Letter(models.Model):
    """Who may do one act for an organisation, and until when. No office comes with it. Istilah: surat kuasa, surat tugas."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="letters")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="letters")
    kind = models.CharField(max_length=20, choices=LetterKind.choices)
    act = models.CharField(max_length=40, choices=Act.choices)
    number = models.CharField(max_length=120)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    objects = Running.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="mandates_letter_ends_later"),
            models.CheckConstraint(condition=Q(act__in=Act.values), name="mandates_letter_act"),
            models.CheckConstraint(condition=Q(kind__in=LetterKind.values), name="mandates_letter_kind"),
        ]


class SupportAccess(models.Model):
    """Break-glass sight of one organisation's tree for a fault that cannot wait. A second administrator approves; it ends by itself."""

    LONGEST_HOURS = LONGEST_HOURS

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="support")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="support")
    reason = models.CharField(max_length=500)
    hours = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=SupportState.choices, default=SupportState.REQUESTED)
    requested_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)

    objects = Running.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SupportState.values), name="mandates_support_state"),
            models.CheckConstraint(condition=Q(hours__gte=1, hours__lte=LONGEST_HOURS), name="mandates_support_hours"),
            models.CheckConstraint(
                condition=Q(starts_at=None)
                | Q(ends_at__gt=F("starts_at"), ends_at__lte=F("starts_at") + timedelta(hours=LONGEST_HOURS)),
                name="mandates_support_ends_soon",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("user")), name="mandates_support_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(decided_by__isnull=False, starts_at__isnull=False),
                name="mandates_support_approved",
            ),
        ]

    def allows(self, verb: str, *, at: datetime) -> bool:
        """Is there such a move from here? An access whose time is over is closed without one."""
        if self.ends_at and self.ends_at <= at:
            return False
        return (SupportState(self.state), verb) in SUPPORT_MOVES

    def move(self, verb: Verb) -> None:
        """The state after `verb`; refuses with `support.<verb>.from_<state>`."""
        after = SUPPORT_MOVES.get((SupportState(self.state), verb))
        if after is None:
            raise Refused(f"support.{verb.removesuffix('_support')}.from_{self.state}")
        self.state = after


class MandateEvent(Event):
    """What happened to an appointment, a letter or a support access: exactly one of them."""

    appointment = models.ForeignKey(Appointment, models.PROTECT, null=True, related_name="events")
    letter = models.ForeignKey(Letter, models.PROTECT, null=True, related_name="events")
    support = models.ForeignKey(SupportAccess, models.PROTECT, null=True, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "mandates_event"
        constraints = [
            models.CheckConstraint(
                condition=Q(appointment__isnull=False, letter=None, support=None)
                | Q(appointment=None, letter__isnull=False, support=None)
                | Q(appointment=None, letter=None, support__isnull=False),
                name="mandates_event_of_one",
            )
        ]
