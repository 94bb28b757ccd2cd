"""Papers at the desk: certificates of one's own side, the host's button and foreword, candidates, facts for letters."""

from base64 import b64encode
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import KEYED, LISTS, READS, NothingForm, Refusal, valid
from sambut.api.competitions import paper_shapes
from sambut.api.competitions.around import ANSWERS, hosted, person_of
from sambut.api.competitions.papers import printed
from sambut.api.complaints.desk import Token
from sambut.api.complaints.shapes import Cursor
from sambut.competitions.actions import papers as actions
from sambut.competitions.models import Certificate
from sambut.competitions.papers import candidates, queries, rewards
from sambut.competitions.papers.forms import ForewordForm, RevokeForm
from sambut.frame.paging import slice_of
from sambut.frame.payloads import payload_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken

router = Router(tags=["meja"], auth=Token())
SIZE = 50


def _row(row: Certificate) -> dict[str, Any]:
    facts = {name: getattr(row, name) for name in ("uuid", "kind", "state", "issued_at", "digest")}
    return facts | {"number": spoken(row.number), **{name: row.words[name] for name in ("contest", "to", "title")}}


@router.get(
    "/piagam",
    response={200: paper_shapes.CertificatePage, **LISTS, **KEYED},
    operation_id="list_certificates",
    summary="List certificates",
)
def list_certificates(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """Of one's own entries and seats, newest first."""
    page = slice_of(queries.own(person_of(request)), order=("-id",), after=setelah or None, size=SIZE)
    return {"rows": [_row(one) for one in page.rows], "next": page.next, "previous": page.previous}


@router.get("/piagam/{uuid}", response={200: paper_shapes.CertificateFile, **READS, **LISTS, **KEYED}, operation_id="read_certificate", summary="Read a certificate")  # fmt: skip
def read_certificate(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """With its file."""
    found = queries.certificate(person_of(request), uuid, whole=True)
    if found is None:
        raise Http404
    return _row(found) | {"content": b64encode(bytes(found.content)).decode()}


@router.post("/piagam/{uuid}/cabut", response={200: paper_shapes.CertificateRow, **ANSWERS}, operation_id="revoke_certificate", summary="Revoke a certificate")  # fmt: skip
def revoke(request: HttpRequest, uuid: UUID, payload: payload_of(RevokeForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """By the host, with the reason that everybody reads who checks it."""
    found = queries.certificate(person_of(request), uuid)
    if found is None:
        raise Http404
    given = valid(RevokeForm, payload)
    return _row(actions.revoke_certificate(found.pk, **given, by=person_of(request), at=now()))


@router.get("/lomba/{uuid}/naskah", response={200: paper_shapes.PaperRunTold, 403: Refusal, **READS, **LISTS, **KEYED}, operation_id="read_paper_run", summary="How far papers are")  # fmt: skip
def read_run(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """Of the last time that the host asked for them."""
    edition = hosted(request, uuid)
    run = queries.last_run(edition)
    if run is None:
        raise Http404
    facts = {name: getattr(run, name) for name in ("done", "whole", "begun_at", "ended_at")}
    return facts | {"papers": printed(edition)}


@router.post("/lomba/{uuid}/naskah", response={200: paper_shapes.PaperRunTold, **ANSWERS}, operation_id="call_papers", summary="Call for papers of a contest")  # fmt: skip
def call(request: HttpRequest, uuid: UUID, payload: payload_of(NothingForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """Certificates, the press sheet and the book: a job sets them."""
    actions.call_papers(hosted(request, uuid).pk, by=person_of(request), at=now())
    return read_run(request, uuid)


@router.post("/lomba/{uuid}/pengantar", response={200: paper_shapes.PaperRunTold, **ANSWERS}, operation_id="write_foreword", summary="Write the foreword of a book")  # fmt: skip
def write_foreword(request: HttpRequest, uuid: UUID, payload: payload_of(ForewordForm)) -> dict[str, Any]:  # type: ignore[valid-type]
    """What opens the book; it is printed the next time that papers are set."""
    edition = hosted(request, uuid)
    actions.write_foreword(edition.pk, **valid(ForewordForm, payload), by=person_of(request), at=now())
    return read_run(request, uuid) if queries.last_run(edition) else {
        "done": 0, "whole": 0, "begun_at": now(), "ended_at": None, "papers": [],
    }  # fmt: skip


@router.get("/lomba/{uuid}/calon", response={200: paper_shapes.CandidatePage, **READS, **LISTS, **KEYED}, operation_id="list_candidates", summary="List candidates of a contest")  # fmt: skip
def list_candidates(request: HttpRequest, uuid: UUID, setelah: Cursor = "") -> dict[str, Any]:
    """Who might enter, with the reasons why; no score and no rank."""
    edition, person = hosted(request, uuid), person_of(request)
    rows = candidates.candidates(edition, person)
    page = slice_of(rows, order=("-evidence", "-id"), after=setelah or None, size=SIZE)
    found = [
        {"innovation": one.innovation.uuid, "title": one.innovation.title, "body": one.innovation.body.name, "reasons": [str(words) for words in one.reasons]}
        for one in candidates.explained(page.rows, edition, person)
    ]  # fmt: skip
    return {"rows": found, "next": page.next, "previous": page.previous}


@router.get("/insentif", response={200: paper_shapes.IncentivePage, **LISTS, **KEYED}, operation_id="list_incentive_facts", summary="Facts for incentive letters")  # fmt: skip
def list_incentives(request: HttpRequest, setelah: Cursor = "") -> dict[str, Any]:
    """Award, decree and gates by year and body; the ministry reads all, a body its own. Never an amount."""
    page = slice_of(rewards.visible(person_of(request)), order=("-year", "-id"), after=setelah or None, size=SIZE)
    return {"rows": [_fact(one) for one in rewards.facts(page.rows)], "next": page.next, "previous": page.previous}


def _fact(one: rewards.Fact) -> dict[str, Any]:
    award = one.award
    gates = [{"name": gate.name, "met": gate.met, "note": gate.words} for gate in one.gates]
    return {
        "year": award.year, "body": award.body.name if award.body else "", "contest": award.edition, "award": award.level,
        "innovation": award.innovation_name, "decree": award.source, "gates": gates,
    }  # fmt: skip
