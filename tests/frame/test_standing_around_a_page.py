"""The layout: language, theme, navigation, demo line, skip link; a strict policy that nothing breaks; a light first view."""

import re
import zlib
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from sambut.config import urls as house
from sambut.frame import answers, navigation
from sambut.frame.navigation import Around, Entry, Group, marked
from sambut.kernel.refusals import Refused

pytestmark = pytest.mark.django_db

HEAVIEST = 60_000
"""Octets of the first view of a public page, font included."""


def refuse(request):
    raise Refused("number.wrong")


def breaks(request):
    raise RuntimeError("Siti Rahasia")


def allowed(request):
    return HttpResponse("terkirim")


urlpatterns = [path("tolak/", refuse), path("rusak/", breaks), path("kirim/", allowed), *house.urlpatterns]
handler400, handler403, handler404, handler500 = house.handler400, house.handler403, house.handler404, house.handler500


@pytest.fixture
def only(monkeypatch):
    """Only what this test registers stands around the page."""
    monkeypatch.setattr(navigation, "_registered", [])
    return navigation.register


def body(answer) -> str:
    return answer.content.decode()


def test_a_page_in_indonesian_leads_to_the_same_page_in_english_and_back(client):
    indonesian, english = body(client.get("/gaya/?a=1")), body(client.get("/en/gaya/?a=1"))
    assert '<html lang="id">' in indonesian
    assert '<a href="/en/gaya/?a=1" lang="en" hreflang="en">English</a>' in indonesian
    assert '<html lang="en">' in english
    assert '<a href="/gaya/?a=1" lang="id" hreflang="id">Bahasa Indonesia</a>' in english
    assert "Skip to the content" in english


def test_the_language_of_the_address_wins_over_the_browser(client):
    assert '<html lang="id">' in body(client.get("/gaya/", headers={"Accept-Language": "en"}))


def test_the_theme_follows_the_system_until_somebody_chooses(client):
    assert '<html lang="id">' in body(client.get("/gaya/"))
    answer = client.post("/tampilan/", {"tampilan": "gelap", "kembali": "/gaya/?a=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/gaya/?a=1")
    assert '<html lang="id" data-theme="dark">' in body(client.get("/gaya/"))
    client.post("/tampilan/", {"tampilan": "", "kembali": "/gaya/"})
    assert '<html lang="id">' in body(client.get("/gaya/"))


@pytest.mark.parametrize(
    "elsewhere", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "", "/\\jahat.example"]
)
def test_the_switch_never_leads_to_another_site(client, elsewhere):
    assert client.post("/tampilan/", {"tampilan": "gelap", "kembali": elsewhere})["Location"] == "/"


def test_an_unknown_theme_in_the_cookie_is_ignored(client):
    client.cookies["tampilan"] = '"><script>'
    assert '<html lang="id">' in body(client.get("/gaya/"))


def test_rooms_fill_what_stands_around_and_are_asked_once(only, client):
    asked = []

    @only
    def around(request):
        asked.append(request.path)
        return Around(
            main=[Entry("Layanan", "/layanan/"), Entry("Gaya", "/gaya/")],
            person=Entry("Masuk <b>", "/masuk/"),
            foot=[Entry("Data terbuka", "/data/")],
        )

    page = body(client.get("/gaya/"))
    assert asked == ["/gaya/"]
    assert '<a href="/gaya/" aria-current="page">Gaya</a>' in page
    assert "Masuk &lt;b&gt;" in page
    assert "Data terbuka" in page


def test_a_page_that_shows_nothing_around_asks_nobody(only, rf: RequestFactory):
    only(lambda request: pytest.fail("asked for nothing"))
    answer = answers.page(rf.get("/"), "frame/refused_part.html", {"title_words": None, "sentence": "x", "kept": None})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("here", "current"),
    [("/meja/", ["Meja"]), ("/meja/pengaduan/7/", ["Pengaduan"]), ("/", ["Depan"]), ("/mejaku/", []), ("/lain/", [])],
)
def test_the_longest_fitting_way_is_the_present_one(here, current):
    entries = [Entry("Depan", "/"), Entry("Meja", "/meja/"), Entry("Pengaduan", "/meja/pengaduan/")]
    assert [entry.label for entry in marked(entries, here) if entry.current] == current


def test_in_the_rail_the_exact_question_is_the_present_one(only, rf):
    only(
        lambda request: Around(
            rail=[Group("Meja", (Entry("Semua", "/meja/"), Entry("Lewat", "/meja/?lewat=1", 2, late=True)))]
        )
    )
    rail = navigation.gather(rf.get("/meja/?lewat=1")).rail
    assert [(entry.label, entry.current) for entry in rail[0].entries] == [("Semua", False), ("Lewat", True)]


def test_a_demo_says_so_on_every_page_and_a_real_house_never(only, client):
    assert "Negara peraga" not in body(client.get("/gaya/"))
    only(lambda request: Around(is_demo=True))
    only(lambda request: Around())
    assert ["Negara peraga" in body(client.get(page)) for page in ("/gaya/", "/tidak-ada/")] == [True, True]


def test_the_living_page_is_not_part_of_a_real_house(client, settings):
    from dataclasses import replace

    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, production=True)
    assert client.get("/gaya/").status_code == 404


def test_the_manifest_names_the_mark(client):
    answer = client.get("/manifest.webmanifest")
    assert answer["Content-Type"] == "application/manifest+json"
    assert answer.json()["icons"][0]["type"] == "image/svg+xml"


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", ["/gaya/", "/en/gaya/", "/tidak-ada/", "/tolak/", "/rusak/"])
def test_no_page_breaks_the_strict_policy(address):
    answer = Client(raise_request_exception=False).get(address)
    page = body(answer)
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert re.findall(r"<[^>]+\sstyle=", page) == []
    assert re.findall(r"<[^>]+\son[a-z]+=", page) == []
    assert re.findall(r"<style", page) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if " src=" not in tag] == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []


@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize("address", ["/gaya/", "/tidak-ada/", "/tolak/", "/rusak/"])
def test_every_page_has_one_heading_a_language_a_title_and_unique_ids(address):
    page = body(Client(raise_request_exception=False).get(address))
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(re.findall(r"<h1[\s>]", page)) == 1
    assert re.search(r"<title>[^<]+ · sambut</title>", page)
    assert sorted(name for name in set(ids) if ids.count(name) > 1) == []


def octets(name: str) -> bytes:
    found = finders.find(name)
    assert found, f"{name} is missing: run tools/assets.py"
    return Path(found).read_bytes()


def test_the_first_view_of_a_public_page_weighs_at_most_sixty_kilobytes(client):
    page = client.get("/tidak-ada/")
    files = set(re.findall(r'(?:href|src)="/aset/([^"]+)"', body(page)))
    assert {
        "frame/built/public.css",
        "frame/js/page.js",
        "frame/fonts/plus-jakarta-sans.woff2",
        "frame/mark.svg",
    } <= files
    packed = {
        name: len(octets(name)) if name.endswith("woff2") else len(brotli.compress(octets(name))) for name in files
    }
    packed["page"] = len(zlib.compress(page.content, 9))
    assert sum(packed.values()) <= HEAVIEST, packed


def test_every_file_that_a_page_names_is_there(client):
    files = set(re.findall(r'(?:href|src)="/aset/([^"]+)"', body(client.get("/gaya/"))))
    assert [name for name in files if not finders.find(name)] == []
    sheet = octets("frame/built/public.css").decode()
    named = [place.strip("'\"") for place in re.findall(r"url\(([^)]*)", sheet)]
    assert [place for place in named if not place.startswith(("data:", "../fonts/"))] == []
