"""Sealing under a handle: AES-256-GCM with the envelope's data key, bound to the handle and to a purpose.

A sealed value that is moved to another handle or purpose does not open.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sambut.identities import keyring
from sambut.identities.keyring import MasterKey
from sambut.identities.models import Envelope
from sambut.kernel.refusals import Refused

FORM = b"\x01"
NONCE = 12
TEXT, FILE = "text", "file"


class BrokenSeal(Exception):
    """A sealed value was changed, moved, or is sealed by another key."""


@dataclass(frozen=True)
class Box:
    """The open data key of one handle, for several values at once. Keep it no longer than one call."""

    handle: UUID
    key: bytes = field(repr=False)

    def seal(self, value: bytes, purpose: str) -> bytes:
        nonce = os.urandom(NONCE)
        return FORM + nonce + AESGCM(self.key).encrypt(nonce, value, bound(self.handle, purpose))

    def open(self, sealed: bytes | memoryview, purpose: str) -> bytes:
        return _open(self.key, bytes(sealed), bound(self.handle, purpose))

    def seal_text(self, text: str, purpose: str = TEXT) -> bytes:
        return self.seal(text.encode(), purpose)

    def open_text(self, sealed: bytes | memoryview, purpose: str = TEXT) -> str:
        return self.open(sealed, purpose).decode()


def seal_text(handle: UUID, text: str, purpose: str = TEXT) -> bytes:
    return box(handle).seal_text(text, purpose)


def open_text(handle: UUID, sealed: bytes | memoryview, purpose: str = TEXT) -> str:
    """The text; refuses with `identity.open.erased` when the identity has been erased."""
    return box(handle).open_text(sealed, purpose)


def seal_bytes(handle: UUID, value: bytes, purpose: str) -> bytes:
    return box(handle).seal(value, purpose)


def open_bytes(handle: UUID, sealed: bytes | memoryview, purpose: str) -> bytes:
    return box(handle).open(sealed, purpose)


def box(handle: UUID) -> Box:
    """One query. Use it instead of several `seal_text` calls for one handle."""
    return opened(Envelope.objects.get(handle=handle))


def boxes(handles: Iterable[UUID]) -> dict[UUID, Box]:
    """The boxes of many handles in one query; erased ones are absent."""
    rows = Envelope.objects.filter(handle__in=set(handles), erased_on=None)
    return {row.handle: opened(row) for row in rows}


def opened(envelope: Envelope) -> Box:
    if envelope.wrapped_key is None:
        raise Refused("identity.open.erased")
    master = keyring.key(envelope.key_id)
    return Box(envelope.handle, _open(master.wrapping, bytes(envelope.wrapped_key), _wrapping(envelope.handle, master)))


def wrap(box: Box, master: MasterKey) -> bytes:
    nonce = os.urandom(NONCE)
    return FORM + nonce + AESGCM(master.wrapping).encrypt(nonce, box.key, _wrapping(box.handle, master))


def bound(handle: UUID, purpose: str) -> bytes:
    return b"sambut|" + handle.bytes + b"|" + purpose.encode()


def _wrapping(handle: UUID, master: MasterKey) -> bytes:
    return bound(handle, f"wrap {master.version}")


def _open(key: bytes, sealed: bytes, associated: bytes) -> bytes:
    if sealed[:1] != FORM:
        raise BrokenSeal("unknown form")
    try:
        return AESGCM(key).decrypt(sealed[1 : 1 + NONCE], sealed[1 + NONCE :], associated)
    except InvalidTag as error:
        raise BrokenSeal("changed, moved, or another key") from error
