"""Certificates are signed where the installation has a key, checked by everybody, and withdrawn with a reason."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from sambut.competitions.actions import papers as actions
from sambut.competitions.papers import queries, signing
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from tests.competitions.panel import TITLES, Panel
from tests.competitions.test_papers import at, text_of
from tests.world.cast import Cast, signed_in


@pytest.fixture
def panel(db: None, monkeypatch: pytest.MonkeyPatch) -> Panel:
    found = Panel(Cast())
    for module in ("papers", "paper_public"):
        monkeypatch.setattr(f"sambut.competitions.pages.{module}.now", lambda: found.tick())
    return found


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
    trusted = ValidationContext(trust_roots=[one.signer_cert], moment=datetime(2026, 1, 1, tzinfo=UTC))
    with ThreadPoolExecutor(1) as apart:  # a browser's tests leave a running loop in this thread
        found = apart.submit(validate_pdf_signature, one, trusted).result()
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
