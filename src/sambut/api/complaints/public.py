"""For everybody: open cases, and submitting."""

import uuid
from datetime import UTC, timedelta
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Query, Router, Status

from sambut.accounts import addresses, limits
from sambut.api.answers import LISTS, OPEN, READS, valid
from sambut.api.complaints import shapes
from sambut.complaints import actions, lists, queries, searching
from sambut.complaints.actions.submitting import Identity
from sambut.complaints.forms import SubmitForm
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken

router = Router(tags=["laporan"])
HOURLY = 60
SubmitPayload = payload_of(
    SubmitForm,
    example={
        "text": "Lampu penyeberangan di depan SD mati sejak dua minggu lalu.", "happened_on": "2025-03-12", "region": "33.74.01",
        "place_note": "depan SD", "anonymous": "ya", "secret": "tidak",
    },
)  # fmt: skip


@router.get(
    "/", response={200: shapes.Page, **LISTS}, operation_id="list_open_complaints", summary="List open complaints"
)
def list_open(
    request: HttpRequest, cari: str = Query("", max_length=200, description="Words to look for."),
    wilayah: str = Query("", max_length=13, description="The official code of a region, or its beginning; `33.74` is Semarang."),
    layanan: shapes.Key = None, setelah: shapes.Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """Open, masked cases: newest first, or the best matches of `cari`. `layanan` (a UUID) gives those about one public service."""
    if cari.strip():
        return {"rows": [shapes.row(found) for found in searching.public(cari)], "next": None, "previous": None}
    service = queries.service_named(str(layanan)) if layanan else None
    if layanan and service is None:
        return {"rows": [], "next": None, "previous": None}
    rows = lists.public(region_code=wilayah, service_id=service.pk if service else None)
    page = slice_of(rows, order=("-received_at", "-id"), after=setelah or None, size=20)
    return {"rows": [shapes.row(found) for found in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/{number}",
    response={200: shapes.Case, **READS},
    operation_id="read_open_complaint",
    summary="Read an open complaint",
)
def read_open(request: HttpRequest, number: shapes.Number) -> dict[str, Any]:
    """An open case with its masked texts, events and running clocks."""
    found = queries.public_case(number)
    if found is None:
        raise Http404
    return shapes.case(found, public=True)


@router.post(
    "/",
    response={201: shapes.Receipt, 200: shapes.Receipt, **OPEN},
    operation_id="submit_complaint",
    summary="Submit a complaint",
)
def submit(request: HttpRequest, payload: SubmitPayload, kunci: shapes.Key = None) -> Status:  # type: ignore[valid-type]
    """Submits a report and gives number and secret. `kunci`, a UUID of your making, makes it safe to send twice."""
    at = now()
    given = valid(SubmitForm, payload)
    limits.count(f"submit:{addresses.address_mark(request, at)}", limit=HOURLY, window=timedelta(hours=1), at=at)
    identity = Identity(name=given["name"], email=given["email"], phone=given["phone"], nik=given["nik"])
    receipt = actions.submit_complaint(
        kunci or uuid.uuid4(), text=given["text"], anonymous=given["anonymous"], secret=given["secret"], at=at, identity=identity,
        region=given["region"], place_note=given["place_note"], happened_on=given["happened_on"], body=given["body"], service=given["service"],
        channel="api",
    )  # fmt: skip
    complaint = receipt.complaint
    given = {
        "number": spoken(complaint.number), "secret": receipt.secret, "again": receipt.again, "status": complaint.status,
        "due_at": complaint.next_at.astimezone(UTC),
    }  # fmt: skip
    return Status(200 if receipt.again else 201, given)
