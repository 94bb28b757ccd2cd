"""Papers of a decided contest: certificates that everybody can check, the press sheet, the book, the list, reasons to keep."""

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from sambut.competitions.actions import papers as actions
from sambut.competitions.actions import refuse_entry
from sambut.competitions.models import Certificate, EditionEvent, Entry, Paper, PaperRun, Standing
from sambut.competitions.papers import counts, jobs, press, queries, signing, told
from sambut.competitions.states import AwardKind, PaperKind, Verb
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


@pytest.fixture
def key(tmp_path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    """A key of one's own, as an installation would set it."""
    private = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Panitia Lomba Kota")])
    until = datetime(2040, 1, 1, tzinfo=UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(private.public_key()).serial_number(5)
    )
    made = made.not_valid_before(datetime(2025, 1, 1, tzinfo=UTC)).not_valid_after(until)
    signs = x509.KeyUsage(True, True, False, False, False, False, False, False, False)
    certificate = made.add_extension(signs, critical=True).sign(private, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(SECRET.encode())
    file = tmp_path / "kunci.p12"
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"k", private, certificate, None, locked))
    for secret in (SECRET,):
        monkeypatch.setattr(
            settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, signing_key=file, signing_secret=secret)
        )
    return file


SECRET = "sandi yang tidak tertulis di mana pun"


def validated(content: bytes) -> tuple[bool, bool]:
    """Whether the signature holds over every byte, and whether it is trusted when its own key is."""
    one = PdfFileReader(io.BytesIO(content)).embedded_signatures[0]
    found = validate_pdf_signature(
        one, ValidationContext(trust_roots=[one.signer_cert], moment=datetime(2026, 1, 1, tzinfo=UTC))
    )
    return found.intact, found.bottom_line


def test_a_certificate_is_signed_where_there_is_a_key_and_checked_without_its_being_sent(panel: Panel, key, caplog):
    panel.decided()
    entry = panel.entries[TITLES[0]]
    row = actions.issue_certificate(panel.edition.pk, entry_id=entry.pk, by=None, at=panel.tick())
    content = bytes(row.content)
    assert (row.signer, row.certified, validated(content)) == ("Panitia Lomba Kota", False, (True, True))
    changed = bytearray(content)
    changed[3000] ^= 1
    assert validated(bytes(changed)) == (False, False)
    assert "Ditandatangani secara elektronik, tidak tersertifikasi." in text_of(content)

    other = actions.issue_certificate(panel.edition.pk, entry_id=panel.entries[TITLES[1]].pk, by=None, at=panel.tick())
    everybody, number = Client(), spoken(row.number)
    page = everybody.get(at("verify", number)).content.decode()
    assert "terbit dan berlaku" in page
    assert TITLES[0] in page
    assert "Kunci: Panitia Lomba Kota" in page
    assert (
        TITLES[1] not in everybody.get(at("verify", spoken(other.number))).content.decode()
    )  # a participant, by number alone
    page = everybody.get(at("verify", spoken(other.number)), {"sidik": other.digest}).content.decode()
    assert "Berkas ini asli" in page
    assert TITLES[1] in page
    page = everybody.post(at("verify", number), {"berkas": io.BytesIO(content)}).content.decode()
    assert "Berkas ini asli" in page
    page = everybody.post(at("verify", number), {"berkas": io.BytesIO(bytes(changed))}).content.decode()
    assert "bukan piagam yang diterbitkan" in page
    assert everybody.post(at("verify", number), {"sidik": "abc"}).status_code == 409
    assert everybody.get(at("find_certificate"), {"nomor": number.lower()}).status_code == 302
    assert everybody.get(at("find_certificate"), {"nomor": "SB22-2222-2"}).status_code == 404
    assert everybody.get(at("certificate_file", row.uuid)).status_code == 302  # to sign in

    host, outsider = signed_in(panel.cast.agency_admin), signed_in(panel.cast.citizen)
    assert outsider.get(at("certificate_file", row.uuid)).status_code == 404
    assert signed_in(panel.cast.innovator).get(at("certificate_file", row.uuid)).content == content
    assert signed_in(panel.cast.innovator).post(at("revoke", row.uuid), {"reason": "Saya mau."}).status_code == 403
    assert host.post(at("revoke", row.uuid), {"reason": " "}).status_code == 400
    assert host.post(at("revoke", row.uuid), {"reason": "Nama unit keliru.", "again": "on"}).status_code == 302
    page = everybody.get(at("verify", number), {"sidik": row.digest}).content.decode()
    assert "sudah dicabut" in page
    assert "Nama unit keliru." in page
    assert host.post(at("revoke", row.uuid), {"reason": "Lagi."}).status_code == 409
    assert entry.pk in [one.pk for one in queries.due_entries(panel.edition)]  # a new one takes its place

    fresh = actions.issue_certificate(panel.edition.pk, entry_id=entry.pk, by=None, at=panel.tick())
    assert actions.follow_entry(entry.pk, reason="045/2025: Angkanya palsu.", at=panel.tick()) == 1
    assert "Angkanya palsu." in everybody.get(at("verify", spoken(fresh.number))).content.decode()
    assert actions.issue_certificate(panel.edition.pk, entry_id=entry.pk, by=None, at=panel.tick()) is None
    assert SECRET not in caplog.text
    assert SECRET not in repr(settings.ENVIRONMENT)


def test_a_key_that_does_not_open_is_told_without_its_secret(panel: Panel, key, monkeypatch, caplog):
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, signing_secret="salah sekali"))
    with pytest.raises(Refused, match=r"certificate\.issue\.key") as refused:
        signing.signer()
    assert "salah sekali" not in caplog.text
    assert "salah sekali" not in repr(refused.value)


def test_a_provider_that_is_plugged_in_goes_before_the_own_key(panel: Panel, key, monkeypatch):
    class Provider:
        name, certified = "Penyelenggara uji", True

        def sign(self, content: bytes, *, reason: str) -> bytes:
            return content + b"%" + reason.encode()

    monkeypatch.setattr(signing, "_plugged", [])
    signing.plug(Provider)
    panel.decided()
    row = actions.issue_certificate(panel.edition.pk, entry_id=panel.entries[TITLES[0]].pk, by=None, at=panel.tick())
    assert (row.signer, row.certified) == ("Penyelenggara uji", True)
    assert bytes(row.content).endswith(b"%Piagam penghargaan")
    assert "melalui penyelenggara tersertifikasi" in Client().get(at("verify", spoken(row.number))).content.decode()


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
