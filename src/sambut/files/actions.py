"""Taking, cleaning and erasing files."""

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sambut.files import scanning, seals, storing
from sambut.files.cleaning import cleaned
from sambut.files.models import File
from sambut.files.recognising import LARGEST_OF_ALL, MEGABYTE, recognised
from sambut.files.states import FileState, Privacy
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce

ABANDONED_AFTER = timedelta(days=1)


def take_upload(upload: UploadedFile, *, at: datetime, privacy: Privacy | str, sealed_for: UUID | None = None) -> File:
    """Stores an upload and announces it; nobody can open it before it has been cleaned.

    With `sealed_for`, a reporter's handle, everything of this file lies sealed under that handle. The bytes are stored
    first and the row after them: a crash between leaves bytes that no row names, and a sweep removes them.
    """
    value = _bounded(upload)
    file = File(privacy=privacy, state="", received_type=recognised(value), sealed_for=sealed_for, made_at=at)
    storing.write(file.original_name, seals.sealed(sealed_for, value))
    with transaction.atomic():
        file.take(at=at)
        announce("files.uploaded", file.pk, at=at)
    return file


@transaction.atomic
def clean_file(file_id: int, *, at: datetime) -> File:
    """Makes the file fit to be seen: no metadata, no scripts, no authors. Done twice it changes nothing."""
    file = File.objects.select_for_update().get(pk=file_id)
    if file.state != FileState.RECEIVED:
        return file
    try:
        original = seals.unsealed(file.sealed_for, storing.read(file.original_name))
        scanning.scan(original)
        result = cleaned(original, file.received_type)
    except Refused as refused:
        file.refuse(refused.code, at=at)
        return file
    storing.write(file.clean_name, seals.sealed(file.sealed_for, result.value))
    if result.small:
        storing.write(file.small_name, seals.sealed(file.sealed_for, result.small))
    file.media_type, file.width, file.height = result.media_type, result.width, result.height
    file.size, file.sha256 = len(result.value), hashlib.sha256(result.value).hexdigest()
    file.become_clean(at=at)
    if file.sealed_for is None:
        transaction.on_commit(lambda: storing.remove(file.original_name))
    return file


@transaction.atomic
def erase_file(file_id: int, *, at: datetime) -> bool:
    """Removes the bytes; row and events stay. False when it was erased before."""
    file = File.objects.select_for_update().get(pk=file_id)
    if file.state == FileState.ERASED:
        return False
    file.sha256 = ""
    file.erase(at=at)
    transaction.on_commit(lambda: storing.remove(file.original_name, file.clean_name, file.small_name))
    return True


def sweep(*, at: datetime) -> int:
    """Removes bytes that a crash left without a row: those older than a day. Returns how many."""
    unnamed = list(storing.unnamed(at - ABANDONED_AFTER, _is_named))
    storing.remove(*unnamed)
    return len(unnamed)


def _is_named(name: str) -> bool:
    folder, _, last = name.rpartition("/")
    try:
        key = UUID(last)
    except ValueError:
        return False
    file = File.objects.filter(uuid=key).exclude(state=FileState.ERASED).first()
    return file is not None and (file.state == FileState.CLEAN or folder.startswith("original"))


def _bounded(upload: UploadedFile) -> bytes:
    """The bytes, refused before they are all read when they are too many."""
    if (upload.size or 0) > LARGEST_OF_ALL:
        raise Refused("file.take.too_large", megabytes=LARGEST_OF_ALL // MEGABYTE)
    value = upload.read(LARGEST_OF_ALL + 1)
    if len(value) > LARGEST_OF_ALL:
        raise Refused("file.take.too_large", megabytes=LARGEST_OF_ALL // MEGABYTE)
    if not value:
        raise Refused("file.take.empty")
    return value
