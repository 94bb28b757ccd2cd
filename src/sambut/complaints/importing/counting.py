"""Clocks of an import, counted as `clocks.start` and `clocks.stop` would, equal ones once.

A limit in days is due by the local date of its start alone, so thousands of rows share a few hundred countings.
"""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import Limit, Unit, WorkingCalendar, due_or_provisional
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.models import ClockRule
from sambut.complaints.rules import most_special
from sambut.complaints.states import Grade, Step
from sambut.kernel.refusals import Refused

MOST_KEPT = 20_000
BY_DATE = (Unit.WORKING_DAYS, Unit.DAYS)


@dataclass(frozen=True, slots=True)
class Spot:
    """What counting needs of an organisation; the national desk is `NATIONAL`."""

    pk: int | None
    path: tuple[int, ...]
    zone: ZoneInfo
    region: str | None


NATIONAL = Spot(None, (), ZoneInfo(NATIONAL_ZONE), None)


@dataclass(frozen=True, slots=True)
class Counted:
    rule: int
    due_at: datetime
    provisional: bool


class Counting:
    """Keeps what was counted. `refresh` at the start of each transaction, so that a new decree or rule is seen."""

    def __init__(self) -> None:
        self._rules: list[ClockRule] = []
        self._calendars: dict[str | None, WorkingCalendar] = {}
        self._fitting: dict[tuple[Step, Grade, int | None, date], ClockRule] = {}
        self._counted: dict[tuple[int, str, int, date | datetime], Counted] = {}
        self._days: dict[int, _Days] = {}

    def refresh(self) -> None:
        standing = list(ClockRule.objects.order_by("pk"))
        if [vars(rule) | {"_state": None} for rule in standing] != [
            vars(rule) | {"_state": None} for rule in self._rules
        ]:
            self._rules, self._fitting, self._counted = standing, {}, {}
        self._calendars = {}
        if len(self._counted) > MOST_KEPT:
            self._counted, self._days = {}, {}
        if len(self._fitting) > MOST_KEPT:
            self._fitting = {}

    def started(self, step: Step, grade: Grade, spot: Spot, at: datetime) -> Counted:
        """The limit of a clock that starts then."""
        on = at.astimezone(spot.zone).date()
        rule = self._rule(step, grade, spot, on)
        limit, calendar = Limit.parse(rule.limit), self._calendar(spot)
        wanted = (rule.pk, spot.zone.key, id(self._known(calendar).calendar), on if limit.unit in BY_DATE else at)
        if wanted not in self._counted:
            due = due_or_provisional(at, limit, spot.zone, calendar)
            self._counted[wanted] = Counted(rule.pk, due.due_at, due.provisional)
        return self._counted[wanted]

    def used(self, spot: Spot, start: datetime, end: datetime) -> int:
        """Working days that a clock had used when it stopped, as `clocks.used` counts them."""
        days = self._known(self._calendar(spot))
        return days.between(start.astimezone(spot.zone).date(), end.astimezone(spot.zone).date())

    def _rule(self, step: Step, grade: Grade, spot: Spot, on: date) -> ClockRule:
        wanted = (step, grade, spot.pk, on)
        if wanted not in self._fitting:
            found = most_special([rule for rule in self._rules if _holds(rule, on)], step, grade, spot.path)
            if found is None:
                raise Refused("complaint.clock.no_rule", step=step.label)
            self._fitting[wanted] = found
        return self._fitting[wanted]

    def _calendar(self, spot: Spot) -> WorkingCalendar:
        if spot.region not in self._calendars:
            self._calendars[spot.region] = working_calendar(spot.region)
        return self._calendars[spot.region]

    def _known(self, calendar: WorkingCalendar) -> "_Days":
        """By identity: calendars are kept by their room and replaced whole. Holding it keeps its id from being reused."""
        if id(calendar) not in self._days:
            self._days[id(calendar)] = _Days(calendar)
        return self._days[id(calendar)]


class _Days:
    """Working days of a calendar in order, as far as they were asked for."""

    def __init__(self, calendar: WorkingCalendar) -> None:
        self.calendar = calendar
        self._guessing = calendar.provisional()
        self._first = self._until = date.max.toordinal()
        self._working: list[int] = []

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and with `end`."""
        self._reach(start.toordinal(), end.toordinal())
        return bisect_right(self._working, end.toordinal()) - bisect_right(self._working, start.toordinal())

    def _reach(self, first: int, last: int) -> None:
        if self._first <= first and last < self._until:
            return
        if self._working:
            first, last = min(first, self._first), max(last, self._until)
        self._first, self._until = first - 366, last + 366
        span = range(self._first, self._until)
        self._working = [day for day in span if self._guessing.is_working(date.min + timedelta(days=day - 1))]


def _holds(rule: ClockRule, on: date) -> bool:
    return (rule.starts_on is None or rule.starts_on <= on) and (rule.ends_on is None or rule.ends_on > on)
