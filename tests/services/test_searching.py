import pytest
from django.test import Client

from sambut.services import searching
from sambut.services.models import Service
from tests.services.conftest import Desk
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database

OFFERED = (
    ("Perekaman dan Pencetakan KTP-el", "KTP-el"),
    ("Penerbitan Akta Kelahiran", "Kutipan akta kelahiran"),
    ("Kartu Keluarga", "Kartu keluarga"),
    ("Pelayanan Laboratorium", "Hasil laboratorium"),
    ("Surat Pengantar Izin Keramaian", "Surat pengantar"),
    ("Pengesahan STNK Tahunan", "STNK"),
    ("Kunjungan Warga Binaan", "Kunjungan"),
)


@pytest.fixture(scope="module")
def offered(own_database: str) -> list[Service]:
    return [Desk(Cast()).publish(name=name, product=product, summary="") for name, product in OFFERED]


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("bikin KTP", "Perekaman dan Pencetakan KTP-el"),
        ("bikin e-ktp hilang", "Perekaman dan Pencetakan KTP-el"),
        ("akte lahir", "Penerbitan Akta Kelahiran"),
        ("cara mengurus akta kelahiran", "Penerbitan Akta Kelahiran"),
        ("kk", "Kartu Keluarga"),
        ("cek darah", "Pelayanan Laboratorium"),
        ("izin hajatan", "Surat Pengantar Izin Keramaian"),
        ("bayar pajak motor", "Pengesahan STNK Tahunan"),
        ("besuk", "Kunjungan Warga Binaan"),
        ("AKTA", "Penerbitan Akta Kelahiran"),
    ],
)
def test_everyday_words_find_the_service_that_people_mean(offered, asked: str, first: str):
    assert searching.public(asked)[0].name == first


def test_a_question_that_says_more_than_any_name_finds_what_fits_in_part(offered):
    assert searching.public("pelayanan laboratorium hewan ternak")[0].name == "Pelayanan Laboratorium"
    assert searching.public("zzzz qqqq") == []
    assert searching.public("   ") == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('"pengantar izin"', ["Surat Pengantar Izin Keramaian"]),
        ('"izin pengantar"', []),
        ('"surat keramaian"', []),
        ('"pengantar izin" surat', ["Surat Pengantar Izin Keramaian"]),
        ('"pengantar izin" "izin keramaian"', ["Surat Pengantar Izin Keramaian"]),
        ('"pengantar izin" keluarga', []),
    ],
)
def test_words_in_quotes_must_stand_in_that_order(offered, asked: str, found: list[str]):
    assert [row.name for row in searching.public(asked, all_words=True)] == found


@pytest.mark.parametrize("asked", ["'", '"', "a & b | !c:*", "\\", "<->", "x" * 5000, "🙂", "%_"])
def test_signs_in_a_question_break_nothing(offered, asked: str):
    searching.public(asked)
    assert Client().get("/layanan/", {"cari": asked}).status_code == 200


def test_a_search_within_a_body_or_region_finds_only_theirs(offered):
    assert searching.public("akta kelahiran", region_code="73") == []
    assert len(searching.public("akta kelahiran", region_code="33.74", body_id=offered[0].body_id)) == 1
