"""Clocks for cases that are written many at a time: counted as `complaints.clocks` counts, with rules and calendars read once."""

from copy import copy
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sambut.calendars.rules import Limit, WorkingCalendar, due_or_provisional
from sambut.complaints.clocks import NATIONAL_ZONE, calendar_of, used
from sambut.complaints.models import Clock, ClockRule
from sambut.complaints.rules import most_special
from sambut.complaints.states import Grade, Step
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation


class Counting:
    def __init__(self) -> None:
        self.rules = list(ClockRule.objects.all())
        self.calendars: dict[int | None, WorkingCalendar] = {}
        self.counted: dict[tuple[Step, Grade, int | None, date], Clock] = {}

    def started(self, step: Step, grade: Grade, organisation: Organisation | None, *, at: datetime) -> Clock:
        """Counted once for all that start on one day: limits in working days do not ask for the hour."""
        on = at.astimezone(_zone(organisation)).date()
        key = (step, grade, organisation.pk if organisation else None, on)
        if key not in self.counted:
            self.counted[key] = self._counted(step, grade, organisation, at, on)
        clock = copy(self.counted[key])
        clock.started_at = at
        return clock

    def stop(self, clock: Clock, *, at: datetime) -> None:
        organisation = clock.organisation
        clock.stopped_at = at
        clock.working_days = used(clock.started_at, at, _zone(organisation), self._calendar(organisation))

    def _counted(self, step: Step, grade: Grade, organisation: Organisation | None, at: datetime, on: date) -> Clock:
        path = organisation.path if organisation else []
        rule = most_special([one for one in self.rules if _holds(one, on, path)], step, grade, path)
        if rule is None:
            raise Refused("complaint.clock.no_rule", step=step.label)
        due = due_or_provisional(at, Limit.parse(rule.limit), _zone(organisation), self._calendar(organisation))
        return Clock(
            step=step,
            organisation=organisation,
            rule=rule,
            started_at=at,
            due_at=due.due_at,
            provisional=due.provisional,
        )

    def _calendar(self, organisation: Organisation | None) -> WorkingCalendar:
        key = organisation.pk if organisation else None
        if key not in self.calendars:
            self.calendars[key] = calendar_of(organisation)
        return self.calendars[key]


def _holds(rule: ClockRule, on: date, path: list[int]) -> bool:
    placed = rule.organisation_id is None or rule.organisation_id in path
    return placed and (rule.starts_on is None or rule.starts_on <= on) and (rule.ends_on is None or rule.ends_on > on)


def _zone(organisation: Organisation | None) -> ZoneInfo:
    return ZoneInfo(organisation.zone if organisation else NATIONAL_ZONE)
