"""Bodies and units by the names that people use."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_alias, add_units, end_unit
from sambut.organisations.queries import find_by_name, keys_within, place_of, tree
from sambut.organisations.rules import key
from tests.organisations.world import AT, body, unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pemkot Surabaya", "Pemerintah Kota Surabaya"),
        ("kota surabaya", "Pemerintah Kota Surabaya"),
        ("PEMERINTAH KAB. SIDOARJO", "Pemerintah Kabupaten Sidoarjo"),
        ("Pemprov Jatim", "Pemerintah Provinsi Jawa Timur"),
        ("Pemprov DKI Jakarta", "Pemerintah Provinsi Daerah Khusus Jakarta"),
        ("Provinsi Aceh", "Pemerintah Aceh"),
        ("Kementrian Kesehatan", "Kementerian Kesehatan"),
        ("pln", "PT PLN (Persero)"),
        ("Kemkominfo", "Kementerian Komunikasi dan Digital"),
    ],
)
def test_a_body_is_found_by_the_names_people_use(text, name):
    assert find_by_name(text).name == name


@pytest.mark.parametrize(
    "text", ["Kemenkumham", "Dinas Sosial", "Pemerintah Kabupaten Khayalan", "", "!!!", "Pemkot Semarang Barat Daya"]
)
def test_no_body_is_guessed(text):
    """Kemenkumham was split in three; a Dinas is a unit; the rest is nobody."""
    assert find_by_name(text) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("DPUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("Dinas PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("PUPR", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("Dinas Pekerjaan Umum dan Penataan Ruang Kota Surabaya", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("dinas pekerjan umum dan penataan ruang", "Dinas Pekerjaan Umum dan Penataan Ruang"),
        ("dukcapil", "Dinas Kependudukan dan Pencatatan Sipil"),
        ("Pemkot Surabaya", "Pemerintah Kota Surabaya"),
    ],
)
def test_a_unit_is_found_inside_its_body(text, name):
    surabaya = body()
    add_units(
        surabaya.pk, ["Dinas Pekerjaan Umum dan Penataan Ruang", "Dispendukcapil", "Dinas Sosial"], by=OPERATOR, at=AT
    )
    add_alias(find_by_name("dukcapil", within=surabaya.pk).pk, name="Capil Surabaya", by=OPERATOR, at=AT)
    found = find_by_name(text, within=surabaya.pk)
    assert key(found.name) == key(name)


def test_a_unit_of_another_body_is_never_found():
    surabaya, semarang = body(), body("Pemkot Semarang")
    unit("Dinas Perikanan Laut Dalam", surabaya)
    assert find_by_name("Dinas Perikanan Laut Dalam", within=semarang.pk) is None


def test_a_unit_that_ended_leads_to_its_only_successor():
    surabaya = body()
    old, new = unit("Dinas Pengairan", surabaya), unit("Dinas Sumber Daya Air", surabaya)
    end_unit(old.pk, on=date(2025, 4, 1), successor_id=new.pk, by=OPERATOR, at=AT)
    assert find_by_name("Dinas Pengairan", within=surabaya.pk) == new

    again = unit("Dinas Pengairan", surabaya)
    assert find_by_name("Dinas Pengairan", within=surabaya.pk) == again


def test_a_unit_that_ended_without_successor_is_not_found():
    surabaya = body()
    old = unit("Dinas Pengairan", surabaya)
    end_unit(old.pk, on=date(2025, 4, 1), by=OPERATOR, at=AT)
    assert find_by_name("Dinas Pengairan", within=surabaya.pk) is None


@pytest.mark.parametrize("count", [1, 12])
def test_finding_costs_the_same_in_a_body_of_any_size(count, django_assert_num_queries):
    surabaya = body()
    add_units(surabaya.pk, [f"Kelurahan Nomor {n}" for n in range(count)], by=OPERATOR, at=AT)
    with django_assert_num_queries(2):
        assert find_by_name("Kelurahan Nomor 0", within=surabaya.pk)
    with django_assert_num_queries(1):
        assert len(tree(surabaya.pk)) == count + 1
    with django_assert_num_queries(1):
        assert len(keys_within(surabaya.pk)) >= count
    with django_assert_num_queries(3):
        assert find_by_name("Dinas Yang Tidak Ada", within=surabaya.pk) is None


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120).filter(lambda text: "\x00" not in text))
def test_any_text_is_answered(text):
    find_by_name(text)
    find_by_name(text, within=body().pk)


def test_names_of_a_place_are_those_of_the_body():
    assert place_of(body().pk) == ("surabaya",)
    assert place_of(body("Kemenkes").pk) == ()
