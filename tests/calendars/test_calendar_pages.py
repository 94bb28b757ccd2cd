"""The public calendar, and the desk of those who keep it."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from tests.calendars.conftest import AT
from tests.world.cast import signed_in

from sambut.calendars.actions import DecreeText, propose_decree
from sambut.calendars.models import Decree
from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import DayOff, Kind

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Tambahan cuti bersama",
    "number": "SKB 9/2027",
    "decided_on": "2027-01-05",
    "source": "naskah",
    "covers_from": "",
    "covers_until": "",
    "supersedes": "",
    "region": "",
    "days": "2027-05-07, Cuti bersama tambahan, cuti bersama",
}


@pytest.fixture
def admin(cast, loaded) -> Client:
    return signed_in(cast.national_admin)


@pytest.fixture
def second(cast, loaded) -> Client:
    return signed_in(cast.system_administrator)


def text(answer) -> str:
    return answer.content.decode()


def test_everyone_reads_the_days_off_of_a_year_with_their_source(loaded, client):
    page = client.get("/kalender/2025/")

    assert page.status_code == 200
    for words in (
        "Senin, 31\xa0Maret",
        "Hari Raya Idulfitri",
        "Cuti bersama Hari Suci Nyepi",
        "11 hari cuti bersama",
        "Nomor 933 Tahun 2025, Nomor 1 Tahun 2025, Nomor 3 Tahun 2025",
        "sudah diganti",
    ):
        assert words in text(page)


def test_a_year_without_a_decree_says_so(loaded, client):
    assert "belum ditetapkan" in text(client.get("/kalender/2028/"))
    assert client.get("/kalender/9999/").status_code == 404


def test_the_bare_address_leads_to_the_present_year(loaded, client):
    assert client.get("/kalender/").status_code == 302


def test_the_days_are_open_data(loaded, client):
    rows = list(csv.DictReader(io.StringIO(text(client.get("/kalender/2026.csv")))))

    assert len(rows) == 25
    assert rows[0] == {
        "date": "2026-01-01",
        "kind": "national",
        "name": "Tahun Baru Masehi",
        "region": "",
        "decree": rows[0]["decree"],
        "source": "cimahiaktual.com, Februari 2026",
    }


def test_a_counting_can_be_tried_and_stands_in_the_address(loaded, client):
    page = text(
        client.get(
            "/kalender/hitung/", {"mulai": "2025-03-26T10:00", "jumlah": "5", "satuan": "wd", "zona": "Asia/Jakarta"}
        )
    )

    assert "Hari terakhir: Jumat, 11\xa0April\xa02025" in page
    assert page.count('class="day"') == 17
    for day, word in (("26", "mulai"), ("27", "hari 1"), ("28", "cuti"), ("11", "batas")):
        assert f"<b>{day}</b><span>{word}</span>" in page


def test_a_start_is_read_in_the_chosen_zone(loaded, client):
    page = text(
        client.get(
            "/kalender/hitung/", {"mulai": "2025-02-03T23:30", "jumlah": "1", "satuan": "wd", "zona": "Asia/Jayapura"}
        )
    )

    assert "Hari terakhir: Selasa, 4\xa0Februari\xa02025" in page


@pytest.mark.parametrize(
    "asked",
    [
        {"jumlah": "0"},
        {"jumlah": "2000"},
        {"jumlah": "x<script>"},
        {"satuan": "y"},
        {"mulai": "kemarin"},
        {"zona": "Mars"},
    ],
)
def test_a_wrong_question_gets_a_sentence(loaded, client, asked):
    page = client.get(
        "/kalender/hitung/",
        {"mulai": "2025-03-26T10:00", "jumlah": "5", "satuan": "wd", "zona": "Asia/Jakarta", **asked},
    )

    assert page.status_code == 400
    assert "error-summary" in text(page)
    assert "<script>" not in text(page).replace("<script type", "").replace("<script src", "")


def test_the_last_years_of_the_calendar_do_not_break_it(loaded, client):
    page = client.get(
        "/kalender/hitung/", {"mulai": "9999-12-30T10:00", "jumlah": "60", "satuan": "d", "zona": "Asia/Jakarta"}
    )

    assert (page.status_code, "terlalu jauh" in text(page)) == (200, True)


def test_english_pages_speak_english(loaded, client):
    page = text(client.get("/en/kalender/2025/"))

    assert "Eid al-Fitr" in page
    assert "Public holiday" in page
    assert "Idulfitri" not in page.partition('<section class="section" aria-labelledby="sumber">')[0]


def test_the_desk_is_for_those_who_keep_the_calendar(loaded, client, cast):
    assert client.get("/meja/kalender/").status_code == 302
    for short_name in ("citizen", "unit_officer", "agency_admin", "ombudsman"):
        page = signed_in(getattr(cast, short_name)).get("/meja/kalender/")
        assert (page.status_code, "Usulkan keputusan" in text(page)) == (403, False)
    for short_name in ("national_admin", "system_administrator"):
        assert signed_in(getattr(cast, short_name)).get("/meja/kalender/").status_code == 200


@pytest.mark.parametrize("verb", ["setujui", "tolak", "tarik"])
def test_nobody_else_decides_by_address(loaded, cast, client, keeper, verb):
    made = propose_decree(
        DecreeText(title="Tambahan"), days=[DayOff(date(2027, 5, 7), Kind.JOINT_LEAVE, "Cuti")], by=keeper, at=AT
    )

    assert client.post(f"/meja/kalender/{made.pk}/{verb}/", {"note": "x"}).status_code == 302
    assert signed_in(cast.unit_officer).post(f"/meja/kalender/{made.pk}/{verb}/", {"note": "x"}).status_code == 403
    assert signed_in(cast.national_admin).get(f"/meja/kalender/{made.pk}/{verb}/").status_code == 405
    assert Decree.objects.get(pk=made.pk).state == "proposed"


def test_one_proposes_and_another_approves(admin, second):
    sent = admin.post("/meja/kalender/usul/", FORM)
    made = Decree.objects.get(number="SKB 9/2027")
    assert (sent.status_code, sent["Location"]) == (302, f"/meja/kalender/{made.pk}/")
    assert "Setujui" not in text(admin.get(f"/meja/kalender/{made.pk}/"))

    own = admin.post(f"/meja/kalender/{made.pk}/setujui/")
    assert (own.status_code, "disetujui orang lain" in text(own)) == (403, True)

    page = text(second.get(f"/meja/kalender/{made.pk}/"))
    assert "Menjadi libur" in page
    assert "Cuti bersama tambahan" in page
    assert second.post(f"/meja/kalender/{made.pk}/setujui/").status_code == 302
    assert working_calendar().why_not_working(date(2027, 5, 7)) == "Cuti bersama tambahan"
    assert second.post(f"/meja/kalender/{made.pk}/setujui/").status_code == 409


def test_a_rejection_needs_its_reason(admin, second):
    admin.post("/meja/kalender/usul/", FORM)
    made = Decree.objects.get(number="SKB 9/2027")

    assert second.post(f"/meja/kalender/{made.pk}/tolak/", {"note": " "}).status_code == 400
    assert second.post(f"/meja/kalender/{made.pk}/tolak/", {"note": "Tanggalnya keliru."}).status_code == 302
    assert "Tanggalnya keliru." in text(admin.get(f"/meja/kalender/{made.pk}/"))


def test_an_amendment_begins_with_the_list_that_it_amends(admin):
    before = Decree.objects.get(reference_key="2027")
    page = text(admin.get(f"/meja/kalender/usul/?ganti={before.pk}"))

    assert "2027-12-24, Cuti bersama Hari Raya Natal, cuti bersama" in page
    assert f'value="{before.pk}" selected' in page
    assert admin.get("/meja/kalender/usul/?ganti=x").status_code == 200


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"days": "besok, Libur, nasional"}, "Tanggal “besok” di baris 1 tidak terbaca"),
        ({"days": "2027-05-07, Libur, pesta"}, "Jenis “pesta” di baris 1 tidak dikenal"),
        ({"days": "2027-05-07, Libur, dicabut"}, "tidak mencabut hari satu per satu"),
        ({"days": "# kosong"}, "masih kosong"),
        ({"region": "99.99"}, "Kode wilayah itu tidak dikenal"),
        ({"title": ""}, "Tentang"),
    ],
)
def test_a_wrong_proposal_comes_back_with_what_was_typed(admin, wrong, words):
    page = admin.post("/meja/kalender/usul/", FORM | wrong)

    assert page.status_code == 400
    assert words in text(page)
    assert "SKB 9/2027" in text(page)
    assert not Decree.objects.filter(origin="operator").exists()


def test_a_proposal_that_does_not_fit_itself_is_refused_in_the_form(admin):
    page = admin.post("/meja/kalender/usul/", FORM | {"covers_from": "2028-01-01", "covers_until": "2028-12-31"})

    assert (page.status_code, "di luar masa yang dicakup" in text(page)) == (409, True)


def test_what_was_typed_is_shown_as_text(admin, second):
    admin.post("/meja/kalender/usul/", FORM | {"title": "<img src=x onerror=alert(1)>"})
    made = Decree.objects.get(number="SKB 9/2027")

    assert "<img src=x" not in text(second.get(f"/meja/kalender/{made.pk}/"))


def test_office_hours_are_not_amended_by_a_list_of_days(admin):
    hours = Decree.objects.get(reference_key="office-hours")

    assert admin.post("/meja/kalender/usul/", FORM | {"supersedes": hours.pk}).status_code == 400


def test_a_decree_that_is_not_there_is_not_found(admin):
    assert admin.get("/meja/kalender/987654/").status_code == 404
    assert admin.post("/meja/kalender/987654/setujui/").status_code == 404


@pytest.mark.parametrize("address", ["/kalender/2025/", "/kalender/2022/"])
def test_a_year_costs_the_same_whatever_it_holds(loaded, client, django_assert_max_num_queries, address):
    client.get(address)
    with django_assert_max_num_queries(4):
        client.get(address)
