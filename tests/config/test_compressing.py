"""Open pages go compressed to visitors; what knows its reader does not."""

import gzip

import pytest
from django.test import Client

from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db
ASKS = {"HTTP_ACCEPT_ENCODING": "gzip"}


def test_a_visitor_gets_an_open_page_compressed_also_with_a_language_and_a_look_chosen():
    browser = Client()
    browser.cookies["tampilan"] = "dark"
    plain, small = browser.get("/instansi/"), browser.get("/instansi/", **ASKS)

    assert (plain.headers.get("Content-Encoding"), small.headers["Content-Encoding"]) == (None, "gzip")
    assert len(small.content) < len(plain.content) / 2
    assert "<h1" in gzip.decompress(small.content).decode()
    assert "Accept-Encoding" in small.headers["Vary"]


def test_a_page_that_knows_its_reader_keeps_its_length(cast):
    assert "Content-Encoding" not in signed_in(cast.unit_officer).get("/instansi/", **ASKS).headers


def test_a_page_with_what_somebody_writes_keeps_its_length_from_the_first_letter_on(db):
    browser = Client()
    browser.post("/lapor/", {"text": "Lampu di depan SD padam."})

    assert "Content-Encoding" not in browser.get("/lapor/", **ASKS).headers
    assert "Content-Encoding" not in browser.get("/instansi/", **ASKS).headers
