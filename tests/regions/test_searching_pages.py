"""`/wilayah/cari/`: the same answer as a page, as a part and as JSON."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_page_shows_kind_place_and_code_without_a_script():
    answer = Client().get("/wilayah/cari/", {"q": "pacar keling"})
    words = " ".join(answer.content.decode().split())
    assert answer.status_code == 200
    assert "Pacarkeling" in words
    assert "Kelurahan · Tambaksari, Kota Surabaya, Jawa Timur · kode 35.78.10.1006" in words


def test_the_english_page_speaks_english():
    answer = Client().get("/en/wilayah/cari/", {"q": "kota semarang"})
    assert "code 33.74" in answer.content.decode()
    assert "City · Jawa Tengah" in " ".join(answer.content.decode().split())


def test_htmx_gets_only_the_list():
    answer = Client().get("/wilayah/cari/", {"q": "semarang"}, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert "33.74" in answer.content.decode()


def test_json_gives_code_name_kind_and_what_is_above():
    answer = Client().get(
        "/wilayah/cari/", {"q": "tambaksari", "dalam": "35.78"}, headers={"Accept": "application/json"}
    )
    assert answer.json()["results"][:2] == [
        {"code": "35.78.10", "name": "Tambaksari", "kind": "district", "above": "Kota Surabaya, Jawa Timur"},
        {
            "code": "35.78.10.1001",
            "name": "Tambaksari",
            "kind": "urban_village",
            "above": "Tambaksari, Kota Surabaya, Jawa Timur",
        },
    ]
    assert "Accept" in answer["Vary"]


@pytest.mark.parametrize(
    "asked", ["", "a", "<script>alert(1)</script>", "%_%", "x" * 5000, "😀😀", "\x00\x00ab", "' or 1=1 --"]
)
def test_whatever_is_typed_is_answered_and_shown_as_text(asked):
    answer = Client().get("/wilayah/cari/", {"q": asked, "dalam": asked})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("asked", ["tambaksari", "su"])
def test_a_search_costs_at_most_three_queries(asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        Client().get("/wilayah/cari/", {"q": asked})
