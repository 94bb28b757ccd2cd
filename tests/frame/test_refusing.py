"""A refusal becomes one sentence, with its facts, the right status, and nothing of what it must not tell."""

import logging
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from sambut.frame import answers, middleware, refusals
from sambut.frame.dates import NBSP
from sambut.kernel.refusals import Refused

KNOWN = {
    "example.wait": _("Tunggu {wait}, lalu coba lagi pada {at}."),
    "example.gettext": _("Kode %(given)s tidak dikenal."),
    "example.count": _("{count} laporan, batas {limit}, {on}."),
}


@pytest.fixture
def known(monkeypatch):
    monkeypatch.setattr(refusals, "reasons", lambda: KNOWN)


@pytest.fixture
def request_of(rf: RequestFactory):
    from django.contrib.messages.storage.cookie import CookieStorage

    def make(path: str = "/", **headers: str):
        request = rf.get(path, headers=headers)
        request._messages = CookieStorage(request)
        return request

    return make


def test_facts_are_spelt_out_for_people(known):
    refused = Refused("example.wait", wait=timedelta(minutes=5), at=datetime(2025, 4, 11, 9, tzinfo=UTC))
    assert (
        refusals.sentence(refused).replace(NBSP, " ")
        == "Tunggu 5 menit, lalu coba lagi pada Jumat, 11 April 2025 pukul 16.00 WIB."
    )


def test_numbers_and_days_are_spelt_out_too(known):
    refused = Refused("example.count", count=1234, limit=2.5, on=date(2025, 4, 11))
    assert refusals.sentence(refused).replace(NBSP, " ") == "1.234 laporan, batas 2,5, Jumat, 11 April 2025."


def test_facts_may_be_named_as_gettext_names_them(known):
    assert refusals.sentence(Refused("example.gettext", given="35%")) == "Kode 35% tidak dikenal."


def test_braces_in_a_fact_are_only_letters(known):
    assert (
        refusals.sentence(Refused("example.gettext", given="{given.__class__}"))
        == "Kode {given.__class__} tidak dikenal."
    )


@pytest.mark.parametrize(
    "refused", [Refused("nobody.wrote.this", name="Siti Rahasia"), Refused("example.wait", name="Siti Rahasia")]
)
def test_an_unknown_code_and_a_missing_fact_are_answered_honestly_and_logged_without_the_facts(known, caplog, refused):
    with caplog.at_level(logging.ERROR):
        said = refusals.sentence(refused)
    assert said == refusals.fallback()
    assert refused.code in caplog.text
    assert "Siti Rahasia" not in said + caplog.text


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("complaint.forward.from_closed", 409), ("complaint.see.not_found", 404), ("file.open.hidden", 404), ("access.forward", 403),
        ("calendar.not_allowed", 403), ("limit.reached", 429), ("number.wrong", 409),
    ],
)  # fmt: skip
def test_the_code_leads_to_the_status(code, status):
    assert refusals.status_of(Refused(code)) == status


def test_every_room_gives_each_code_one_sentence():
    found = refusals.reasons()
    assert "number.wrong" in found
    assert [code for code, words in found.items() if not str(words).strip()] == []


def test_a_page_says_what_happened_what_is_safe_and_the_way_out(request_of, db):
    answer = answers.refused(
        request_of(),
        Refused("number.wrong"),
        kept="Tulisan Anda aman.",
        back="/lapor/",
        back_words="Kembali ke laporan",
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Nomor ini belum tepat." in page
    assert "<p>Tulisan Anda aman.</p>" in page
    assert '<a class="button" href="/lapor/">Kembali ke laporan</a>' in page


def test_htmx_gets_a_notice_in_the_room_for_news(request_of, db):
    answer = answers.refused(request_of(**{"HX-Request": "true"}), Refused("number.wrong"))
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#kabar", "innerHTML")
    assert answer.content.decode().lstrip().startswith('<div class="notice" data-kind="grave" role="alert">')


def test_too_often_says_when_to_come_back(request_of, db):
    answer = answers.refused(request_of(), Refused("limit.reached", wait=timedelta(seconds=90)))
    assert (answer.status_code, answer["Retry-After"]) == (429, "90")


def test_a_refusal_that_no_page_caught_is_answered_and_other_faults_fly_on(request_of, db):
    watch = middleware.Refusals(lambda request: None)
    assert watch.process_exception(request_of(), Refused("number.wrong")).status_code == 409
    assert watch.process_exception(request_of(), RuntimeError()) is None


def test_the_sentence_speaks_the_language_of_the_page():
    with translation.override("en"):
        assert refusals.sentence(Refused("number.wrong")).startswith("This number is not quite right.")
