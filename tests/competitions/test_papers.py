"""Papers of a decided contest: certificates that everybody can check, the press sheet, the book, the list, reasons to keep."""

import csv
import io
import json
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from sambut.competitions.actions import papers as actions
from sambut.competitions.actions import refuse_entry
from sambut.competitions.models import Certificate, EditionEvent, Entry, Paper, PaperRun, Standing
from sambut.competitions.papers import counts, jobs, press, told
from sambut.competitions.states import AwardKind, PaperKind, Verb
from sambut.kernel.numbers import spoken
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from tests.competitions.panel import TITLES, Panel
from tests.world.cast import Cast, signed_in

CHECK = '#panic("x") $a$'
"""Words that would be markup, were they set as such."""


@pytest.fixture
def panel(db: None, monkeypatch: pytest.MonkeyPatch) -> Panel:
    found = Panel(Cast())
    for module in (
        "sambut.competitions.pages.papers",
        "sambut.competitions.pages.paper_public",
        "sambut.competitions.papers.jobs",
    ):
        monkeypatch.setattr(f"{module}.now", lambda: found.tick())
    monkeypatch.setattr("sambut.competitions.pages.results.now", lambda: found.tick())
    return found


def at(name: str, *args: object) -> str:
    return reverse(f"competitions:{name}", args=args)


def text_of(content: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split())


def asked(do: Callable[[], object]) -> int:
    """How many queries, once what is read once for a process has been read."""
    do()
    with CaptureQueriesContext(connection) as queries_of_it:
        do()
    return len(queries_of_it)


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
    words = {
        "words": f"Menemukan itu sulit.\n\nMeneruskan lebih sulit. {CHECK}",
        "by_name": "Ibu Ketua",
        "by_office": "Ketua panitia",
    }
    assert host.post(at("foreword", panel.edition.uuid), words).status_code == 302
    writer = signed_in(panel.cast.innovator)
    actions.issue_certificate(panel.edition.pk, entry_id=panel.entries[TITLES[0]].pk, by=None, at=panel.tick())
    few = asked(lambda: writer.get(at("certificates")))
    run = set_papers(panel)
    assert (run.done, run.whole, run.ended_at is not None) == (9, 9, True)
    assert asked(lambda: writer.get(at("certificates"))) == few
    rows = {row.words["title"] or row.words["to"]: row for row in Certificate.objects.filter(edition=panel.edition)}
    assert sorted(row.kind for row in rows.values()) == ["judge"] * 3 + ["participant"] * 3 + ["winner"]
    first = rows[TITLES[0]]
    assert first.kind == AwardKind.WINNER
    assert first.words["decree"] == "188.4/77/2025"
    said = text_of(bytes(first.content))
    assert "Pemenang" in said
    assert TITLES[0] in said
    assert spoken(first.number) in said
    assert "tidak tersertifikasi" in said
    assert "188.4/77/2025" not in text_of(bytes(rows[TITLES[1]].content))
    book = Paper.objects.get(edition=panel.edition, kind=PaperKind.BOOK)
    file = PdfReader(io.BytesIO(bytes(book.content)))
    assert file.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert file.trailer["/Root"]["/Lang"] == "id"
    said = text_of(bytes(book.content))
    assert CHECK in said
    assert "Ibu Ketua" in said
    assert TITLES[0] in said
    assert TITLES[1] not in said

    jobs.tell_of_papers(
        EditionEvent.objects.filter(edition=panel.edition, verb=Verb.SET_PAPERS).latest("pk").pk, at=panel.tick()
    )
    assert Notice.objects.filter(kind="certificate_ready").count() == 6
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
    assert TITLES[1] in shown
    assert "tidak tersertifikasi" in shown
    page = writer.get(at("certificates")).content.decode()
    assert all(title in page for title in TITLES)
    assert "Juri" in signed_in(panel.cast.judge).get(at("certificates")).content.decode()


def test_numbers_list_and_reasons_come_from_the_rows_and_only_after_the_decree(panel: Panel, django_assert_num_queries):
    panel.filled()
    panel.sent(title="Belum sempat")
    panel.submitted(title="Tidak lengkap")
    refuse_entry(panel.entry.pk, {}, text="Suratnya tidak ada.", by=panel.who("agency_admin"), at=panel.tick())
    panel.seated()
    panel.assign()
    panel.signed(dict(zip(TITLES, (90, 80, 70, 60), strict=True)))
    panel.count()
    panel.choose(TITLES[0])
    panel.announce()
    everybody, uuid = Client(), panel.edition.uuid
    closed = ("press", "chosen_csv", "chosen_json")
    assert [everybody.get(at(name, uuid)).status_code for name in closed] == [404] * 3
    entry = panel.entries[TITLES[1]]
    writer = signed_in(panel.cast.innovator)
    assert writer.get(at("reasons", entry.uuid)).status_code == 404
    panel.decide()
    with django_assert_num_queries(3):
        found = counts.counted(panel.edition)
    assert found.whole == {"registered": 6, "submitted": 5, "passed": 4, "judged": 4, "finalists": 1, "winners": 1}
    assert (found.bodies, found.provinces) == (1, 1)
    assert [(name, of["submitted"]) for name, of in found.by_province] == [("Jawa Tengah", 5)]
    english = press.sheet(panel.edition, "en")
    assert english.lead.endswith("named 1 winner; entries submitted: 5, bodies: 1.")
    assert [name for name, _count, _means in english.figures] == [
        "Registered",
        "Submitted",
        "Passed administration",
        "Judged",
        "Winners",
    ]
    page = everybody.get(at("press", uuid)).content.decode()
    assert "menetapkan 1 pemenang dari 5 inovasi" in page
    assert english.lead in page
    assert TITLES[1] not in page
    rows = list(csv.DictReader(io.StringIO(everybody.get(at("chosen_csv", uuid)).content.decode())))
    assert [(row["title"], row["award"], row["decree"], row["province"]) for row in rows] == [
        (TITLES[0], "winner", "188.4/77/2025", "Jawa Tengah")
    ]
    told_json = json.loads(everybody.get(at("chosen_json", uuid)).content)
    assert told_json["licence"]["name"] == "CC-BY-4.0"
    assert told_json["rows"] == rows
    assert set(told_json["definitions"]["columns"]) == set(rows[0])

    words = [(one.stage, one.outcome) for one in told.reasons(panel.fresh(TITLES[1]))]
    assert words == [
        ("Seleksi administrasi", "Lolos seleksi administrasi."), ("Penilaian juri", "Selesai dinilai."), ("Pleno", "Tidak dipilih pleno."),
    ]  # fmt: skip
    said = text_of(writer.get(at("reasons", entry.uuid)).content)
    assert "Angkanya bersumber dan dapat diperiksa." in said
    assert "peringkat 2 dari 4" in said
    assert "188.4/77/2025" in said
    assert not any(name in said for name in (panel.cast.judge.user.name, TITLES[0]))
    refused = Entry.objects.get(title="Tidak lengkap")
    only = told.reasons(refused)
    assert [(one.outcome, one.words) for one in only] == [
        ("Tidak lolos seleksi administrasi.", ["Suratnya tidak ada."])
    ]
    assert {point.value for point in only[0].points} == {"belum dipenuhi"}
    assert writer.get(at("reasons", refused.uuid)).status_code == 200
    assert signed_in(panel.cast.judge).get(at("reasons", entry.uuid)).status_code == 404


def test_candidates_are_named_with_reasons_and_without_scores_and_awards_with_gates_and_without_amounts(panel: Panel):
    panel.decided(calibrate=True)
    near, host = panel.entries[TITLES[1]], signed_in(panel.cast.agency_admin)
    following = panel.drafted(name="Lomba tahun depan")
    Standing.objects.update(in_band=True)
    many = asked(lambda: host.get(at("candidates", following.uuid)))
    Standing.objects.exclude(entry=near).update(in_band=False)
    assert asked(lambda: host.get(at("candidates", following.uuid))) == many
    page = host.get(at("candidates", following.uuid)).content.decode()
    assert TITLES[1] in page
    assert "tetapi dekat garis" in page
    assert TITLES[2] not in page
    assert TITLES[0] not in page
    assert signed_in(panel.cast.innovator).get(at("candidates", following.uuid)).status_code == 404

    ministry, body, citizen = (
        signed_in(getattr(panel.cast, name)) for name in ("national_admin", "agency_admin", "citizen")
    )
    for reader in (ministry, body):
        page = reader.get(at("incentives")).content.decode()
        assert TITLES[0] in page
        assert "SK 188.4/77/2025" in page
        assert "APBD tepat waktu" in page
        assert "Rp" not in page
    rows = list(csv.DictReader(io.StringIO(body.get(at("incentives_csv"), {"tahun": "2025"}).content.decode())))
    gates = {row["gate"]: row["met"] for row in rows}
    assert gates["Ditetapkan dengan SK"] == gates["Penghargaan berlaku"] == gates["Sanggahan dijawab"] == "yes"
    assert gates["APBD tepat waktu"] == "unknown"
    assert {row["innovation"] for row in rows} == {TITLES[0]}
    assert citizen.get(at("incentives")).status_code == 404
    assert TITLES[0] not in signed_in(panel.cast.agency_admin_far_away).get(at("incentives")).content.decode()
