"""People with an office are not remembered, and sign in again after twelve hours."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from sambut.mandates.middleware import OFFICE_HOURS, SINCE
from tests.accounts.conftest import PASSWORD, sign_in
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


def test_an_officer_who_asks_to_be_remembered_is_not(cast: Cast):
    user = cast.unit_officer.user
    user.set_password(PASSWORD)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    sign_in(client, user.email, remember="on")
    client.get("/tiba/")

    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize(("late_by", "over"), [(-60, False), (60, True)])
def test_after_twelve_hours_an_officer_signs_in_again(cast: Cast, late_by: int, over: bool):
    client = signed_in(cast.agency_admin)
    client.get("/meja/orang/")
    session = client.session
    session[SINCE] -= OFFICE_HOURS.total_seconds() + late_by
    session.save()

    answer = client.get("/meja/orang/", follow=True)

    assert ("_auth_user_id" not in client.session) is over
    assert ("Sesi kerja Anda berakhir." in answer.text) is over


def test_a_citizen_session_has_no_such_end(cast: Cast):
    client = signed_in(cast.citizen)
    client.get("/akun/")
    assert SINCE not in client.session


def test_arriving_leads_an_officer_to_the_desk_and_a_citizen_to_the_front_page(cast: Cast):
    assert signed_in(cast.citizen).get("/tiba/")["Location"] == "/"
    assert signed_in(cast.agency_admin).get("/tiba/")["Location"].startswith("/meja/")
