"""Services through the API: everybody reads, offices write with a token."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from sambut.accounts.actions import issue_token
from sambut.kernel.clock import now
from sambut.services.models import Service
from tests.services.conftest import TEXTS, Desk
from tests.world.cast import Cast, Player

pytestmark = pytest.mark.django_db


def token_of(player: Player) -> dict[str, str]:
    user, at = player.user.pk, now()
    made = issue_token(user, name="uji", expires_at=at + timedelta(days=1), by=user, at=at)[1]
    return {"HTTP_AUTHORIZATION": f"Bearer {made}"}


def post(path: str, payload: dict, **headers: str):
    return Client().post(f"/api/v1/{path}", json.dumps(payload), content_type="application/json", **headers)


def test_everybody_finds_and_reads_what_is_published_and_nothing_else(cast: Cast):
    service = Desk(cast).publish()
    Desk(cast).draft(name="Belum boleh terlihat")
    listed = Client().get("/api/v1/layanan/").json()
    assert [row["name"] for row in listed["rows"]] == ["Penerbitan Akta Kelahiran"]
    assert [row["uuid"] for row in Client().get("/api/v1/layanan/?cari=bikin akte lahir").json()["rows"]] == [
        str(service.uuid)
    ]
    assert Client().get("/api/v1/layanan/?wilayah=73").json()["rows"] == []

    told = Client().get(f"/api/v1/layanan/{service.uuid}").json()
    assert (told["free"], told["standard"]["decree"], told["checked_on"]) == (True, "470/18/2024", "2025-03-26")
    assert told["standard"]["times"] == [
        {
            "subject": "", "stage": False, "shortest": None, "longest": "3.00", "unit": "day", "working": True, "about": False,
            "starts": "sejak berkas lengkap", "condition": "", "reason": "",
        }
    ]  # fmt: skip
    assert [item["text"] for item in told["standard"]["items"] if item["condition"]] == ["Surat kuasa"]
    assert {"component": "fee", "text": "Tidak dipungut biaya", "reading": "free", "sureness": "sure", "reasons": []} in told["standard"]["components"]  # fmt: skip


def test_an_office_writes_submits_and_publishes_with_a_token(cast: Cast):
    admin, unit = token_of(cast.agency_admin), cast.unit_officer.organisation
    made = post(f"meja/layanan?unit={unit.uuid}", {"name": "Uji kir"}, **admin)
    assert made.status_code == 201
    path = f"meja/layanan/{made.json()['uuid']}"
    written = post(f"{path}/tulis", TEXTS | {"name": "Uji kir"}, **admin).json()
    assert (written["state"], written["standard"]["state"], written["public_components"]) == ("draft", "writing", 6)
    assert post(f"{path}/terbitkan", {}, **admin).status_code == 409
    assert post(f"{path}/ajukan", {}, **admin).json()["standard"]["state"] == "submitted"
    assert post(f"{path}/terbitkan", {}, **token_of(cast.unit_officer)).status_code == 403
    assert post(f"{path}/terbitkan", {}, **admin).json()["state"] == "published"
    assert post(f"{path}/tarik", {"because": "Diganti."}, **admin).json()["withdrawn_because"] == "Diganti."
    gone = Client().get(f"/api/v1/layanan/{made.json()['uuid']}").json()
    assert (gone["state"], gone["standard"]) == ("withdrawn", None)


def test_another_body_finds_no_service_to_write(cast: Cast):
    service = Desk(cast).draft(name="Rahasia kota")
    answer = post(f"meja/layanan/{service.uuid}/tulis", {"name": "Kami ubah"}, **token_of(cast.agency_admin_far_away))
    assert (answer.status_code, "Rahasia" in answer.content.decode()) == (404, False)
    assert Service.objects.get().name == "Rahasia kota"
