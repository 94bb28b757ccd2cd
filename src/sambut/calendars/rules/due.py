"""When something is due, which days were counted, which were skipped and why.

Plain Python. Due is always the *first instant that is late*: for working and calendar days the midnight after the last
counted day, in the zone of the unit that must act; for hours the instant at which they are used up.

Dasar: PermenPANRB 5/2025 (batas waktu), SKB 3 Menteri (hari libur nasional dan cuti bersama), Perpres 21/2023 (hari dan
jam kerja).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from sambut.calendars.rules.limits import Limit, Unit
from sambut.calendars.rules.working import CLOSED, WorkingCalendar, zone_of
from sambut.kernel.refusals import Refused

PAUSED = "Jeda"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MOST_SKIPPED = 8_000
"""Where a calendar knows no working day at all, counting ends here."""


class Skip(NamedTuple):
    date: date
    reason: str


class Pause(NamedTuple):
    """A time in which the clock stands still, `until` exclusive. None: it still stands."""

    starts_at: datetime
    until: datetime | None


class Span(NamedTuple):
    """A pause that has ended, in UTC."""

    starts_at: datetime
    until: datetime


@dataclass(frozen=True)
class Due:
    """When something becomes late, and how that was counted. The counted and the skipped dates follow each other."""

    due_at: datetime
    counted: tuple[date, ...]
    skipped: tuple[Skip, ...]
    provisional: bool = False

    @property
    def last_day(self) -> date:
        """The last day in time, as people are told it: "sebelum Jumat 11 April lewat"."""
        return (self.due_at - timedelta(microseconds=1)).date()


def due_at(
    start: datetime, limit: Limit, zone: str | ZoneInfo, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = ()
) -> Due:
    """When a clock that started at `start` runs out.

    Refuses with `calendar.beyond_decree` when a day is needed whose holidays nobody has decreed yet, and with
    `calendar.paused` while a pause has no end.
    """
    here = zone_of(zone)
    if start.tzinfo is None:
        raise ValueError("An instant without a zone says nothing: give an aware datetime.")
    stops = _in_order(pauses)
    try:
        start = start.astimezone(UTC)
        if limit.unit == Unit.HOURS:
            return _after_hours(start, limit.amount * HOUR, here, stops)
        if limit.unit == Unit.WORKING_HOURS:
            return _after_working_hours(start, limit.amount * HOUR, here, calendar, stops)
        return _after_days(start, limit, here, calendar, stops)
    except OverflowError as error:
        raise Refused("calendar.date_out_of_range") from error


def due_or_provisional(
    start: datetime, limit: Limit, zone: str | ZoneInfo, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = ()
) -> Due:
    """As `due_at`; beyond the decreed days by weekly rest and fixed holidays alone, and marked provisional.

    For actions, which never fail for want of a decree. The clock is counted anew when one comes (`calendars.decree_changed`).
    """
    try:
        return due_at(start, limit, zone, calendar, pauses=pauses)
    except Refused as refused:
        if refused.code not in ("calendar.beyond_decree", "calendar.before_decree"):
            raise
    due = due_at(start, limit, zone, calendar.provisional(), pauses=pauses)
    return Due(due.due_at, due.counted, due.skipped, provisional=True)


def _after_days(
    start: datetime, limit: Limit, zone: ZoneInfo, calendar: WorkingCalendar, pauses: Sequence[Span]
) -> Due:
    """A day has passed when its midnight has; a day whose closing midnight lies in a pause does not count.

    The day of the start is day zero. When a pause covers its midnight, the day on which the clock runs again is day zero.
    """
    day = start.astimezone(zone).date()
    is_running = not _stands(day, zone, pauses)
    counted: list[date] = []
    skipped: list[Skip] = []
    while len(counted) < limit.amount:
        day += DAY
        reason = calendar.why_not_working(day) if limit.unit == Unit.WORKING_DAYS else None
        stands = _stands(day, zone, pauses)
        if reason is None and not stands and is_running:
            counted.append(day)
        else:
            skipped.append(Skip(day, reason or PAUSED))
            _not_for_ever(skipped)
        is_running = is_running or not stands
    return Due(midnight(day + DAY, zone), tuple(counted), tuple(skipped))


def _after_hours(start: datetime, left: timedelta, zone: ZoneInfo, pauses: Sequence[Span]) -> Due:
    at = start
    for starts_at, until in pauses:
        if until <= at:
            continue
        if starts_at >= at + left:
            break
        left -= max(starts_at - at, timedelta())
        at = until
    due = (at + left).astimezone(zone)
    days = list(dates(start.astimezone(zone).date(), (due - timedelta(microseconds=1)).date()))
    asleep = {
        day for day in days if any(p.starts_at <= midnight(day, zone) and _stands(day, zone, (p,)) for p in pauses)
    }
    return Due(due, tuple(d for d in days if d not in asleep), tuple(Skip(d, PAUSED) for d in days if d in asleep))


def _after_working_hours(
    start: datetime, left: timedelta, zone: ZoneInfo, calendar: WorkingCalendar, pauses: Sequence[Span]
) -> Due:
    day = start.astimezone(zone).date()
    counted: list[date] = []
    skipped: list[Skip] = []
    while True:
        reason = calendar.why_not_working(day)
        spans = [] if reason else office_spans(day, zone, calendar)
        running = [part for span in spans for part in _running(max(span[0], start), span[1], pauses)]
        for opens, closes in running:
            if closes - opens >= left:
                return Due((opens + left).astimezone(zone), (*counted, day), tuple(skipped))
            left -= closes - opens
        if running:
            counted.append(day)
        elif reason or not spans or spans[-1][1] > start:
            skipped.append(Skip(day, reason or (PAUSED if spans else CLOSED)))
        _not_for_ever(skipped)
        day += DAY


def office_spans(day: date, zone: ZoneInfo, calendar: WorkingCalendar) -> list[tuple[datetime, datetime]]:
    """The office hours of a day as instants."""
    return [
        (
            datetime.combine(day, span.opens_at, zone).astimezone(UTC),
            datetime.combine(day, span.closes_at, zone).astimezone(UTC),
        )
        for span in calendar.hours_on(day)
    ]


def _not_for_ever(skipped: list[Skip]) -> None:
    if len(skipped) > MOST_SKIPPED:
        raise Refused("calendar.date_out_of_range")


def _running(begin: datetime, end: datetime, pauses: Sequence[Span]) -> list[tuple[datetime, datetime]]:
    """The parts of a span in which no pause lies."""
    parts = []
    for starts_at, until in pauses:
        if begin < min(starts_at, end):
            parts.append((begin, min(starts_at, end)))
        begin = max(begin, until)
    return [*parts, (begin, end)] if begin < end else parts


def _stands(day: date, zone: ZoneInfo, pauses: Sequence[Span]) -> bool:
    """Does a pause cover the midnight that ends this day?"""
    if not pauses:
        return False
    end = midnight(day + DAY, zone)
    return any(starts_at < end <= until for starts_at, until in pauses)


def _in_order(pauses: Sequence[Pause]) -> list[Span]:
    """Sorted, joined where they overlap; refuses one that has no end."""
    joined: list[Span] = []
    for starts_at, until in sorted(pauses, key=lambda pause: pause[0]):
        if until is None:
            raise Refused("calendar.paused", since=starts_at)
        if joined and starts_at <= joined[-1].until:
            joined[-1] = Span(joined[-1].starts_at, max(joined[-1].until, until.astimezone(UTC)))
        elif until > starts_at:
            joined.append(Span(starts_at.astimezone(UTC), until.astimezone(UTC)))
    return joined


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The first instant of a day in a zone."""
    return datetime.combine(day, time(), zone).astimezone(UTC).astimezone(zone)


def dates(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
