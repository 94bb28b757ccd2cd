"""One unit has one key, however its name is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.organisations.rules import abbreviations, contrast_with_white, is_readable, key, usual_places

SURABAYA = usual_places("Kota Surabaya")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("DPUPR", "Dinas Pekerjaan Umum & Penataan Ruang"),
        ("DLH", "Dinas Lingkungan Hidup"),
        ("Dinas LH", "dinas  lingkungan hidup"),
        ("Dispendukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("Disdukcapil", "Dinas Dukcapil"),
        ("Dinas Disdukcapil", "Dinas Kependudukan & Pencatatan Sipil"),
        ("Dishub", "Dinas Perhubungan"),
        ("Dinsos", "Dinas Sosial"),
        ("Diskominfo", "Dinas Kominfo"),
        ("DPMPTSP", "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu"),
        ("Disdik", "Dindik"),
        ("Dinkes", "Dinas Kesehatan"),
        ("Satpol PP", "Satuan Polisi Pamong Praja"),
        ("Bappeda", "Badan Perencanaan Pembangunan Daerah"),
        ("PDAM Surya Sembada", "Perumda Air Minum Surya Sembada"),
        ("Dinas Pemuda dan Olah Raga", "Dispora"),
        ("Kel. Pacar Keling", "Kelurahan Pacarkeling"),
        ("RSUD dr. Soetomo", "Rumah Sakit Umum Daerah Dr Soetomo"),
        ("Dinas Sosial Kota Surabaya", "Dinas Sosial"),
        ("Dinas Kesehatan Surabaya", "Dinkes Kota Surabaya"),
        ("Inspektorat Kota Surabaya", "Inspektorat Daerah"),
    ],
)
def test_two_spellings_of_one_unit_have_one_key(first, second):
    assert key(first, place=SURABAYA) == key(second, place=SURABAYA) != ""


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Dinas Pekerjaan Umum", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("Dinas Perindustrian", "Dinas Perindustrian dan Tenaga Kerja"),
        ("Kecamatan Gubeng", "Kelurahan Gubeng"),
        ("SMP Negeri 1", "SMP Negeri 11"),
        ("Kecamatan Surabaya", "Kecamatan"),
        ("Kementerian Hukum", "Kementerian Hak Asasi Manusia"),
        ("Dinas Kesehatan", "Dinas Pendidikan"),
    ],
)
def test_two_units_keep_two_keys(first, second):
    assert key(first, place=SURABAYA) != key(second, place=SURABAYA)


def test_a_place_name_that_is_the_name_stays():
    assert key("Kecamatan Sidoarjo", place=("sidoarjo",)) == "kecamatansidoarjo"
    assert key("RSUD Sidoarjo", place=("sidoarjo",)) == "rumahsakitumumdaerahsidoarjo"
    assert key("Pemerintah Kota Surabaya", place=SURABAYA) == "pemerintahkotasurabaya"


@given(st.text(max_size=200), st.sampled_from([(), SURABAYA]))
def test_a_key_is_small_letters_and_figures_and_never_fails(text, place):
    found = key(text, place=place)
    assert found == "".join(c for c in found if c.isascii() and c.isalnum() and c == c.lower())
    assert len(found) <= 300


@given(st.sampled_from(sorted(abbreviations())))
def test_what_an_abbreviation_stands_for_is_not_written_out_any_further(short):
    full = abbreviations()[short]
    assert key(" ".join(short)) == key(" ".join(full))


@pytest.mark.parametrize(
    ("colour", "readable"),
    [
        ("#000000", True),
        ("#ffffff", False),
        ("#767676", True),
        ("#777777", False),
        ("#a66a00", False),
        ("#996200", True),
    ],
)
def test_a_colour_is_readable_from_four_and_a_half_to_one(colour, readable):
    assert is_readable(colour) is readable


def test_contrast_is_that_of_the_guideline():
    assert round(contrast_with_white("#000000"), 2) == 21.0
    assert round(contrast_with_white("#a66a00"), 2) == 4.48
