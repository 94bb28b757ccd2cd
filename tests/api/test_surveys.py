"""Rounds and results through the API: the same forms, actions and refusals as the pages."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from sambut.accounts.actions import issue_token
from sambut.kernel.clock import now
from sambut.surveys import loading
from sambut.surveys.models import Round
from tests.surveys.conftest import Way

pytestmark = pytest.mark.django_db


@pytest.fixture
def way(cast) -> Way:
    loading.load()
    made = Way(cast)
    made.at = now() - timedelta(days=2)
    return made


def token(player) -> dict[str, str]:
    user = player.user.pk
    _, text = issue_token(user, name="uji", expires_at=now() + timedelta(days=1), by=user, at=now())
    return {"HTTP_AUTHORIZATION": f"Bearer {text}"}


def post(address: str, payload: object, **headers: str):
    return Client().post(f"/api/v1{address}", json.dumps(payload), content_type="application/json", **headers)


def test_published_results_are_open_data_with_everything_to_reckon_them_again(way, cast):
    way.golden()
    rows = Client().get("/api/v1/survei/hasil").json()["rows"]
    assert [(row["unit"], row["index"], row["grade"], row["respondents"]) for row in rows] == [
        ("Dinas Perhubungan", "91.48", "A", 29)
    ]
    found = Client().get(f"/api/v1/survei/hasil/{rows[0]['uuid']}").json()
    elements = {one["code"]: (one["total"], one["respondents"], one["weight"]) for one in found["elements"]}
    assert (elements["U3"], len(elements), found["method"]) == ((100, 29, "1/9"), 9, "ikm-2017.1")
    of_city = Client().get(f"/api/v1/survei/hasil?instansi={cast.agency_admin.organisation.uuid}").json()["rows"]
    of_regency = Client().get(f"/api/v1/survei/hasil?instansi={cast.regent.organisation.uuid}").json()["rows"]
    assert (of_city, of_regency) == (rows, [])


def test_a_system_walks_a_round_and_is_refused_like_a_person(way, cast):
    admin, officer, far = token(cast.agency_admin), token(cast.unit_officer), token(cast.agency_admin_far_away)
    day = (now() + timedelta(days=9)).date().isoformat()
    payload = {"name": "Triwulan I", "population": 120, "last_day": day, "fewest": 10}
    made = post(f"/meja/survei?unit={way.unit.uuid}", payload, **officer)
    assert (made.status_code, made.json()["sample"], made.json()["state"]) == (201, 92, "draft")
    address = f"/meja/survei/{made.json()['uuid']}"

    assert post(f"{address}/buka", {}, **far).status_code == 404
    assert post(f"{address}/buka", {}).status_code == 401
    assert post(f"{address}/buka", {}, **officer).json()["state"] == "open"
    assert post(f"{address}/tutup", {}, **officer).json()["answered"] == 0
    refused = post(f"{address}/umumkan", {}, **officer)
    assert (refused.status_code, refused.json()["code"]) == (409, "survey.publish.not_your_body")
    assert post(f"{address}/umumkan", {}, **admin).json()["state"] == "published"
    assert Client().get("/api/v1/survei/hasil").json()["rows"][0]["outcome"] == "too_few"


def test_what_is_not_published_is_not_told_and_a_wrong_form_is_told_field_by_field(way, cast):
    way.prepare()
    round_ = Round.objects.get()
    assert Client().get(f"/api/v1/survei/hasil/{round_.uuid}").status_code == 404
    assert Client().get(f"/api/v1/meja/survei/{round_.uuid}", **token(cast.citizen)).status_code == 404
    answer = post(
        f"/meja/survei?unit={way.unit.uuid}",
        {"name": "", "population": 0, "last_day": "9999-12-31", "fewest": 3},
        **token(cast.unit_officer),
    )
    assert (answer.status_code, set(answer.json()["errors"])) == (400, {"name", "population", "last_day", "fewest"})
