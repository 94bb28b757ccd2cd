"""Limits and due times, as a table with weekdays written out. Dates from the decrees in `reference/`."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from sambut.calendars.reference_table import reference_calendar
from sambut.calendars.rules import (
    DayOff,
    Due,
    Kind,
    Limit,
    OfficeSpan,
    Pause,
    Skip,
    Unit,
    WorkingCalendar,
    due_at,
    due_or_provisional,
)
from sambut.kernel.refusals import Refused

JAKARTA, MAKASSAR, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Makassar"), ZoneInfo("Asia/Jayapura")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def at(text: str, zone: ZoneInfo = JAKARTA) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def named(text: str) -> date:
    """`Thu 2025-03-27`; a wrong weekday is a fault of the test."""
    weekday, day = text.split()
    found = date.fromisoformat(day)
    assert WEEKDAYS[found.weekday()] == weekday, f"{day} is a {WEEKDAYS[found.weekday()]}"
    return found


def with_days(added: list[DayOff]) -> WorkingCalendar:
    return replace(reference_calendar(), days=(*reference_calendar().days, *added))


def refusal(start: datetime, limit: str, calendar: WorkingCalendar | None = None, **more) -> str:
    with pytest.raises(Refused) as caught:
        due_at(start, Limit.parse(limit), JAKARTA, calendar or reference_calendar(), **more)
    return caught.value.code


def test_five_working_days_over_lebaran_2025_are_counted_day_by_day():
    found = due_at(at("2025-03-26T10:00"), Limit.parse("5wd"), JAKARTA, reference_calendar())

    assert found == Due(
        due_at=at("2025-04-12T00:00"),
        counted=tuple(
            map(named, ["Thu 2025-03-27", "Tue 2025-04-08", "Wed 2025-04-09", "Thu 2025-04-10", "Fri 2025-04-11"])
        ),
        skipped=(
            Skip(named("Fri 2025-03-28"), "Cuti bersama Hari Suci Nyepi"),
            Skip(named("Sat 2025-03-29"), "Hari Suci Nyepi"),
            Skip(named("Sun 2025-03-30"), "Minggu"),
            Skip(named("Mon 2025-03-31"), "Hari Raya Idulfitri"),
            Skip(named("Tue 2025-04-01"), "Hari Raya Idulfitri (hari kedua)"),
            Skip(named("Wed 2025-04-02"), "Cuti bersama Hari Raya Idulfitri"),
            Skip(named("Thu 2025-04-03"), "Cuti bersama Hari Raya Idulfitri"),
            Skip(named("Fri 2025-04-04"), "Cuti bersama Hari Raya Idulfitri"),
            Skip(named("Sat 2025-04-05"), "Sabtu"),
            Skip(named("Sun 2025-04-06"), "Minggu"),
            Skip(named("Mon 2025-04-07"), "Cuti bersama Hari Raya Idulfitri"),
        ),
        provisional=False,
    )
    assert found.last_day == named("Fri 2025-04-11")


@pytest.mark.parametrize(
    ("start", "limit", "counted", "due"),
    [
        # an ordinary week
        ("2025-02-03T08:00", "1wd", ["Tue 2025-02-04"], "2025-02-05T00:00"),
        ("2025-02-03T08:00", "3wd", ["Tue 2025-02-04", "Wed 2025-02-05", "Thu 2025-02-06"], "2025-02-07T00:00"),
        ("2025-02-07T23:59:59", "1wd", ["Mon 2025-02-10"], "2025-02-11T00:00"),
        ("2025-02-07T00:00", "1wd", ["Mon 2025-02-10"], "2025-02-11T00:00"),
        # a start on Saturday, Sunday, a holiday or joint leave: that day is day zero, whatever it is
        ("2025-02-08T12:00", "1wd", ["Mon 2025-02-10"], "2025-02-11T00:00"),
        ("2025-02-09T23:59", "1wd", ["Mon 2025-02-10"], "2025-02-11T00:00"),
        ("2025-05-01T09:00", "1wd", ["Fri 2025-05-02"], "2025-05-03T00:00"),
        ("2025-03-28T09:00", "1wd", ["Tue 2025-04-08"], "2025-04-09T00:00"),
        # the turn of a year
        ("2025-12-31T16:00", "2wd", ["Fri 2026-01-02", "Mon 2026-01-05"], "2026-01-06T00:00"),
        ("2024-12-31T23:59", "1wd", ["Thu 2025-01-02"], "2025-01-03T00:00"),
        ("2026-12-30T10:00", "2wd", ["Thu 2026-12-31", "Mon 2027-01-04"], "2027-01-05T00:00"),
        # joint leave that came late in the year
        ("2025-08-15T10:00", "1wd", ["Tue 2025-08-19"], "2025-08-20T00:00"),
        # the last decreed days: the last counted day is inside, the due time itself is the first instant after it
        ("2027-12-30T10:00", "1wd", ["Fri 2027-12-31"], "2028-01-01T00:00"),
        # calendar days know no holidays
        ("2025-03-26T10:00", "3d", ["Thu 2025-03-27", "Fri 2025-03-28", "Sat 2025-03-29"], "2025-03-30T00:00"),
    ],
)
def test_the_table_of_due_times(start, limit, counted, due):
    found = due_at(at(start), Limit.parse(limit), JAKARTA, reference_calendar())

    assert (list(found.counted), found.due_at) == (list(map(named, counted)), at(due))


def test_one_evening_is_monday_in_jakarta_and_tuesday_in_jayapura():
    evening = datetime(2025, 2, 3, 15, 30, tzinfo=UTC)

    found = {z.key: due_at(evening, Limit.parse("2wd"), z, reference_calendar()) for z in (JAKARTA, MAKASSAR, JAYAPURA)}

    assert {zone: (due.counted, due.due_at) for zone, due in found.items()} == {
        "Asia/Jakarta": ((named("Tue 2025-02-04"), named("Wed 2025-02-05")), at("2025-02-06T00:00")),
        "Asia/Makassar": ((named("Tue 2025-02-04"), named("Wed 2025-02-05")), at("2025-02-06T00:00", MAKASSAR)),
        "Asia/Jayapura": ((named("Wed 2025-02-05"), named("Thu 2025-02-06")), at("2025-02-07T00:00", JAYAPURA)),
    }


def test_the_day_is_read_in_the_zone_of_the_unit_whatever_the_offset_of_the_start():
    found = due_at(
        datetime.fromisoformat("2025-02-03T23:30:00+07:00"), Limit.parse("1wd"), JAYAPURA, reference_calendar()
    )

    assert found.due_at.isoformat() == "2025-02-06T00:00:00+09:00"


def test_the_sixty_days_of_the_law_run_over_everything():
    assert due_at(at("2025-01-01T12:00"), Limit.parse("60d"), JAKARTA, reference_calendar()).due_at == at(
        "2025-03-03T00:00"
    )


def test_hours_run_by_day_and_night():
    found = due_at(at("2025-03-27T15:30"), Limit.parse("24h"), JAKARTA, reference_calendar())

    assert found == Due(at("2025-03-28T15:30"), (named("Thu 2025-03-27"), named("Fri 2025-03-28")), ())


@pytest.mark.parametrize(
    ("start", "limit", "counted", "due"),
    [
        ("2025-02-03T07:30", "4wh", ["Mon 2025-02-03"], "2025-02-03T11:30"),
        ("2025-02-03T10:00", "4wh", ["Mon 2025-02-03"], "2025-02-03T15:00"),  # the break from 12 to 13 does not count
        ("2025-02-03T05:00", "1wh", ["Mon 2025-02-03"], "2025-02-03T08:30"),
        ("2025-02-03T15:00", "2wh", ["Mon 2025-02-03", "Tue 2025-02-04"], "2025-02-04T08:30"),
        ("2025-02-03T16:00", "1wh", ["Tue 2025-02-04"], "2025-02-04T08:30"),  # closed for today
        ("2025-02-07T15:30", "2wh", ["Fri 2025-02-07", "Mon 2025-02-10"], "2025-02-10T08:30"),  # Friday until 16.30
        ("2025-02-08T10:00", "1wh", ["Mon 2025-02-10"], "2025-02-10T08:30"),
    ],
)
def test_the_table_of_working_hours(start, limit, counted, due):
    found = due_at(at(start), Limit.parse(limit), JAKARTA, reference_calendar())

    assert (list(found.counted), found.due_at) == (list(map(named, counted)), at(due))


def test_a_week_of_office_hours_has_thirty_seven_and_a_half():
    found = due_at(at("2025-02-03T07:30"), Limit.parse("37wh"), JAKARTA, reference_calendar())

    assert found.due_at == at("2025-02-07T16:00")


def test_an_organisation_keeps_its_own_hours_but_not_its_own_holidays():
    calendar = WorkingCalendar(
        decreed_from=date(2025, 1, 1),
        decreed_until=date(2025, 12, 31),
        office=(OfficeSpan(1, time(9), time(11)), OfficeSpan(3, time(9), time(11)), OfficeSpan(6, time(9), time(11))),
    )

    found = due_at(at("2025-02-03T10:00"), Limit.parse("4wh"), JAKARTA, calendar)

    assert found == Due(
        at("2025-02-10T10:00"),
        (named("Mon 2025-02-03"), named("Wed 2025-02-05"), named("Mon 2025-02-10")),
        (
            Skip(named("Tue 2025-02-04"), "Kantor tutup"),
            Skip(named("Thu 2025-02-06"), "Kantor tutup"),
            Skip(named("Fri 2025-02-07"), "Kantor tutup"),
            Skip(named("Sat 2025-02-08"), "Sabtu"),
            Skip(named("Sun 2025-02-09"), "Minggu"),
        ),
    )


def test_a_changed_decree_moves_the_due_time():
    cancelled = [off for off in reference_calendar().days if off.date != date(2025, 4, 7)]
    calendar = WorkingCalendar(tuple(cancelled), date(2016, 1, 1), date(2027, 12, 31))

    assert due_at(at("2025-03-26T10:00"), Limit.parse("5wd"), JAKARTA, calendar).due_at == at("2025-04-11T00:00")


def test_beyond_the_last_decreed_day_the_rule_refuses_and_the_action_stores_a_provisional_time():
    start, limit = at("2027-12-30T10:00"), Limit.parse("3wd")

    with pytest.raises(Refused) as caught:
        due_at(start, limit, JAKARTA, reference_calendar())
    assert (caught.value.code, caught.value.facts["until"]) == ("calendar.beyond_decree", date(2027, 12, 31))
    assert due_or_provisional(start, limit, JAKARTA, reference_calendar()) == Due(
        due_at=at("2028-01-05T00:00"),
        counted=(named("Fri 2027-12-31"), named("Mon 2028-01-03"), named("Tue 2028-01-04")),
        skipped=(Skip(named("Sat 2028-01-01"), "Tahun Baru Masehi"), Skip(named("Sun 2028-01-02"), "Minggu")),
        provisional=True,
    )


def test_a_decreed_due_time_is_not_provisional():
    start, limit = at("2025-03-26T10:00"), Limit.parse("5wd")

    assert due_or_provisional(start, limit, JAKARTA, reference_calendar()) == due_at(
        start, limit, JAKARTA, reference_calendar()
    )


def test_the_fixed_holidays_are_those_that_come_back_on_their_date():
    assert reference_calendar().fixed == {
        (1, 1): "Tahun Baru Masehi",
        (5, 1): "Hari Buruh Internasional",
        (6, 1): "Hari Lahir Pancasila",
        (8, 17): "Hari Kemerdekaan Republik Indonesia",
        (12, 25): "Hari Raya Natal",
    }


def test_calendar_days_and_hours_need_no_decree():
    assert due_at(at("2030-01-01T10:00"), Limit.parse("2d"), JAKARTA, WorkingCalendar()).due_at == at(
        "2030-01-04T00:00"
    )
    assert due_at(at("2030-01-01T10:00"), Limit.parse("2h"), JAKARTA, WorkingCalendar()).due_at == at(
        "2030-01-01T12:00"
    )


@pytest.mark.parametrize(
    ("pause", "counted", "due"),
    [
        (
            ("2025-02-04T10:00", "2025-02-04T15:00"),
            ["Tue 2025-02-04", "Wed 2025-02-05"],
            "2025-02-06T00:00",
        ),  # over no midnight
        (("2025-02-04T10:00", "2025-02-05T15:00"), ["Wed 2025-02-05", "Thu 2025-02-06"], "2025-02-07T00:00"),
        (("2025-02-04T10:00", "2025-02-06T00:00"), ["Thu 2025-02-06", "Fri 2025-02-07"], "2025-02-08T00:00"),
        (
            ("2025-02-03T11:00", "2025-02-05T15:00"),
            ["Thu 2025-02-06", "Fri 2025-02-07"],
            "2025-02-08T00:00",
        ),  # day zero moves
        (
            ("2025-02-10T10:00", "2025-02-12T15:00"),
            ["Tue 2025-02-04", "Wed 2025-02-05"],
            "2025-02-06T00:00",
        ),  # after the end
    ],
)
def test_a_pause_stops_the_clock_by_the_midnights_that_it_covers(pause, counted, due):
    pauses = [Pause(at(pause[0]), at(pause[1]))]

    found = due_at(at("2025-02-03T10:00"), Limit.parse("2wd"), JAKARTA, reference_calendar(), pauses=pauses)

    assert (list(found.counted), found.due_at) == (list(map(named, counted)), at(due))


def test_a_pause_stops_hours_to_the_minute():
    pauses = [
        Pause(at("2025-02-03T12:00"), at("2025-02-03T14:00")),
        Pause(at("2025-02-03T13:00"), at("2025-02-03T15:30")),
    ]

    assert due_at(at("2025-02-03T10:00"), Limit.parse("4h"), JAKARTA, reference_calendar(), pauses=pauses).due_at == at(
        "2025-02-03T17:30"
    )
    assert due_at(
        at("2025-02-03T10:00"), Limit.parse("4wh"), JAKARTA, reference_calendar(), pauses=pauses
    ).due_at == at("2025-02-04T09:00")


def test_while_a_pause_has_no_end_there_is_no_due_time():
    assert refusal(at("2025-02-03T10:00"), "2wd", pauses=[Pause(at("2025-02-03T12:00"), None)]) == "calendar.paused"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("0wd", "calendar.limit_too_short"),
        ("000d", "calendar.limit_too_short"),
        ("1001wd", "calendar.limit_too_long"),
        ("999999999wd", "calendar.limit_too_long"),
        ("9999999999wd", "calendar.limit_unreadable"),
        ("-5wd", "calendar.limit_unreadable"),
        ("5", "calendar.limit_unreadable"),
        ("wd", "calendar.limit_unreadable"),
        ("", "calendar.limit_unreadable"),
        ("5.5wd", "calendar.limit_unreadable"),
        ("٥wd", "calendar.limit_unreadable"),
        ("5wd; drop", "calendar.limit_unreadable"),
    ],
)
def test_a_limit_that_cannot_be_is_refused(text, code):
    with pytest.raises(Refused) as caught:
        Limit.parse(text)
    assert caught.value.code == code


def test_a_limit_reads_back_as_it_is_written():
    assert [str(Limit.parse(text)) for text in ("5wd", " 60D ", "24 h", "8wh", "007d")] == [
        "5wd",
        "60d",
        "24h",
        "8wh",
        "7d",
    ]
    assert Limit.parse("5wd") == Limit(5, Unit.WORKING_DAYS)


def test_what_lies_outside_the_calendar_or_the_years_is_refused():
    assert refusal(at("2015-12-30T10:00"), "2wd") == "calendar.before_decree"
    assert refusal(at("9999-12-30T10:00"), "3d") == "calendar.date_out_of_range"
    assert refusal(at("9999-12-31T23:00"), "24h") == "calendar.date_out_of_range"
    assert refusal(at("2025-01-01T10:00"), "1wd", WorkingCalendar()) == "calendar.beyond_decree"
    with pytest.raises(ValueError, match="zone"):
        due_at(datetime(2025, 1, 1), Limit.parse("1d"), JAKARTA, WorkingCalendar())  # noqa: DTZ001


def test_a_calendar_without_any_working_day_ends_in_a_refusal():
    idle = WorkingCalendar(decreed_from=date(2000, 1, 1), decreed_until=date(2100, 1, 1), week=())

    assert refusal(at("2025-01-01T10:00"), "1wd", idle) == "calendar.date_out_of_range"
    assert refusal(at("2025-01-01T10:00"), "1wh", idle) == "calendar.date_out_of_range"


@pytest.mark.parametrize("zone", ["", "Jakarta", "Mars/Olympus", "../etc/passwd", "Asia/Jakarta\0", "/Asia/Jakarta"])
def test_an_unknown_zone_is_refused(zone):
    with pytest.raises(Refused) as caught:
        due_at(at("2025-01-02T10:00"), Limit.parse("1wd"), zone, reference_calendar())
    assert caught.value.code == "calendar.zone_unknown"


def test_the_letters_of_the_three_zones_are_understood():
    dues = [
        due_at(at("2025-01-02T10:00"), Limit.parse("1d"), z, reference_calendar()).due_at.utcoffset()
        for z in ("WIB", "wita", "WIT")
    ]

    assert dues == [timedelta(hours=7), timedelta(hours=8), timedelta(hours=9)]


def test_two_holidays_on_one_day_are_both_named():
    assert (
        reference_calendar().why_not_working(named("Thu 2021-05-13")) == "Hari Raya Idulfitri; Kenaikan Yesus Kristus"
    )


def test_a_local_holiday_is_skipped_by_its_name():
    day = DayOff(named("Mon 2025-02-10"), Kind.LOCAL, "Hari Jadi Kabupaten")

    found = due_at(at("2025-02-07T10:00"), Limit.parse("1wd"), JAKARTA, with_days([day]))

    assert (found.counted, found.skipped[-1]) == ((named("Tue 2025-02-11"),), Skip(day.date, "Hari Jadi Kabupaten"))


def test_the_start_itself_is_day_zero_whatever_day_it_is():
    calendar = reference_calendar()

    assert calendar.add_working_days(named("Wed 2025-03-26"), 5) == named("Fri 2025-04-11")
    assert calendar.add_working_days(named("Sat 2025-03-29"), 1) == named("Tue 2025-04-08")
    assert calendar.add_working_days(named("Sat 2025-03-29"), 0) == named("Sat 2025-03-29")
