"""Bytes into the storage and out of it: a folder of this home, or any S3-compatible store."""

import contextlib
import os
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sambut.kernel.refusals import Refused

INCOMING = "incoming"


def write(name: str, value: bytes) -> None:
    """Whole or not at all; writing the same name again replaces it. Refuses with `file.store.full` when there is no room."""
    try:
        place = _folder()
        if place is None:
            default_storage.delete(name)
            default_storage.save(name, ContentFile(value))
        else:
            _write_locally(place, name, value)
    except OSError as error:
        raise Refused("file.store.failed" if error.errno is None else "file.store.full") from error


def read(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        return file.read()


def remove(*names: str) -> None:
    """Removes what is there; what is not there is fine."""
    for name in names:
        default_storage.delete(name)


def _write_locally(place: Path, name: str, value: bytes) -> None:
    target, fresh = place / name, place / INCOMING / uuid4().hex
    fresh.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(value)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink()
        raise


def _folder() -> Path | None:
    """The folder of a local storage; None for a store elsewhere."""
    try:
        return Path(default_storage.path(""))
    except NotImplementedError:
        return None
