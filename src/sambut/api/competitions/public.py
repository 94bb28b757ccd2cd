"""For everybody: contests with their calendar, rules, form and counts. Entries are nobody's business before they are chosen."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import LISTS, READS
from sambut.api.competitions import shapes
from sambut.api.complaints.shapes import Cursor
from sambut.competitions import queries
from sambut.frame.paging import slice_of
from sambut.mandates.people import VISITOR

router = Router(tags=["lomba"])


@router.get("/", response={200: shapes.ContestPage, **LISTS}, operation_id="list_contests", summary="List contests")
def list_contests(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """Every contest that was opened, the newest first."""
    page = slice_of(queries.public_editions(), order=("-opened_at", "-id"), after=setelah or None, size=20)
    return {"rows": [shapes.row(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/{uuid}", response={200: shapes.Contest, **READS, **LISTS}, operation_id="read_contest", summary="Read a contest"
)
def read_contest(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Its calendar with every moved deadline, its rules with their sources, its form with weights, and counts."""
    found = queries.edition(VISITOR, uuid)
    if found is None:
        raise Http404
    return shapes.contest(found)
