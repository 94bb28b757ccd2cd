"""Days and moments in three zones and two languages, as whole sentences."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from sambut.frame import dates
from sambut.frame.dates import NBSP

DUE = datetime(2025, 4, 11, 9, 0, tzinfo=UTC)
LATE_EVENING = datetime(2025, 12, 31, 16, 30, tzinfo=UTC)


def plain(words: str) -> str:
    return words.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Jakarta", "Jumat, 11 April 2025 pukul 16.00 WIB"),
        ("Asia/Pontianak", "Jumat, 11 April 2025 pukul 16.00 WIB"),
        ("Asia/Makassar", "Jumat, 11 April 2025 pukul 17.00 WITA"),
        ("Asia/Jayapura", "Jumat, 11 April 2025 pukul 18.00 WIT"),
    ],
)
def test_a_moment_is_told_on_the_clock_of_its_zone(zone, said):
    assert plain(dates.moment(DUE, zone)) == said


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Asia/Jakarta", "Rabu, 31 Desember 2025"),
        ("Asia/Makassar", "Kamis, 1 Januari 2026"),
        ("Asia/Jayapura", "Kamis, 1 Januari 2026"),
    ],
)
def test_a_day_is_the_day_of_the_zone_also_over_new_year(zone, said):
    assert plain(dates.day(LATE_EVENING, zone=zone)) == said


def test_english_keeps_the_zone_and_the_order():
    with translation.override("en"):
        assert plain(dates.moment(DUE)) == "Friday, 11 April 2025 at 16:00 WIB"
        assert plain(dates.month(DUE)) == "April 2025"
        assert plain(dates.relative(date(2025, 4, 12), date(2025, 4, 11))) == "tomorrow"
        assert plain(dates.working_days(-1)) == "1 working day late"
        assert plain(dates.working_days(2)) == "2 working days left"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("long", "Jumat, 11 April 2025"),
        ("plain", "11 April 2025"),
        ("near", "Jumat, 11 April"),
        ("short", "11 Apr 2025"),
        ("bare", "11 April"),
    ],
)
def test_a_day_has_five_lengths(form, said):
    assert plain(dates.day(date(2025, 4, 11), form)) == said


def test_an_unknown_length_names_those_there_are():
    with pytest.raises(ValueError, match="accepted: long, plain, near, short, bare"):
        dates.day(date(2025, 4, 11), "medium")


def test_no_line_breaks_inside_a_date_or_before_the_zone():
    said = dates.moment(DUE)
    assert said.split(" ") == ["Jumat,", f"11{NBSP}April{NBSP}2025", f"pukul{NBSP}16.00{NBSP}WIB"]


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        dates.moment(datetime(2025, 4, 11, 9, 0))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "hari ini"), (1, "besok"), (-1, "kemarin"), (3, "3 hari lagi"), (-12, "12 hari lalu")],
)
def test_a_day_is_told_from_today(days, said):
    today = date(2025, 4, 9)
    assert plain(dates.relative(today + timedelta(days=days), today)) == said


@pytest.mark.parametrize(("left", "said"), [(9, "9 hari kerja lagi"), (0, "hari ini"), (-1, "lewat 1 hari kerja")])
def test_working_days_are_told_as_left_or_late(left, said):
    assert plain(dates.working_days(left)) == said


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 detik"),
        (45, "45 detik"),
        (60, "1 menit"),
        (61, "2 menit"),
        (3599, "60 menit"),
        (7200, "2 jam"),
        (90_000, "2 hari"),
    ],
)
def test_a_length_is_rounded_up(seconds, said):
    assert plain(dates.length(timedelta(seconds=seconds))) == said


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(1988, 1, 1), max_value=datetime(2100, 1, 1)))  # noqa: DTZ001
def test_the_three_clocks_are_an_hour_apart(moment):
    hours = [
        dates.in_zone(moment, zone).replace(tzinfo=None) for zone in ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
    ]
    assert [hours[1] - hours[0], hours[2] - hours[1]] == [timedelta(hours=1)] * 2
