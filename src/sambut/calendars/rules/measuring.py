"""How much working time lies between two instants: for "2 hari kerja lagi", for lateness, for statistics.

Nothing here refuses: beyond the decreed days it goes by weekly rest and fixed holidays, for a page must always say something.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sambut.calendars.rules.due import DAY, Pause, dates, office_spans
from sambut.calendars.rules.working import WorkingCalendar, zone_of


def working_days_between(start: datetime, end: datetime, zone: str | ZoneInfo, calendar: WorkingCalendar) -> int:
    """Whole working days from `start` to `end`; the day of `start` is day zero, as in `due_at`.

    From now to a due time: the working days still left *after today*. From a start to its due time: the limit itself.
    """
    here = zone_of(zone)
    first, last = start.astimezone(here).date() + DAY, end.astimezone(here).date() - DAY
    return calendar.provisional().count(first, last)


def working_days_late(due: datetime, now: datetime, zone: str | ZoneInfo, calendar: WorkingCalendar) -> int:
    """Working days begun since `due`, the running one included; 0 while it is not late."""
    if now < due:
        return 0
    here = zone_of(zone)
    return calendar.provisional().count(due.astimezone(here).date(), now.astimezone(here).date())


def office_time_between(
    start: datetime, end: datetime, zone: str | ZoneInfo, calendar: WorkingCalendar, *, pauses: Sequence[Pause] = ()
) -> timedelta:
    """Office hours between two instants, without the pauses (one that has no end reaches to `end`)."""
    here = zone_of(zone)
    known = calendar.provisional()
    total = timedelta()
    for day in dates(start.astimezone(here).date(), end.astimezone(here).date()):
        if known.is_working(day):
            for opens, closes in office_spans(day, here, known):
                total += _outside(max(opens, start), min(closes, end), end, pauses)
    return total


def _outside(begin: datetime, end: datetime, horizon: datetime, pauses: Sequence[Pause]) -> timedelta:
    """The length of a span without what the pauses cover of it."""
    length, at = timedelta(), begin
    for starts_at, until in sorted(pauses, key=lambda pause: pause[0]):
        length += max(min(starts_at, end) - at, timedelta())
        at = max(at, until or horizon)
    return length + max(end - at, timedelta())
