"""Codes are text, and codes of another kind are not taken for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sambut.kernel.refusals import Refused
from sambut.regions.rules import key, kind_of, level_of, parent_code, parse_code, tidy, without_prefix
from sambut.regions.states import Kind, Level

PARTS = st.integers(0, 99).map(lambda n: f"{n:02}")
CODES = st.builds(
    lambda head, regency, district, village, length: ".".join([head, regency, district, village][:length]),
    st.integers(10, 99).map(str),
    PARTS,
    PARTS,
    st.integers(1000, 9999).map(str),
    st.integers(1, 4),
)


@given(CODES)
def test_every_code_is_read_as_it_is_written(code):
    assert parse_code(f" {code}\n") == code
    assert (parent_code(code) or code).count(".") == max(code.count(".") - 1, 0)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1103", "region.code.without_dots"),  # BPS: Aceh Selatan; here 11.03 is Aceh Timur
        ("3578", "region.code.without_dots"),
        ("3578010001", "region.code.without_dots"),
        ("11.1", "region.code.shortened"),  # a spreadsheet's 11.10, Aceh Singkil
        ("31.0", "region.code.shortened"),
        ("", "region.code.wrong"),
        ("Surabaya", "region.code.wrong"),
        ("35.78.", "region.code.wrong"),
        ("35.78.01.100", "region.code.wrong"),
        ("01.01", "region.code.wrong"),
        ("35.78.01.1001.1", "region.code.wrong"),
        ("３５.78", "region.code.wrong"),
    ],
)
def test_what_only_looks_like_a_code_is_refused_and_not_guessed(text, reason):
    with pytest.raises(Refused) as refused:
        parse_code(text)
    assert refused.value.code == reason


@pytest.mark.parametrize(
    ("code", "name", "level", "kind"),
    [
        ("31", "Daerah Khusus Ibukota Jakarta", Level.PROVINCE, Kind.PROVINCE),
        ("31.01", "Kabupaten Administrasi Kepulauan Seribu", Level.REGENCY, Kind.ADMINISTRATIVE_REGENCY),
        ("31.72", "Kota Administrasi Jakarta Utara", Level.REGENCY, Kind.ADMINISTRATIVE_CITY),
        ("35.78", "Kota Surabaya", Level.REGENCY, Kind.CITY),
        ("12.78", "Kotabaru", Level.REGENCY, Kind.REGENCY),
        ("35.15", "Kabupaten Sidoarjo", Level.REGENCY, Kind.REGENCY),
        ("35.78.01", "Karang Pilang", Level.DISTRICT, Kind.DISTRICT),
        ("91.71.01", "Jayapura Utara", Level.DISTRICT, Kind.PAPUAN_DISTRICT),
        ("35.78.01.1001", "Waru Gunung", Level.VILLAGE, Kind.URBAN_VILLAGE),
        ("35.15.01.2001", "Tarik", Level.VILLAGE, Kind.VILLAGE),
        ("91.03.01.3001", "Yokiwa", Level.VILLAGE, Kind.CUSTOMARY_VILLAGE),
    ],
)
def test_level_and_kind_stand_in_the_code(code, name, level, kind):
    assert (level_of(code), kind_of(code, name)) == (level, kind)


def test_slips_of_official_names_are_mended():
    assert tidy("Kota Administrasi Jakarta Utara ") == "Kota Administrasi Jakarta Utara"
    assert tidy("Kabupaten Kep. Siau Tagulandang Biaro") == "Kabupaten Kepulauan Siau Tagulandang Biaro"
    assert tidy("Kepanjen") == "Kepanjen"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Kab. Fak-Fak", "FAKFAK"),
        ("Pacar Keling", "Kelurahan Pacarkeling"),
        ("kep. seribu", "Kepulauan Seribu"),
        ("Kota Adm. Jakarta Pusat", "jakarta pusat"),
        ("Ma'rang", "Marang"),
    ],
)
def test_one_place_written_two_ways_has_one_key(first, second):
    assert key(first) == key(second) != ""


def test_the_word_before_names_the_kind_but_is_no_name_alone():
    assert without_prefix("Kota Semarang") == ("semarang", frozenset({Kind.CITY, Kind.ADMINISTRATIVE_CITY}))
    assert without_prefix("Kota") == ("kota", frozenset())
    assert without_prefix("Kotabaru") == ("kotabaru", frozenset())
