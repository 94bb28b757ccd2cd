"""The same verbs through the API: same forms, same actions, same refusals."""

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client

from sambut.complaints.models import Complaint
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken

pytestmark = pytest.mark.django_db


@pytest.fixture
def token(cast):
    from sambut.accounts.actions import issue_token

    def issued(player):
        user = player.user.pk
        _, text = issue_token(user, name="uji", expires_at=now() + timedelta(days=1), by=user, at=now())
        return {"HTTP_AUTHORIZATION": f"Bearer {text}"}

    return issued


def post(client, address, payload, **headers):
    return client.post(address, json.dumps(payload), content_type="application/json", **headers)


def report(city, **more):
    return {"text": "Lampu mati di depan SD.", "anonymous": "ya", "secret": "tidak", "body": str(city.uuid), **more}


def test_a_system_submits_a_report_once_however_often_it_sends(law, cast):
    key = uuid.uuid4()
    address = f"/api/v1/laporan/?kunci={key}"

    first = post(Client(), address, report(cast.agency_admin.organisation))
    second = post(Client(), address, report(cast.agency_admin.organisation))

    assert (first.status_code, second.status_code) == (201, 200)
    assert {**first.json(), "again": True} == second.json()
    assert Complaint.objects.count() == 1


def test_a_report_without_text_is_told_field_by_field(law, cast):
    answer = post(Client(), "/api/v1/laporan/", report(cast.agency_admin.organisation, text=" "))

    assert answer.status_code == 400
    assert answer.json() == {"errors": {"text": ["Tulis dahulu apa yang terjadi, walau hanya satu kalimat."]}}


def test_the_reporter_opens_the_own_case_with_the_secret_in_the_body(law, cast):
    receipt = post(Client(), "/api/v1/laporan/", report(cast.agency_admin.organisation)).json()
    address = f"/api/v1/laporan/{receipt['number']}/buka"

    assert (
        post(Client(), address, {"secret": receipt["secret"]}).json()["events"][0]["text"] == "Lampu mati di depan SD."
    )
    wrong = post(Client(), address, {"secret": "AAAA"})
    assert (wrong.status_code, wrong.json()["code"]) == (409, "complaint.key.wrong")


def test_an_office_forwards_and_answers_with_its_tokens(law, cast, token):
    receipt = post(Client(), "/api/v1/laporan/", report(cast.agency_admin.organisation)).json()
    desk = f"/api/v1/meja/laporan/{receipt['number']}"
    unit = cast.unit_officer.organisation

    forwarded = post(
        Client(), f"{desk}/disposisi", {"to": str(unit.uuid), "grade": "ordinary"}, **token(cast.agency_admin)
    )
    assert (forwarded.status_code, forwarded.json()["status"]) == (200, "forwarded"), forwarded.content
    answered = post(Client(), f"{desk}/jawab", {"text": "Lampu diganti."}, **token(cast.unit_officer))
    assert answered.json()["status"] == "answered"


def test_without_a_token_the_desk_answers_401_and_the_neighbour_404(law, cast, token):
    receipt = post(Client(), "/api/v1/laporan/", report(cast.agency_admin.organisation)).json()
    address = f"/api/v1/meja/laporan/{receipt['number']}"

    assert Client().get(address).status_code == 401
    assert Client().get(address, **token(cast.officer_next_door)).status_code == 404


def test_open_cases_are_listed_masked_and_secret_ones_not(law, cast, way):
    way.submit(text="Lampu mati. Telepon 0812-9876-1234.")
    way.forward()
    way.submit(text="Lampu rahasia.", secret=True)
    way.forward()

    rows = Client().get("/api/v1/laporan/").json()["rows"]
    shown = Client().get(f"/api/v1/laporan/{rows[0]['number']}").json()
    assert len(rows) == 1
    assert "0812" not in json.dumps(shown)
    assert Client().get(f"/api/v1/laporan/{spoken(way.complaint.number)}").status_code == 404
