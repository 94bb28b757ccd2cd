"""Files that an edition asks for: who attaches and who reads them, and the rows that ask for them."""

import pytest

from sambut.competitions import actions
from sambut.competitions.actions.enclosing import lacking_files
from sambut.competitions.models import EntryFile, Maintenance
from sambut.files.actions import clean_file
from sambut.files.models import File
from tests.competitions.asked import LETTER, asking, refused
from tests.competitions.conftest import Contest
from tests.competitions.panel import Panel
from tests.competitions.test_pages import do, text, today  # noqa: F401  (the clock of pages)
from tests.files.making import paper, photo, upload
from tests.world.cast import signed_in


def test_a_required_letter_stops_the_sending_until_it_is_there_and_is_what_it_says(contest: Contest):
    asking(contest)
    entry = contest.begun()
    contest.write({"hasil": "Sebelumnya 14 hari, sekarang 2 hari."})
    innovator = contest.who("innovator")
    send = lambda: actions.send_entry(entry.pk, by=innovator, at=contest.tick())  # noqa: E731
    attach = lambda value, name, code="pernyataan", by=innovator: actions.attach_file(  # noqa: E731
        entry.pk, code, upload=upload(value, name), by=by, at=contest.tick()
    )

    assert refused("entry.send.lacks_files", send)["lacking"] == ["Surat pernyataan"]
    assert refused("entry.attach.other_sort", attach, photo(), "surat.jpg")["sorts"] == ["PDF"]
    refused("file.take.kind", attach, b"<html><script>alert(1)</script></html>", "surat.pdf")
    refused("entry.attach.not_what_it_says", attach, paper(), "surat.docx")
    refused("entry.attach.not_asked", attach, paper(), "surat.pdf", "lain")
    refused("access.entry.not_your_unit", attach, paper(), "surat.pdf", by=contest.who("agency_admin"))
    assert (File.objects.count(), EntryFile.objects.count()) == (0, 0)

    first = attach(paper(), "surat.pdf").file_id
    second = attach(paper(), "surat.pdf")
    assert File.objects.get(pk=first).state == "erased"
    File.objects.filter(pk=second.file_id).update(state="refused", refusal="file.take.broken")
    assert lacking_files(entry) == ["Surat pernyataan"]
    attach(paper(), "surat.pdf")
    assert send().state == "with_admin"
    assert entry.events.filter(verb="attach").count() == 3
    actions.submit_entry(entry.pk, by=contest.who("local_admin"), at=contest.tick())
    refused("entry.attach.from_submitted", attach, paper(), "surat.pdf")
    refused("entry.detach.from_submitted", actions.detach_file, entry.pk, "pernyataan", by=innovator, at=contest.tick())


def test_files_are_read_by_whom_the_entry_is_and_by_judges_only_where_they_name_nobody(today):  # type: ignore[no-untyped-def]  # noqa: F811
    panel = Panel(today.cast)
    panel.at = today.at
    edition = panel.drafted()
    by = panel.who("agency_admin")
    named = {**LETTER, "required": False}
    actions.write_row(edition.pk, "files", named, by=by, at=panel.tick())
    actions.write_row(
        edition.pk,
        "files",
        {**named, "code": "data", "title": "Lembar data", "names_body": False},
        by=by,
        at=panel.tick(),
    )
    panel.edition = actions.open_edition(edition.pk, by=by, at=panel.tick())
    assert panel.edition.blind
    panel.begun(title="Terang Kampung")
    entry = panel.entry
    for code in ("pernyataan", "data"):
        kept = actions.attach_file(
            entry.pk, code, upload=upload(paper(), "a.pdf"), by=panel.who("innovator"), at=panel.tick()
        )
        clean_file(kept.file_id, at=panel.tick())
    panel.write({"hasil": "Sebelumnya 14 hari."})
    actions.send_entry(entry.pk, by=panel.who("innovator"), at=panel.tick())
    host = signed_in(panel.cast.agency_admin)
    address = f"/meja/lomba/entri/{entry.uuid}/lampiran/data/berkas/"
    assert signed_in(panel.cast.citizen).get(address).status_code == 404
    actions.submit_entry(entry.pk, by=panel.who("local_admin"), at=panel.tick())
    assert [signed_in(getattr(panel.cast, name)).get(address).status_code for name in ("innovator", "local_admin", "agency_admin", "judge")] == [
        200, 200, 200, 404,
    ]  # fmt: skip
    assert "Lembar data" in text(host, "decide", entry.uuid)
    actions.accept_entry(entry.pk, dict.fromkeys(("lengkap", "usia", "judul"), (True, "")), by=by, at=panel.tick())
    panel.entries = {"Terang Kampung": entry}
    panel.seated()
    panel.assign()
    from sambut.competitions.judging.jobs import assign_called

    assign_called(panel.edition.events.filter(verb="call_assign").get().pk, at=panel.tick())
    reading = panel.reading("judge", "Terang Kampung")
    judge = signed_in(panel.cast.judge)
    page = text(judge, "reading", reading.uuid)
    assert ("Lembar data" in page, "Surat pernyataan" in page) == (True, False)
    files = [f"/meja/penilaian/{reading.uuid}/lampiran/{code}/" for code in ("data", "pernyataan")]
    assert [judge.get(one).status_code for one in files] == [200, 404]
    assert [signed_in(panel.cast.judge_palace).get(one).status_code for one in files] == [404, 404]
    panel.sign("judge", "Terang Kampung", 80)
    assert [judge.get(one).status_code for one in files] == [200, 200]


def test_rows_of_files_and_partners_are_written_in_the_browser(today: Contest, monkeypatch: pytest.MonkeyPatch):  # noqa: F811
    monkeypatch.setattr("sambut.competitions.pages.cancelling.now", lambda: today.tick())
    edition = today.drafted()
    host = signed_in(today.cast.agency_admin)
    do(
        host,
        "add_row",
        edition.uuid,
        "files",
        code="surat",
        title="Surat kepala",
        sorts=["pdf", "picture"],
        required="on",
        names_body="on",
    )
    do(host, "add_row", edition.uuid, "files", code="surat-2", title="Tanpa jenis", status=400)
    do(host, "add_row", edition.uuid, "partners", name="Universitas Contoh Nusantara", role="co_host", status=400)
    do(
        host,
        "add_row",
        edition.uuid,
        "partners",
        name="Pemerintah Kabupaten Jeneponto",
        role="co_host",
        part="Menyediakan juri",
    )
    page = text(host, "parts", edition.uuid)
    assert all(
        words in page for words in ("Surat kepala", "wajib", "Pemerintah Kabupaten Jeneponto", "penyelenggara bersama")
    )
    admin = signed_in(today.cast.national_admin)
    assert signed_in(today.cast.agency_admin).get("/meja/lomba/pemeliharaan/").status_code == 404
    do(
        admin,
        "maintenance",
        starts_at="2025-03-28T20:00",
        ends_at="2025-03-28T23:59",
        letter="ND-1",
        reason="Ganti cakram.",
    )
    assert "Ganti cakram." in text(admin, "maintenance")
    do(host, "open", edition.uuid)
    assert "Sistem padam" in text(signed_in(today.cast.citizen), "contest", edition.uuid)
    do(admin, "call_off", Maintenance.objects.get().uuid)
    do(host, "cancel", edition.uuid, letter="", reason="x", status=400)
    do(host, "cancel", edition.uuid, letter="B/2", reason="Tidak jadi.")
    assert "Lomba ini dibatalkan." in text(host, "host", edition.uuid)
