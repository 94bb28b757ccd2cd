"""Text is never lost: drafts.js keeps what is typed, on the server while the line holds and here while it does not."""

import json
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.own_database]

PAGE = """<!doctype html><html lang="id"><title>x</title><form method="post" action="/kirim/" data-draft="/draf/" data-revision="3">
<input type="hidden" name="csrfmiddlewaretoken" value="rahasia"><input type="hidden" name="revisi" value="3">
<div class="field"><textarea name="teks"></textarea><span data-kept></span></div><button>Kirim</button></form>
<script type="module" src="/aset/frame/js/drafts.js"></script></html>"""


@pytest.fixture
def desk(page_at):
    """A page with a draft, a server that remembers what it was sent, and a line that can be cut."""
    page = page_at()
    sent, answers = [], {"status": 200}

    def draft(route):
        if answers["status"] is None:
            route.abort()
            return
        sent.append(route.request.post_data or "")
        route.fulfill(
            status=answers["status"],
            content_type="application/json",
            body=json.dumps({"revision": 3 + len(sent)}),
            headers={"Retry-After": "1"},
        )

    page.route("**/contoh/", lambda route: route.fulfill(content_type="text/html", body=PAGE))
    page.route("**/kirim/", lambda route: route.fulfill(content_type="text/html", body="<title>terkirim</title>"))
    page.route("**/draf/", draft)
    page.goto("/contoh/")
    return page, sent, answers


def said(page, words: str) -> None:
    page.wait_for_function("words => document.querySelector('[data-kept]').textContent.includes(words)", arg=words)


def kept_here(page):
    return page.evaluate("localStorage.getItem('draf:/draf/')")


def test_what_is_typed_goes_to_the_server_with_its_revision(desk):
    page, sent, _answers = desk
    page.fill("textarea", "Lampu mati")
    said(page, "Tersimpan pukul")
    assert len(sent) == 1
    assert "Lampu mati" in sent[0]
    assert 'name="revisi"\r\n\r\n3' in sent[0]
    assert page.input_value("input[name=revisi]") == "4"
    page.fill("textarea", "Lampu mati sejak dua minggu")
    page.wait_for_function("document.querySelector('form').dataset.revision === '5'")
    assert 'name="revisi"\r\n\r\n4' in sent[1]
    assert kept_here(page) is None


def test_when_the_line_drops_the_text_stays_here_and_goes_when_the_page_is_opened_again(desk):
    page, sent, answers = desk
    answers["status"] = None
    page.fill("textarea", "Lampu mati")
    said(page, "Sambungan terputus")
    assert "Lampu mati" in kept_here(page)
    assert "rahasia" not in kept_here(page)
    answers["status"] = 200
    page.goto("/contoh/")
    said(page, "Tersimpan pukul")
    assert page.input_value("textarea") == "Lampu mati"
    assert "Lampu mati" in sent[0]
    assert kept_here(page) is None


def test_a_newer_text_on_the_server_is_never_overwritten(desk):
    page, sent, answers = desk
    answers["status"] = 409
    page.fill("textarea", "Lampu mati")
    said(page, "Ada tulisan yang lebih baru")
    page.fill("textarea", "Lampu mati lagi")
    page.wait_for_timeout(1300)
    assert len(sent) == 1


def test_sending_the_form_leaves_nothing_behind_on_a_shared_device(desk):
    page, _sent, answers = desk
    answers["status"] = None
    page.fill("textarea", "Lampu mati")
    said(page, "Sambungan terputus")
    page.click("button")
    page.wait_for_function("document.title === 'terkirim'")
    assert kept_here(page) is None


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_takes_nothing_now_is_asked_again_and_no_letter_is_lost(desk, status):
    page, sent, answers = desk
    answers["status"] = status
    page.fill("textarea", "Lampu mati")
    said(page, "sebentar lagi dikirim")
    assert "Lampu mati" in kept_here(page)
    answers["status"] = 200
    said(page, "Tersimpan pukul")
    assert len(sent) >= 2
    assert "Lampu mati" in sent[-1]
    assert kept_here(page) is None


def test_every_page_whose_form_is_kept_loads_what_keeps_it():
    pages = {path: path.read_text() for path in Path("src/sambut").rglob("templates/**/*.html")}
    keeping = {
        path
        for path, words in pages.items()
        if "extends" in words and ("data-draft=" in words or "draft=url(" in words)
    }
    assert {path.name for path in keeping} >= {"reading.html", "sheet.html", "visit.html", "submit_what.html"}
    assert not [str(path) for path in keeping if "{% set drafts = true %}" not in pages[path]]
