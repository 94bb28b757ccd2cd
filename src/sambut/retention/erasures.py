"""The erasure log: one line for each erasure, so that restoring an older backup can erase again.

`<home>/erasures.log` holds subject and handle, nothing else: no time, no name. Each line is one write, synced to disk.
Back it up apart from the database (docs/operations.md).
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings


def path() -> Path:
    return Path(settings.HOME) / "erasures.log"


def note(subject: str, key: str) -> None:
    """Appends a line and waits until it is on the disk. Call it in the erasing transaction, last."""
    if not subject or any(c.isspace() for c in subject + key):
        raise ValueError("A subject and a key without spaces are needed.")
    path().parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path(), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        line = f"{subject} {key}\n"
        size = os.fstat(descriptor).st_size
        if size and os.pread(descriptor, 1, size - 1) != b"\n":
            line = "\n" + line  # a crash left half a line; it must not spoil this one
        os.write(descriptor, line.encode())
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lines(log: Path) -> Iterator[tuple[str, str]]:
    """Subject and key of each whole line; what a crash left half written is passed over."""
    with open(log, encoding="utf-8") as file:
        for line in file:
            subject, _, key = line.rstrip("\n").partition(" ")
            if line.endswith("\n") and subject and key:
                yield subject, key
