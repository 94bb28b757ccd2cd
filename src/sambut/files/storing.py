"""Bytes into the storage and out of it: a folder of this home, or any S3-compatible store."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from sambut.kernel.refusals import Refused

INCOMING = "incoming"
FOLDERS = ("original", "clean", "small")


def write(name: str, value: bytes) -> None:
    """Whole or not at all; writing the same name again replaces it. Refuses with `file.store.full` when there is no room."""
    place = _folder()
    if place is None:
        return _write_elsewhere(name, value)
    try:
        _write_locally(place, name, value)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise Refused("file.store.full" if full else "file.store.failed") from error


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


def _write_elsewhere(name: str, value: bytes) -> None:
    """An S3 store shows an object only when it is whole, and replaces one of the same name."""
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        default_storage.save(name, ContentFile(value))
    except (BotoCoreError, ClientError, OSError) as error:
        raise Refused("file.store.failed") from error


def unnamed(before: datetime, is_named: Callable[[str], bool]) -> Iterator[str]:
    """Names of stored bytes that are older than `before` and that no row names. Nothing is `incoming` for a day."""
    for folder in (INCOMING, *FOLDERS):
        for name in _names(folder):
            if default_storage.get_modified_time(name) < before and (folder == INCOMING or not is_named(name)):
                yield name


def _names(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{file}" for file in files)
    for inside in folders:
        yield from _names(f"{folder}/{inside}")


def _folder() -> Path | None:
    """The folder of a local storage; None for a store elsewhere."""
    try:
        return Path(default_storage.path(""))
    except NotImplementedError:
        return None
