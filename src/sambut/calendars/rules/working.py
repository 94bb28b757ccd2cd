"""The calendar that clocks are counted on: which days are working days, why the others are not, and office hours.

Plain Python: no clock, no request, no database. `queries.py` fills it from the database, `reference_table.py`
from the table that comes with the product.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from zoneinfo import ZoneInfo

from sambut.kernel.refusals import Refused

WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
CLOSED = "Kantor tutup"
YEARS_TO_BE_FIXED = 3
"""A national holiday that fell on the same date in this many decreed years is taken for a fixed one."""

ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


class Kind(StrEnum):
    NATIONAL = "national"
    JOINT_LEAVE = "joint_leave"
    LOCAL = "local"


@dataclass(frozen=True)
class DayOff:
    """A date on which offices are closed by a decree. Istilah: hari libur nasional, cuti bersama, libur daerah."""

    date: date
    kind: Kind
    name: str
    decree: str = ""


@dataclass(frozen=True)
class OfficeSpan:
    """Open from `opens_at` to `closes_at` on a weekday (1 is Monday), between two dates. A break makes two spans."""

    weekday: int
    opens_at: time
    closes_at: time
    starts_on: date | None = None
    ends_on: date | None = None

    def holds_on(self, day: date) -> bool:
        started = self.starts_on is None or self.starts_on <= day
        return day.isoweekday() == self.weekday and started and (self.ends_on is None or day < self.ends_on)


def _national_week() -> tuple[OfficeSpan, ...]:
    morning, noon = time(7, 30), (time(12), time(11, 30))
    return tuple(
        span
        for weekday in range(1, 6)
        for span in (
            OfficeSpan(weekday, morning, noon[weekday == 5]),
            OfficeSpan(weekday, time(13), time(16, 30) if weekday == 5 else time(16)),
        )
    )


NATIONAL_WEEK = _national_week()
"""Monday to Friday, 37 hours and a half without breaks. Dasar: Perpres 21/2023 pasal 3 dan 4."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Working days of one region, and how far they are decreed.

    `week` holds the national office hours: a weekday without any is a day of weekly rest. `office` holds the hours of
    one organisation where it keeps its own; they move hours, never working days.
    """

    days: tuple[DayOff, ...] = ()
    decreed_from: date | None = None
    decreed_until: date | None = None
    week: tuple[OfficeSpan, ...] = NATIONAL_WEEK
    office: tuple[OfficeSpan, ...] = ()
    guessing: bool = field(default=False)
    """Beyond the decreed days: refuse (False), or go by weekly rest and fixed holidays (True)."""

    @cached_property
    def by_date(self) -> Mapping[date, tuple[DayOff, ...]]:
        found: dict[date, tuple[DayOff, ...]] = {}
        for off in self.days:
            found[off.date] = (*found.get(off.date, ()), off)
        return found

    @cached_property
    def fixed(self) -> Mapping[tuple[int, int], str]:
        """National holidays that come back on the same date: month and day → name. Read from the decreed years."""
        years: dict[tuple[int, int, str], set[int]] = {}
        for off in self.days:
            if off.kind == Kind.NATIONAL:
                years.setdefault((off.date.month, off.date.day, off.name), set()).add(off.date.year)
        return {(month, day): name for (month, day, name), seen in years.items() if len(seen) >= YEARS_TO_BE_FIXED}

    @cached_property
    def _rest(self) -> dict[date, bool]:
        return {}

    def is_rest(self, day: date) -> bool:
        """Weekly rest: a weekday on which the national hours name none."""
        if day not in self._rest:
            self._rest[day] = not any(span.holds_on(day) for span in self.week)
        return self._rest[day]

    def is_decreed(self, day: date) -> bool:
        return (
            self.decreed_from is not None
            and self.decreed_until is not None
            and self.decreed_from <= day <= self.decreed_until
        )

    def off(self, day: date) -> tuple[DayOff, ...]:
        """The holidays of that day; beyond the decreed days the fixed ones (when guessing) or a refusal."""
        if self.is_decreed(day):
            return self.by_date.get(day, ())
        if not self.guessing:
            early = self.decreed_from is not None and day < self.decreed_from
            raise Refused(
                "calendar.before_decree" if early else "calendar.beyond_decree",
                day=day,
                until=self.decreed_until,
                start=self.decreed_from,
            )
        name = self.fixed.get((day.month, day.day))
        known = self.by_date.get(day, ())
        return known or ((DayOff(day, Kind.NATIONAL, name),) if name else ())

    def why_not_working(self, day: date) -> str | None:
        """The reason why that day does not count: the holiday's name, else the weekday of rest; None on a working day."""
        if off := self.off(day):
            return "; ".join(dict.fromkeys(one.name for one in off))
        return WEEKDAYS[day.weekday()] if self.is_rest(day) else None

    def is_working(self, day: date) -> bool:
        return self.why_not_working(day) is None

    def hours_on(self, day: date) -> tuple[OfficeSpan, ...]:
        """The office hours of a working day, in order."""
        return tuple(
            sorted((span for span in (self.office or self.week) if span.holds_on(day)), key=lambda span: span.opens_at)
        )

    def add_working_days(self, start: date, days: int) -> date:
        """Count `days` working days after `start`; `start` itself is day zero."""
        day = start
        while days > 0:
            day += timedelta(days=1)
            days -= self.is_working(day)
        return day

    def provisional(self) -> "WorkingCalendar":
        """The same calendar, going beyond the decreed days by weekly rest and the fixed holidays it knows."""
        return self._provisional

    @cached_property
    def _provisional(self) -> "WorkingCalendar":
        return self if self.guessing else replace(self, guessing=True)

    def count(self, first: date, last: date) -> int:
        """Working days from `first` to `last`, both included: looked up, so that a page may ask for every row."""
        if last < first:
            return 0
        between = sum(self._counted(year)[-1] for year in range(first.year, last.year))
        return between + self._counted(last.year)[_place(last) + 1] - self._counted(first.year)[_place(first)]

    def _counted(self, year: int) -> list[int]:
        """How many working days of the year lie before each of its days; the last figure is that of the whole year."""
        if year not in self._counts:
            days = (date(year, 1, 1) + timedelta(days=step) for step in range(_place(date(year, 12, 31)) + 1))
            self._counts[year] = [0, *accumulate(int(self.is_working(day)) for day in days)]
        return self._counts[year]

    @cached_property
    def _counts(self) -> dict[int, list[int]]:
        return {}


def _place(day: date) -> int:
    """0 on the first of January."""
    return day.timetuple().tm_yday - 1


def zone_of(zone: str | ZoneInfo) -> ZoneInfo:
    """A time zone by its name (`Asia/Makassar`) or its Indonesian letters (`WITA`); refuses an unknown one."""
    if isinstance(zone, ZoneInfo):
        return zone
    try:
        return ZoneInfo(ZONES.get(zone.strip().upper(), zone.strip()))
    except (KeyError, ValueError, OSError) as error:
        raise Refused("calendar.zone_unknown", zone=zone) from error
