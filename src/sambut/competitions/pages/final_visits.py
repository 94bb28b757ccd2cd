"""Visits: who goes, what they see on the spot, what the participant answers, what is made of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache

from sambut.accounts import limits
from sambut.competitions import access
from sambut.competitions import queries as contest_queries
from sambut.competitions.actions import final
from sambut.competitions.actions.final.visiting import MOST_PHOTOS
from sambut.competitions.final import access as final_access
from sambut.competitions.final import queries, sentences
from sambut.competitions.final.forms import (
    AssignVisitForm,
    ConcludeForm,
    PhotoForm,
    RespondForm,
    day_in,
    ticks_in,
    whole_in,
)
from sambut.competitions.final.states import VisitState
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.models import Edition, Visit
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, hosted, person_of
from sambut.competitions.pages.final_slots import A_MINUTE, SAVED_A_MINUTE, kept_not
from sambut.competitions.states import EntryState, State, Verb
from sambut.files.answers import stream
from sambut.files.states import FileState
from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

Page = Callable[..., HttpResponse]
SIZE = 50


@desk_read
@hosted
def visits(request: HttpRequest, edition: Edition) -> HttpResponse:
    """Every finalist with the visit, if there is one; sealed entries without what was found."""
    page = slice_of(queries.to_visit(edition), order=("title", "id"), after=request.GET.get("setelah"), size=SIZE)
    closed = judging_queries.sealed(person_of(request), edition)
    rows = [(row, None if row.pk in closed else getattr(row, "visit", None)) for row in page.rows]
    facts = around(edition, "final") | {
        "rows": [(row, found, sentences.visit_state(found.state) if found else None, sentences.visit_result(found.result) if found else None) for row, found in rows],
        "closed": closed, "slice": page, "open": edition.state == State.DECIDED,
    }  # fmt: skip
    return answers.page(request, "competitions/final/visits.html", facts)


@desk_form
@hosted
def assign(request: HttpRequest, edition: Edition, entry: str) -> HttpResponse:
    """Who goes to this finalist, until when."""
    row = contest_queries.entry(person_of(request), entry)
    if row is None or row.edition_id != edition.pk or row.state != EntryState.FINALIST:
        raise Http404
    found = Visit.objects.filter(entry=row).first()
    initial = {"judges": list(found.judges.values_list("pk", flat=True)), "due_on": found.due_on} if found else {}
    form = AssignVisitForm(request.POST or None, judges=queries.judges(edition), initial=initial)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.assign_visit(row.pk, **form.cleaned_data, by=person_of(request), at=now()))
        if status is None:
            return redirect("competitions:visits", uuid=edition.uuid)
    facts = around(edition, "final") | {"form": form, "entry": row, "found": found}
    return answers.page(request, "competitions/final/assign_visit.html", facts, status=status or 200)


def seen(page: Page) -> Page:
    """Gives the page the visit, if this person may read it; others: there is none."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str, **named: str) -> HttpResponse:
        found = queries.visit(person_of(request), uuid)
        if found is None:
            raise Http404
        return page(request, found, **named)

    return guarded


def _may(person: Person, verb: str, found: Visit, *states: VisitState) -> bool:
    return found.state in states and final_access.why_not(person, verb, found) is None


@desk_form
@seen
def visit(request: HttpRequest, found: Visit) -> HttpResponse:
    """The checklist on the spot for who goes; afterwards what was found, the answer and the result. What comes here is reported."""
    person = person_of(request)
    items, stand = queries.items(found.entry.edition), queries.ticks(found)
    said = {row.code: (_said(stand[row.pk].met), stand[row.pk].note) if row.pk in stand else ("", "") for row in items}
    words, day, refused, status = found.findings, found.visited_on.isoformat() if found.visited_on else "", "", 200
    if request.method == "POST":
        codes = list(said)
        try:
            final.report_visit(found.pk, **_written(request, codes), by=person, at=now())
            return redirect("competitions:visit", uuid=found.uuid)
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
            said = {code: (request.POST.get(f"ada-{code}", ""), request.POST.get(f"kata-{code}", "")) for code in codes}
            words, day = request.POST.get("temuan", ""), request.POST.get("hari", "")
    runs = access.hosts(person, found.entry.edition)
    facts = {
        "visit": found, "edition": found.entry.edition, "state": sentences.visit_state(found.state), "result": sentences.visit_result(found.result),
        "items": [(row, *said[row.code]) for row in items], "words": words, "day": day, "refused": refused, "photos": queries.photos(found),
        "photo": PhotoForm(), "most": MOST_PHOTOS, "writes": _may(person, Verb.REPORT, found, VisitState.ASSIGNED), "runs": runs,
        "responds": _may(person, Verb.RESPOND, found, VisitState.REPORTED),
        "concludes": _may(person, Verb.CONCLUDE, found, VisitState.REPORTED, VisitState.ANSWERED),
        "names": [row.user.name for row in found.judges.all()] if runs or _may(person, Verb.REPORT, found, *VisitState) else [],
    }  # fmt: skip
    return answers.page(request, "competitions/final/visit.html", facts, status=status)


def _said(met: bool | None) -> str:
    return "" if met is None else "ya" if met else "tidak"


def _written(request: HttpRequest, codes: list[str]) -> dict[str, Any]:
    return {
        "ticks": ticks_in(request.POST, codes), "findings": request.POST.get("temuan", "").replace("\r\n", "\n"),
        "visited_on": day_in(request.POST), "revision": whole_in(request.POST, "revisi"),
    }  # fmt: skip


@desk_button
@seen
def keep_visit(request: HttpRequest, found: Visit) -> HttpResponse:
    """Keeps what is being typed on the spot; 409 when another device wrote something newer."""
    person, at = person_of(request), now()
    codes = [row.code for row in queries.items(found.entry.edition)]
    try:
        limits.count(f"kunjungan:{person.user_id}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=at)
        kept = final.write_visit(found.pk, **_written(request, codes), by=person, at=at)
    except Refused as refusal:
        return kept_not(refusal)
    return JsonResponse({"revision": kept.revision})


@desk_form
@seen
def photo(request: HttpRequest, found: Visit) -> HttpResponse:
    """A photograph from the spot."""
    person = person_of(request)
    final_access.require(person, Verb.REPORT, found)
    form = PhotoForm(request.POST or None, request.FILES or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.attach_photo(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:visit", uuid=found.uuid)
    facts = {"visit": found, "edition": found.entry.edition, "form": form}
    return answers.page(request, "competitions/final/photo.html", facts, status=status or 200)


@desk_button
@seen
def drop_photo(request: HttpRequest, found: Visit, file: str) -> HttpResponse:
    final.detach_photo(found.pk, file, by=person_of(request), at=now())  # type: ignore[arg-type]
    return redirect("competitions:visit", uuid=found.uuid)


@never_cache
def picture(request: HttpRequest, uuid: str, file: str) -> HttpResponseBase:
    """A cleaned photograph, for those who may read the visit: this room decides, `files` streams."""
    found = queries.visit(person_of(request), uuid)
    row = next((one for one in queries.photos(found) if str(one.file.uuid) == str(file)), None) if found else None
    if row is None or row.file.state != FileState.CLEAN:
        raise Http404
    return stream(row.file, small=request.GET.get("kecil") == "1", name="kunjungan")


@desk_form
@seen
def respond(request: HttpRequest, found: Visit) -> HttpResponse:
    """The participant's answer."""
    person = person_of(request)
    final_access.require(person, Verb.RESPOND, found)
    form = RespondForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.respond_visit(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:visit", uuid=found.uuid)
    facts = {"visit": found, "edition": found.entry.edition, "form": form}
    return answers.page(request, "competitions/final/respond.html", facts, status=status or 200)


@desk_form
@seen
def conclude(request: HttpRequest, found: Visit) -> HttpResponse:
    """The organisers' result."""
    person = person_of(request)
    final_access.require(person, Verb.CONCLUDE, found)
    form = ConcludeForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.conclude_visit(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:visits", uuid=found.entry.edition.uuid)
    facts = {"visit": found, "edition": found.entry.edition, "form": form}
    return answers.page(request, "competitions/final/conclude.html", facts, status=status or 200)
