"""Letters and attachments that an edition asks for: sent, replaced, taken away; and what of them lacks."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import gate_of, locked
from sambut.competitions.editions.states import FileSort
from sambut.competitions.models import AskedFile, Entry, EntryFile
from sambut.competitions.states import EntryState, Stage, State, Verb
from sambut.files.actions import take_upload
from sambut.files.models import File
from sambut.files.recognising import LARGEST_OF_ALL, OFFICE, PDF, PICTURES, recognised
from sambut.files.states import FileState, Privacy
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.retention.own import erase_file

TYPES: dict[str, tuple[str, ...]] = {FileSort.PDF: (PDF,), FileSort.PICTURE: PICTURES, FileSort.OFFICE: OFFICE}
SUFFIXES = {
    FileSort.PDF: {"pdf"}, FileSort.PICTURE: {"jpg", "jpeg", "png", "webp"}, FileSort.OFFICE: {"docx", "xlsx", "odt"},
}  # fmt: skip


@transaction.atomic
def attach_file(entry_id: int, code: str, *, upload: UploadedFile, by: Person, at: datetime) -> EntryFile:
    """One of the files that its group is asked for; the one before is erased. Nothing of what is refused is stored."""
    entry, asked = _writable(entry_id, code, Verb.ATTACH, by=by, at=at)
    _fits(upload, asked)
    before = EntryFile.objects.filter(entry=entry, asked=asked).select_related("file").first()
    file = take_upload(upload, at=at, privacy=Privacy.CASE)
    if before:
        _erase(before, at=at)
    kept = EntryFile.objects.create(entry=entry, asked=asked, file=file, attached_at=at, attached_by_id=by.user_id)
    entry.move(Verb.ATTACH, by=by.user_id, at=at, asked=asked.code, file=file.pk)
    return kept


@transaction.atomic
def detach_file(entry_id: int, code: str, *, by: Person, at: datetime) -> Entry:
    """Takes it away and erases it. Twice changes nothing."""
    entry, asked = _writable(entry_id, code, Verb.DETACH, by=by, at=at)
    kept = EntryFile.objects.filter(entry=entry, asked=asked).select_related("file").first()
    if kept:
        _erase(kept, at=at)
        entry.move(Verb.DETACH, by=by.user_id, at=at, asked=asked.code)
    return entry


def asked_of(entry: Entry) -> list[AskedFile]:
    """What the group of this entry is asked to enclose, in order."""
    rows = AskedFile.objects.filter(edition_id=entry.edition_id).select_related("question").order_by("place", "id")
    return [row for row in rows if row.group_id in (None, entry.group_id)]


def lacking_files(entry: Entry) -> list[str]:
    """Titles of required files that are not there, or that the cleaning refused."""
    asked = [row for row in asked_of(entry) if row.required]
    there = EntryFile.objects.filter(entry=entry).exclude(file__state__in=(FileState.REFUSED, FileState.ERASED))
    known = set(there.values_list("asked_id", flat=True)) if asked else set()
    return [row.title for row in asked if row.pk not in known]


def types_of(sorts: Iterable[str]) -> list[str]:
    """Media types of these sorts."""
    return [one for sort in sorts for one in TYPES[sort]]


def enclosed(entry: Entry) -> dict[str, str]:
    """Code → which file: what a submission's digest holds of them."""
    rows = EntryFile.objects.filter(entry=entry).order_by("asked__code").values_list("asked__code", "file__uuid")
    return {code: str(uuid) for code, uuid in rows}


def _writable(entry_id: int, code: str, verb: Verb, *, by: Person, at: datetime) -> tuple[Entry, AskedFile]:
    entry = locked(entry_id)
    access.require(by, verb, entry)
    entry.after(verb)
    stages = (Stage.REGISTRATION,) if entry.state == EntryState.DRAFT else (Stage.REGISTRATION, Stage.VERIFICATION)
    if entry.edition.state != State.OPEN or not gate_of(entry.edition, *stages, at=at).taken:
        raise Refused("entry.send.closed")
    asked = next((row for row in asked_of(entry) if row.code == code), None)
    if asked is None:
        raise Refused("entry.attach.not_asked")
    return entry, asked


def _fits(upload: UploadedFile, asked: AskedFile) -> None:
    """What it is by its content must be what is asked, and what its name says."""
    media_type = recognised(upload.read(LARGEST_OF_ALL + 1))
    upload.seek(0)
    sort = next(one for one, types in TYPES.items() if media_type in types)
    if sort not in asked.sorts:
        raise Refused("entry.attach.other_sort", sorts=[str(FileSort(one).label) for one in asked.sorts])
    suffix = PurePath(upload.name or "").suffix.lower().lstrip(".")
    if suffix and suffix not in SUFFIXES[FileSort(sort)]:
        raise Refused("entry.attach.not_what_it_says", suffix=suffix[:10], sort=str(FileSort(sort).label))


def _erase(kept: EntryFile, *, at: datetime) -> None:
    file: File = kept.file
    kept.delete()
    erase_file(str(file.uuid), at=at)
