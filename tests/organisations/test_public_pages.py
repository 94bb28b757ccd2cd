"""`/instansi/`: every public body, by name and kind."""

import re

import pytest
from django.test import Client

from sambut.organisations import links, words
from sambut.organisations.access import OPERATOR
from sambut.organisations.actions import add_body
from sambut.organisations.sources import table
from tests.organisations.world import AT, body, unit

pytestmark = pytest.mark.django_db


def names(answer) -> list[str]:
    return [
        re.sub(r"<[^>]+>", "", found).strip()
        for found in re.findall(r'class="name">(.*?)</p>', answer.content.decode())
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kemenkes", "Kementerian Kesehatan"),
        ("pemkot surabaya", "Pemerintah Kota Surabaya"),
        ("kementrian kesehatan", "Kementerian Kesehatan"),
        ("jeneponto", "Pemerintah Kabupaten Jeneponto"),
    ],
)
def test_a_body_is_found_by_the_names_people_use(asked, found):
    assert found in names(Client().get("/instansi/", {"cari": asked}))


def test_units_and_bodies_that_ended_are_not_listed():
    unit("Dinas Yang Unik Sekali", body())
    assert names(Client().get("/instansi/", {"cari": "Dinas Yang Unik Sekali"})) == []
    assert "Kementerian Komunikasi dan Informatika" not in names(Client().get("/instansi/", {"cari": "Kominfo"}))


def test_a_kind_is_chosen_and_kept_while_paging():
    first = Client().get("/instansi/", {"jenis": "city_government"})
    assert len(names(first)) == 30
    assert all(name.startswith("Pemerintah Kota") for name in names(first))
    further = re.search(r'href="([^"]*setelah=[^"]*)"', first.content.decode()).group(1).replace("&amp;", "&")
    second = Client().get(further)
    assert not set(names(first)) & set(names(second))
    assert all(name.startswith("Pemerintah Kota") for name in names(second))


def test_the_public_page_of_a_body_is_the_one_that_a_higher_room_names(monkeypatch):
    monkeypatch.setattr(links, "_registered", [lambda row: f"/di-sini/{row.uuid}/"])
    assert f'href="/di-sini/{body("KSP").uuid}/"' in Client().get("/instansi/", {"cari": "KSP"}).content.decode()
    monkeypatch.setattr(links, "_registered", [])
    assert "/di-sini/" not in Client().get("/instansi/", {"cari": "KSP"}).content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"cari": "\x00"},
        {"cari": "%_%"},
        {"cari": "x" * 9000},
        {"jenis": "kerajaan"},
        {"setelah": "rusak"},
        {"cari": "<script>"},
    ],
)
def test_whatever_is_typed_is_answered(sent):
    answer = Client().get("/instansi/", sent)
    assert answer.status_code == 200
    assert b"<script>" not in answer.content.replace(b"<script src", b"")


@pytest.mark.parametrize("more", [0, 25])
def test_the_list_costs_the_same_at_any_size(more, django_assert_max_num_queries):
    for n in range(more):
        add_body("university", name=f"Universitas Uji {n}", by=OPERATOR, at=AT)
    Client().get("/instansi/")
    for sent in ({}, {"jenis": "university"}, {"cari": "universitas uji"}):
        with django_assert_max_num_queries(5):
            Client().get("/instansi/", sent)


def test_every_kind_of_the_reference_has_its_english():
    assert [row["name"] for row in table("kinds")] == list(words.KINDS)
