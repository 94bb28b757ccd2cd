"""One page of A4 about a region: the numbers of its page, for everybody who may read the page."""

import io
import re
from datetime import date

import pytest
from django.test import Client
from pypdf import PdfReader

from sambut.accounts.models import Installation
from sambut.accounts.queries import forget_demo
from sambut.insights import counting, estimating
from sambut.insights.effects.method import VERSION
from sambut.insights.models import Effect, History, Solution
from sambut.insights.states import Verdict
from sambut.kernel.numbers import spoken
from sambut.regions.models import Region
from sambut.regions.queries import region
from sambut.replication.states import State
from tests.insights import country
from tests.insights.country import AT
from tests.insights.reading import told

LONG = "Pengaduan Penerangan Jalan Umum, Rambu, dan Lampu Lalu Lintas yang Dijawab Bersama oleh Kelurahan dan Dinas Perhubungan"

TOPICS = (
    "pekerjaan-umum.penerangan-jalan",
    "kesehatan",
    "pendidikan",
    "lingkungan.sampah",
    "energi.air-minum",
    "kependudukan.ktp",
)
PATH = [
    {"month": f"{2023 + n // 12}-{n % 12 + 1:02}", "own": 9.0 if n < 14 else 5.0, "other": 9.0, "low": 7.0, "high": 11.0, "cases": 20}
    for n in range(30)
]  # fmt: skip


@pytest.fixture
def here(law, cast):
    """Jeneponto with years of figures, one agreement whose effect speaks, and one that cannot yet."""
    water = country.topic("energi.air-minum")
    country.history(effect=-0.6)
    country.history(mean=30, category=water, seed=7)
    country.agreement(country.innovation(), "SBKS23458", contact=cast.regent.user)
    second = country.innovation("Sumur Titip", category=water, evidence=2)
    country.agreement(
        second, "SBKS34569", state=State.STARTED, started_on=date(2025, 4, 2), category=water, contact=cast.regent.user
    )
    Solution.objects.create(category=water, innovation=second, place=1, score=3, words="air, sumur")
    counting.count(at=AT)
    estimating.estimate_all(at=AT)
    return Client()


def paper(answer) -> tuple[int, str, str]:
    """How many pages, the title, and all words."""
    assert answer.status_code == 200, answer.status_code
    file = PdfReader(io.BytesIO(answer.content))
    words = " ".join(page.extract_text() for page in file.pages)
    return len(file.pages), file.metadata.title, re.sub(r"\s+", " ", words)


def test_the_sheet_tells_what_the_page_tells_on_one_page(here):
    page = told(here.get("/daerah/73.04/"))
    answer = here.get("/daerah/73.04/lembar.pdf")

    pages, title, words = paper(answer)

    assert answer["Content-Type"] == "application/pdf"
    assert pages == 1
    assert title == "Lembar daerah: Kabupaten Jeneponto"
    assert 'href="/daerah/73.04/lembar.pdf"' in here.get("/daerah/73.04/").content.decode()
    lead = re.search(r"Dalam 12 bulan sampai Juni 2025 warga paling banyak melaporkan air minum: \d+ laporan\.", page)
    effect = re.search(r"Kira-kira [\d,]+ laporan sebulan lebih sedikit daripada tanpa langkah ini \(rentang 95%: [\d,]+ sampai [\d,]+\)\.", page)  # fmt: skip
    for same in (
        lead[0], effect[0], "Air minum", "Akta kelahiran", "Sumur Titip, Pemerintah Kota Semarang", "bukti tingkat 2 dari 4",
        "Pemerintah Kota Semarang dan Pemerintah Kabupaten Jeneponto menyepakati Lahir Langsung Tercatat",
        spoken("SBKS23458"), spoken("SBKS34569"), "Sejak Maret 2024 laporan tentang akta kelahiran di Kabupaten Jeneponto turun",
        "baru 3 bulan penuh sejak mulai, perlu 6", "Belum ada survei kepuasan yang diumumkan", "Sebagian angka bulanan di sini dibuat untuk peraga",
    ):  # fmt: skip
        assert same in page
        assert same in words
    assert "http://testserver/daerah/73.04/" in words
    assert "SBKS23458" not in words
    assert "Negara peraga" not in words


def test_a_sheet_of_long_names_in_english_stays_one_page_and_a_demo_says_so(law, cast):
    Installation.objects.create(kind=Installation.DEMO, made_at=AT)
    place = region("73.04")
    Region.objects.filter(pk=place.pk).update(name="Kabupaten Kepulauan Siau Tagulandang Biaro dan Sekitarnya")
    for number, topic in enumerate(TOPICS):
        category = country.topic(topic)
        for month in (date(2024, 5, 1), date(2025, 5, 1)):
            History.objects.create(region=place, category=category, month=month, received=90 - number, source="rekaan")
        made = country.innovation(f"{LONG} {number}", category=category, evidence=4)
        Solution.objects.create(category=category, innovation=made, place=1, score=1, words="")
        agreed = country.agreement(made, f"SBKS4567{number}", contact=cast.regent.user, category=category)
        Effect.objects.create(
            agreement=agreed, region=place, category=category, started_on=country.STARTED, version=VERSION, data_month=date(2025, 6, 1),
            computed_at=AT, verdict=Verdict.FELL, estimate=-4.0, low=-6.5, high=-1.5, relative=-0.4, facts={"path": PATH},
        )  # fmt: skip
    counting.count(at=AT)
    forget_demo()

    pages, title, words = paper(Client().get("/en/daerah/73.04/lembar.pdf"))

    forget_demo()
    assert pages == 1
    assert title == "A demonstration country: everything in it is invented. Sheet of a region: Kabupaten Kepulauan Siau Tagulandang Biaro dan Sekitarnya"  # fmt: skip
    assert "A demonstration country: everything in it is invented." in words
    assert "What is reported?" in words
    assert "3 more on the page of the region" in words
    assert LONG in words


def test_an_empty_region_has_a_sheet_and_before_the_first_count_there_is_none(law):
    assert Client().get("/daerah/95.01/lembar.pdf").status_code == 404
    counting.count(at=AT)

    pages, _title, words = paper(Client().get("/daerah/95.01/lembar.pdf"))

    assert pages == 1
    assert "Belum ada cukup laporan dari Kabupaten Jayawijaya untuk dikatakan." in words
    assert "Belum ada yang dimulai, jadi belum ada hasil yang dapat dihitung." in words
    assert Client().get("/daerah/99/lembar.pdf").status_code == 404
