"""Starting and stopping the clocks of a case. Called by actions, inside their transaction."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q

from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import Limit, WorkingCalendar, due_or_provisional, working_days_between
from sambut.complaints.models import Clock, ClockRule, Complaint
from sambut.complaints.rules import CLOCKS_OF, END_OF_TIME, most_special
from sambut.complaints.states import Grade, Status, Step
from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation

NATIONAL_ZONE = "Asia/Jakarta"


def start(complaint: Complaint, step: Step, organisation: Organisation | None, *, at: datetime) -> Clock:
    """Starts a clock for who must act, in their zone and with their holidays, under the rule of that day."""
    clock = prepared(step, Grade(complaint.grade), organisation, at=at)
    clock.complaint = complaint
    clock.save()
    return clock


def prepared(step: Step, grade: Grade, organisation: Organisation | None, *, at: datetime) -> Clock:
    """The clock, counted and not yet saved."""
    zone = ZoneInfo(organisation.zone if organisation else NATIONAL_ZONE)
    rule = rule_for(step, grade, organisation, on=at.astimezone(zone).date())
    due = due_or_provisional(at, Limit.parse(rule.limit), zone, calendar_of(organisation))
    return Clock(
        step=step, organisation=organisation, rule=rule, started_at=at, due_at=due.due_at, provisional=due.provisional
    )


def keep(complaint: Complaint, after: Status, *, at: datetime, stops: tuple[Step, ...] = ()) -> list[Clock]:
    """Stops the clocks that may not run in the coming state, and `stops`; gives those that still run."""
    clocks_ = Clock.objects.filter(complaint=complaint, stopped_at=None).select_related("organisation__region")
    running = list(clocks_)
    allowed = set(CLOCKS_OF[after]) - set(stops)
    stop([clock for clock in running if clock.step not in allowed], at=at)
    return [clock for clock in running if clock.step in allowed]


def stop(clocks: Iterable[Clock], *, at: datetime) -> None:
    for clock in clocks:
        zone = ZoneInfo(clock.organisation.zone if clock.organisation else NATIONAL_ZONE)
        clock.stopped_at = at
        clock.working_days = used(clock.started_at, at, zone, calendar_of(clock.organisation))
        clock.save(update_fields=["stopped_at", "working_days"])


def used(start: datetime, end: datetime, zone: ZoneInfo, calendar: WorkingCalendar) -> int:
    """On which working day something happened: 0 on the day of the start, 1 on the next working day."""
    return working_days_between(start, end + timedelta(days=1), zone, calendar)


def nearest(clocks: Iterable[Clock]) -> datetime:
    return min((clock.due_at for clock in clocks), default=END_OF_TIME)


def rule_for(step: Step, grade: Grade, organisation: Organisation | None, *, on: date) -> ClockRule:
    """The rule of that day; refuses when the law table has a hole."""
    path = organisation.path if organisation else []
    rules = ClockRule.objects.filter(
        Q(organisation=None) | Q(organisation__in=path),
        Q(starts_on=None) | Q(starts_on__lte=on),
        Q(ends_on=None) | Q(ends_on__gt=on),
        step=step,
    )
    rule = most_special(rules, step, grade, path)
    if rule is None:
        raise Refused("complaint.clock.no_rule", step=step.label)
    return rule


def calendar_of(organisation: Organisation | None) -> WorkingCalendar:
    return working_calendar(organisation.region.code if organisation and organisation.region else None)
