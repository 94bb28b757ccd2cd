from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory

from sambut.mandates.middleware import PersonMiddleware
from sambut.mandates.models import Appointment, SupportAccess
from sambut.mandates.people import VISITOR, Mandate, Person
from sambut.mandates.queries import person_of
from sambut.mandates.states import Role
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def mandate_of(appointment: Appointment) -> Mandate:
    organisation = appointment.organisation
    return Mandate(
        appointment.pk, Role(appointment.role), organisation.pk, organisation.body_id, tuple(organisation.path),
        appointment.acting, appointment.appointed_by_id,
    )  # fmt: skip


def test_an_officer_has_the_office_with_the_path_from_the_body_down(cast: Cast):
    officer = cast.unit_officer
    body = officer.organisation.parent

    person = officer.person(AT)

    appointment = officer.user.appointments.get()
    expected = Mandate(
        appointment.pk, Role.UNIT_OFFICER, officer.organisation.pk, body.pk, (body.pk, officer.organisation.pk)
    )
    assert person == Person(officer.user.pk, (expected,))
    assert person.holds_over(Role.UNIT_OFFICER, officer.organisation.path)
    assert not person.holds_over(Role.UNIT_OFFICER, body.path)


def test_a_citizen_has_an_id_and_no_office_and_a_visitor_has_neither(cast: Cast):
    citizen = cast.citizen.person(AT)
    assert citizen == Person(cast.citizen.user.pk, ())
    assert not citizen.has_office
    assert person_of(None, at=AT) is VISITOR


def test_several_offices_are_joined_and_those_that_ended_or_begin_later_do_not_count(cast: Cast):
    officer, works = cast.unit_officer, cast.officer_next_door.organisation
    second = Appointment.objects.create(
        user=officer.user, role=Role.INNOVATOR, organisation=works, starts_at=AT - timedelta(days=1)
    )
    Appointment.objects.create(
        user=officer.user, role=Role.CUSTODIAN, organisation=works, starts_at=AT - timedelta(days=9), ends_at=AT
    )
    Appointment.objects.create(
        user=officer.user, role=Role.HEAD, organisation=works, starts_at=AT + timedelta(seconds=1)
    )
    first = officer.user.appointments.get(role=Role.UNIT_OFFICER)

    assert officer.person(AT).mandates == (mandate_of(first), mandate_of(second))


def test_somebody_who_was_shut_out_has_no_office(cast: Cast):
    user = cast.agency_admin.user
    user.is_active = False
    user.save()

    assert person_of(user.pk, at=AT) == Person(user.pk, ())


def test_support_access_is_a_mandate_that_says_so_and_ends(cast: Cast):
    administrator, second, city = (
        cast.system_administrator.user,
        cast.second_administrator.user,
        cast.agency_admin.organisation,
    )
    support = SupportAccess.objects.create(
        user=administrator, organisation=city, reason="Antrean tidak terbuka", hours=2, state="approved", decided_by=second,
        requested_at=AT, starts_at=AT, ends_at=AT + timedelta(hours=2),
    )  # fmt: skip

    during = person_of(administrator.pk, at=AT + timedelta(minutes=119))
    after = person_of(administrator.pk, at=AT + timedelta(minutes=120))

    assert during.support == Mandate(
        support.pk, Role.SUPPORT, city.pk, city.pk, (city.pk,), "", second.pk, support=True
    )
    assert after.support is None
    assert after.has_office


@pytest.mark.parametrize("name", ["citizen", "unit_officer", "system_administrator"])
def test_a_person_is_one_query(cast: Cast, name: str, django_assert_num_queries):
    user_id = getattr(cast, name).user.pk
    with django_assert_num_queries(1):
        person_of(user_id, at=AT)


def test_a_request_asks_who_stands_behind_it_once_and_only_when_needed(cast: Cast, django_assert_num_queries):
    seen = []
    request = RequestFactory().get("/")
    request.user = cast.unit_officer.user
    with django_assert_num_queries(0):
        PersonMiddleware(lambda r: None)(request)
    with django_assert_num_queries(1):
        PersonMiddleware(lambda r: seen.extend([r.person.mandates, r.person.user_id]))(request)
    assert seen == [cast.unit_officer.person(AT).mandates, cast.unit_officer.user.pk]


def test_every_member_of_the_cast_can_sign_in(cast: Cast):
    for player in cast:
        assert signed_in(player).session["_auth_user_id"] == str(player.user.pk)
