"""Innovations through the API: files, team, copies and the year of a body; what is private stays unread."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sambut.innovations import actions
from sambut.innovations.models import Attachment, Innovation, Member, YearPlan
from sambut.kernel.clock import now
from tests.api.more_agreements import PICTURE
from tests.api.test_services import token_of
from tests.events.conftest import innovation
from tests.world.cast import Cast

pytestmark = pytest.mark.django_db


def post(path: str, payload: dict, **headers: str):
    return Client().post(f"/api/v1/meja/{path}", json.dumps(payload), content_type="application/json", **headers)


@pytest.fixture
def private(cast: Cast) -> Innovation:
    at = now()
    return actions.begin_innovation(
        cast.innovator.organisation.pk, title="Rahasia dapur", by=cast.innovator.person(at), at=at
    )


def test_a_file_is_attached_and_taken_away_by_its_owner_only(cast: Cast, private: Innovation):
    owner, other = token_of(cast.innovator), token_of(cast.agency_admin_far_away)
    address = f"/api/v1/meja/inovasi/{private.uuid}/berkas"

    def sent() -> dict:
        return {"title": "Buku panduan", "kind": "guide", "upload": SimpleUploadedFile("a.png", PICTURE, "image/png")}

    refused = Client().post(address, sent(), **other)
    assert (refused.status_code, "Rahasia" in refused.content.decode()) == (404, False)
    assert Client().post(address, sent()).status_code == 401
    wrong = Client().post(address, sent() | {"kind": "buku"}, **owner)
    assert (wrong.status_code, list(wrong.json()["errors"])) == (400, ["kind"])
    empty = sent() | {"upload": SimpleUploadedFile("a.png", b"", "image/png")}
    assert (Client().post(address, empty, **owner).status_code, Attachment.objects.count()) == (400, 0)

    files = Client().post(address, sent(), **owner).json()["files"]
    kept = Attachment.objects.get()
    assert files == [{"uuid": str(kept.file.uuid), "title": "Buku panduan", "kind": "guide", "cleaned": False}]
    gone = f"inovasi/{private.uuid}/berkas/{kept.file.uuid}/lepas"
    assert post(gone, {}, **other).status_code == 404
    assert post(gone, {}, **owner).json()["files"] == []
    assert post(gone, {}, **owner).status_code == 200


def test_a_name_of_the_team_is_taken_out(cast: Cast, private: Innovation):
    owner = token_of(cast.innovator)
    post(f"inovasi/{private.uuid}/tim", {"name": "Siti"}, **owner)
    assert post(f"inovasi/{private.uuid}/tim", {"name": "Wahyu"}, **owner).json()["team"] == ["Siti", "Wahyu"]
    assert post(f"inovasi/{private.uuid}/tim/hapus", {"name": "Siti"}, **token_of(cast.unit_officer)).status_code == 404
    assert post(f"inovasi/{private.uuid}/tim/hapus", {"name": " Siti "}, **owner).json()["team"] == ["Wahyu"]
    assert list(Member.objects.values_list("name", flat=True)) == ["Wahyu"]


def test_what_is_public_elsewhere_is_adapted_and_what_is_private_is_not_there(cast: Cast, private: Innovation):
    other = innovation(cast.officer_far_away.organisation, "Bidan Turatea")
    local_admin, unit = token_of(cast.local_admin), str(cast.innovator.organisation.uuid)
    made = post(f"inovasi/{other.uuid}/adaptasi", {"unit": unit, "local_name": "Bidan Karangdoro"}, **local_admin)
    assert (made.status_code, made.json()["state"], made.json()["local_name"]) == (201, "private", "Bidan Karangdoro")
    assert Innovation.objects.get(uuid=made.json()["uuid"]).parent == other

    far = {"unit": str(cast.officer_far_away.organisation.uuid)}
    unseen = post(f"inovasi/{private.uuid}/adaptasi", far, **token_of(cast.agency_admin_far_away))
    assert (unseen.status_code, "Rahasia" in unseen.content.decode()) == (404, False)


def test_the_year_of_a_body_is_planned_by_its_own_admin(cast: Cast):
    body = cast.mayor.organisation
    refused = post(f"rencana-inovasi/{body.uuid}", {"year": 2026, "target": 3}, **token_of(cast.agency_admin_far_away))
    assert (refused.status_code, refused.json()["code"]) == (403, "access.innovation.not_your_body")
    planned = post(f"rencana-inovasi/{body.uuid}", {"year": 2026, "target": 12}, **token_of(cast.local_admin)).json()
    assert planned[0] == {"year": 2026, "target": 12, "ideas": 0, "trials": 0, "running": 0}
    assert list(YearPlan.objects.values_list("body__name", "year", "target")) == [(body.name, 2026, 12)]
