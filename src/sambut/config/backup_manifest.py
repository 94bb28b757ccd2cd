"""What a backup says about itself: from what and when it was made, and a checksum of every file.

Master keys, passwords and the signing key are never in a backup: only their fingerprints, so that a restore can say
whether the keys it was given are the right ones.
"""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

NAME = "manifest.json"
FORM = 1


class BadBackup(Exception):
    """A folder that cannot be restored; the message says why."""


@dataclass
class Manifest:
    kind: str
    """`cluster` (base backup and the changes made meanwhile) or `dump` (of a server of the operator's own)."""
    made_at: str
    version: str
    major: int
    home: str
    keys: dict[str, str] = field(default_factory=dict)
    checksums: dict[str, str] = field(default_factory=dict)
    form: int = FORM

    def write(self, folder: Path) -> None:
        self.checksums = {str(path.relative_to(folder)): checksum(path) for path in files_in(folder)}
        fresh = folder / f".{NAME}"
        fresh.write_text(json.dumps(asdict(self), indent=1, sort_keys=True))
        fresh.rename(folder / NAME)  # last: a folder without it is an unfinished backup


def read_manifest(folder: Path) -> Manifest:
    """Reads it and compares every file; the first difference refuses the whole."""
    try:
        facts: dict[str, Any] = json.loads((folder / NAME).read_text())
    except FileNotFoundError:
        raise BadBackup(f"{folder} has no {NAME}: it is no backup, or one that was not finished.") from None
    except json.JSONDecodeError:
        raise BadBackup(f"{folder / NAME} is damaged.") from None
    if facts.get("form") != FORM:
        raise BadBackup(f"{folder} was written by another release in a form this one does not know.")
    manifest = Manifest(**facts)
    for name, wanted in manifest.checksums.items():
        path = folder / name
        if not path.is_file():
            raise BadBackup(f"{path} is missing.")
        if checksum(path) != wanted:
            raise BadBackup(f"{path} is damaged: its checksum is not that of the manifest.")
    if extra := {str(path.relative_to(folder)) for path in files_in(folder)} - set(manifest.checksums):
        raise BadBackup(f"{folder} holds {min(extra)}, which is not in its manifest.")
    return manifest


def key_reference(home: Path, keys: Path) -> dict[str, str]:
    """Name → fingerprint of every secret file that a restore will need and a backup must not hold."""
    found = {f"keys/{path.relative_to(keys)}": path for path in files_in(keys)}
    if (home / "secret-key").exists():
        found["secret-key"] = home / "secret-key"
    return {name: fingerprint(path) for name, path in sorted(found.items())}


def fingerprint(path: Path) -> str:
    """Of a long random secret; says nothing about it."""
    return hashlib.sha256(b"sambut backup key reference\0" + path.read_bytes()).hexdigest()[:32]


def checksum(path: Path) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def files_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name != NAME)
