"""The page of one's own data, and the custodian's queue of requests."""

import io
import json
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.identities.actions import seal_identity
from sambut.kernel.clock import now
from sambut.retention.actions import grant_request, request_access, request_correction
from sambut.retention.loading import load
from sambut.retention.models import DataRequest
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _reference():
    load()


def test_a_citizen_asks_a_custodian_grants_and_the_copy_is_downloaded_in_two_forms(cast: Cast):
    seal_identity(name="Sekar W.", user_id=cast.citizen.user.pk, at=now())
    citizen, custodian = signed_in(cast.citizen), signed_in(cast.custodian)
    assert citizen.post("/akun/data-saya/", {"kind": "access"}).status_code == 302
    row = DataRequest.objects.get()
    assert "Menunggu keputusan" in citizen.get("/akun/data-saya/").text
    assert str(row.uuid) in custodian.get("/meja/data-pribadi/").text

    custodian.post(f"/meja/data-pribadi/{row.uuid}/kabul/")

    plain = citizen.post(f"/akun/data-saya/{row.uuid}/unduh/", {"bentuk": "json"})
    packed = citizen.post(f"/akun/data-saya/{row.uuid}/unduh/", {"bentuk": "zip"})
    assert plain["Content-Disposition"] == 'attachment; filename="data-saya.json"'
    assert "no-store" in plain["Cache-Control"]
    assert json.loads(plain.content)["identities.identity"][0]["name"] == "Sekar W."
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        assert json.loads(archive.read("data-saya.json"))["accounts.account"]["email"] == cast.citizen.user.email


def test_a_request_that_is_refused_shows_the_persons_words_again_and_says_why(cast: Cast):
    citizen = signed_in(cast.citizen)
    citizen.post("/akun/data-saya/", {"kind": "access"})
    twice = citizen.post("/akun/data-saya/", {"kind": "access", "text": "Tolong lengkap"})
    assert (twice.status_code, "Tolong lengkap" in twice.text, "masih menunggu keputusan" in twice.text) == (
        409,
        True,
        True,
    )
    assert citizen.post("/akun/data-saya/", {"kind": "nonsense"}).status_code == 400
    assert DataRequest.objects.count() == 1


def test_the_custodian_refuses_with_a_reason_that_the_person_reads(cast: Cast):
    row = request_correction(text="Nama saya Sekar.", by=cast.citizen.person(now()), at=now())
    custodian = signed_in(cast.custodian)
    assert custodian.post(f"/meja/data-pribadi/{row.uuid}/tolak/", {"reason": "tidak"}).status_code == 409
    custodian.post(f"/meja/data-pribadi/{row.uuid}/tolak/", {"reason": "Nama di akun Anda sudah demikian."})
    assert "Nama di akun Anda sudah demikian." in signed_in(cast.citizen).get("/akun/data-saya/").text


@pytest.mark.parametrize("who", ["unit_officer", "agency_admin", "system_administrator", "inspector"])
def test_requests_of_others_do_not_exist_for_who_is_no_custodian(cast: Cast, who: str):
    row = request_access(by=cast.citizen.person(now()), text="Kata rahasia saya", at=now())
    grant_request(row.pk, by=cast.custodian.person(now()), at=now())
    client = signed_in(getattr(cast, who))
    for method, address in (
        ("get", f"/meja/data-pribadi/{row.uuid}/"),
        ("post", f"/meja/data-pribadi/{row.uuid}/kabul/"),
        ("post", f"/meja/data-pribadi/{row.uuid}/tolak/"),
        ("post", f"/akun/data-saya/{row.uuid}/unduh/"),
    ):
        answer = getattr(client, method)(address)
        assert answer.status_code == 404
        assert "Kata rahasia saya" not in answer.text
    assert str(row.uuid) not in client.get("/meja/data-pribadi/").text


def test_the_custodian_cannot_download_what_they_granted(cast: Cast):
    row = request_access(by=cast.citizen.person(now()), at=now())
    grant_request(row.pk, by=cast.custodian.person(now()), at=now())
    answer = signed_in(cast.custodian).post(f"/akun/data-saya/{row.uuid}/unduh/")
    assert (answer.status_code, cast.citizen.user.email in answer.text) == (403, False)


def test_the_queue_costs_the_same_for_one_request_as_for_three(cast: Cast):
    custodian, counts = signed_in(cast.custodian), []
    for who in ("citizen", "unit_officer", "agency_admin"):
        request_access(by=getattr(cast, who).person(now()), at=now())
        custodian.get("/meja/data-pribadi/")
        with CaptureQueriesContext(connection) as queries:
            assert custodian.get("/meja/data-pribadi/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 12


def test_a_visitor_is_asked_to_sign_in(client):
    assert [client.get(address).status_code for address in ("/akun/data-saya/", "/meja/data-pribadi/")] == [302, 302]
