"""The calendar as other rooms ask for it."""

from datetime import date, time

import pytest
from django.db import transaction
from tests.calendars.conftest import AT

from sambut.calendars.actions import DecreeText, approve_decree, propose_decree
from sambut.calendars.loading import touch
from sambut.calendars.models import CalendarVersion, Decree
from sambut.calendars.queries import working_calendar
from sambut.calendars.reference_table import reference_calendar
from sambut.calendars.rules import DayOff, Kind, OfficeSpan
from sambut.organisations.models import Organisation

pytestmark = pytest.mark.django_db
EXTRA = DayOff(date(2027, 5, 7), Kind.JOINT_LEAVE, "Cuti bersama tambahan")


def test_asking_again_costs_one_query(loaded, django_assert_num_queries):
    working_calendar("33.74")

    with django_assert_num_queries(1):
        working_calendar("33.74")


def test_asking_after_a_change_costs_three(loaded, django_assert_num_queries):
    touch(at=AT)

    with django_assert_num_queries(3):
        working_calendar("33.74")


def test_regions_without_holidays_of_their_own_share_one_calendar(local_holiday):
    national = working_calendar()

    assert working_calendar("73.04") is national
    assert working_calendar("33.74") is not national


def test_before_the_table_is_loaded_the_one_of_the_release_holds(db):
    CalendarVersion.objects.all().delete()

    assert working_calendar() is reference_calendar()


def test_a_local_holiday_holds_in_its_region_and_below_and_nowhere_else(local_holiday):
    day = date(2025, 2, 10)

    found = {
        code: working_calendar(code).is_working(day) for code in (None, "33", "33.74", "33.74.01", "33.7", "73.04")
    }

    assert found == {None: True, "33": True, "33.74": False, "33.74.01": False, "33.7": True, "73.04": True}


def test_a_change_that_is_rolled_back_is_never_counted_by(loaded, keeper, other_keeper):
    made = propose_decree(DecreeText(title="Tambahan"), days=[EXTRA], by=keeper, at=AT)
    with transaction.atomic():
        approve_decree(made.pk, by=other_keeper, at=AT)
        assert not working_calendar().is_working(EXTRA.date)
        transaction.set_rollback(True)

    assert working_calendar().is_working(EXTRA.date)


def test_an_organisation_keeps_its_own_hours_and_the_others_keep_the_national_ones(loaded, keeper, other_keeper):
    office = Organisation.objects.order_by("pk").first()
    span = OfficeSpan(1, time(8), time(10))
    made = propose_decree(
        DecreeText(title="Jam layanan"), days=[], hours=[span], organisation_id=office.pk, by=keeper, at=AT
    )
    approve_decree(made.pk, by=other_keeper, at=AT)

    assert working_calendar(organisation_id=office.pk).hours_on(date(2025, 2, 3)) == (span,)
    assert working_calendar().hours_on(date(2025, 2, 3)) == reference_calendar().hours_on(date(2025, 2, 3))
    assert working_calendar(organisation_id=office.pk).is_working(date(2025, 2, 4))


def test_a_proposal_changes_nothing_yet(loaded, keeper):
    before = working_calendar()
    propose_decree(DecreeText(title="Tambahan"), days=[EXTRA], by=keeper, at=AT)

    assert working_calendar() == before
    assert Decree.objects.get(title="Tambahan").state == "proposed"
