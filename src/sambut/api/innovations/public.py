"""For everybody: the catalogue of innovations, one of them, its versions, and what answers a need."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router

from sambut.api.answers import LISTS, READS
from sambut.api.complaints.shapes import Cursor
from sambut.api.innovations import shapes
from sambut.frame.paging import slice_of
from sambut.innovations import lists, matching, queries, searching, showing
from sambut.innovations.lists import Filter
from sambut.innovations.models import Innovation
from sambut.innovations.states import State

router = Router(tags=["inovasi"])
MOST = 50


@router.get(
    "/", response={200: shapes.InnovationPage, **LISTS}, operation_id="list_innovations", summary="List innovations"
)
def list_innovations(
    request: HttpRequest, cari: str = Query("", max_length=200, description="Everyday words: `lampu jalan padam`."),
    topik: str = Query("", max_length=60, description="The code of a topic of complaints; what stands under it counts too."),
    wilayah: str = Query("", max_length=13, description="The official code of a region, or its beginning; `33.74` is Semarang."),
    tahap: str = Query("", max_length=10, description="`idea`, `trial` or `running`."), penghargaan: bool = False,
    bukti: int = Query(0, ge=0, le=4, description="At least this grade of proof of effect."), tpb: int = Query(0, ge=0, le=17, description="A goal of sustainable development, 1 to 17."), setelah: Cursor = "",
) -> dict[str, Any]:  # fmt: skip
    """Public innovations, newest first, or the best matches of `cari`."""
    topic = next((one for one in queries.topics() if one.code == topik), None) if topik else None
    if topik and topic is None:
        return {"rows": [], "next": None, "previous": None}
    wanted = Filter(
        category_id=topic.pk if topic else None,
        region_code=wilayah,
        stage=tahap,
        awarded=penghargaan,
        evidence=bukti,
        goal=tpb,
    )
    if cari.strip():
        found = searching.public(cari, wanted)
        return {"rows": [shapes.row(one) for one in found], "next": None, "previous": None}
    page = slice_of(lists.public(wanted), order=("-public_at", "-id"), after=setelah or None, size=20)
    return {"rows": [shapes.row(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.get(
    "/cocok", response={200: list[shapes.Match], **LISTS}, operation_id="match_innovations", summary="Match a need"
)
def match(
    request: HttpRequest, kebutuhan: str = Query(..., max_length=2000, description="The need, in people's words."),
    paling_banyak: int = Query(10, ge=1, le=MOST),
) -> list[dict[str, Any]]:  # fmt: skip
    """Innovations that answer a need, best first, each with the words that it shares; an empty list when none does."""
    best = matching.rank(kebutuhan, limit=paling_banyak)
    rows = queries.named([one.innovation_id for one in best])
    return [
        {"uuid": rows[one.innovation_id].uuid, "name": rows[one.innovation_id].name, "body": rows[one.innovation_id].body.name, "score": one.score, "words": list(one.words)}
        for one in best
    ]  # fmt: skip


@router.get(
    "/{uuid}", response={200: shapes.OneInnovation, **READS, **LISTS}, operation_id="read_innovation", summary="Read an innovation"
)  # fmt: skip
def read(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """One public innovation with its proofs, numbers, awards and family."""
    return shapes.innovation(_public(uuid), public=True)


@router.get(
    "/{uuid}/versi", response={200: list[shapes.OneVersion], **READS, **LISTS}, operation_id="list_innovation_versions",
    summary="List versions of an innovation",
)  # fmt: skip
def versions(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """Every published version, newest first."""
    return [shapes.version(one) for one in showing.versions(_public(uuid), public_only=True)]


def _public(uuid: UUID) -> Innovation:
    found = queries.innovation(uuid)
    if found is None or found.state != State.PUBLIC:
        raise Http404
    return found
