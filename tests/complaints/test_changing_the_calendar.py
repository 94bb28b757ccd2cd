"""A decree comes or changes: every running clock is counted anew, with an event that names the decree."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import Limit, due_or_provisional
from sambut.complaints import actions, jobs, lists
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.models import Clock, Complaint, ComplaintEvent
from sambut.mandates.cast import JENEPONTO, Place
from sambut.mandates.casting import organisation_at
from sambut.notices.models import Notice
from tests.complaints.decrees import changed

pytestmark = pytest.mark.django_db


def rederive(decree, *, at: datetime) -> None:
    """What the worker does when the decree's announcement arrives."""
    jobs.rederive_clocks(decree.events.latest("id").pk, at=at)


def counted(clock: Clock) -> tuple[datetime, bool]:
    """The limit by the pure function, from the clock's own beginning, rule, place and the calendar as it is now."""
    place = clock.organisation
    zone = ZoneInfo(place.zone if place else NATIONAL_ZONE)
    calendar = working_calendar(place.region.code if place and place.region else None)
    due = due_or_provisional(clock.started_at, Limit.parse(clock.rule.limit), zone, calendar)
    return due.due_at, due.provisional


def clocks() -> list[Clock]:
    return list(Clock.objects.filter(stopped_at=None).select_related("rule", "organisation__region").order_by("pk"))


@pytest.fixture
def three_cases(way, cast):
    """Running clocks in Jakarta and Makassar, verified, answering and waiting for the reporter; and a closed case."""
    way.submit()
    way.forward()
    way.answer()
    way.submit()
    way.forward()
    way.submit(body=organisation_at(Place(JENEPONTO)))
    return way


def test_one_more_day_off_moves_every_limit_that_runs_over_it_and_leaves_what_has_stopped(three_cases, cast):
    way = three_cases
    running, stopped = (
        {clock.pk: clock.due_at for clock in clocks()},
        set(Clock.objects.exclude(stopped_at=None).values_list("pk", "due_at")),
    )
    decree = changed(cast, 2025, more=[date(2025, 4, 9)], at=way.tick())

    rederive(decree, at=way.tick())

    moved = {clock.pk: clock.due_at for clock in clocks()}
    assert all(moved[pk] > running[pk] for pk in running)
    assert set(Clock.objects.exclude(stopped_at=None).values_list("pk", "due_at")) == stopped
    events = ComplaintEvent.objects.filter(verb="rederive").order_by("pk")
    assert [
        (e.facts["clock"], e.facts["decree"], e.facts["before"], e.facts["after"], e.actor_kind) for e in events
    ] == [(pk, decree.pk, running[pk].isoformat(), moved[pk].isoformat(), "clock") for pk in sorted(running)]
    for complaint in Complaint.objects.all():
        assert complaint.next_at == min(clock.due_at for clock in clocks() if clock.complaint_id == complaint.pk)
    city = cast.agency_admin.organisation
    assert {row["complaint_id"]: row["next_at"] for row in lists.queue(city.pk)} == {
        c.pk: c.next_at for c in Complaint.objects.filter(body=city)
    }


def test_counting_again_changes_nothing_more_and_tells_nobody_again(three_cases, cast):
    decree = changed(cast, 2025, more=[date(2025, 4, 9)], at=three_cases.tick())
    rederive(decree, at=three_cases.tick())
    events = ComplaintEvent.objects.count()

    rederive(decree, at=three_cases.tick())

    assert ComplaintEvent.objects.count() == events


def test_who_waits_and_who_must_act_are_told_of_the_new_limit(way, cast):
    way.submit()
    way.forward()
    rederive(changed(cast, 2025, more=[date(2025, 4, 9)], at=way.tick()), at=way.tick())

    jobs.tell(ComplaintEvent.objects.get(verb="rederive").pk, at=way.at)

    assert set(Notice.objects.values_list("kind", "user_id", "handle")) == {
        ("report_rederive", None, way.complaint.handle),
        ("desk_rederive", cast.unit_officer.user.pk, None),
    }


def test_beyond_the_decreed_days_a_limit_is_provisional_until_the_decree_comes(way, cast):
    way.at = datetime(2027, 12, 29, 3, 0, tzinfo=UTC)  # Wednesday
    way.submit()
    [clock] = clocks()
    assert clock.provisional

    rederive(changed(cast, 2028, more=[date(2028, 1, 3)], at=way.tick()), at=way.tick())

    [firm] = clocks()
    assert (firm.provisional, (firm.due_at, firm.provisional)) == (False, counted(firm))
    assert ComplaintEvent.objects.get(verb="rederive").facts["before"] == clock.due_at.isoformat()


def test_what_is_late_no_more_can_become_late_again_and_the_first_lateness_stays_on_record(way, cast):
    way.submit()
    [clock] = clocks()
    actions.mark_late(clock.pk, at=clock.due_at)
    rederive(
        changed(cast, 2025, more=[date(2025, 4, 9), date(2025, 4, 10)], at=clock.due_at),
        at=clock.due_at + timedelta(minutes=1),
    )
    [moved] = clocks()
    assert (moved.late_at, moved.due_at > clock.due_at) == (None, True)

    jobs.sweep_clocks(0, at=moved.due_at - timedelta(seconds=1))
    assert ComplaintEvent.objects.filter(verb="mark_late").count() == 1
    jobs.sweep_clocks(0, at=moved.due_at)
    assert ComplaintEvent.objects.filter(verb="mark_late").count() == 2


SPRING = st.lists(st.dates(date(2025, 3, 27), date(2025, 6, 30)), max_size=12, unique=True)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(more=SPRING, less=SPRING)
def test_whatever_a_decree_changes_each_running_limit_is_what_the_pure_function_counts(three_cases, cast, more, less):
    with transaction.atomic():
        at = three_cases.at + timedelta(hours=1)
        decree = changed(cast, 2025, more=more, less=less, at=at)
        before = {clock.pk: (clock.due_at, clock.provisional) for clock in clocks()}

        rederive(decree, at=at)

        after = {clock.pk: (clock.due_at, clock.provisional) for clock in clocks()}
        assert after == {clock.pk: counted(clock) for clock in clocks()}
        told = {event.facts["clock"] for event in ComplaintEvent.objects.filter(verb="rederive")}
        assert told == {pk for pk in after if after[pk] != before[pk]}
        transaction.set_rollback(True)
