import json
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.services import actions, queries
from sambut.services.models import Edition, Service
from tests.services.conftest import TEXTS, Desk
from tests.world.cast import Cast, signed_in

pytestmark = pytest.mark.django_db


def test_the_page_answers_six_questions_in_its_first_list(desk: Desk):
    service = desk.publish()
    page = Client().get(f"/layanan/{service.uuid}/")
    text = page.content.decode()

    assert page.status_code == 200
    asked = re.findall(r"<dt>(.*?)</dt>", text)[:6]
    assert asked == [
        "Saya dapat apa?", "Saya bawa apa?", "Berapa lama?", "Berapa biaya?", "Di mana?", "Siapa menjawab?",
    ]  # fmt: skip
    for words in (
        "Kutipan akta kelahiran", "paling lama 3\u00a0hari\u00a0kerja", "sejak berkas lengkap", "Gratis",
        "Mal Pelayanan Publik, lantai satu", "Kartu keluarga", "jika dikuasakan", "Dinas Kependudukan dan Pencatatan Sipil",
        "Pemerintah Kota Semarang", "470/18/2024", "6 dari 6 tertulis",
    ):  # fmt: skip
        assert words in text


def test_the_first_screen_says_how_much_more_there_is_and_the_rest_stands_below_it(desk: Desk):
    service = desk.publish(
        requirements="\n".join(f"{n}. Surat keterangan nomor {n}" for n in range(1, 9)),
        time="Hematologi: 20 menit\nKimia klinik: 30 menit\nSerologi: 40 menit\nUrinalisa: 50 menit",
    )
    page = Client().get(f"/layanan/{service.uuid}/").content.decode()
    first, below = page[page.index('<dl class="standard">') :].split("</dl>", 1)
    told = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", first))
    assert "Surat keterangan nomor 1, Surat keterangan nomor 2 dan 6 lagi" in told
    assert "Hematologi 20 menit Kimia klinik 30 menit Rincian, 2 lagi" in told
    assert "Urinalisa" not in told
    assert below.count("Surat keterangan nomor") == 8
    assert "50\u00a0menit" in below


def test_cases_are_named_in_the_first_screen_and_each_has_its_list(desk: Desk):
    service = desk.publish(requirements="Baru:\n- Kartu keluarga\nHilang:\n- Surat kepolisian\n- Kartu keluarga")
    page = Client().get(f"/layanan/{service.uuid}/").content.decode()
    first, below = page[page.index('<dl class="standard">') :].split("</dl>", 1)
    assert "Menurut keadaan:" in first
    assert ">Baru, Hilang</span>" in first
    assert below.count('type="checkbox"') == 3


def test_the_page_and_its_data_ask_the_database_at_most_ten_times_at_any_size(desk: Desk):
    service = desk.publish()
    counts = []
    for size in (1, 60):
        many = "\n".join(f"{n}. Syarat ke-{n}" for n in range(1, size + 1))
        desk.publish(requirements=many, fee="\n".join(f"Barang {n}: Rp{n}.000" for n in range(1, size + 1)))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert Client().get(f"/layanan/{service.uuid}/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 10, counts


def test_the_page_speaks_english_and_keeps_the_words_of_the_standard(desk: Desk):
    text = Client().get(f"/en/layanan/{desk.publish().uuid}/").content.decode()
    assert "What do I get?" in text
    assert "at most 3\u00a0working\u00a0days" in text
    assert '<p lang="id"><b>Kutipan akta kelahiran</b></p>' in text


def test_a_stale_standard_warns_and_a_fresh_one_does_not(desk: Desk):
    service = desk.publish()
    address = f"/layanan/{service.uuid}/"
    Service.objects.filter(pk=service.pk).update(review_due_on="2020-01-01")
    assert "seharusnya ditinjau paling lambat" in Client().get(address).content.decode()
    Service.objects.filter(pk=service.pk).update(review_due_on="2999-01-01")
    assert "seharusnya ditinjau" not in Client().get(address).content.decode()


def test_a_withdrawn_service_answers_that_it_is_gone_and_why(desk: Desk):
    service = desk.publish()
    actions.withdraw_service(service.pk, because="Diganti layanan daring.", by=desk.admin, at=desk.tick())
    page = Client().get(f"/layanan/{service.uuid}/")
    assert page.status_code == 410
    assert "Diganti layanan daring." in page.content.decode()
    assert "Kartu keluarga" not in page.content.decode()


def test_a_draft_is_no_page_for_anybody_and_no_desk_for_others(desk: Desk, cast: Cast):
    service = desk.draft(name="Layanan yang belum boleh terlihat")
    assert Client().get(f"/layanan/{service.uuid}/").status_code == 404
    address = reverse("services:service", args=[service.uuid])
    allowed = {player.member.short_name for player in cast if signed_in(player).get(address).status_code == 200}
    assert allowed == {"agency_admin", "mayor", "national_admin"}
    assert "belum boleh terlihat" not in signed_in(cast.agency_admin_far_away).get("/layanan/").content.decode()


def test_what_a_script_would_end_stays_inside_the_data(desk: Desk):
    service = desk.publish(
        product="Surat </script><script>alert(1)</script>", link="https://contoh.go.id/ajukan?a=1&b=2"
    )
    text = Client().get(f"/layanan/{service.uuid}/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    data = json.loads(found[1])
    assert data["@type"] == "GovernmentService"
    assert data["serviceOutput"]["name"] == "Surat </script><script>alert(1)</script>"
    assert "<script>alert" not in text
    assert data["availableChannel"]["serviceUrl"] == "https://contoh.go.id/ajukan?a=1&b=2"


def test_a_desk_writes_saves_by_itself_submits_and_publishes_in_the_browser(cast: Cast, desk: Desk):
    admin = signed_in(cast.agency_admin)
    began = admin.post(
        reverse("services:draft", args=[desk.unit.body_id]), {"name": "Akta Kelahiran", "unit": str(desk.unit.uuid)}
    )
    service = Service.objects.get()
    assert began["Location"] == reverse("services:edit", args=[service.uuid])
    kept = admin.post(reverse("services:keep", args=[service.uuid]), {**TEXTS, "revisi": "0"})
    assert kept.json() == {"revision": 1}
    older = admin.post(reverse("services:keep", args=[service.uuid]), {"name": "Lama", "revisi": "0"})
    assert older.status_code == 409
    assert Edition.objects.get().name == "Penerbitan Akta Kelahiran"

    sent = admin.post(reverse("services:edit", args=[service.uuid]), {**TEXTS, "ajukan": "ya"})
    assert sent.status_code == 302, sent.content.decode()
    done = admin.post(reverse("services:publish", args=[service.uuid]), follow=True)
    assert "Warga sekarang membaca versi ini." in done.content.decode()
    assert Client().get(f"/layanan/{service.uuid}/").status_code == 200


def test_what_cannot_be_submitted_is_kept_and_named_in_the_form(cast: Cast, desk: Desk):
    admin, service = signed_in(cast.agency_admin), desk.draft()
    address = reverse("services:edit", args=[service.uuid])
    page = admin.post(address, {**TEXTS, "link": "samsatsintang", "product": "Akta baru", "ajukan": "ya"})
    assert (page.status_code, "Alamat untuk mengajukan daring tidak lengkap" in page.content.decode()) == (409, True)
    edition = queries.working_edition(service.pk)
    assert (edition.link, queries.standard(edition).text("product")) == ("samsatsintang", "Akta baru")

    page = admin.post(address, {**TEXTS, "fee": "", "ajukan": "ya"})
    assert page.status_code == 409
    assert "Yang wajib diumumkan belum lengkap: Biaya atau tarif." in page.content.decode()

    page = admin.post(address, {**TEXTS, "name": "", "product": "Akta lain", "ajukan": "ya"})
    assert (page.status_code, "Tulis dahulu nama layanannya." in page.content.decode()) == (400, True)
    edition = queries.working_edition(service.pk)
    assert (edition.name, queries.standard(edition).text("product")) == ("Penerbitan Akta Kelahiran", "Akta lain")


def test_a_text_that_does_not_fit_is_refused_whole_and_cuts_nothing(cast: Cast, desk: Desk):
    admin, service = signed_in(cast.agency_admin), desk.draft()
    desk.keep()
    long = admin.post(
        reverse("services:keep", args=[service.uuid]), {"summary": "x" * 401, "product": "Baru", "revisi": "1"}
    )
    assert (long.status_code, "lebih dari 400 huruf" in long.json()["refused"]) == (409, True)
    assert queries.standard(queries.working_edition(service.pk)).text("product") == "Kutipan akta kelahiran"


def test_every_desk_page_opens_for_whom_it_is(cast: Cast, desk: Desk):
    service = desk.publish()
    actions.draft_edition(service.pk, by=desk.admin, at=desk.tick())
    admin = signed_in(cast.agency_admin)
    city = desk.unit.body_id
    for address in (
        reverse("services:of_organisation", args=[city]), f"{reverse('services:of_organisation', args=[city])}?tampil=kurang",
        reverse("services:draft", args=[city]), reverse("services:service", args=[service.uuid]),
        reverse("services:edit", args=[service.uuid]), reverse("services:withdraw", args=[service.uuid]),
        reverse("services:unplaced"),
    ):  # fmt: skip
        who = signed_in(cast.national_admin) if "ditempatkan" in address else admin
        assert who.get(address).status_code == 200, address
        assert signed_in(cast.citizen).get(address).status_code == 404, address
    assert admin.get(reverse("services:desk"))["Location"] == reverse("services:of_organisation", args=[city])


def test_the_desk_asks_the_same_number_of_times_at_any_size(cast: Cast, desk: Desk):
    admin = signed_in(cast.agency_admin)
    address = reverse("services:of_organisation", args=[desk.unit.body_id])
    counts = []
    for more in (2, 12):
        for number in range(more):
            desk.anew().draft(name=f"Layanan {more}-{number}")
        admin.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert admin.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1], counts
