"""The custodian's pages: who sees which request, deciding, and the one look."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sambut.identities.actions import grant_look, request_look, seal_identity
from sambut.identities.models import LookRequest
from sambut.identities.queries import looks_at
from sambut.kernel.clock import now
from sambut.mandates.models import Appointment
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db
NAME, REASON = "Sri Wahyuni Rahasia", "Pelapor diancam; inspektorat perlu menghubunginya."


def ask(cast: Cast, by: str = "inspector") -> LookRequest:
    unit, at = cast.unit_officer.organisation, now()
    handle = seal_identity(name=NAME, email="sri@example.id", at=at)
    player = getattr(cast, by)
    return request_look(
        handle,
        case_ref="SB7K-29QX-3",
        reason=REASON,
        body_id=unit.body_id,
        subject_path=unit.path,
        by=player.person(at),
        at=at,
    )


def test_the_custodian_reads_the_reason_and_grants_and_the_asker_sees_the_identity_once(cast: Cast):
    row = ask(cast)
    custodian, asker = signed_in(cast.custodian), signed_in(cast.inspector)

    assert REASON in custodian.get(f"/meja/identitas/{row.uuid}/").text.replace("&#39;", "'")
    answer = custodian.post(f"/meja/identitas/{row.uuid}/kabul/", follow=True)
    assert "Dikabulkan" in answer.text
    assert NAME not in answer.text

    seen = asker.post(f"/meja/identitas/{row.uuid}/buka/")
    assert NAME in seen.text
    assert "no-store" in seen["Cache-Control"]
    again = asker.post(f"/meja/identitas/{row.uuid}/buka/")
    assert again.status_code == 409
    assert NAME not in again.text
    assert NAME not in asker.get(f"/meja/identitas/{row.uuid}/").text
    assert len(looks_at(row.envelope_id)) == 1


def test_a_denial_without_a_reason_comes_back_as_a_form_and_with_one_is_read_by_the_asker(cast: Cast):
    row = ask(cast)
    custodian = signed_in(cast.custodian)
    assert custodian.post(f"/meja/identitas/{row.uuid}/tolak/", {"denial": ""}).status_code == 400
    short = custodian.post(f"/meja/identitas/{row.uuid}/tolak/", {"denial": "tidak"})
    assert (short.status_code, LookRequest.objects.get(pk=row.pk).state) == (409, "asked")
    custodian.post(f"/meja/identitas/{row.uuid}/tolak/", {"denial": "Hubungi pelapor lewat percakapan anonim saja."})
    assert "percakapan anonim" in signed_in(cast.inspector).get(f"/meja/identitas/{row.uuid}/").text


@pytest.mark.parametrize(
    "who",
    [
        "citizen",
        "unit_officer",
        "officer_next_door",
        "agency_admin",
        "custodian_far_away",
        "system_administrator",
        "ombudsman",
    ],
)
def test_to_everybody_else_the_request_does_not_exist(cast: Cast, who: str):
    row = ask(cast)
    grant_look(row.pk, by=cast.custodian.person(now()), at=now())
    client = signed_in(getattr(cast, who))
    for method, way in (("get", ""), ("post", "kabul/"), ("post", "tolak/"), ("post", "buka/")):
        answer = getattr(client, method)(
            f"/meja/identitas/{row.uuid}/{way}", {"denial": "x" * 40} if way == "tolak/" else {}
        )
        assert answer.status_code == 404
        assert NAME not in answer.text
        assert REASON not in answer.text
    assert str(row.uuid) not in client.get("/meja/identitas/?hanya=semua").text
    assert looks_at(row.envelope_id) == []


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get("/meja/identitas/").status_code == 302
    assert client.post(f"/meja/identitas/{uuid4()}/buka/").status_code == 302


def test_an_expired_permission_shows_no_button_and_opens_nothing(cast: Cast):
    row = ask(cast)
    grant_look(row.pk, by=cast.custodian.person(now()), at=now() - timedelta(hours=25))
    asker = signed_in(cast.inspector)
    page = asker.get(f"/meja/identitas/{row.uuid}/")
    assert "Buka identitas sekarang" not in page.text
    assert "Izin sudah berakhir" in page.text
    answer = asker.post(f"/meja/identitas/{row.uuid}/buka/")
    assert (answer.status_code, NAME in answer.text) == (409, False)


def test_the_queue_costs_the_same_for_one_request_as_for_three(cast: Cast):
    custodian = signed_in(cast.custodian)
    counts = []
    for _ in range(3):
        ask(cast)
        custodian.get("/meja/identitas/")
        with CaptureQueriesContext(connection) as queries:
            assert custodian.get("/meja/identitas/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[2] <= 12


def test_the_page_speaks_english_too(cast: Cast):
    row = ask(cast)
    page = signed_in(cast.custodian).get(f"/en/meja/identitas/{row.uuid}/")
    assert page.status_code == 200


def test_the_page_of_a_custodian_whom_the_asker_appointed_offers_only_to_refuse(cast: Cast):
    row = ask(cast)
    Appointment.objects.filter(user=cast.custodian.user).update(appointed_by=cast.inspector.user)
    page = signed_in(cast.custodian).get(f"/meja/identitas/{row.uuid}/").text

    assert "adalah yang mengangkat Anda" in page
    assert [f"/meja/identitas/{row.uuid}/{way}/" in page for way in ("kabul", "tolak")] == [False, True]
