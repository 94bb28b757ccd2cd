"""Places as people write them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.regions.queries import children, find, keys_within, region, search
from sambut.regions.rules import key
from sambut.regions.states import Level

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "within", "code"),
    [
        ("SURABAYA", None, "35.78"),
        ("kota semarang", None, "33.74"),
        ("Kab. Semarang", None, "33.22"),
        ("Kabupaten Sidoarjo", "35", "35.15"),
        ("jatim", None, "35"),
        ("NTB", None, "52"),
        ("DIY", None, "34"),
        ("Yogyakarta", None, "34.71"),
        ("jogja", None, "34.71"),
        ("Jakarta", None, "31"),
        ("Kota Adm. Jakarta Utara", None, "31.72"),
        ("Kep. Siau Tagulandang Biaro", None, "71.09"),
        ("fakfak", None, "92.03"),
        ("Kec. Tambaksari", "35.78", "35.78.10"),
        ("Pacar Keling", "35.78", "35.78.10.1006"),
        ("Kota Bandng", None, "32.73"),
        ("pacar kling", "35.78", "35.78.10.1006"),
        ("Merauke", None, "93.01"),
    ],
)
def test_a_place_is_found_as_people_write_it(text, within, code):
    assert find(text, within=within).code == code


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("Semarang", None),  # city or regency
        ("Kupang", None),
        ("Tambaksari", "33"),  # elsewhere
        ("Surabaya", "33"),
        ("Kota Khayalan Jaya", None),
        ("", None),
        ("'%_", None),
        ("Kota", "31.01"),
    ],
)
def test_nobody_is_guessed(text, within):
    assert find(text, within=within) is None


def test_a_district_and_its_village_of_the_same_name_are_told_apart_by_the_level():
    assert find("Tambaksari", within="35.78").code == "35.78.10"
    assert find("Tambaksari", within="35.78", level=Level.VILLAGE).code == "35.78.10.1001"
    assert find("kelurahan tambaksari", within="35.78").code == "35.78.10.1001"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_regency_is_found_by_its_full_name_in_any_case_and_blanks(data):
    regencies = [r for province in ("35", "91", "31", "71") for r in children(province)]
    wanted = data.draw(st.sampled_from(regencies))
    spelled = data.draw(st.sampled_from([str.upper, str.lower, str.title, lambda s: f"  {s.replace(' ', '   ')} "]))
    assert find(spelled(wanted.name)) == wanted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_any_text_is_answered(text):
    find(text.replace("\x00", ""))
    search(text)


def test_a_search_begins_with_what_begins_so_and_brings_the_regions_above(django_assert_num_queries):
    with django_assert_num_queries(2):
        found = search("sura", limit=2)
        above = [(r.name, r.parent and r.parent.name) for r in found]
    assert above == [("Kota Surakarta", "Jawa Tengah"), ("Kota Surabaya", "Jawa Timur")]


def test_a_search_forgives_a_slip_in_at_most_three_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        found = search("semrang")
    assert {"33.22", "33.74"} <= {r.code for r in found}


@pytest.mark.parametrize("limit", [1, 10])
def test_a_search_costs_the_same_at_any_size(limit, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        assert len(search("tam", limit=limit)) <= limit


def test_an_importer_gets_every_unique_name_of_a_city_in_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        ids = keys_within("35.78")
    assert ids[key("Kel. Pacar Keling")] == region("35.78.10.1006").pk
    assert key("Tambaksari") not in ids  # a district and a village
