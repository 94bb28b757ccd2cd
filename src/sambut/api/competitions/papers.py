"""Papers of decided contests, for everybody: who was chosen, the numbers, what was printed with its digests, certificates by number."""

from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Query, Router

from sambut.api.answers import LISTS, READS
from sambut.api.competitions import paper_shapes
from sambut.competitions import queries as contests
from sambut.competitions.models import Edition, Paper
from sambut.competitions.papers import counts, listing, queries
from sambut.competitions.papers.around import address
from sambut.competitions.papers.standing import AFTER
from sambut.kernel.numbers import parse_number, spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import VISITOR

router = Router(tags=["lomba"])
Digest = Annotated[str, Query(max_length=64, pattern="^([0-9a-f]{64})?$")]


def _decided(uuid: UUID) -> Edition:
    found = contests.edition(VISITOR, uuid)
    if found is None or found.state not in AFTER:
        raise Http404
    return found


def printed(edition: Edition) -> list[dict[str, Any]]:
    return [_paper(edition, row) for row in queries.papers(edition).values()]


def _paper(edition: Edition, row: Paper) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in ("kind", "language", "pages", "size", "digest", "made_at")}
    return facts | {"address": address("paper", edition.uuid, row.kind, row.language)}


@router.get(
    "/{uuid}/terpilih",
    response={200: paper_shapes.ChosenList, **READS, **LISTS},
    operation_id="list_chosen",
    summary="List who was chosen",
)
def list_chosen(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """After the decree: open data with its licence and the meaning of every column."""
    edition = _decided(uuid)
    licence = {"name": listing.LICENCE, "address": listing.LICENCE_ADDRESS}
    return {"licence": licence, "columns": listing.columns(), "rows": listing.rows(edition)}


@router.get("/{uuid}/angka", response={200: paper_shapes.ContestNumbers, **READS, **LISTS}, operation_id="read_contest_numbers", summary="Numbers of a contest")  # fmt: skip
def numbers(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """After the decree: how many reached each stage, by kind of body and province, each number with its definition."""
    edition = _decided(uuid)
    found, stages = counts.counted(edition), counts.stages_of(edition)
    return {
        "counts": {stage: found.whole[stage] for stage in stages}, "bodies": found.bodies,
        "definitions": {stage: str(counts.DEFINITIONS[stage]) for stage in stages},
        "by_kind": {name: {stage: of[stage] for stage in stages} for name, of in found.by_kind},
        "by_province": {name: {stage: of[stage] for stage in stages} for name, of in found.by_province},
    }  # fmt: skip


@router.get("/{uuid}/naskah", response={200: list[paper_shapes.PrintedPaper], **READS, **LISTS}, operation_id="list_contest_papers", summary="List papers of a contest")  # fmt: skip
def list_papers(request: HttpRequest, uuid: UUID) -> list[dict[str, Any]]:
    """The book and the press sheet in both languages, the newest of each, with digest and address."""
    return printed(_decided(uuid))


@router.get("/piagam/{number}", response={200: paper_shapes.CheckedCertificate, **READS, **LISTS}, operation_id="check_certificate", summary="Check a certificate")  # fmt: skip
def check(request: HttpRequest, number: str, sidik: Digest = "") -> dict[str, Any]:
    """By its number; with the SHA-256 of a file also whether that file is the one that was issued. No name leaves."""
    try:
        found = queries.checkable(parse_number(number))
    except Refused:
        found = None
    if found is None:
        raise Http404
    facts = {
        name: getattr(found, name)
        for name in ("kind", "state", "issued_at", "revoked_at", "reason", "digest", "certified")
    }
    return facts | {
        "number": spoken(found.number), "contest": found.words["contest"], "same": sidik == found.digest if sidik else None,
        "signed": bool(found.signer),
    }  # fmt: skip
