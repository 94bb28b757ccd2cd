"""What holds for every clock, whatever the start, the limit, the zone and the holidays."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sambut.calendars.reference_table import reference_calendar
from sambut.calendars.rules import (
    DayOff,
    Kind,
    Limit,
    Pause,
    Unit,
    WorkingCalendar,
    counting,
    due_at,
    due_or_provisional,
    office_time_between,
    working_days_between,
    working_days_late,
)

ZONES = [ZoneInfo(name) for name in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")]
starts = st.datetimes(datetime(2016, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
zones = st.sampled_from(ZONES)
day_limits = st.one_of(
    st.builds(Limit, st.integers(1, 80), st.just(Unit.WORKING_DAYS)),
    st.builds(Limit, st.integers(1, 120), st.just(Unit.DAYS)),
)
hour_limits = st.one_of(
    st.builds(Limit, st.integers(1, 500), st.just(Unit.HOURS)),
    st.builds(Limit, st.integers(1, 120), st.just(Unit.WORKING_HOURS)),
)
limits = st.one_of(day_limits, hour_limits)
lengths = st.timedeltas(timedelta(0), timedelta(days=20))


@given(starts, lengths, limits, zones)
def test_a_later_start_is_never_due_earlier(start, later, limit, zone):
    calendar = reference_calendar()
    assert due_at(start, limit, zone, calendar).due_at <= due_at(start + later, limit, zone, calendar).due_at


@given(starts, limits, zones)
def test_a_longer_limit_is_due_later(start, limit, zone):
    longer = Limit(limit.amount + 1, limit.unit)
    assert (
        due_at(start, limit, zone, reference_calendar()).due_at
        < due_at(start, longer, zone, reference_calendar()).due_at
    )


@given(starts, limits, zones)
def test_it_is_due_after_the_start_and_the_last_day_is_one_that_counted(start, limit, zone):
    due = due_at(start, limit, zone, reference_calendar())
    assert due.due_at > start
    assert due.last_day == due.counted[-1]
    if limit.unit in (Unit.WORKING_DAYS, Unit.WORKING_HOURS):
        assert all(reference_calendar().is_working(day) for day in due.counted)


@given(starts, day_limits, zones)
def test_counted_and_skipped_days_together_are_the_days_from_the_start_to_the_end(start, limit, zone):
    due = due_at(start, limit, zone, reference_calendar())
    every = sorted([*due.counted, *(skip.date for skip in due.skipped)])
    assert every[0] == start.astimezone(zone).date() + timedelta(days=1)
    assert all(after - before == timedelta(days=1) for before, after in pairwise(every))
    assert len(due.counted) == limit.amount
    assert due.due_at.astimezone(zone) == datetime.combine(every[-1] + timedelta(days=1), datetime.min.time(), zone)


@given(starts, st.integers(1, 60), zones)
def test_the_working_days_between_a_start_and_its_due_time_are_the_limit(start, amount, zone):
    due = due_at(start, Limit(amount, Unit.WORKING_DAYS), zone, reference_calendar())
    assert working_days_between(start, due.due_at, zone, reference_calendar()) == amount
    assert working_days_between(start, due.due_at - timedelta(microseconds=1), zone, reference_calendar()) == amount - 1


@given(starts, st.integers(1, 120), zones)
def test_the_office_time_between_a_start_and_its_due_time_is_the_limit(start, amount, zone):
    due = due_at(start, Limit(amount, Unit.WORKING_HOURS), zone, reference_calendar())
    assert office_time_between(start, due.due_at, zone, reference_calendar()) == timedelta(hours=amount)


@given(starts, limits, zones, st.lists(st.integers(0, 90), max_size=8))
def test_another_holiday_never_makes_it_due_earlier(start, limit, zone, offsets):
    first = start.astimezone(zone).date()
    more = [DayOff(first + timedelta(days=n), Kind.NATIONAL, "Libur tambahan") for n in offsets]
    before = reference_calendar()
    after = replace(before, days=(*before.days, *more))
    assert due_at(start, limit, zone, before).due_at <= due_at(start, limit, zone, after).due_at


@given(starts, limits, zones, st.sampled_from(ZONES))
def test_the_offset_in_which_the_start_is_written_does_not_matter(start, limit, zone, written):
    calendar = reference_calendar()
    assert due_at(start, limit, zone, calendar) == due_at(start.astimezone(written), limit, zone, calendar)


@settings(max_examples=150)
@given(starts, limits, zones, st.lists(st.tuples(lengths, lengths), max_size=4))
def test_a_pause_never_makes_it_due_earlier_nor_later_than_its_own_length_allows(start, limit, zone, spans):
    pauses = [Pause(start + begin, start + begin + length) for begin, length in spans]
    without, with_pauses = (due_at(start, limit, zone, reference_calendar(), pauses=p) for p in ((), pauses))
    assert with_pauses.due_at >= without.due_at
    if limit.unit == Unit.HOURS:
        assert with_pauses.due_at <= without.due_at + sum((length for _, length in spans), timedelta())
    if limit.unit == Unit.WORKING_HOURS:
        worked = office_time_between(start, with_pauses.due_at, zone, reference_calendar(), pauses=pauses)
        assert worked == timedelta(hours=limit.amount)


@given(st.datetimes(datetime(2027, 6, 1), datetime(2040, 1, 1), timezones=st.just(UTC)), limits, zones)  # noqa: DTZ001
def test_an_action_always_gets_a_time_and_knows_whether_it_is_certain(start, limit, zone):
    due = due_or_provisional(start, limit, zone, reference_calendar())
    needs_decree = limit.unit in (Unit.WORKING_DAYS, Unit.WORKING_HOURS)
    assert due.due_at > start
    assert due.provisional == (needs_decree and due.last_day > date(2027, 12, 31))


@given(starts, lengths, zones)
def test_nothing_is_left_when_it_is_late_and_nothing_is_late_before(start, later, zone):
    calendar = reference_calendar()
    due = due_at(start, Limit.parse("5wd"), zone, calendar).due_at
    now = start + later
    left, late = working_days_between(now, due, zone, calendar), working_days_late(due, now, zone, calendar)
    assert left == 0 or late == 0
    assert (late > 0) <= (now >= due)
    assert 0 <= left <= 5


@given(st.dates(date(2014, 6, 1), date(2029, 6, 1)), st.integers(-3, 900))
def test_working_days_looked_up_are_those_that_are_asked_one_by_one(first, length):
    calendar = reference_calendar().provisional()
    days = (first + timedelta(days=step) for step in range(length + 1))
    assert calendar.count(first, first + timedelta(days=length)) == sum(map(calendar.is_working, days))


@given(starts, limits, zones, lengths)
def test_the_picture_shows_every_day_once_and_one_last_day(start, limit, zone, later):
    days = counting(start, limit, zone, reference_calendar(), now=start + later)
    assert all(after.date - before.date == timedelta(days=1) for before, after in pairwise(days))
    assert [day.kind for day in days].count("due") == 1
    assert sum(day.is_today for day in days) <= 1
    assert all(day.word for day in days)


def test_without_any_decree_only_weekends_are_known():
    due = due_or_provisional(
        datetime(2025, 4, 17, 3, tzinfo=UTC), Limit.parse("2wd"), "Asia/Jakarta", WorkingCalendar()
    )
    assert (due.due_at.isoformat(), due.provisional) == ("2025-04-22T00:00:00+07:00", True)
