"""When things happen in the demo country: counted backwards from the hour in which it is loaded.

Offices act on working days of their own region and in their own zone; citizens write on any day and at any hour.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from sambut.calendars.rules import WorkingCalendar

OPENS, CLOSES = time(8, 0), time(15, 45)


@dataclass(frozen=True)
class Times:
    """The days of one place. `at` is the present of the country: nothing happens after it."""

    at: datetime
    zone: ZoneInfo
    calendar: WorkingCalendar

    @cached_property
    def today(self) -> date:
        return self.at.astimezone(self.zone).date()

    @cached_property
    def _last_office_day(self) -> date:
        """Today where offices have closed already, else the working day before."""
        day = self.today if self.at >= self._instant(self.today, CLOSES) else self.today - timedelta(days=1)
        while not self.is_working(day):
            day -= timedelta(days=1)
        return day

    def is_working(self, day: date) -> bool:
        """Beyond what is decreed weekends alone are known."""
        if not self.calendar.is_decreed(day):
            return day.weekday() < 5
        return self.calendar.is_working(day)

    def office(self, days_ago: int, clock: str = "10.00") -> datetime:
        """A time on a past working day; 0 is the last one whose offices have closed."""
        day = self._last_office_day
        for _ in range(days_ago):
            day -= timedelta(days=1)
            while not self.is_working(day):
                day -= timedelta(days=1)
        return self._instant(day, _time(clock))

    def any_day(self, days_ago: int, clock: str) -> datetime:
        """A time on a past day of the week, whichever it is. `days_ago` is 1 at least."""
        return self._instant(self.today - timedelta(days=max(days_ago, 1)), _time(clock))

    def minutes_ago(self, minutes: int) -> datetime:
        return self.at - timedelta(minutes=minutes)

    def next_office(self, after: datetime, days: int, minute: int) -> datetime:
        """So many working days after an instant, at that minute of the office day (0 to 464), later than the instant.

        With `days` 0 it is the first office hour that is left on the same day, or the next working day.
        """
        day = after.astimezone(self.zone).date()
        while days or not self.is_working(day):
            day += timedelta(days=1)
            days -= days > 0 and self.is_working(day)
        found = self._instant(day, OPENS) + timedelta(minutes=minute)
        while found <= after or not self.is_working(found.astimezone(self.zone).date()):
            found += timedelta(hours=1) if self._hours_left(found) else timedelta(days=1)
        return found

    def _hours_left(self, moment: datetime) -> bool:
        return (moment + timedelta(hours=1)).astimezone(self.zone).time() < CLOSES

    def _instant(self, day: date, clock: time) -> datetime:
        return datetime.combine(day, clock, self.zone)


def _time(clock: str) -> time:
    hour, minute = clock.split(".")
    return time(int(hour), int(minute))
