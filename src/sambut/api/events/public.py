"""For everybody: forums, and one of them with its programme, stands and, once it is over, its counts."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import LISTS, READS
from sambut.api.complaints.shapes import Cursor
from sambut.api.events import shapes
from sambut.events import access, queries
from sambut.frame.paging import slice_of
from sambut.mandates.people import VISITOR

router = Router(tags=["forum"])


@router.get("/", response={200: shapes.ForumPage, **LISTS}, operation_id="list_forums", summary="List forums")
def list_forums(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """Forums that were announced, newest first."""
    page = slice_of(queries.coming_and_past(), order=("-starts_at", "-id"), after=setelah or None, size=20)
    return {"rows": [shapes.row(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/{uuid}", response={200: shapes.PublicForum, **LISTS, **READS}, operation_id="read_forum", summary="Read a forum"
)
def read_forum(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Its programme, stands and partners; its counts, each with what it counts, once it is over."""
    event = queries.event(VISITOR, uuid)
    if event is None:
        raise Http404
    kept = queries.counts(event.pk) if access.why_not(VISITOR, "see_counts", event) is None else None
    return shapes.forum(event, queries.programme(event), queries.stands(event), queries.partners(event), kept)
