"""The page of a body's delegation: who goes, who represents it, what was booked, what was promised."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.events import access, actions, calendar, choices, queries
from sambut.events.forms import ConfirmForm, NameForm, PledgeForm
from sambut.events.models import Delegate, Delegation, Pledge
from sambut.events.pages.public import calendar_file
from sambut.events.pages.showing import ANSWERS, desk_button, desk_form, desk_read, person_of
from sambut.events.states import OPEN, Verb
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.innovations.models import Innovation
from sambut.kernel.clock import now
from sambut.mandates.people import Person

VERBS = (Verb.CONFIRM, Verb.DECLINE, Verb.NAME, Verb.BOOK, Verb.ASK)


def found_delegation(request: HttpRequest, uuid: str) -> Delegation:
    found = queries.delegation(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


def mays(person: Person, delegation: Delegation) -> dict[str, bool]:
    """What this person may do now, for showing; the actions ask again."""
    now_open = delegation.event.state in OPEN
    held = {verb.value: now_open and access.why_not(person, verb, delegation) is None for verb in VERBS}
    promise = Pledge(body=delegation.body)
    return held | {"pledge": now_open and access.why_not(person, Verb.PLEDGE, promise) is None}


@desk_form
def delegation(request: HttpRequest, uuid: str) -> HttpResponse:
    """The page itself; its form names one more person."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    form = NameForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.name_delegate(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:delegation", uuid=uuid)
    return _page(request, found, form, status)


def _page(request: HttpRequest, found: Delegation, form: NameForm, status: int | None = None) -> HttpResponse:
    person = person_of(request)
    facts = {
        "delegation": found, "event": found.event, "form": form, "may": mays(person, found), "people": queries.delegates(found),
        "confirm_form": ConfirmForm(delegates=queries.standing_delegates(found)), "bookings": queries.bookings(found),
        "pledges": queries.pledges(found.event, found.body_id), "requests": queries.requests_of(found), "ANSWERS": ANSWERS,
        "hosts": access.hosts(person, found.event), "at": now(),
    }  # fmt: skip
    return answers.page(request, "events/delegation.html", facts, status=status or 200)


@desk_form
def confirm(request: HttpRequest, uuid: str) -> HttpResponse:
    """Who represents the body; refused with the last day of a letter that ends too early."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    if access.why_not(person, Verb.CONFIRM, found):
        raise Http404
    form = ConfirmForm(request.POST or None, delegates=queries.standing_delegates(found))
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.confirm_delegation(found.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:delegation", uuid=uuid)
    facts = {"delegation": found, "event": found.event, "form": form}
    return answers.page(request, "events/confirm.html", facts, status=status or 200)


@desk_button
def decline(request: HttpRequest, uuid: str) -> HttpResponse:
    found = found_delegation(request, uuid)
    actions.decline_delegation(found.pk, by=person_of(request), at=now())
    return redirect("events:delegation", uuid=uuid)


def _person_button(action: Callable[..., Delegate]) -> Callable[..., HttpResponse]:
    @desk_button
    def page(request: HttpRequest, uuid: str) -> HttpResponse:
        found = queries.delegate(uuid)
        if found is None or access.why_not(person_of(request), "see", found.delegation):
            raise Http404
        action(found.pk, by=person_of(request), at=now())
        return redirect("events:delegation", uuid=found.delegation.uuid)

    return page


confirm_delegate = _person_button(actions.confirm_delegate)
drop_delegate = _person_button(actions.drop_delegate)


@desk_read
def schedule(request: HttpRequest, uuid: str) -> HttpResponse:
    """The bookings of a delegation as iCalendar."""
    found = found_delegation(request, uuid)
    return calendar_file(calendar.of_bookings(queries.bookings(found), at=now()), "klinik.ics")


@desk_form
def pledge(request: HttpRequest, uuid: str) -> HttpResponse:
    """What a body promises to copy: an innovation that stands at this forum, of somebody else."""
    found = found_delegation(request, uuid)
    person = person_of(request)
    if access.why_not(person, Verb.PLEDGE, Pledge(body=found.body)):
        raise Http404
    form = PledgeForm(
        request.POST or None, innovations=choices.shown_innovations(found.event).exclude(body_id=found.body_id)
    )
    status = None
    if request.method == "POST":

        def promise() -> Pledge:
            wanted: Innovation = form.cleaned_data["innovation"]
            return actions.pledge_innovation(found.event_id, body=found.body, innovation=wanted, by=person, at=now())

        status = tried(form, promise)
        if status is None:
            return redirect("events:delegation", uuid=uuid)
    facts = {"delegation": found, "event": found.event, "form": form}
    return answers.page(request, "events/pledge.html", facts, status=status or 200)


@desk_button
def withdraw_pledge(request: HttpRequest, uuid: str, pledge_id: int) -> HttpResponse:
    found = found_delegation(request, uuid)
    standing = choices.pledge(found.event, found.body, pledge_id)
    if standing is None:
        raise Http404
    actions.withdraw_pledge(standing.pk, by=person_of(request), at=now())
    return redirect("events:delegation", uuid=uuid)
