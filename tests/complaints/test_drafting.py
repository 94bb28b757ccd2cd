"""A text is never lost: not between tabs, not after sending, not to the report before."""

import pytest
from django.test import Client

from sambut.complaints import queries
from sambut.complaints.models import Complaint, Draft, Message

pytestmark = pytest.mark.django_db
FIRST, SECOND = "Lampu di depan SD padam sejak Senin.", "Jembatan di belakang pasar retak."


def save(client: Client, revision: int | str, **fields: str) -> tuple[int, dict[str, object]]:
    answer = client.post("/lapor/draf/", {"revisi": revision, **fields})
    return answer.status_code, answer.json()


def report(client: Client, text: str) -> None:
    assert client.post("/lapor/", {"text": text}).status_code == 302
    assert client.post("/lapor/tempat/", {"place_note": ""}).status_code == 302
    assert client.post("/lapor/kirim/", {"anonymous": "ya", "secret": "tidak"}).status_code == 302


def test_each_autosave_stands_on_the_revision_that_the_page_knows(law):
    browser = Client()

    assert save(browser, 0, text="Lampu") == (200, {"revision": 1})
    assert save(browser, 1, text="Lampu di depan") == (200, {"revision": 2})

    assert "Lampu di depan" in browser.get("/lapor/").content.decode()


def test_a_tab_with_an_older_text_overwrites_nothing_and_is_told(law):
    browser = Client()
    save(browser, 0, text="Lampu")
    save(browser, 1, text=FIRST)

    status, answer = save(browser, 1, text="Lam")

    assert (status, list(answer)) == (409, ["refused"])
    assert "jendela lain" in str(answer["refused"])
    assert FIRST in browser.get("/lapor/").content.decode()


def test_the_same_words_once_more_from_a_page_that_was_reloaded_are_no_quarrel(law):
    browser = Client()
    assert save(browser, 0, text=FIRST) == (200, {"revision": 1})

    assert save(browser, 0, text=FIRST) == (200, {"revision": 1})
    assert save(browser, 1, text=SECOND) == (200, {"revision": 2})
    assert save(browser, 1, text=FIRST)[0] == 409


@pytest.mark.parametrize("revision", ["x", "1; drop", "-5"])
def test_a_revision_that_is_none_is_refused_and_keeps_nothing(law, revision):
    browser = Client()
    save(browser, 0, text=FIRST)

    assert save(browser, revision, text="lain")[0] == 409
    assert FIRST in browser.get("/lapor/").content.decode()


def test_a_second_report_in_the_same_browser_is_a_second_case(law):
    """Its draft must never take the key of the first, or sending would only show the first receipt again."""
    browser = Client()
    report(browser, FIRST)

    report(browser, SECOND)

    assert [message.masked for message in Message.objects.order_by("pk")] == [FIRST, SECOND]
    assert (Complaint.objects.count(), Draft.objects.count()) == (2, 0)


def test_a_page_that_was_still_open_when_the_report_was_sent_keeps_its_text_apart(law):
    browser = Client()
    report(browser, FIRST)

    assert save(browser, 7, text=SECOND) == (200, {"revision": 8})

    assert SECOND in browser.get("/lapor/").content.decode()
    assert Message.objects.get().masked == FIRST


def test_the_receipt_stays_until_something_new_is_typed(law):
    browser = Client()
    report(browser, FIRST)
    shown = browser.get("/lapor/tanda-terima/").content.decode()

    assert 'name="text"' in browser.get("/lapor/").content.decode()

    assert (
        browser.get("/lapor/tanda-terima/").content.decode().count(Complaint.objects.get().number[:4])
        == shown.count(Complaint.objects.get().number[:4])
        > 0
    )
    save(browser, 0, text=SECOND)
    assert browser.get("/lapor/tanda-terima/")["Location"].endswith("/lapor/")


def test_a_draft_lies_sealed_and_nothing_in_it_names_the_browser_or_the_account(law, cast):
    from tests.world.cast import signed_in

    save(signed_in(cast.citizen), 0, text=FIRST, name="Sari Kembangmelati")

    draft = Draft.objects.get()
    assert b"Lampu" not in bytes(draft.sealed)
    assert {field.name for field in Draft._meta.fields} == {
        "id",
        "key_hash",
        "handle",
        "sealed",
        "revision",
        "started_at",
        "changed_at",
    }
    assert list(queries.mine(cast.citizen.user.pk, ()).handles) == []
