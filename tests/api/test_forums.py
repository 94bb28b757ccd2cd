"""Forums through the API: the host arranges, bodies answer for themselves, nobody sees another's desk."""

import json

from django.test import Client

from sambut.events.models import Event, Pledge
from tests.api.test_services import token_of
from tests.events.conftest import Forum, announced, forum, innovation, running  # noqa: F401


def post(path: str, payload: dict, **headers: str):
    return Client().post(f"/api/v1/meja/{path}", json.dumps(payload), content_type="application/json", **headers)


def test_a_host_drafts_a_forum_that_nobody_else_finds_until_it_is_announced(forum: Forum):  # noqa: F811
    cast = forum.cast
    host, other = token_of(cast.secretariat), token_of(cast.agency_admin)
    days = {"name": "Forum Timur", "venue": "Makassar", "zone": "Asia/Makassar", "starts_at": "2032-05-04T08:00"}
    days |= {"ends_at": "2032-05-05T17:00", "answer_by": "2032-04-20T12:00"}
    refused = post(f"forum?body={forum.host.uuid}", days, **other)
    assert (refused.status_code, refused.json()["code"]) == (409, "event.host.not_yours")
    made = post(f"forum?body={forum.host.uuid}", days, **host)
    assert (made.status_code, made.json()["starts_at"], made.json()["state"]) == (201, "2032-05-04T00:00:00Z", "draft")
    path = f"forum/{made.json()['uuid']}"
    hidden = Client().get(f"/api/v1/meja/{path}", **other)
    assert (hidden.status_code, "Timur" in hidden.content.decode()) == (404, False)

    assert post(f"{path}/umumkan", {}, **host).json()["code"] == "event.announce.no_programme"
    hour = {"starts_at": "2032-05-04T09:00", "ends_at": "2032-05-04T10:00", "speakers": "Ratu, Wali Kota"}
    session = {"kind": "panel", "title": "Panel", "room": "Aula", **hour}
    told = post(f"{path}/acara", session, **host).json()["sessions"]
    assert [(one["starts_at"], one["speakers"]) for one in told] == [
        ("2032-05-04T01:00:00Z", [{"name": "Ratu", "role_line": "Wali Kota"}])
    ]
    assert post(f"{path}/acara", session, **host).json()["code"] == "event.add_session.room_taken"
    partner = post(f"{path}/mitra", {"body": cast.partner.organisation.name}, **host).json()["partners"][0]
    assert partner["body_uuid"] == str(cast.partner.organisation.uuid)
    assert post(f"{path}/mitra/{partner['body_uuid']}/lepas", {}, **host).json()["partners"] == []
    assert post(f"{path}/umumkan", {}, **host).json()["state"] == "announced"
    assert Event.objects.get(name="Forum Timur").state == "announced"


def test_a_body_names_confirms_asks_and_promises_for_itself_only(announced: Forum):  # noqa: F811
    cast = announced.cast
    host, regent, city = token_of(cast.secretariat), token_of(cast.regent), token_of(cast.agency_admin)
    stand = announced.stand(shown=innovation(cast.innovator.organisation))
    sent = post(f"forum/{announced.event.uuid}/undangan", {"body": announced.regency.name}, **host)
    assert (sent.status_code, sent.json()["state"]) == (201, "invited")
    path = f"forum/delegasi/{sent.json()['uuid']}"
    assert post(f"{path}/tidak-hadir", {}, **city).status_code == 404

    person = {"name": "Karaeng Sila", "role_line": "Bupati", "email": cast.regent.member.email}
    named = post(f"{path}/orang", person, **regent).json()["people"]
    assert [(one["name"], one["state"]) for one in named] == [("Karaeng Sila", "invited")]
    assert post(f"{path}/pastikan", {"representative": named[0]["uuid"]}, **regent).json()["state"] == "confirmed"
    asked = post(f"{path}/konsultasi", {"topic": "Biaya", "question": "Berapa setahun?"}, **regent).json()["questions"]
    assert Client().get(f"/api/v1/meja/forum/{announced.event.uuid}/konsultasi", **city).status_code == 404
    answered = post(
        f"forum/konsultasi/{asked[0]['uuid']}/jawab", {"answer": "Dua ratus juta."}, **token_of(cast.facilitator)
    )
    assert [(one["body"], one["answer"]) for one in answered.json()] == [(announced.regency.name, "Dua ratus juta.")]

    promise = {"innovation": str(stand.innovation.uuid)}
    pledged = post(f"{path}/janji", promise, **regent).json()["pledges"]
    assert [one["innovation"] for one in pledged] == [promise["innovation"]]
    withdrawal = f"{path}/janji/{promise['innovation']}/tarik"
    assert post(withdrawal, {}, **city).status_code == 404
    assert Pledge.objects.get().withdrawn_at is None
    assert post(withdrawal, {}, **regent).json()["pledges"] == []


def test_a_facilitator_frees_a_slot_without_reading_who_travels(announced: Forum):  # noqa: F811
    delegation = announced.confirm()
    booked = announced.book(announced.slot(), delegation)
    freed = post(f"forum/pesanan/{booked.uuid}/batal", {}, **token_of(announced.cast.facilitator))
    assert (freed.status_code, set(freed.json())) == (200, {"uuid", "topic", "table", "starts_at", "ends_at"})
    rows = (
        Client().get(f"/api/v1/meja/forum/{announced.event.uuid}/klinik", **token_of(announced.cast.facilitator)).json()
    )
    assert [row["booked_by"] for row in rows] == [None]
