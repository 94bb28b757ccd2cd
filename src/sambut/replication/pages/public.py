"""For everybody: what is needed, what was agreed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.numbers import spoken
from sambut.mandates.people import VISITOR
from sambut.regions.queries import region as region_by_code
from sambut.replication import access, matching, queries, sentences
from sambut.replication.actions.around import today
from sambut.replication.models import Agreement
from sambut.replication.pages import rows
from sambut.replication.pages.drafting import pdf_answer
from sambut.replication.pages.rows import shown_matches
from sambut.replication.states import PUBLIC, NeedState, PaperKind, Side

SIZE = 20
SHOWN = 5


@require_GET
def needs(request: HttpRequest) -> HttpResponse:
    """What bodies say that they need, newest first; `?keadaan=` keeps one state."""
    listed = queries.needs()
    state = request.GET.get("keadaan", "")
    if state in NeedState.values:
        listed = listed.filter(state=state)
    page = slice_of(listed, order=("-stated_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    shown = [(row, sentences.need_words(row)) for row in page.rows]
    facts = {"rows": shown, "slice": page, "state": state, "states": NeedState.choices}
    return answers.page(request, "replication/needs.html", facts)


@require_GET
def need(request: HttpRequest, uuid: str) -> HttpResponse:
    """A need and what could answer it, as far as everybody may know."""
    found = queries.need(uuid)
    if found is None:
        raise Http404
    matches = matching.for_need(found, at=now(), limit=SHOWN)
    person = getattr(request, "person", VISITOR)
    facts = {
        "need": found, "state": sentences.need_words(found), "matches": shown_matches(matches.feasible),
        "blocked": shown_matches(matches.blocked), "nothing": sentences.nothing(matches), "rule": sentences.rule(),
        "agreed": rows.agreements(queries.of_need(found), desk=False),
        "own": access.why_not(person, "write_need", found) is None, "said": rows.said(found, person),
        "may_answer": found.state == NeedState.OPEN and found.unit.ends_on is None and queries.to_answer_with(person, found).exists(),
    }  # fmt: skip
    return answers.page(request, "replication/need.html", facts)


@require_GET
def agreements(request: HttpRequest) -> HttpResponse:
    """Signed agreements, newest first; `?keadaan=` keeps one state."""
    listed = queries.public()
    state = request.GET.get("keadaan", "")
    if state in PUBLIC:
        listed = listed.filter(state=state)
    page = slice_of(listed, order=("-signed_at", "-id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {
        "rows": rows.agreements(page.rows, desk=False), "slice": page, "state": state,
        "states": [(state.value, state.label) for state in PUBLIC],
    }  # fmt: skip
    return answers.page(request, "replication/agreements.html", facts)


@require_GET
def of_region(request: HttpRequest, code: str) -> HttpResponse:
    """What a region needs and what it agreed; of a province with its regencies and cities."""
    region = region_by_code(code)
    if region is None:
        raise Http404
    found = queries.of_region(region)
    facts = {
        "region": region, "needs": [(row, sentences.need_words(row)) for row in found.needs],
        "rows": rows.agreements(found.agreements, desk=False),
    }  # fmt: skip
    return answers.page(request, "replication/of_region.html", facts)


@require_GET
def agreement(request: HttpRequest, number: str) -> HttpResponse:
    found = queries.public_agreement(number)
    if found is None:
        raise Http404
    return answers.page(request, "replication/agreement.html", shown(found) | _desk(request, found))


def _desk(request: HttpRequest, found: Agreement) -> dict[str, Any]:
    person = getattr(request, "person", VISITOR)
    return {"at_desk": access.why_not(person, "see", found) is None}


def shown(found: Agreement) -> dict[str, Any]:
    """What everybody reads of a signed agreement: both bodies, its dates, its milestones, its checks; no notes, no files, no contacts."""
    assert found.frozen is not None  # signed
    milestones = [row for row in queries.milestones(found) if row.state != "dropped"]
    done = sum(1 for row in milestones if row.state == "done")
    coaching = queries.coaching(found)
    parties = {Side(row.side): row for row in queries.parties(found)}
    copy = found.copy
    return {
        "agreement": found, "number": spoken(found.number), "state": sentences.state_words(found.state), "words": found.frozen,
        "milestones": milestones, "done": done, "checks": queries.checks(found), "coached": sum((row.hours for row in coaching), start=0),
        "on": today(found.replicator, now()), "owner": parties[Side.OWNER], "replicator": parties[Side.REPLICATOR], "ending": queries.ending_words(found) if found.state == "stopped" else "",
        "copy": copy if copy is not None and copy.state == "public" else None, "has_copy": copy is not None,
        "has_paper": any(paper.kind == PaperKind.COPY for paper in queries.papers(found)),
        "innovation_public": found.innovation.state == "public", "zone": found.replicator.zone,
        "path": [(_("Kesepakatan"), None)],
    }  # fmt: skip


@require_GET
def copy(request: HttpRequest, number: str) -> HttpResponse:
    """The copy with both signatures: agreements between governments are public papers."""
    found = queries.public_agreement(number)
    if found is None:
        raise Http404
    return pdf_answer(found, PaperKind.COPY)
