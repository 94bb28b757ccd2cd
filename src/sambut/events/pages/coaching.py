"""Clinics: offered by facilitators, booked by delegations; and the consultation desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from sambut.events import access, actions, choices, queries
from sambut.events.forms import AnswerForm, AskForm, BookForm, SlotForm
from sambut.events.models import ClinicSlot, DeskRequest, Event
from sambut.events.offering import free_slots
from sambut.events.pages.sending import found_delegation
from sambut.events.pages.showing import ANSWERS, around, desk_button, desk_form, person_of, seen
from sambut.events.states import OPEN, Verb
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now


def _coached(request: HttpRequest, uuid: str) -> Event:
    """For the host and every facilitator."""
    event = seen(request, uuid)
    if access.why_not(person_of(request), Verb.OFFER_CLINIC, event):
        raise Http404
    return event


@desk_form
def clinics(request: HttpRequest, uuid: str) -> HttpResponse:
    """All slots of an event, and the form of one's own next one."""
    event = _coached(request, uuid)
    person = person_of(request)
    form = SlotForm(request.POST or None, zone=event.zone, innovations=choices.shown_innovations(event))
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.offer_clinic(event.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:clinics", uuid=uuid)
    rows = [{"slot": slot, "may_withdraw": _may_withdraw(request, event, slot)} for slot in queries.slots(event)]
    facts = _around(request, event, "clinics") | {"form": form, "rows": rows, "open": event.state in OPEN}
    return answers.page(request, "events/clinics.html", facts, status=status or 200)


def _may_withdraw(request: HttpRequest, event: Event, slot: ClinicSlot) -> bool:
    slot.event = event
    return event.state in OPEN and access.why_not(person_of(request), Verb.WITHDRAW_CLINIC, slot) is None


def _around(request: HttpRequest, event: Event, here: str) -> dict[str, Any]:
    """A facilitator has no other tabs of this desk."""
    facts = around(event, here)
    if not access.hosts(person_of(request), event):
        facts["tabs_of"] = [one for one in facts["tabs_of"] if one["label"] in (_("Klinik"), _("Konsultasi"))]
    return facts


@desk_button
def withdraw_clinic(request: HttpRequest, uuid: str) -> HttpResponse:
    slot = queries.slot(uuid)
    if slot is None:
        raise Http404
    actions.withdraw_clinic(slot.pk, by=person_of(request), at=now())
    return redirect("events:clinics", uuid=slot.event.uuid)


@desk_form
def booking(request: HttpRequest, uuid: str) -> HttpResponse:
    """The slots that a delegation may take: first those about what its units were interested in, with the reason."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    if access.why_not(person, Verb.BOOK, found):
        raise Http404
    form = BookForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.book_clinic(
            form.cleaned_data["slot"].pk, delegation=found, question=form.cleaned_data["question"], by=person, at=now()
        ))  # fmt: skip
        if status is None:
            messages.success(request, _("Klinik dipesan. Fasilitatornya diberi tahu."))
            return redirect("events:delegation", uuid=uuid)
    near, other = free_slots(found, at=now())
    facts = {"delegation": found, "event": found.event, "form": form, "near": near, "other": other}
    return answers.page(request, "events/booking.html", facts, status=status or 200)


@desk_button
def cancel(request: HttpRequest, uuid: str) -> HttpResponse:
    found = queries.booking(person_of(request), uuid)
    if found is None:
        raise Http404
    actions.cancel_booking(found.pk, by=person_of(request), at=now())
    if found.facilitator_id == request.user.pk:
        return redirect("events:desk")
    return redirect("events:delegation", uuid=found.delegation.uuid)


@desk_form
def ask(request: HttpRequest, uuid: str) -> HttpResponse:
    """A question for the consultation desk."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    if access.why_not(person, Verb.ASK, found):
        raise Http404
    form = AskForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.ask_desk(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:delegation", uuid=uuid)
    facts = {"delegation": found, "event": found.event, "form": form}
    return answers.page(request, "events/ask.html", facts, status=status or 200)


@desk_form
def questions(request: HttpRequest, uuid: str) -> HttpResponse:
    """The consultation desk: what waits, and one answer at a time (`?jawab=`)."""
    event = _coached(request, uuid)
    rows = queries.requests(person_of(request), event)
    chosen = _chosen(rows, request.GET.get("jawab", ""))
    form = AnswerForm(request.POST or None)
    status = None
    if request.method == "POST":
        if chosen is None:
            raise Http404
        picked = chosen
        status = tried(
            form, lambda: actions.answer_desk(picked.pk, **form.cleaned_data, by=person_of(request), at=now())
        )
        if status is None:
            return redirect("events:questions", uuid=uuid)
    facts = _around(request, event, "questions") | {"rows": rows, "chosen": chosen, "form": form, "ANSWERS": ANSWERS}
    return answers.page(request, "events/questions.html", facts, status=status or 200)


def _chosen(rows: list[DeskRequest], uuid: str) -> DeskRequest | None:
    return next((row for row in rows if str(row.uuid) == uuid and row.answered_at is None), None)
