from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.test import Client

from sambut.accounts.actions import mark_demo, step_into
from sambut.accounts.models import AccountEvent, Installation, User
from sambut.accounts.queries import forget_demo, is_demo
from sambut.kernel.refusals import Refused
from sambut.mandates.cast import CAST
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db
AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)


def test_in_a_demo_a_visitor_sees_the_cast_and_steps_into_a_role_without_a_password(client: Client, cast: Cast, demo):
    page = client.get("/peraga/")
    answer = client.post("/peraga/agency_admin/")

    assert page.text.count('class="role"') == len(CAST)
    assert "Admin instansi Pemerintah Kota Semarang" in page.text
    assert answer["Location"] == "/tiba/"
    assert client.session["_auth_user_id"] == str(cast.agency_admin.user.pk)
    assert client.get("/meja/orang/").status_code == 200


def test_stepping_on_takes_nothing_of_the_last_role_along(client: Client, cast: Cast, demo):
    client.post("/peraga/agency_admin/")
    session = client.session
    session["note"] = "of the admin"
    session.save()
    before = session.session_key
    client.post("/peraga/citizen/")

    assert client.session["_auth_user_id"] == str(cast.citizen.user.pk)
    assert "note" not in client.session
    assert client.session.session_key != before


def test_every_step_is_an_event(client: Client, cast: Cast, demo):
    client.post("/peraga/citizen/")
    assert AccountEvent.objects.filter(verb="step_into").values_list("user_id", flat=True).get() == cast.citizen.user.pk


@pytest.mark.parametrize("mode", ["the database is not marked", "production"])
def test_without_the_mark_in_the_database_nothing_opens_whatever_the_settings_say(client: Client, settings, mode: str):
    forget_demo()
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, production=mode == "production")

    assert client.get("/peraga/").status_code == 404
    assert client.get("/peraga/surel/").status_code == 404
    assert client.post("/peraga/system_administrator/").status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["nobody", "visitor", "SYSTEM_ADMINISTRATOR"])
def test_only_the_cast_can_be_stepped_into(client: Client, demo, name: str):
    User.objects.create_user("nobody@contoh.example", name="Nobody")
    assert client.post(f"/peraga/{name}/").status_code == 404
    with pytest.raises(Refused):
        step_into(name, at=AT)


def test_looking_at_the_page_does_not_sign_in(client: Client, demo):
    assert client.get("/peraga/citizen/").status_code == 405


def test_a_database_in_use_is_never_marked():
    with pytest.raises(Refused) as refused:
        mark_demo(at=AT)
    assert refused.value.code == "demo.mark.in_use"
    assert not Installation.objects.exists()


def test_a_production_database_is_never_marked(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, production=True)
    with pytest.raises(Refused) as refused:
        mark_demo(at=AT)
    assert refused.value.code == "demo.mark.production"


@pytest.mark.parametrize(
    "statement",
    [
        "delete from accounts_installation",
        "update accounts_installation set kind = 'demo'",
        "truncate accounts_installation",
    ],
)
def test_the_mark_stays(demo, statement: str):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_mark_is_asked_once_a_minute_only(demo, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [is_demo(), is_demo()] == [True, True]
