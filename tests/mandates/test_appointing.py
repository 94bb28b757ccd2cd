from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import DatabaseError

from sambut.accounts.models import Mail, User
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.mandates.actions import appoint, end_appointment, extend_appointment, found_installation
from sambut.mandates.models import Appointment, LongestTerm, MandateEvent
from sambut.mandates.states import Role
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def refused(act) -> str:
    with pytest.raises(Refused) as refusal:
        act()
    return refusal.value.code


def appointed(
    cast: Cast, *, by="agency_admin", role=Role.UNIT_OFFICER, to="citizen", at_="unit_officer", **more
) -> Appointment:
    facts = {"starts_at": AT, "by": getattr(cast, by).person(AT), "at": AT, **more}
    return appoint(getattr(cast, to).user.pk, role=role, organisation=getattr(cast, at_).organisation, **facts)


def test_an_admin_gives_a_local_office_in_its_own_tree_and_it_counts_at_once(cast: Cast):
    appointment = appointed(cast, decree="SK 800/12/2025")

    person = cast.citizen.person(AT)
    assert person.holds(Role.UNIT_OFFICER, cast.unit_officer.organisation.pk)
    assert person.mandates[0].appointed_by == cast.agency_admin.user.pk
    event = MandateEvent.objects.get(appointment=appointment)
    facts = {"role": "unit_officer", "organisation": cast.unit_officer.organisation.pk, "acting": ""}
    assert (event.verb, event.actor_id, event.facts) == ("appoint", cast.agency_admin.user.pk, facts)
    assert Outbox.objects.filter(topic="mandates.appoint", row_id=event.pk).count() == 1


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({"at_": "officer_far_away"}, "mandate.appoint.outside"),
        ({"role": Role.AGENCY_ADMIN, "at_": "agency_admin"}, "mandate.appoint.upward"),
        ({"role": Role.NATIONAL_ADMIN}, "mandate.appoint.role"),
        ({"role": Role.SYSTEM_ADMINISTRATOR}, "mandate.appoint.role"),
        ({"role": Role.CUSTODIAN}, "mandate.appoint.role"),
        ({"to": "agency_admin"}, "mandate.appoint.oneself"),
        ({"by": "unit_officer"}, "mandate.appoint.no_right"),
        ({"by": "national_admin"}, "mandate.appoint.no_right"),
        ({"by": "citizen", "to": "custodian"}, "mandate.appoint.no_right"),
        ({"by": "system_administrator", "role": Role.SUPPORT}, "mandate.appoint.no_office"),
        ({"by": "system_administrator", "to": "system_administrator"}, "mandate.appoint.oneself"),
        ({"by": "system_administrator", "role": Role.CUSTODIAN, "to": "unit_officer"}, "mandate.appoint.clash"),
        ({"to": "custodian"}, "mandate.appoint.clash"),
        ({"to": "unit_officer"}, "mandate.appoint.twice"),
        ({"ends_at": AT}, "mandate.appoint.wrong_period"),
        ({"acting": "plt", "decree": "SP 1"}, "mandate.acting.no_end"),
        ({"acting": "plt", "ends_at": AT + DAY}, "mandate.acting.no_decree"),
        ({"acting": "plt", "decree": "SP 1", "ends_at": AT + 93 * DAY}, "mandate.acting.too_long"),
        ({"acting": "plh", "decree": "SP 1", "ends_at": AT + 31 * DAY}, "mandate.acting.too_long"),
    ],
)
def test_what_is_refused_leaves_nothing_behind(cast: Cast, who: dict[str, object], code: str):
    before = list(Appointment.objects.values())

    assert refused(lambda: appointed(cast, **who)) == code
    assert list(Appointment.objects.values()) == before
    assert not MandateEvent.objects.exists()


def test_an_admin_gives_its_own_role_below_itself(cast: Cast):
    appointed(cast, role=Role.AGENCY_ADMIN)
    assert cast.citizen.person(AT).holds(Role.AGENCY_ADMIN, cast.unit_officer.organisation.pk)


def test_nobody_gets_rights_for_yesterday(cast: Cast):
    assert appointed(cast, starts_at=AT - 30 * DAY).starts_at == AT


def test_a_closed_account_gets_no_office(cast: Cast):
    User.objects.filter(pk=cast.citizen.user.pk).update(is_active=False)
    assert refused(lambda: appointed(cast)) == "mandate.appoint.shut_out"


def test_an_acting_official_has_the_rights_of_the_office_until_the_end(cast: Cast):
    acting = appointed(cast, acting="plt", decree="SP 821/5", ends_at=AT + 92 * DAY)

    assert cast.citizen.person(AT + 92 * DAY - timedelta(seconds=1)).mandates[0].acting == "plt"
    assert not cast.citizen.person(AT + 92 * DAY).has_office
    extended = extend_appointment(acting.pk, ends_at=AT + 184 * DAY, by=cast.agency_admin.person(AT), at=AT + DAY)
    assert extended.ends_at == AT + 184 * DAY
    again = lambda: extend_appointment(acting.pk, ends_at=AT + 185 * DAY, by=cast.agency_admin.person(AT), at=AT + DAY)  # noqa: E731
    assert refused(again) == "mandate.acting.too_long"


def test_the_longest_term_is_the_row_of_the_day_on_which_it_begins(cast: Cast):
    LongestTerm.objects.filter(kind="plt").update(ends_on=AT.date())
    assert refused(lambda: appointed(cast, acting="plt", decree="SP 1", ends_at=AT + DAY)) == "mandate.acting.no_term"
    LongestTerm.objects.create(kind="plt", days=10, starts_on=AT.date(), source="uji")
    assert (
        refused(lambda: appointed(cast, acting="plt", decree="SP 1", ends_at=AT + 11 * DAY))
        == "mandate.acting.too_long"
    )
    assert appointed(cast, acting="plt", decree="SP 1", ends_at=AT + 10 * DAY).pk


@pytest.mark.parametrize(
    ("ends_at", "code"),
    [
        (None, "mandate.extend.open"),
        (AT + DAY, "mandate.extend.not_later"),
        (AT + timedelta(hours=1), "mandate.extend.ended"),
    ],
)
def test_only_a_running_office_with_an_end_is_extended_to_a_later_one(cast: Cast, ends_at, code: str):
    appointment = appointed(cast, ends_at=ends_at)

    def later():
        return extend_appointment(appointment.pk, ends_at=AT + DAY, by=cast.agency_admin.person(AT), at=AT + DAY / 2)

    assert refused(later) == code


def test_ending_takes_the_rights_and_keeps_the_row(cast: Cast):
    appointment = appointed(cast)
    ended = end_appointment(appointment.pk, by=cast.agency_admin.person(AT), at=AT + DAY)

    assert ended.ends_at == AT + DAY
    assert cast.citizen.person(AT + DAY).mandates == ()
    assert cast.citizen.person(AT + DAY / 2).has_office
    assert (
        refused(lambda: end_appointment(appointment.pk, by=cast.agency_admin.person(AT), at=AT + DAY))
        == "mandate.end.ended"
    )


def test_an_office_that_has_not_begun_is_taken_back(cast: Cast):
    appointment = appointed(cast, starts_at=AT + 9 * DAY)
    end_appointment(appointment.pk, by=cast.agency_admin.person(AT), at=AT)
    assert not cast.citizen.person(AT + 10 * DAY).has_office


def test_everybody_may_lay_down_an_office_but_not_end_that_of_a_neighbour(cast: Cast):
    own, neighbour = cast.unit_officer.user.appointments.get(), cast.officer_next_door.user.appointments.get()
    person = cast.unit_officer.person(AT)

    assert refused(lambda: end_appointment(neighbour.pk, by=person, at=AT)) == "mandate.appoint.no_right"
    assert end_appointment(own.pk, by=person, at=AT).ends_at == AT


def test_the_last_system_administrator_stays(cast: Cast):
    first, second = cast.system_administrator, cast.second_administrator
    end_appointment(second.user.appointments.get().pk, by=first.person(AT), at=AT)
    assert (
        refused(lambda: end_appointment(first.user.appointments.get().pk, by=first.person(AT), at=AT))
        == "mandate.end.last_administrator"
    )


def test_an_installation_is_founded_once(cast: Cast):
    found = lambda: found_installation(cast.citizen.user.pk, organisation=cast.national_admin.organisation, at=AT)  # noqa: E731
    assert refused(found) == "mandate.found.founded"


def test_the_database_refuses_what_an_action_would_forget(cast: Cast):
    user, place = cast.unit_officer.user, cast.unit_officer.organisation
    facts = {
        "user": cast.citizen.user,
        "organisation": place,
        "role": "innovator",
        "starts_at": AT,
        "ends_at": AT + DAY,
    }
    for wrong in (
        {"user": user, "role": "unit_officer"},
        {"ends_at": AT - DAY},
        {"acting": "plt", "ends_at": None},
        {"acting": "xyz"},
        {"role": "support"},
        {"role": "king"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Appointment.objects.create(**{**facts, **wrong})
    Appointment.objects.create(**facts)
    Appointment.objects.create(**{**facts, "starts_at": AT + DAY, "ends_at": None})


@pytest.mark.parametrize(
    "statement", ["delete from mandates_event", "update mandates_event set verb = 'x'", "truncate mandates_event"]
)
def test_events_are_never_changed(cast: Cast, statement: str):
    appointed(cast)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_page_shows_the_people_of_ones_tree_and_appoints(cast: Cast):
    client, city = signed_in(cast.agency_admin), cast.agency_admin.organisation
    form = {
        "email": "Wahyu@contoh.example",
        "name": "Wahyu",
        "organisation": cast.unit_officer.organisation.pk,
        "role": "unit_officer",
    }

    before = client.get("/meja/orang/")
    answer = client.post(f"/meja/orang/angkat/?instansi={city.pk}", form)
    after = client.get("/meja/orang/")

    assert "Bagas Pranowo" in before.text
    assert "Daeng Mappasessu" not in before.text
    assert "Wahyu" not in before.text
    assert answer.status_code == 302
    assert "Wahyu, Pejabat penghubung" in after.text
    user = User.objects.get(email="wahyu@contoh.example")
    assert list(Mail.objects.values_list("kind", "user_id")) == [("invited", user.pk)]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"role": "custodian"}, "Tugas ini hanya diberikan pengelola sistem."),
        ({"role": "support"}, "Masukkan pilihan yang valid"),
        ({"acting": "plt"}, "selalu berakhir"),
        ({"email": "bukan surel"}, "surel"),
        ({"organisation": "999999999"}, "pilihan"),
    ],
)
def test_what_the_page_refuses_comes_back_with_the_reason_and_what_was_typed(
    cast: Cast, change: dict[str, str], words: str
):
    city = cast.agency_admin.organisation
    form = {
        "email": "wahyu@contoh.example",
        "name": "Wahyu",
        "organisation": cast.unit_officer.organisation.pk,
        "role": "unit_officer",
    }
    answer = signed_in(cast.agency_admin).post(f"/meja/orang/angkat/?instansi={city.pk}", form | change)

    assert answer.status_code == 409
    assert words in answer.text
    assert 'value="Wahyu"' in answer.text
    assert not User.objects.filter(name="Wahyu").exists()
    assert not Mail.objects.exists()


def test_a_neighbour_gets_no_page_of_another_tree(cast: Cast):
    far, city = signed_in(cast.agency_admin_far_away), cast.agency_admin.organisation
    own = cast.unit_officer.user.appointments.get()

    assert far.get(f"/meja/orang/?instansi={city.pk}").status_code == 404
    assert far.post(f"/meja/orang/{own.pk}/akhiri/").status_code == 404
    assert far.post(f"/meja/orang/{own.pk}/perpanjang/", {"last_on": "2030-01-01"}).status_code == 404
    own.refresh_from_db()
    assert own.ends_at is None


@pytest.mark.parametrize("more", [1, 30])
def test_the_list_costs_the_same_at_any_size(cast: Cast, more: int, django_assert_num_queries):
    place = cast.unit_officer.organisation
    for number in range(more):
        user = User.objects.create_user(f"p{number}@contoh.example", name=f"Orang {number:02}")
        Appointment.objects.create(user=user, role="innovator", organisation=place, starts_at=AT)
    client = signed_in(cast.agency_admin)
    client.get("/meja/orang/")
    with django_assert_num_queries(9, exact=False):
        page = client.get("/meja/orang/")
    assert page.text.count("Orang ") >= more
