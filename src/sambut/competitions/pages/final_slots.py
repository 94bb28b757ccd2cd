"""One presentation as those read it who take part in it, and the desk of a member of the panel with the sheets of marks."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from sambut.accounts import limits
from sambut.competitions import access
from sambut.competitions.actions import final
from sambut.competitions.actions.final.scoring import scored_by
from sambut.competitions.final import access as final_access
from sambut.competitions.final import ical, queries, sentences
from sambut.competitions.final.forms import HoldForm, MoveSlotForm, marks_in, whole_in
from sambut.competitions.final.states import SheetState, SlotState
from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import Sheet, Slot
from sambut.competitions.pages.around import around, desk_button, desk_form, desk_read, person_of
from sambut.competitions.pages.final_hosting import calendar_answer
from sambut.competitions.states import State, Verb
from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

Page = Callable[..., HttpResponse]
SIZE, SAVED_A_MINUTE, A_MINUTE = 20, 90, timedelta(minutes=1)


def shown(page: Page) -> Page:
    """Gives the page the presentation, if this person takes part in it or runs the contest; others: there is none."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str) -> HttpResponse:
        found = queries.slot(person_of(request), uuid)
        if found is None:
            raise Http404
        return page(request, found)

    return guarded


@desk_read
@shown
def slot(request: HttpRequest, found: Slot) -> HttpResponse:
    """Time on both clocks, place, link; for the organisers the panel and what they may do."""
    person = person_of(request)
    runs = access.hosts(person, found.edition)
    facts: dict[str, Any] = {
        "slot": found, "state": sentences.slot_state(found.state), "runs": runs, "own_zone": found.entry.unit.zone, "at": now(),
        "attendance": sentences.attendance(found.attendance), "heard": queries.heard([found]).get(found.pk, []) if runs else [],
        "open": found.edition.state == State.DECIDED, "sheet": queries.own_sheets(person).filter(slot=found).first(),
        "beside": queries.signed_beside(person, found) if runs else [],
    }  # fmt: skip
    return answers.page(request, "competitions/final/slot.html", facts)


@desk_read
@shown
def slot_file(request: HttpRequest, found: Slot) -> HttpResponse:
    return calendar_answer(ical.calendar_of(found.edition.name, [found], links=True), "presentasi")


def _run(person: Person, found: Slot, verb: str) -> None:
    if not access.hosts(person, found.edition):
        raise Http404
    final_access.require(person, verb, found)


@desk_form
@shown
def move(request: HttpRequest, found: Slot) -> HttpResponse:
    """Another time or room, by hand, with the reason that everybody concerned reads."""
    person, edition = person_of(request), found.edition
    _run(person, found, Verb.MOVE_SLOT)
    initial = MoveSlotForm.initial_of(found.starts_at, edition.zone, found.room_id, found.link)
    form = MoveSlotForm(request.POST or None, rooms=queries.rooms(edition), zone=edition.zone, initial=initial)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _moved(form, found, person))
        if status is None:
            return redirect("competitions:slot", uuid=found.uuid)
    facts = around(edition, "final") | {"slot": found, "form": form}
    return answers.page(request, "competitions/final/move.html", facts, status=status or 200)


def _moved(form: MoveSlotForm, found: Slot, person: Person) -> object:
    given = form.cleaned_data
    return final.move_slot(
        found.pk, starts_at=given["starts_at"], room_id=given["room"], link=given["link"], reason=given["reason"], by=person, at=now()
    )  # fmt: skip


@desk_form
@shown
def hold(request: HttpRequest, found: Slot) -> HttpResponse:
    """That it was held, and who led it."""
    person = person_of(request)
    _run(person, found, Verb.HOLD)
    said = "absent" if found.state == SlotState.ABSENT else found.attendance
    form = HoldForm(request.POST or None, initial={"attendance": said})
    status = None
    if request.method == "POST":
        status = tried(form, lambda: final.hold_slot(found.pk, **form.given(), by=person, at=now()))
        if status is None:
            return redirect("competitions:slot", uuid=found.uuid)
    facts = around(found.edition, "final") | {"slot": found, "form": form}
    return answers.page(request, "competitions/final/hold.html", facts, status=status or 200)


# -- the member of the panel ----------------------------------------------------------------------------------


@desk_read
def desk(request: HttpRequest) -> HttpResponse:
    """What this member hears, visits and decides."""
    person = person_of(request)
    if not any(person.holds(role) for role in panel_access.SEATED):
        raise Http404
    page = slice_of(
        queries.own_sheets(person), order=("-slot__starts_at", "-id"), after=request.GET.get("setelah"), size=SIZE
    )
    visits = list(queries.own_visits(person).order_by("state", "due_on", "pk")[:SIZE])
    facts = {
        "rows": [(row, sentences.sheet_state(row.state)) for row in page.rows], "slice": page, "sittings": queries.open_sittings(person),
        "visits": [(row, sentences.visit_state(row.state)) for row in visits],
    }  # fmt: skip
    return answers.page(request, "competitions/final/desk.html", facts)


@desk_read
def desk_file(request: HttpRequest) -> HttpResponse:
    """All that this member hears."""
    person = person_of(request)
    if not any(person.holds(role) for role in panel_access.SEATED):
        raise Http404
    rows = [row.slot for row in queries.own_sheets(person).order_by("slot__starts_at", "pk")[:500]]
    return calendar_answer(ical.calendar_of("Sambut", rows, links=True), "panel")


def owned(page: Page) -> Page:
    """Gives the page one's own sheet; for others there is none here."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str) -> HttpResponse:
        found = queries.sheet(person_of(request), uuid)
        if found is None or not panel_access.sits(person_of(request), found.judge):
            raise Http404
        return page(request, found)

    return guarded


@desk_form
@owned
def sheet(request: HttpRequest, found: Sheet) -> HttpResponse:
    """Score and reason for each criterion. What comes here is signed."""
    person, at, edition = person_of(request), now(), found.slot.edition
    criteria = scored_by(edition)
    refused, status = "", 200
    stand = queries.marks(found)
    typed = {
        row.code: (sentences.spoken_score(stand.get(row.pk)), stand[row.pk].reason if row.pk in stand else "") for row in criteria
    }  # fmt: skip
    if request.method == "POST":
        try:
            given = marks_in(request.POST, criteria)
            final.sign_sheet(found.pk, given, revision=whole_in(request.POST, "revisi"), by=person, at=at)
            return redirect("competitions:panel_desk")
        except Refused as refusal:
            refused, status = str(refusals.sentence(refusal)), refusals.status_of(refusal)
            typed = {
                row.code: (request.POST.get(f"nilai-{row.code}", ""), request.POST.get(f"alasan-{row.code}", ""))
                for row in criteria
            }
    sealed = panel_access.sealed(person, found.slot.entry_id)
    begun = at >= found.slot.starts_at
    facts = {
        "sheet": found, "slot": found.slot, "edition": edition, "state": sentences.sheet_state(found.state), "criteria": [(row, *typed[row.code]) for row in criteria],
        "refused": refused, "sealed": sealed, "begun": begun, "total": sentences.decimal(float(found.total)) if found.total is not None else "",
        "writes": found.state == SheetState.OPEN and not sealed and begun and edition.state == State.DECIDED and found.slot.state != SlotState.ABSENT,
        "beside": queries.signed_beside(person, found.slot, but=found.pk) if found.state == SheetState.SIGNED else [],
    }  # fmt: skip
    return answers.page(request, "competitions/final/sheet.html", facts, status=status)


@desk_button
@owned
def keep_sheet(request: HttpRequest, found: Sheet) -> HttpResponse:
    """Keeps what is being typed; 409 when another tab wrote something newer."""
    person, at = person_of(request), now()
    try:
        limits.count(f"panel:{person.user_id}", limit=SAVED_A_MINUTE, window=A_MINUTE, at=at)
        given = marks_in(request.POST, scored_by(found.slot.edition), typing=True)
        kept = final.score_sheet(found.pk, given, revision=whole_in(request.POST, "revisi"), by=person, at=at)
    except Refused as refusal:
        return kept_not(refusal)
    return JsonResponse({"revision": kept.revision})


def kept_not(refusal: Refused) -> JsonResponse:
    answer = JsonResponse({"refused": refusals.sentence(refusal)}, status=refusals.status_of(refusal))
    if isinstance(wait := refusal.facts.get("wait"), timedelta):
        answer["Retry-After"] = str(max(int(wait.total_seconds()) + 1, 1))
    return answer
