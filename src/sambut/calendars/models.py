"""Decrees and the days they set. Law is data with dates; an earlier decree stays as it was, a later one supersedes it."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.calendars.states import TRANSITIONS, HolidayKind, Origin, State, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event


class Decree(models.Model):
    """Istilah: SKB 3 Menteri, Keputusan Presiden, keputusan kepala daerah.

    It carries the whole list of its days. While a decree in force supersedes it, none of its own days hold. `covers_from`
    and `covers_until` say for which days its list is complete; one that only adds a day (an election) covers nothing.
    """

    number = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=200)
    decided_on = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)
    is_confirmed = models.BooleanField(default=True)
    """A source that names it was read. False: known only at second hand; `docs/law.md` says so."""
    covers_from = models.DateField(null=True)
    covers_until = models.DateField(null=True)
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, related_name="successors")
    state = models.CharField(max_length=20, choices=State.choices)
    origin = models.CharField(max_length=20, choices=Origin.choices)
    reference_key = models.CharField(max_length=60, null=True, unique=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)
    """Why a proposal was rejected, in the words of who rejected it."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="calendars_decree_state"),
            models.CheckConstraint(
                condition=Q(covers_from=None, covers_until=None) | Q(covers_from__lte=F("covers_until")),
                name="calendars_decree_covers",
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(state=State.IN_FORCE) | ~Q(decided_by=F("proposed_by")),
                name="calendars_decree_two_people",
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.REFERENCE, reference_key__isnull=False)
                | Q(origin=Origin.OPERATOR, proposed_by__isnull=False, proposed_at__isnull=False),
                name="calendars_decree_origin",
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.REFERENCE)
                | ~Q(state=State.IN_FORCE)
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="calendars_decree_approved",
            ),
            models.UniqueConstraint(
                fields=["supersedes"],
                condition=Q(state=State.IN_FORCE, supersedes__isnull=False),
                name="calendars_decree_one_successor",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.title

    def approve(self, *, by: int, at: datetime) -> None:
        self._move(Verb.APPROVE, by=by, at=at)

    def reject(self, *, note: str, by: int, at: datetime) -> None:
        self.note = note
        self._move(Verb.REJECT, by=by, at=at)

    def withdraw(self, *, by: int, at: datetime) -> None:
        self._move(Verb.WITHDRAW, by=by, at=at)

    def _move(self, verb: Verb, *, by: int, at: datetime) -> None:
        before = State(self.state)
        after = TRANSITIONS.get((before, verb))
        if after is None:
            raise Refused(f"calendar.decide.from_{before}")
        self.state, self.decided_by_id, self.decided_at = after, by, at
        self.save()
        DecreeEvent.objects.create(
            decree=self,
            actor_id=by,
            verb=verb,
            state_from=before,
            state_to=after,
            happened_at=at,
            recorded_at=at,
            facts=self.facts(),
        )

    def facts(self) -> dict[str, str | None]:
        """What an event says of it: the number and the days it covers; nothing personal."""
        return {
            "number": self.number,
            "covers_from": self.covers_from.isoformat() if self.covers_from else None,
            "covers_until": self.covers_until.isoformat() if self.covers_until else None,
        }


class Holiday(models.Model):
    """One day off in a decree's list. Istilah: hari libur nasional, cuti bersama, libur daerah."""

    decree = models.ForeignKey(Decree, models.PROTECT, related_name="holidays")
    date = models.DateField()
    kind = models.CharField(max_length=20, choices=HolidayKind.choices)
    name = models.CharField(max_length=120)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["decree", "date", "name", "region"], nulls_distinct=False, name="calendars_holiday_once"
            ),
            models.CheckConstraint(
                condition=Q(kind=HolidayKind.LOCAL, region__isnull=False)
                | Q(kind__in=[HolidayKind.NATIONAL, HolidayKind.JOINT_LEAVE], region=None),
                name="calendars_holiday_local_has_region",
            ),
        ]
        indexes = [models.Index(fields=["date"], name="calendars_holiday_date")]

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class OfficeHours(models.Model):
    """Istilah: jam kerja. Hours of a weekday (1 is Monday) in a decree; without an organisation they are national.

    A weekday without national hours is weekly rest. Dasar: Perpres 21/2023 pasal 3 dan 4.
    """

    decree = models.ForeignKey(Decree, models.PROTECT, related_name="office_hours")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    weekday = models.SmallIntegerField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__gte=1, weekday__lte=7), name="calendars_hours_weekday"),
            models.CheckConstraint(condition=Q(opens_at__lt=F("closes_at")), name="calendars_hours_in_order"),
            models.UniqueConstraint(
                fields=["decree", "organisation", "weekday", "opens_at", "starts_on"],
                nulls_distinct=False,
                name="calendars_hours_once",
            ),
        ]


class CalendarVersion(models.Model):
    """One row. `token` changes with every change of the calendar, so that no process keeps an old one."""

    token = models.UUIDField(default=uuid.uuid4)
    changed_at = models.DateTimeField()
    reference_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="calendars_version_single")]


class DecreeEvent(Event):
    """What happened to a decree: loaded, proposed, approved, rejected, withdrawn."""

    decree = models.ForeignKey(Decree, models.PROTECT, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["decree", "id"], name="calendars_event_decree")]
