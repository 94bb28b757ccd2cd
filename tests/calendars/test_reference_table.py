"""The shipped table against the package `holidays`, which others keep, and against what the decrees are known to say."""

from datetime import date

import holidays
import pytest

from sambut.calendars.names import NAMES
from sambut.calendars.reference_table import coverage, decrees, in_force, office_hours, reference_calendar
from sambut.calendars.rules import Kind
from sambut.calendars.rules.working import NATIONAL_WEEK

YEARS = range(2016, 2028)
KNOWN_BETTER = {date(2016, 6, 1)}
"""`holidays` has 1 June 2016; Keppres 24/2016 was signed that day and holds from 2017 (setkab.go.id, 1 June 2016)."""


def of(decree_key: str) -> set[date]:
    return {off.date for decree in decrees() if decree.key == decree_key for off in decree.days}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(("category", "kind"), [("public", Kind.NATIONAL), ("government", Kind.JOINT_LEAVE)])
def test_each_year_equals_the_package_but_for_the_day_it_has_wrong(year, category, kind):
    theirs = set(holidays.ID(years=year, categories=(category,))) - KNOWN_BETTER
    ours = {off.date for off in reference_calendar().days if off.kind == kind and off.date.year == year}

    assert ours == theirs


def test_first_june_2016_was_a_working_day():
    assert reference_calendar().is_working(date(2016, 6, 1))
    assert not reference_calendar().is_working(date(2017, 6, 1))


def test_every_year_is_decreed_without_a_gap():
    calendar = reference_calendar()

    assert (calendar.decreed_from, calendar.decreed_until) == (date(2016, 1, 1), date(2027, 12, 31))
    covering = [decree.covers_from.year for decree in in_force() if decree.covers_from]
    assert covering == list(YEARS)


def test_a_gap_between_decrees_ends_the_calendar():
    year = [(date(y, 1, 1), date(y, 12, 31)) for y in (2024, 2025, 2027)]

    assert coverage(year) == (date(2024, 1, 1), date(2025, 12, 31))
    assert coverage([]) == (None, None)


@pytest.mark.parametrize(
    ("key", "joint_leave"),
    [
        ("2020", {(5, 22), (5, 26), (5, 27), (12, 24)}),
        ("2020-1", {(5, 22), (5, 26), (5, 27), (5, 28), (5, 29), (8, 21), (10, 30), (12, 24)}),
        ("2020-2", {(5, 22), (8, 21), (10, 28), (10, 30), (12, 24), (12, 28), (12, 29), (12, 30), (12, 31)}),
        ("2020-3", {(8, 21), (10, 28), (10, 30), (12, 24), (12, 28), (12, 29), (12, 30), (12, 31)}),
        ("2020-4", {(8, 21), (10, 28), (10, 30), (12, 24), (12, 31)}),
        ("2021", {(3, 12), (5, 12), (5, 17), (5, 18), (5, 19), (12, 24), (12, 27)}),
        ("2021-1", {(5, 12), (12, 24)}),
        ("2021-2", {(5, 12)}),
        ("2022", set()),
        ("2022-1", {(4, 29), (5, 4), (5, 5), (5, 6)}),
        ("2018", {(6, 13), (6, 14), (6, 18), (6, 19), (12, 24)}),
        ("2023", {(1, 23), (3, 23), (4, 21), (4, 24), (4, 25), (4, 26), (6, 2), (12, 26)}),
    ],
)
def test_what_each_decree_said_while_it_stood(key, joint_leave):
    (decree,) = [decree for decree in decrees() if decree.key == key]
    found = {(off.date.month, off.date.day) for off in decree.days if off.kind == Kind.JOINT_LEAVE}

    assert found == joint_leave


def test_two_holidays_of_2021_were_moved_by_the_second_change():
    moved = {date(2021, 8, 10), date(2021, 8, 11), date(2021, 10, 19), date(2021, 10, 20)}

    assert of("2021-1") & moved == {date(2021, 8, 10), date(2021, 10, 19)}
    assert of("2021-2") & moved == {date(2021, 8, 11), date(2021, 10, 20)}


def test_a_number_that_no_source_states_stays_blank_and_is_said_to_be_unknown():
    blank = [decree for decree in decrees() if not decree.number]

    assert all("belum diketahui" in decree.source for decree in blank)
    assert all(decree.certainty in ("confirmed", "unconfirmed") and decree.source for decree in decrees())


def test_the_shipped_office_hours_are_the_national_week():
    assert office_hours() == NATIONAL_WEEK


def test_every_name_of_the_table_has_its_words_for_translation():
    assert {off.name for decree in decrees() for off in decree.days} <= set(NAMES)
