"""The desk of the host: all forums, a new one, one with its numbers and its next step."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.events import access, actions, choices, figures, queries
from sambut.events.counting import figures_of
from sambut.events.forms import EventForm, ReportForm
from sambut.events.models import Event
from sambut.events.pages.showing import (
    ANSWERS,
    MARKS,
    around,
    desk_button,
    desk_form,
    desk_read,
    hosted,
    person_of,
    seen,
)
from sambut.events.states import State
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.mandates.states import Role

ROLES = (
    Role.SECRETARIAT, Role.FACILITATOR, Role.PARTNER, Role.HEAD, Role.AGENCY_ADMIN, Role.LOCAL_ADMIN, Role.UNIT_OFFICER,
    Role.INNOVATOR,
)  # fmt: skip
"""Whoever has something to do at a forum."""
MOVES = {"umumkan": actions.announce_event, "mulai": actions.start_event, "tutup": actions.close_event}


@desk_read
def desk(request: HttpRequest) -> HttpResponse:
    """What waits for this person at forums, role by role."""
    person = person_of(request)
    if not any(person.holds(role) for role in ROLES):
        raise Http404
    at = now()
    coaches = person.holds(Role.FACILITATOR)
    facts = {
        "hosted": queries.hosted(person), "supported": queries.supported(person), "coached": queries.coached() if coaches else [],
        "bookings": queries.own_bookings(person, at) if coaches else [], "delegations": queries.delegations_of(person),
        "tasks": list(queries.open_tasks(person).order_by("due_on", "id")[:5]), "may_draft": bool(choices.hosts(person)), "at": at,
        "MARKS": MARKS, "ANSWERS": ANSWERS,
    }  # fmt: skip
    return answers.page(request, "events/desk.html", facts)


@desk_form
def draft(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    hosts = choices.hosts(person)
    if not hosts:
        raise Http404
    body = next((host for host in hosts if str(host.uuid) == request.GET.get("instansi")), hosts[0])
    form = EventForm(request.POST or None, zone=body.zone, initial={"zone": body.zone})
    status = None
    if request.method == "POST":
        made: list[Event] = []
        status = tried(form, lambda: made.append(actions.draft_event(form.text(), body=body, by=person, at=now())))
        if status is None:
            return redirect("events:host", uuid=made[0].uuid)
    return answers.page(request, "events/draft.html", {"form": form, "body": body, "event": None}, status=status or 200)


@desk_form
@hosted
def edit(request: HttpRequest, event: Event) -> HttpResponse:
    form = EventForm(request.POST or None, zone=event.zone, initial=EventForm.initial_of(event))
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.edit_event(event.pk, form.text(), by=person_of(request), at=now()))
        if status is None:
            return redirect("events:host", uuid=event.uuid)
    facts = {"form": form, "body": event.body, "event": event}
    return answers.page(request, "events/draft.html", facts, status=status or 200)


@desk_read
@hosted
def host(request: HttpRequest, event: Event) -> HttpResponse:
    facts = around(event, "host") | {
        "groups": figures.groups(queries.counts(event.pk)), "counted_at": event.counts.counted_at,
        "happenings": queries.happenings(event), "partners": queries.partners(event),
    }  # fmt: skip
    return answers.page(request, "events/host.html", facts)


@desk_button
@hosted
def move(request: HttpRequest, event: Event, way: str) -> HttpResponse:
    """Announce, start, close."""
    if way not in MOVES:
        raise Http404
    MOVES[way](event.pk, by=person_of(request), at=now())
    return redirect("events:host", uuid=event.uuid)


@desk_form
@hosted
def publish(request: HttpRequest, event: Event) -> HttpResponse:
    """The closing report: words are written, numbers are not."""
    form = ReportForm(request.POST or None)
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(form, lambda: actions.report_event(event.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:report", uuid=event.uuid)
    facts = around(event, "host") | {
        "form": form,
        "groups": figures.groups(queries.counts(event.pk)),
        "closed": event.state == State.CLOSED,
    }
    return answers.page(request, "events/publish.html", facts, status=status or 200)


@desk_read
def counts(request: HttpRequest, uuid: str) -> HttpResponse:
    """Live counts, for who may see them before the doors are closed."""
    event = seen(request, uuid)
    if access.why_not(person_of(request), "see_counts", event):
        raise Http404
    kept = queries.counts(event.pk)
    facts: dict[str, Any] = {
        "event": event, "mark": MARKS[State(event.state)], "groups": figures.groups(kept), "counted_at": kept.counted_at,
        "figure": figures.funnel(event, figures_of(kept)), "hosts": access.hosts(person_of(request), event),
    }  # fmt: skip
    return answers.page(request, "events/counts.html", facts)
