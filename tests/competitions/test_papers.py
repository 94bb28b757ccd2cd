"""Papers of a decided contest: certificates that everybody can check, the press sheet, the book, the list, reasons to keep."""

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from sambut.competitions.actions import papers as actions
from sambut.competitions.models import Certificate, EditionEvent, Entry, Paper, PaperRun
from sambut.competitions.papers import counts, jobs, press, queries, signing, told
from sambut.competitions.states import AwardKind, PaperKind, Verb
from sambut.innovations import actions as innovations
from sambut.innovations.models import Innovation
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from tests.competitions.panel import TITLES, Panel
from tests.world.cast import Cast, signed_in

CHECK = '#panic("x") $a$'
"""Words that would be markup, were they set as such."""


@pytest.fixture
def panel(db: None, monkeypatch: pytest.MonkeyPatch) -> Panel:
    found = Panel(Cast())
    for module in ("sambut.competitions.pages.papers", "sambut.competitions.pages.paper_public", "sambut.competitions.papers.jobs"):
        monkeypatch.setattr(f"{module}.now", lambda: found.tick())
    monkeypatch.setattr("sambut.competitions.pages.results.now", lambda: found.tick())
    return found


def at(name: str, *args: object) -> str:
    return reverse(f"competitions:{name}", args=args)


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def set_papers(panel: Panel) -> PaperRun:
    """Asked for in the browser, set by the reaction."""
    host = signed_in(panel.cast.agency_admin)
    assert host.post(at("call_papers", panel.edition.uuid)).status_code == 302
    event = EditionEvent.objects.filter(edition=panel.edition, verb=Verb.CALL_PAPERS).latest("pk")
    jobs.set_called(event.pk, at=panel.tick())
    return PaperRun.objects.get(event=event)


def test_one_button_gives_everybody_a_certificate_and_the_contest_its_press_sheet_and_its_book(panel: Panel):
    panel.decided()
    host = signed_in(panel.cast.agency_admin)
    words = {"words": f"Menemukan itu sulit.\n\nMeneruskan lebih sulit. {CHECK}", "by_name": "Ibu Ketua", "by_office": "Ketua panitia"}
    assert host.post(at("foreword", panel.edition.uuid), words).status_code == 302
    run = set_papers(panel)
    assert (run.done, run.whole, run.ended_at is not None) == (10, 10, True)
    rows = {row.words["title"] or row.words["to"]: row for row in Certificate.objects.filter(edition=panel.edition)}
    assert sorted(row.kind for row in rows.values()) == ["judge"] * 3 + ["participant"] * 3 + ["winner"]
    first = rows[TITLES[0]]
    assert first.kind == AwardKind.WINNER and first.words["decree"] == "188.4/77/2025"
    said = text_of(bytes(first.content))
    assert "Pemenang" in said and TITLES[0] in said and spoken(first.number) in said and "tidak tersertifikasi" in said
    assert "188.4/77/2025" not in text_of(bytes(rows[TITLES[1]].content))
    book = Paper.objects.get(edition=panel.edition, kind=PaperKind.BOOK)
    file = PdfReader(io.BytesIO(bytes(book.content)))
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"] and file.trailer["/Root"]["/Lang"] == "id"
    said = text_of(bytes(book.content))
    assert CHECK in said and "Ibu Ketua" in said and TITLES[0] in said and TITLES[1] not in said

    jobs.tell_of_papers(EditionEvent.objects.filter(edition=panel.edition, verb=Verb.SET_PAPERS).latest("pk").pk, at=panel.tick())
    assert Notice.objects.filter(kind="certificate_ready").count() == 7
    assert Notice.objects.filter(kind="papers_ready").count() == 1

    again = set_papers(panel)  # what was issued stays as it was
    assert again.whole == 3
    assert set(Certificate.objects.values_list("digest", flat=True)) == {row.digest for row in rows.values()}
    assert Outbox.objects.filter(topic="certificates.issue").count() == 7
    jobs.set_called(run.event_id, at=panel.tick())  # delivered twice, done once
    assert Paper.objects.filter(edition=panel.edition, kind=PaperKind.BOOK).count() == 2

    everybody = Client()
    assert everybody.get(at("paper", panel.edition.uuid, "book", "id")).content == bytes(
        Paper.objects.filter(kind=PaperKind.BOOK).latest("pk").content
    )
    assert everybody.get(at("paper", panel.edition.uuid, "book", "en")).status_code == 404
    shown = host.get(at("papers", panel.edition.uuid)).content.decode()
    assert TITLES[1] in shown and "tidak tersertifikasi" in shown
    page = signed_in(panel.cast.innovator).get(at("certificates")).content.decode()
    assert all(title in page for title in TITLES)
    assert "Juri" in signed_in(panel.cast.judge).get(at("certificates")).content.decode()
