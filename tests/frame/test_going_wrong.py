"""When something goes wrong: the page comes, says what is safe, and tells nothing that it must not."""

import logging
import re

import pytest
from django.db import OperationalError
from django.test import Client, RequestFactory
from django.urls import path

from sambut.frame import errors
from tests.frame import test_standing_around_a_page as around

pytestmark = pytest.mark.django_db


def away(request):
    raise OperationalError("connection to server at /run/secret failed")


urlpatterns = [path("putus/", away), *around.urlpatterns]
handler400, handler403, handler404, handler500 = (
    around.handler400,
    around.handler403,
    around.handler404,
    around.handler500,
)


@pytest.fixture
def house(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_a_page_that_is_not_there(house):
    answer = house.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Laporan Anda tidak ikut hilang." in answer.content.decode()


def test_in_english_too(house):
    assert "Your report is not lost." in house.get("/en/tidak-ada/").content.decode()


@pytest.mark.parametrize(
    ("function", "status", "words"),
    [(errors.bad_request, 400, "Permintaan ini tidak terbaca"), (errors.not_allowed, 403, "Ini bukan di meja Anda")],
)
def test_a_request_that_cannot_be_read_or_is_not_allowed(rf: RequestFactory, function, status, words):
    from django.contrib.messages.storage.cookie import CookieStorage

    request = rf.get("/")
    request._messages = CookieStorage(request)
    answer = function(request, None)
    assert (answer.status_code, words in answer.content.decode()) == (status, True)


def test_what_broke_is_told_by_a_mark_that_also_stands_in_the_log(house, caplog):
    with caplog.at_level(logging.ERROR, logger="sambut.frame.errors"):
        answer = house.get("/rusak/")
    page = answer.content.decode()
    mark = re.search(r"<code>([0-9a-f]{4}-[0-9a-f]{4})</code>", page)
    assert answer.status_code == 500
    assert mark
    assert mark[1] in caplog.text
    assert "Siti Rahasia" not in page
    assert '<a class="button" href="/rusak/">Coba lagi</a>' in page


def test_the_page_for_what_broke_asks_the_database_nothing(house, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert house.get("/rusak/").status_code == 500


def test_a_database_that_is_away_is_told_as_such(house):
    answer = house.get("/putus/")
    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert "kami sedang tidak bisa menjawab" in page
    assert "secret" not in page


def test_even_a_broken_template_gives_a_page(house, monkeypatch):
    monkeypatch.setattr(errors, "engines", {})
    page = house.get("/rusak/").content.decode()
    assert "Ada yang rusak di pihak kami" in page


FIELDS = {
    "teks": "Lampu mati sejak dua minggu, <b>tolong</b>",
    "golongan": "biasa",
    "password": "kuda hijau",
    "kata_sandi": "x",
    "csrfmiddlewaretoken": "lama",
}


@pytest.fixture
def strict(settings):
    settings.ROOT_URLCONF = __name__
    return Client(enforce_csrf_checks=True, raise_request_exception=False)


def test_an_old_token_gives_the_typed_text_back_and_a_second_press_sends_it(strict):
    answer = strict.post("/kirim/?a=1", FIELDS, headers={"Sec-Fetch-Site": "same-origin"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Lampu mati sejak dua minggu, &lt;b&gt;tolong&lt;/b&gt;</textarea>" in page
    assert '<input type="hidden" name="golongan" value="biasa">' in page
    assert "kuda hijau" not in page
    assert "kata_sandi" not in page
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    again = strict.post(
        re.search(r'<form class="question" method="post" action="([^"]+)"', page)[1],
        {"teks": FIELDS["teks"], "csrfmiddlewaretoken": token[1]},
    )
    assert (again.status_code, again.content) == (200, b"terkirim")


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://jahat.example"},
        {"Referer": "https://jahat.example/testserver"},
        {},
    ],
)
def test_what_another_site_filled_in_is_not_offered_again(strict, headers):
    page = strict.post("/kirim/", FIELDS, headers=headers).content.decode()
    assert "Lampu mati" not in page
    assert 'action="/kirim/"' not in page
    assert "Tidak ada yang berubah." in page


def test_a_form_with_a_file_says_that_the_file_was_not_kept(strict):
    from django.core.files.uploadedfile import SimpleUploadedFile

    page = strict.post(
        "/kirim/", FIELDS | {"foto": SimpleUploadedFile("a.jpg", b"x")}, headers={"Sec-Fetch-Site": "same-origin"}
    ).content.decode()
    assert "Berkas tidak ikut tersimpan." in page
