"""The key folder in escrow: one sealed file, and shares of its key for the custodians.

The file may lie with the backups: without enough shares it opens nothing. A share is a line of letters that can be
printed, kept in an envelope of paper, and typed again: it carries its number and a check.
"""

import base64
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sambut.identities import shamir

NONCE, CHECK, NAME = 12, 3, 4
KIND = b"sambut escrow 1"


class WrongShares(Exception):
    """The shares do not open this file; the message says why, as far as it can be known."""


@dataclass(frozen=True)
class Escrow:
    sealed: bytes
    shares: tuple[str, ...]


def put(folder: Path, *, shares: int, needed: int) -> Escrow:
    """Every file of the key folder, sealed under a fresh key that is split."""
    files = {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*")) if _is_key(path)}
    if not files:
        raise WrongShares(f"There is no key in {folder}.")
    secret, nonce = os.urandom(32), os.urandom(NONCE)
    name = hashlib.sha256(b"name" + secret).digest()[:NAME]
    head = KIND + bytes([needed]) + name
    sealed = head + nonce + AESGCM(secret).encrypt(nonce, json.dumps(files).encode(), head)
    split = shamir.split(secret, shares=shares, needed=needed)
    return Escrow(sealed, tuple(spoken(name, number, share) for number, share in split.items()))


def take(sealed: bytes, shares: Iterable[str]) -> dict[str, str]:
    """The files again: name → content."""
    head_length = len(KIND) + 1 + NAME
    head, rest = sealed[:head_length], sealed[head_length:]
    if not head.startswith(KIND):
        raise WrongShares("This file is not an escrow file of Sambut.")
    needed, name = head[len(KIND)], head[len(KIND) + 1 :]
    heard = {number: share for its_name, number, share in map(parsed, shares) if its_name == name}
    if len(heard) < needed:
        raise WrongShares(f"{needed} different shares of this file are needed, {len(heard)} were given.")
    try:
        opened = AESGCM(shamir.joined(heard)).decrypt(rest[:NONCE], rest[NONCE:], head)
    except InvalidTag as error:
        raise WrongShares(
            "The shares do not open this file: it was changed, or one share is of another file."
        ) from error
    found: dict[str, str] = json.loads(opened)
    return found


def restore(folder: Path, files: dict[str, str]) -> list[str]:
    """Writes what is missing. A file that is there with another content stops everything before the first write."""
    for name, content in files.items():
        if (folder / name).exists() and (folder / name).read_text() != content:
            raise WrongShares(f"{folder / name} holds another key. Move the folder aside first; nothing was written.")
    written = []
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not path.exists():
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            written.append(name)
    return written


def spoken(name: bytes, number: int, share: bytes) -> str:
    """`AAAA-BBBB-…`: name of the escrow, number, share and check in base32."""
    body = name + bytes([number]) + share
    letters = base64.b32encode(body + hashlib.sha256(body).digest()[:CHECK]).decode().rstrip("=")
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def parsed(text: str) -> tuple[bytes, int, bytes]:
    """Forgives spaces, hyphens, small letters, and 0, 1, 8 for O, I, B."""
    letters = "".join(c for c in text.upper() if c.isalnum()).translate(str.maketrans("018", "OIB"))
    try:
        value = base64.b32decode(letters + "=" * (-len(letters) % 8))
    except ValueError as error:
        raise WrongShares("A share was not typed completely.") from error
    body, check = value[:-CHECK], value[-CHECK:]
    if len(body) <= NAME + 1 or hashlib.sha256(body).digest()[:CHECK] != check:
        raise WrongShares("A share has a typing error: its check does not fit.")
    return body[:NAME], body[NAME], body[NAME + 1 :]


def _is_key(path: Path) -> bool:
    return path.is_file() and not any(part.startswith(".") for part in path.parts[-2:])
