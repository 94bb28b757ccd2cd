from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sambut.calendars.reference_table import reference_calendar
from sambut.calendars.rules import (
    CountedDay,
    Limit,
    Pause,
    Place,
    counting,
    office_time_between,
    weeks,
    working_days_between,
    working_days_late,
)

JAKARTA = ZoneInfo("Asia/Jakarta")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=JAKARTA)


@pytest.mark.parametrize(
    ("now", "left"),
    [
        ("2025-04-09T08:40", 2),  # Wednesday: Thursday and Friday are left
        ("2025-04-10T23:59", 1),
        ("2025-04-11T00:00", 0),  # Friday is the last day
        ("2025-04-12T00:00", 0),
    ],
)
def test_so_many_working_days_are_left_after_today(now, left):
    assert working_days_between(at(now), at("2025-04-12T00:00"), JAKARTA, reference_calendar()) == left


@pytest.mark.parametrize(
    ("now", "late"),
    [
        ("2025-04-11T23:59", 0),
        ("2025-04-12T00:00", 0),
        ("2025-04-13T20:00", 0),
        ("2025-04-14T00:00", 1),
        ("2025-04-15T09:00", 2),
    ],
)
def test_lateness_is_counted_in_working_days_begun(now, late):
    assert working_days_late(at("2025-04-12T00:00"), at(now), JAKARTA, reference_calendar()) == late


def test_office_time_leaves_out_nights_breaks_holidays_and_pauses():
    start, end = at("2025-03-27T15:00"), at("2025-04-08T14:00")

    assert office_time_between(start, end, JAKARTA, reference_calendar()) == timedelta(hours=1 + 4.5 + 1)
    paused = [Pause(at("2025-04-08T08:00"), at("2025-04-08T09:00")), Pause(at("2025-04-08T13:30"), None)]
    assert office_time_between(start, end, JAKARTA, reference_calendar(), pauses=paused) == timedelta(hours=5)


def test_backwards_there_is_no_time_at_all():
    assert working_days_between(at("2025-04-11T10:00"), at("2025-04-01T10:00"), JAKARTA, reference_calendar()) == 0
    assert (
        office_time_between(at("2025-04-11T10:00"), at("2025-04-01T10:00"), JAKARTA, reference_calendar())
        == timedelta()
    )


def test_pages_can_count_beyond_the_decreed_days():
    assert working_days_between(at("2028-01-03T10:00"), at("2028-01-08T00:00"), JAKARTA, reference_calendar()) == 4


def test_the_picture_of_the_counting_says_what_each_day_is():
    days = counting(
        at("2025-03-26T14:10"), Limit.parse("5wd"), JAKARTA, reference_calendar(), now=at("2025-04-09T09:00")
    )

    assert [(day.date.day, day.kind, day.word) for day in days] == [
        (26, "start", "mulai"),
        (27, "count", "hari 1"),
        (28, "skip", "cuti"),
        (29, "skip", "Nyepi"),
        (30, "skip", "libur"),
        (31, "skip", "Idulfitri"),
        (1, "skip", "Idulfitri"),
        (2, "skip", "cuti"),
        (3, "skip", "cuti"),
        (4, "skip", "cuti"),
        (5, "skip", "libur"),
        (6, "skip", "libur"),
        (7, "skip", "cuti"),
        (8, "count", "hari 2"),
        (9, "now", "kini"),
        (10, "count", "hari 4"),
        (11, "due", "batas"),
    ]
    assert [[day and day.date.day for day in row] for row in weeks(days)] == [
        [None, None, 26, 27, 28, 29, 30],
        [31, 1, 2, 3, 4, 5, 6],
        [7, 8, 9, 10, 11, None, None],
    ]


def test_the_picture_goes_on_while_it_is_late():
    days = counting(
        at("2025-02-03T10:00"), Limit.parse("1wd"), JAKARTA, reference_calendar(), now=at("2025-02-06T09:00")
    )

    assert [(day.date.day, day.kind) for day in days] == [(3, "start"), (4, "due"), (5, "late"), (6, "late")]
    assert days[-1] == CountedDay(at("2025-02-06T00:00").date(), Place.LATE, "terlambat", is_today=True)


def test_a_paused_day_says_so():
    pauses = [Pause(at("2025-02-04T10:00"), at("2025-02-05T10:00"))]
    days = counting(
        at("2025-02-03T10:00"),
        Limit.parse("1wd"),
        JAKARTA,
        reference_calendar(),
        now=at("2025-02-03T11:00"),
        pauses=pauses,
    )

    assert [(day.date.day, day.word) for day in days] == [(3, "mulai"), (4, "jeda"), (5, "batas")]
