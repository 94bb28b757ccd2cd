"""The master keys: files outside the database that only their owner reads, one a version.

`master-0001.key` … in `SAMBUT_KEYS`; a retired version lies in `retired/` until the last backup that needs it is gone.
Each master key gives three keys of its own (HKDF): one wraps data keys, one makes owner marks, one makes the fingerprint.
"""

import base64
import functools
import os
import secrets
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

LENGTH = 32


class MissingKeys(Exception):
    """The key files do not fit the database; the message says what to do."""


@dataclass(frozen=True)
class MasterKey:
    version: int
    secret: bytes = field(repr=False)

    @functools.cached_property
    def wrapping(self) -> bytes:
        return derived(self.secret, b"sambut wrap")

    @functools.cached_property
    def marking(self) -> bytes:
        return derived(self.secret, b"sambut owner mark")

    @functools.cached_property
    def fingerprint(self) -> str:
        return derived(self.secret, b"sambut fingerprint")[:8].hex()


def derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=LENGTH, salt=None, info=purpose).derive(secret)


def folder() -> Path:
    return Path(settings.ENVIRONMENT.keys)


def keys() -> dict[int, MasterKey]:
    """Every master key there is a file for. Read again whenever a file comes or goes."""
    place = folder()
    return _read(place, _touched(place), _touched(place / "retired"))


def has(version: int) -> bool:
    found = keys()
    return version in found


def key(version: int) -> MasterKey:
    found = keys().get(version)
    if found is None:
        raise MissingKeys(
            f"The file {path(version)} is missing: identities of key version {version} cannot be opened. "
            "Copy the key folder back, or restore it from escrow with `sambut keys recover`."
        )
    return found


def path(version: int) -> Path:
    return folder() / f"master-{version:04}.key"


def make(version: int) -> MasterKey:
    """Writes a fresh master key. When two processes do it at once, both get the one that was first."""
    write(version, secrets.token_bytes(LENGTH))
    return key(version)


def write(version: int, secret: bytes) -> None:
    """Appears whole or not at all, readable by its owner only; a file that is there already stays."""
    place = folder()
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = place / f".{secrets.token_hex(8)}"
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(secret) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(fresh, path(version))
        except FileExistsError:
            return
    finally:
        fresh.unlink()
        _sync(place)


def retire(version: int) -> None:
    """Puts the file aside: nothing new is wrapped by it, older backups can still be opened."""
    aside = folder() / "retired"
    aside.mkdir(mode=0o700, exist_ok=True)
    if path(version).exists():
        path(version).rename(aside / path(version).name)
        _sync(folder())


def _sync(place: Path) -> None:
    descriptor = os.open(place, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _touched(place: Path) -> int:
    try:
        return place.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@functools.lru_cache(maxsize=4)
def _read(place: Path, _touched_at: int, _retired_touched_at: int) -> dict[int, MasterKey]:
    found: dict[int, MasterKey] = {}
    for file in [*place.glob("retired/master-*.key"), *place.glob("master-*.key")]:
        version, secret = int(file.stem.removeprefix("master-")), base64.b64decode(file.read_bytes())
        if len(secret) != LENGTH:
            raise MissingKeys(f"The file {file} is damaged: it does not hold {LENGTH} bytes. Restore it from escrow.")
        found[version] = MasterKey(version, secret)
    return found
