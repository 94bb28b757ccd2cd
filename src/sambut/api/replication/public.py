"""For everybody: what is needed, what answers it, what was agreed, and whether a paper is the one that was signed."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router

from sambut.api.answers import LISTS, READS
from sambut.api.complaints.shapes import Cursor, Number
from sambut.api.replication import shapes
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.organisations.models import Organisation
from sambut.regions.queries import region as region_by_code
from sambut.replication import matching, queries, sentences
from sambut.replication.matching import Matches
from sambut.replication.pages.verifying import judged
from sambut.replication.states import PUBLIC

needs = Router(tags=["kebutuhan"])
agreements = Router(tags=["kesepakatan"])
SIZE = 20


@needs.get("/", response={200: shapes.NeedPage, **LISTS}, operation_id="list_needs", summary="List needs")
def list_needs(request: HttpRequest, keadaan: shapes.OnlyNeed = None, setelah: Cursor = "") -> dict[str, Any]:
    """What bodies say that they need, newest first."""
    rows = queries.needs().select_related("unit")
    rows = rows.filter(state=keadaan) if keadaan else rows
    page = slice_of(rows, order=("-stated_at", "-id"), after=setelah or None, size=SIZE)
    return {"rows": [shapes.need(row) for row in page.rows], "next": page.next, "previous": page.previous}


@needs.get(
    "/padanan", response={200: shapes.MatchAnswer, **READS, **LISTS}, operation_id="match_need", summary="Match a need"
)
def match(
    request: HttpRequest, kebutuhan: str = Query(..., min_length=1, max_length=2000, description="The need, in people's words."),
    wilayah: str = Query("", max_length=13, description="The official code of the region that needs it; `73.04` is Jeneponto."),
) -> dict[str, Any]:  # fmt: skip
    """Innovations that answer a need, best first, with the reasons; what cannot be copied now stands apart."""
    place = region_by_code(wilayah) if wilayah else None
    if wilayah and place is None:
        raise Http404
    body = Organisation.objects.running().bodies().filter(region=place).first() if place else None
    return _matches(matching.rank(kebutuhan, region=place, body=body, at=now()))


def _matches(found: Matches) -> dict[str, Any]:
    return {
        "feasible": [shapes.match(one) for one in found.feasible], "blocked": [shapes.match(one) for one in found.blocked],
        "message": sentences.nothing(found), "rule": sentences.rule(),
    }  # fmt: skip


@needs.get("/{uuid}", response={200: shapes.NeedRow, **READS, **LISTS}, operation_id="read_need", summary="Read a need")
def read_need(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    found = queries.need(uuid)
    if found is None:
        raise Http404
    return shapes.need(found)


@needs.get(
    "/{uuid}/padanan", response={200: shapes.MatchAnswer, **READS, **LISTS}, operation_id="read_matches_of_need",
    summary="Read what answers a need",
)  # fmt: skip
def matches(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Innovations that answer a stated need of a body, for the place and the powers of that body."""
    found = queries.need(uuid)
    if found is None:
        raise Http404
    return _matches(matching.for_need(found, at=now()))


@needs.get(
    "/{uuid}/jawaban", response={200: list[shapes.OneAnswer], **READS, **LISTS}, operation_id="list_answers_to_need",
    summary="List answers to a need",
)  # fmt: skip
def list_answers(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """What owners of published innovations say that answers it, oldest first."""
    found = queries.need(uuid)
    if found is None:
        raise Http404
    return [shapes.answer(one) for one in queries.answers_to(found)]


@agreements.get(
    "/",
    response={200: shapes.AgreementPage, **READS, **LISTS},
    operation_id="list_agreements",
    summary="List agreements",
)
def list_agreements(
    request: HttpRequest, keadaan: shapes.OnlyState = None, wilayah: shapes.RegionCode = "", setelah: Cursor = ""
) -> dict[str, Any]:
    """Signed agreements, newest first. One that is not signed by both is on no list."""
    rows = queries.public()
    if keadaan:
        rows = rows.filter(state=keadaan) if keadaan in PUBLIC else rows.none()
    if wilayah:
        rows = queries.in_region(rows, wilayah)
    page = slice_of(rows, order=("-signed_at", "-id"), after=setelah or None, size=SIZE)
    return {"rows": [shapes.row(row) for row in page.rows], "next": page.next, "previous": page.previous}


@agreements.get(
    "/{number}", response={200: shapes.OneAgreement, **READS, **LISTS}, operation_id="read_agreement", summary="Read an agreement"
)  # fmt: skip
def read_agreement(request: HttpRequest, number: Number) -> dict[str, Any]:
    """A signed agreement with its milestones and checks; no names of people."""
    found = queries.public_agreement(number)
    if found is None:
        raise Http404
    return shapes.agreement(found)


@agreements.get(
    "/{number}/periksa", response={200: shapes.Verdict, **READS, **LISTS}, operation_id="verify_agreement",
    summary="Check a paper",
)  # fmt: skip
def verify(
    request: HttpRequest, number: Number,
    sidik: str = Query(..., min_length=64, max_length=64, pattern="^[0-9a-f]{64}$", description="SHA-256 of the file, in small letters."),
) -> dict[str, Any]:  # fmt: skip
    """Whether a file is a paper of this agreement. The file itself stays with you."""
    found = queries.checkable(number)
    if found is None:
        raise Http404
    return {"number": spoken(found.number), "kind": judged(found, sidik).kind, "state": found.state}
