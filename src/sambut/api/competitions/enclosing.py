"""For participants: the files that a contest asks of an entry."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import File, Router, UploadedFile

from sambut.api.answers import NothingForm, Shape
from sambut.api.competitions.entries import ANSWERS, entry_at_desk
from sambut.api.complaints.desk import Token
from sambut.competitions import actions
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.models import Entry
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now

router = Router(tags=["meja"], auth=Token())


class AskedOfEntry(Shape):
    code: str
    title: str
    required: bool
    sorts: list[str]
    """`pdf`, `picture`, `office`: told by the content, not by the name."""
    names_body: bool
    """Judges of a blind contest do not open it."""
    state: str | None
    """`received` while it is checked, `clean`, `refused`; none: nothing was sent."""


@router.get(
    "/entri/{uuid}/lampiran", response={200: list[AskedOfEntry], **ANSWERS}, operation_id="list_entry_files",
    summary="List the files of an entry",
)  # fmt: skip
def list_files(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """What its group is asked for, and what came."""
    return _told(entry_at_desk(request, uuid))


@router.post(
    "/entri/{uuid}/lampiran/{code}", response={200: list[AskedOfEntry], **ANSWERS}, operation_id="attach_entry_file",
    summary="Attach a file to an entry",
)  # fmt: skip
def attach(request: HttpRequest, uuid: UUID, code: str, upload: File[UploadedFile]) -> list[dict[str, Any]]:
    """As `multipart/form-data`; it takes the place of the one before. Refused when its content is not what is asked, or not what its name says."""
    entry = _asked(request, uuid, code)
    actions.attach_file(entry.pk, code, upload=upload, by=request.auth, at=now())  # type: ignore[attr-defined]
    return _told(entry)


@router.post(
    "/entri/{uuid}/lampiran/{code}/lepas", response={200: list[AskedOfEntry], **ANSWERS}, operation_id="detach_entry_file",
    summary="Detach a file from an entry",
)  # fmt: skip
def detach(request: HttpRequest, uuid: UUID, code: str, payload: payload_of(NothingForm)) -> list[dict[str, Any]]:  # type: ignore[valid-type]
    """It is taken away and erased. Detaching twice changes nothing."""
    entry = _asked(request, uuid, code)
    actions.detach_file(entry.pk, code, by=request.auth, at=now())  # type: ignore[attr-defined]
    return _told(entry)


def _asked(request: HttpRequest, uuid: UUID, code: str) -> Entry:
    entry = entry_at_desk(request, uuid)
    if edition_queries.enclosed_one(entry, code) is None:
        raise Http404
    return entry


def _told(entry: Entry) -> list[dict[str, Any]]:
    return [
        {
            "code": one.asked.code, "title": one.asked.title, "required": one.asked.required, "sorts": one.asked.sorts,
            "names_body": one.asked.names_body, "state": one.kept.file.state if one.kept else None,
        }
        for one in edition_queries.enclosed(entry)
    ]  # fmt: skip
