"""For everybody: the catalogue of services, and one of them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router

from sambut.api.answers import LISTS, READS
from sambut.api.complaints.shapes import Cursor, Key
from sambut.api.services import shapes
from sambut.frame.paging import slice_of
from sambut.organisations.queries import organisation
from sambut.services import queries, searching

router = Router(tags=["layanan"])


@router.get(
    "/", response={200: shapes.ServicePage, **LISTS, **READS}, operation_id="list_services", summary="List services"
)
def list_services(
    request: HttpRequest, cari: str = Query("", max_length=200, description="Everyday words: `bikin KTP`."), instansi: Key = None,
    wilayah: str = Query("", max_length=13, description="The official code of a region, or its beginning; `33.74` is Semarang."),
    setelah: Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """Published services by name, or the best matches of `cari`; of one body (`instansi`, a UUID), or of the bodies of a region."""
    body = organisation(instansi) if instansi else None
    if instansi and body is None:
        raise Http404
    within: dict[str, Any] = {"body_id": body.pk if body else None, "region_code": wilayah}
    if cari.strip():
        rows = searching.public(cari, **within)
        return {"rows": [shapes.row(found) for found in rows], "next": None, "previous": None}
    page = slice_of(searching.filtered(**within), order=("name", "id"), after=setelah or None, size=20)
    return {
        "rows": [shapes.row(searching.row_of(found)) for found in page.rows],
        "next": page.next,
        "previous": page.previous,
    }


@router.get(
    "/{uuid}",
    response={200: shapes.PublicService, **READS, **LISTS},
    operation_id="read_service",
    summary="Read a service",
)
def read_service(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """A service with its standard: every component as written, and what was read from it with how surely."""
    found = queries.service(uuid)
    if found is None:
        raise Http404
    return shapes.service(found, queries.standard(found.current) if found.current and not found.withdrawn_at else None)
