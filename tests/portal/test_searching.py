"""One search over everything: each room is asked once, and nothing is found that its reader may not read."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.portal import searching
from sambut.services import actions as service_actions
from tests.services.conftest import Desk
from tests.world.cast import signed_in

pytestmark = pytest.mark.own_database


def found(asked: str) -> dict[str, list[str]]:
    return {group.key: [hit.title for hit in group.hits] for group in searching.search(asked, at=now())}


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_everyday_words_find_what_each_room_has_and_nothing_unpublished(country):
    hits = found("lampu jalan padam")
    assert hits["layanan"] == ["Perbaikan lampu jalan"]
    assert len(hits["laporan"]) == 1
    assert hits["laporan"][0].startswith("Lampu jalan padam sejak dua minggu")
    assert hits["inovasi"] == ["Terang Kampung"]
    assert "kesepakatan" not in hits
    assert set(found("terang kampung")) == {"inovasi", "kesepakatan"}
    assert found("terang kampung")["kesepakatan"] == ["Terang Kampung di Jeneponto"]


def test_a_question_that_fits_nothing_whole_is_met_with_services_that_fit_some_of_it(country):
    groups = searching.search("tolong perbaikan lampu kapal nelayan", at=now())
    assert [(group.title, [hit.title for hit in group.hits]) for group in groups] == [
        ("Layanan yang mungkin Anda maksud", ["Perbaikan lampu jalan"])
    ]


def test_bodies_are_found_by_the_names_people_use_and_units_lead_to_their_body(country, cast):
    groups = {group.key: group for group in searching.search("dishub semarang", at=now())}
    groups |= {group.key: group for group in searching.search("pemkot semarang", at=now())}
    city = cast.agency_admin.organisation
    assert groups["instansi"].hits[0].title == "Pemerintah Kota Semarang"
    assert groups["instansi"].hits[0].url == f"/instansi/{city.uuid}/"
    unit = next(group for group in searching.search("Dinas Perhubungan", at=now()) if group.key == "instansi")
    hit = next(hit for hit in unit.hits if hit.title == "Dinas Perhubungan" and "Semarang" in hit.facts[0])
    assert hit.url == f"/instansi/{city.uuid}/"


def test_a_number_leads_to_the_open_report_or_the_survey_and_to_no_secret_one(country):
    open_, secret = spoken(country.open_case.number), spoken(country.secret_case.number)
    assert {group.key: [hit.url for hit in group.hits] for group in searching.search(open_.lower(), at=now())} == {
        "laporan": [f"/laporan/{open_}/"]
    }
    assert found(secret) == {}
    survey = spoken(country.survey.round.number)
    assert [hit.url for group in searching.search(survey, at=now()) for hit in group.hits] == [f"/survei/{survey}/"]


def test_the_page_tells_counts_ways_on_and_what_to_do_when_nothing_fits(country):
    page = Client().get("/cari/", {"cari": "lampu jalan padam"})
    text = words(page)
    assert page.status_code == 200
    assert "Layanan 1" in text
    assert "Inovasi yang dapat ditiru 1" in text
    assert "Laporkan masalah" in text
    nothing = words(Client().get("/cari/", {"cari": "zzzq wwwx"}))
    assert "Tidak ada yang cocok" in nothing
    assert "Laporkan masalah" in nothing
    assert "Satu pencarian untuk semuanya" in words(Client().get("/cari/"))


def test_the_home_asks_the_one_search(country):
    page = Client().get("/").content.decode()
    assert re.search(r'<form class="finder" role="search" action="/cari/">', page)


def test_secret_and_unpublished_words_are_found_by_nobody_whoever_asks(country, cast):
    for browser in (Client(), signed_in(cast.agency_admin), signed_in(cast.national_admin)):
        for asked in ("uang keamanan", "hajatan", "diperiksa siapa pun"):
            text = words(browser.get("/cari/", {"cari": asked}))
            assert "sengaja dipadamkan" not in text
            assert "Lampu jalan untuk hajatan" not in text
            assert "belum diperiksa siapa pun" not in text


@pytest.mark.parametrize(
    "asked", ["' or 1=1 --", "\x00", "%", "a" * 5000, "lampu & | ! ( <->", "<script>alert(1)</script>", '"lampu', "🏮"]
)
def test_strange_questions_are_answered_like_any_other(country, asked):
    page = Client().get("/cari/", {"cari": asked})
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_many_matches_are_counted_up_to_twenty_and_lead_to_the_rooms_own_list(country):
    desk = Desk(country.cast)
    for number in range(24):
        desk.anew().publish(name=f"Rekomendasi teknis gapura {number}", summary="")
    group = searching.search("rekomendasi gapura", at=now())[0]
    assert (group.key, group.count, len(group.hits)) == ("layanan", "20+", 5)
    assert group.url == "/layanan/?cari=rekomendasi+gapura"
    assert Client().get(group.url).status_code == 200


def test_more_that_fits_asks_no_more_queries(country):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            searching.search("pembersihan saluran", at=now())
        return len(queries)

    def publish(number: int) -> None:
        Desk(country.cast).publish(name=f"Pembersihan saluran {number}", summary="")
        country.case.submit(text=f"Pembersihan saluran nomor {number} tidak pernah datang ke kampung kami.")
        country.case.forward()

    publish(0)
    few = asked()
    for number in range(1, 8):
        publish(number)
    assert asked() == few <= 16


def test_what_is_withdrawn_is_gone_at_once(country):
    desk = Desk(country.cast)
    service = desk.publish(name="Sewa tenda pemerintah", summary="")
    assert "layanan" in found("sewa tenda")
    service_actions.withdraw_service(service.pk, because="Tidak ada lagi.", by=desk.admin, at=desk.tick())
    assert found("sewa tenda") == {}
