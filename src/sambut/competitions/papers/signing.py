"""Signing the file of a certificate, when this installation has a key.

A key of one's own proves that the file was not changed and which key signed it. It is not a certified electronic signature
(Dasar: UU 11/2008, UU 1/2024, PP 71/2019): that takes a certified provider, whose adapter is plugged in
with `plug`. Without one every certificate says *tidak tersertifikasi*.
"""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from sambut.kernel.refusals import Refused

FIELD = "Sambut"


class Signer(Protocol):
    """Who signs. `certified` only where a certified provider stands behind it."""

    name: str
    certified: bool

    def sign(self, content: bytes, *, reason: str) -> bytes:
        """The same PDF with a signature over every byte of it."""


_plugged: list[Callable[[], Signer | None]] = []


def plug(maker: Callable[[], Signer | None]) -> None:
    """An adapter of a certified provider is given here, once, at start. It goes before a key of one's own."""
    _plugged[:] = [maker]


def signer() -> Signer | None:
    """Who signs here; None: nobody."""
    for maker in _plugged:
        if found := maker():
            return found
    environment = settings.ENVIRONMENT
    return _own(environment.signing_key, environment.signing_secret) if environment.signing_key else None


@dataclass
class OwnKey:
    """The key of a PKCS #12 file."""

    name: str
    key: Any
    certified: bool = False

    def sign(self, content: bytes, *, reason: str) -> bytes:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign import PdfSignatureMetadata, fields, sign_pdf

        about = PdfSignatureMetadata(
            field_name=FIELD, reason=reason, name=self.name, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )  # fmt: skip
        with ThreadPoolExecutor(1) as apart:  # the library runs a loop of its own, which a thread with one refuses
            signed = apart.submit(
                sign_pdf, IncrementalPdfFileWriter(io.BytesIO(content)), about, signer=self.key
            ).result()
        return bytes(signed.getvalue())


@cache
def _own(file: Path, secret: str) -> OwnKey:
    from pyhanko.sign import SimpleSigner

    try:
        key = SimpleSigner.load_pkcs12(str(file), passphrase=secret.encode() or None)
    except Exception:  # noqa: BLE001  (whatever it says may hold the secret or the key)
        key = None
    if key is None or key.signing_cert is None:
        raise Refused("certificate.issue.key")
    subject = key.signing_cert.subject
    return OwnKey(str(subject.native.get("common_name") or subject.human_friendly)[:200], key)
