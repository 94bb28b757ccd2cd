"""The pages of figures: a region's loop, the country, the family of an innovation."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sambut.frame import dates
from sambut.innovations import indexing, words
from sambut.innovations.states import State as Publication
from sambut.innovations.states import Sustainability
from sambut.insights import counting, estimating, solving
from sambut.insights.models import History, Kept, Monthly, Solution
from sambut.kernel.clock import now
from sambut.regions.models import Region
from sambut.regions.queries import region
from sambut.replication.models import Agreement
from sambut.replication.states import State
from tests.insights import country
from tests.insights.country import AT
from tests.insights.reading import told


@pytest.fixture
def here(law, cast):
    """Jeneponto with years of figures, one agreement whose effect speaks, and one that cannot yet."""
    country.history(effect=-0.6)
    country.history(mean=30, category=country.topic("energi.air-minum"), seed=7)
    first = country.innovation()
    water = country.innovation("Sumur Titip", category=country.topic("energi.air-minum"))
    country.agreement(first, "KS2345678", contact=cast.regent.user)
    country.agreement(
        water,
        "KS3456789",
        state=State.STARTED,
        started_on=date(2025, 4, 2),
        category=country.topic("energi.air-minum"),
        contact=cast.regent.user,
    )
    Solution.objects.create(
        category=country.topic("energi.air-minum"), innovation=water, place=1, score=3, words="air, sumur"
    )
    counting.count(at=AT)
    estimating.estimate_all(at=AT)
    return Client()


def test_the_page_of_a_region_tells_the_whole_loop(here):
    page = told(here.get("/daerah/73.04/"))

    assert "Kabupaten Jeneponto" in page
    assert "warga paling banyak melaporkan air minum" in page
    assert "Apa yang dikeluhkan?" in page
    assert "Belum ada survei kepuasan yang diumumkan" in page
    assert "Sumur Titip, Pemerintah Kota Semarang" in page
    assert "Pemerintah Kota Semarang dan Pemerintah Kabupaten Jeneponto menyepakati Lahir Langsung Tercatat" in page
    assert "Sejak Maret 2024 laporan tentang akta kelahiran di Kabupaten Jeneponto turun" in page
    assert "lebih sedikit daripada tanpa langkah ini (rentang 95%:" in page
    assert "baru 3 bulan penuh sejak mulai, perlu 6" in page
    assert "Sebagian angka bulanan di sini dibuat untuk peraga" in page


def test_each_number_of_the_region_stands_in_a_file_too(here):
    rows = list(csv.reader(io.StringIO(here.get("/daerah/73.04/pokok.csv").content.decode())))
    assert [row[0] for row in rows[1:]] == ["energi.air-minum", "kependudukan.akta-kelahiran"]
    assert int(rows[1][2]) == sum(
        Monthly.objects.filter(
            region__code="73.04", category__code="energi.air-minum", month__gte=date(2024, 7, 1)
        ).values_list("received", flat=True)
    )

    rows = list(csv.reader(io.StringIO(here.get("/daerah/73.04/waktu.csv").content.decode())))
    assert len(rows) == 1 + 2 * 12
    assert rows[1][2] == "2022-07"

    rows = list(csv.reader(io.StringIO(here.get("/daerah/73.04/hasil/KS2345678.csv").content.decode())))
    assert rows[0][1:3] == ["Kabupaten Jeneponto", "Pembanding"]
    assert len(rows) > 12
    assert here.get("/daerah/73.04/hasil/KS3456789.csv").status_code == 404


def test_numbers_that_are_too_small_are_not_shown_anywhere(law, cast):
    place, topic = region("73.04"), country.topic()
    History.objects.create(region=place, category=topic, month=date(2025, 5, 1), received=4, source="rekaan")
    counting.count(at=AT)
    client = Client()

    page = told(client.get("/daerah/73.04/"))

    assert "Belum ada pokok dengan lima laporan atau lebih dalam 12 bulan." in page
    assert "kurang dari 5 laporan dalam 12 bulan" in page
    assert "Akta kelahiran" not in page
    assert "kependudukan" not in client.get("/daerah/73.04/pokok.csv").content.decode()
    assert "kurang dari 5 laporan" in told(client.get("/daerah/73/"))


def test_before_the_first_count_the_page_says_so_and_when_it_comes(law):
    began = now()
    pages = told(Client().get("/daerah/73.04/")), told(Client().get("/negeri/"))

    for page, zone in zip(pages, ("Asia/Makassar", "Asia/Jakarta"), strict=True):
        assert "Belum ada angka" in page
        due = {dates.hour(at + timedelta(hours=1), zone).replace("\u00a0", " ") for at in (began, now())}
        assert any(f"yang pertama diharapkan sebelum pukul {hour}." in page for hour in due)
    assert Client().get("/daerah/73.04/pokok.csv").status_code == 404


def test_a_region_without_a_report_says_what_will_stand_there(law):
    counting.count(at=AT)

    page = told(Client().get("/daerah/95.01/"))

    assert "Belum ada cukup laporan dari Kabupaten Jayawijaya untuk dikatakan." in page
    assert "Belum ada kesepakatan yang ditandatangani daerah ini." in page


@pytest.mark.parametrize("code", ["99", "73.04.01", "73.99", "7304", "../73"])
def test_what_is_no_region_with_a_government_is_not_found(law, code):
    assert Client().get(f"/daerah/{code}/").status_code == 404


def test_a_province_lists_its_regencies(here):
    page = told(here.get("/daerah/73/"))

    assert "Kabupaten dan kota" in page
    assert "Kabupaten Bantaeng" in page


def test_a_region_is_found_by_its_name(law):
    assert Client().get("/daerah/?cari=jeneponto").url == "/daerah/73.04/"
    assert "Sulawesi Selatan" in told(Client().get("/daerah/"))
    assert "Tidak ada daerah bernama “Atlantis”" in told(Client().get("/daerah/?cari=Atlantis"))


def test_each_page_takes_the_same_few_statements_at_any_size(here, cast):
    family = f"/inovasi/{Agreement.objects.get(number='KS2345678').innovation.uuid}/keluarga/"
    pages = ("/daerah/73.04/", "/daerah/73/", "/negeri/", family)
    here.get("/daerah/")  # the first page of all asks what kind of installation this is
    few = [statements(here, page) for page in pages]
    for number in range(3):
        more = country.innovation(f"Lain {number}")
        country.agreement(more, f"KS456789{number}", contact=cast.regent.user)
    copied = Agreement.objects.get(number="KS2345678").innovation
    for number, body in enumerate(("Pemerintah Kabupaten Bantaeng", "Pemerintah Kabupaten Gowa")):
        country.innovation(f"Salinan {number}", body=body, parent=copied, root=copied)
    country.history(mean=20, category=country.topic("kesehatan"), seed=9)
    counting.count(at=AT)
    estimating.estimate_all(at=AT)

    many = [statements(here, page) for page in pages]

    assert many == few
    assert max(few) <= 25


def statements(client, page) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(page).status_code == 200
    return len(captured)


def test_the_country_has_its_maps_and_its_tallies(here):
    page = told(here.get("/negeri/"))

    assert "Dari 2 kesepakatan yang ditandatangani, 1 berjalan" in page
    assert "Dari 2 penerapan yang dimulai, 1 belum punya cukup data untuk dikatakan" in page
    assert "Lahir Langsung Tercatat, Pemerintah Kota Semarang: 1 kesepakatan" in page
    assert "ditiru di 1 provinsi" in page
    rows = list(csv.reader(io.StringIO(here.get("/negeri/laporan.csv?topik=energi").content.decode())))
    assert [row[0] for row in rows if row[1]][1] == "Sulawesi Selatan"
    for name in ("tepat-waktu", "pokok", "kesepakatan", "dampak"):
        assert here.get(f"/negeri/{name}.csv").status_code == 200
    assert here.get("/negeri/apa-saja.csv").status_code == 404


def test_an_empty_country_says_so(law):
    counting.count(at=AT)

    page = told(Client().get("/negeri/"))

    assert "Belum ada kesepakatan replikasi yang ditandatangani." in page
    assert Client().get("/negeri/dampak.csv").status_code == 404


def test_the_family_shows_records_under_other_names_and_agreements(law, cast):
    first = country.innovation()
    child = country.innovation(
        "Akta Pulang",
        body="Pemerintah Kabupaten Bantaeng",
        parent=first,
        root=first,
        started_on=date(2021, 1, 1),
        sustainability=Sustainability.STOPPED,
        confirmed_on=date(2023, 1, 1),
    )
    country.agreement(child, "KS2345678", contact=cast.regent.user)
    counting.count(at=AT)

    page = told(Client().get(f"/inovasi/{child.uuid}/keluarga/"))

    assert "Lahir Langsung Tercatat ditiru 2 kali; bersama asalnya, 1 dari 3 tempat masih jalan" in page
    rows = list(csv.reader(io.StringIO(Client().get(f"/inovasi/{first.uuid}/keluarga/silsilah.csv").content.decode())))
    assert [row[1:4] for row in rows[1:]] == [
        ["Kota Semarang", "2019", "belum dipastikan"],
        ["Kabupaten Bantaeng", "2021", "berhenti"],
        ["Kabupaten Jeneponto", "2024", "masih jalan"],
    ]
    rows = list(csv.reader(io.StringIO(Client().get(f"/inovasi/{first.uuid}/keluarga/sebaran.csv").content.decode())))
    assert [row[:3] for row in rows[1:]] == [["Jawa Tengah", "1", "2019"], ["Sulawesi Selatan", "2", "2021"]]


def test_a_member_that_is_not_public_keeps_its_place_without_its_name(law, cast):
    first = country.innovation()
    secret = country.innovation(
        "Nama Rahasia",
        body="Pemerintah Kabupaten Bantaeng",
        parent=first,
        root=first,
        state=Publication.PRIVATE,
        public_at=None,
    )
    country.innovation("Cucu", parent=secret, root=first)

    answer = Client().get(f"/inovasi/{first.uuid}/keluarga/")

    assert "catatan yang belum terbit" in told(answer)
    assert "Nama Rahasia" not in answer.content.decode()
    assert "Bantaeng" not in answer.content.decode()
    assert Client().get(f"/inovasi/{secret.uuid}/keluarga/").status_code == 404


def test_topics_find_the_innovations_that_answer_them_and_none_of_other_topics(law, cast):
    light = country.topic("pekerjaan-umum.penerangan-jalan")
    words_of_it = {"summary": "Penerangan jalan padam diperbaiki regu malam.", "category": None}
    made = {
        title: country.innovation(title, **{**words_of_it, **facts})
        for title, facts in {
            "Terang Desa": {"category": light, "summary": "Penerangan desa."},
            "Regu Malam": {},
            "Jalan Mulus": {"summary": "Jalan ditambal."},
            "Akta Malam": {"category": country.topic()},
        }.items()
    }
    for one in made.values():
        indexing.index(one)
    words.count()

    solving.match_topics(at=AT)

    found = Solution.objects.filter(category=light).order_by("place")
    assert [one.innovation.title for one in found] == ["Regu Malam", "Terang Desa"]
    assert set(found[0].words.split(", ")) == {"penerangan", "jalan"}
    assert Kept.objects.get(pk="solutions").counted_at == AT


def test_an_innovation_stands_under_the_first_topic_that_it_answers(here):
    akta = Solution.objects.get().innovation
    Solution.objects.create(category=country.topic(), innovation=akta, place=1, score=2, words="akta")

    page = told(here.get("/daerah/73.04/"))

    assert page.count("Sumur Titip, Pemerintah Kota Semarang") == 1


def test_the_country_is_compared_with_by_the_people_of_regions_that_report(here):
    """Twenty-four regencies of one province report; nothing is known of the others."""
    found = here.get("/api/v1/daerah/73.04").json()
    people = sum(
        Region.objects.in_force().filter(code__startswith="73.", level="regency").values_list("population", flat=True)
    )
    whole = Monthly.objects.filter(region=None, category__code="energi.air-minum", month__gte=date(2024, 7, 1))

    topic = next(one for one in found["topics"] if one["code"] == "energi.air-minum")

    assert topic["country_rate"] == pytest.approx(
        sum(whole.values_list("received", flat=True)) / people * 100_000, abs=0.01
    )


def test_before_anything_was_known_there_is_no_nought(law, cast):
    """Numbers of a year are given: the quarters before have no row, and nothing is said of a change."""
    place, topic = region("73.04"), country.topic()
    for number in range(12):
        month = counting.add_months(date(2024, 7, 1), number)
        History.objects.create(region=place, category=topic, month=month, received=20, source="rekaan")
    counting.count(at=AT)

    rows = list(csv.reader(io.StringIO(Client().get("/daerah/73.04/waktu.csv").content.decode())))
    page = told(Client().get("/daerah/73.04/"))

    assert [row[2:4] for row in rows[1:]] == [
        ["2024-07", "60"],
        ["2024-10", "60"],
        ["2025-01", "60"],
        ["2025-04", "60"],
    ]
    assert "Juli 2024 sampai Juni 2025" in page
    assert "Perubahan" not in page
