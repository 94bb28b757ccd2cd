"""The home of the country: for everybody, for somebody at work, for a head with two minutes."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.complaints import figures
from sambut.kernel.clock import now
from tests.services.conftest import Desk
from tests.world.cast import signed_in

pytestmark = pytest.mark.own_database


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_everybody_finds_the_search_the_doors_and_the_loop_and_no_desk(country, cast):
    for browser in (Client(), signed_in(cast.citizen)):
        answer = browser.get("/")
        page = words(answer)
        for told in (
            "Laporkan masalah",
            "Ikuti laporan Anda",
            "Lihat kinerja instansi",
            "Apa yang dikeluhkan?",
            "Apa hasilnya?",
        ):
            assert told in page
        assert "1 kesepakatan ditandatangani: 0 sedang dikerjakan, 0 sudah berjalan." in page
        assert "Meja Anda" not in page
        assert "Dua menit" not in page


def test_somebody_at_work_finds_the_door_to_the_desk_with_what_waits(country, cast):
    answer = signed_in(cast.unit_officer).get("/")
    page = words(answer)
    assert re.search(r"Meja Anda 2 lewat batas(?:, \d+ [a-z ]+)* Laporkan masalah", page)
    assert page.count("Jawab laporan") == 2
    assert "no-store" in answer["Cache-Control"]
    assert 'href="/meja/"' in answer.content.decode()
    assert "Dua menit" not in page
    assert "Meja Anda Tidak ada yang menunggu Anda" in words(signed_in(cast.partner).get("/"))


def test_a_head_reads_the_region_in_two_minutes(country, cast):
    page = signed_in(cast.regent).get("/")
    told = words(page)
    region = cast.regent.organisation.region
    assert "Dua menit untuk Pemerintah Kabupaten Jeneponto" in told
    assert f'href="/daerah/{region.code}/"' in page.content.decode()
    assert "Laporan yang belum selesai tidak ada" in told
    assert "Indeks kepuasan belum ada survei yang diumumkan" in told
    assert "Kesepakatan 1 ditandatangani, 1 masih berjalan" in told
    mayor = words(signed_in(cast.mayor).get("/"))
    assert "Laporan yang belum selesai 3, 3 di antaranya lewat batas" in mayor
    assert re.search(r"Indeks kepuasan \d\d,\d\d, sangat baik", mayor)
    assert 'href="/daerah/33.74/"' in signed_in(cast.mayor).get("/meja/").content.decode()
    assert "satu layar" not in words(signed_in(cast.agency_admin).get("/meja/"))


def test_nothing_secret_stands_on_the_home_of_anybody(country, cast):
    for player in cast:
        assert (
            "sengaja dipadamkan" not in words(signed_in(player).get("/")) or player.member.short_name == "unit_officer"
        )


def test_more_of_everything_asks_the_home_no_more(country, cast):
    browsers = [Client(), signed_in(cast.unit_officer), signed_in(cast.mayor)]

    def asked() -> list[int]:
        counts = []
        for browser in browsers:
            with CaptureQueriesContext(connection) as queries:
                assert browser.get("/").status_code == 200
            counts.append(len(queries))
        return counts

    asked()  # what is kept between requests is read once
    few = asked()
    for number in range(9):
        country.case.submit(text=f"Trotoar nomor {number} dipakai parkir sejak pagi sampai malam.")
        country.case.forward()
    assert asked() == few
    assert few[0] <= 8, few
    assert max(few) <= 24, few


def test_a_body_shows_its_services_how_content_people_are_innovations_agreements_and_open_cases(country, cast):
    city = cast.agency_admin.organisation
    page = words(Client().get(f"/instansi/{city.uuid}/"))
    for told in (
        "Layanannya Perbaikan lampu jalan", "Seberapa puas warganya", "Inovasinya Terang Kampung",
        "Kesepakatannya Terang Kampung di Jeneponto", "Laporan terbuka", "Lampu jalan padam sejak dua minggu",
    ):  # fmt: skip
        assert told in page, told
    assert "hajatan" not in page
    assert "sengaja dipadamkan" not in page


def test_a_body_without_anything_says_so(country, cast):
    page = words(Client().get(f"/instansi/{cast.presidential_office.organisation.uuid}/"))
    for told in (
        "Terlalu sedikit laporan untuk dikatakan", "Belum ada layanan yang diterbitkan", "Belum ada survei kepuasan yang diumumkan",
        "Belum ada inovasi yang diterbitkan", "Belum ada kesepakatan replikasi", "Belum ada laporan terbuka",
    ):  # fmt: skip
        assert told in page, told


def test_a_body_asks_the_same_number_of_times_at_any_size(country, cast):
    figures.count(at=now())
    city = cast.agency_admin.organisation

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Client().get(f"/instansi/{city.uuid}/").status_code == 200
        return len(queries)

    few = asked()
    desk = Desk(cast)
    for number in range(9):
        desk.anew().publish(name=f"Izin reklame jenis {number}", summary="")
        country.case.submit(text=f"Papan reklame nomor {number} menutup rambu lalu lintas di tikungan.")
        country.case.forward()
    page = Client().get(f"/instansi/{city.uuid}/")
    assert "Semua layanan instansi ini" in words(page)
    assert asked() == few <= 12
