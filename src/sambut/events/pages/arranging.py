"""What the host arranges: the programme, the partners, the stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.events import actions, choices, figures, queries
from sambut.events.forms import PartnerForm, SessionForm, StandForm
from sambut.events.models import Event
from sambut.events.pages.showing import around, desk_button, desk_form, desk_read, hosted, person_of
from sambut.events.states import PREPARING
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.innovations import searching
from sambut.innovations.models import Innovation
from sambut.innovations.queries import named
from sambut.kernel.clock import now


@desk_form
@hosted
def programme(request: HttpRequest, event: Event) -> HttpResponse:
    """Sessions and partners; two forms, told apart by what they send."""
    posted = request.POST if request.method == "POST" else None
    session = SessionForm(posted if posted and "title" in posted else None, zone=event.zone)
    partner = PartnerForm(posted if posted and "body" in posted else None)
    person, status = person_of(request), None
    if session.is_bound:
        status = tried(session, lambda: actions.add_session(event.pk, **session.cleaned_data, by=person, at=now()))
    elif partner.is_bound:
        status = tried(partner, lambda: actions.add_partner(event.pk, **partner.cleaned_data, by=person, at=now()))
    if request.method == "POST" and status is None:
        return redirect("events:programme", uuid=event.uuid)
    facts = around(event, "programme") | {
        "session_form": session, "partner_form": partner, "days": figures.days_of(queries.programme(event), event.zone),
        "partners": queries.partners(event), "may_change": event.state in PREPARING,
    }  # fmt: skip
    return answers.page(request, "events/programme.html", facts, status=status or 200)


@desk_button
@hosted
def drop_session(request: HttpRequest, event: Event, session: str) -> HttpResponse:
    found = choices.session(event, session)
    if found:
        actions.drop_session(found.pk, by=person_of(request), at=now())
    return redirect("events:programme", uuid=event.uuid)


@desk_button
@hosted
def drop_partner(request: HttpRequest, event: Event, partner_id: int) -> HttpResponse:
    found = choices.partner(event, partner_id)
    if found:
        actions.drop_partner(found.pk, by=person_of(request), at=now())
    return redirect("events:programme", uuid=event.uuid)


@desk_form
@hosted
def stands(request: HttpRequest, event: Event) -> HttpResponse:
    """Which innovation where, and how many units wanted it. `?cari=` finds innovations to choose from."""
    form = StandForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.add_stand(event.pk, **form.cleaned_data, by=person_of(request), at=now()))
        if status is None:
            return redirect("events:stands", uuid=event.uuid)
    asked = request.GET.get("cari", "").strip()[:100]
    chosen = form.cleaned_data.get("innovation") if status else None
    facts = around(event, "stands") | {
        "form": form, "stands": queries.stands_with_interest(event), "asked": asked, "found": _found(asked, chosen),
        "chosen": chosen.pk if chosen else None, "may_change": event.state in PREPARING,
    }  # fmt: skip
    return answers.page(request, "events/stands.html", facts, status=status or 200)


def _found(asked: str, chosen: Innovation | None) -> list[Innovation]:
    """What the words find; before it the one whose number could not be taken."""
    ids = [row["id"] for row in searching.public(asked, limit=12)] if asked else []
    if chosen is not None:
        ids = [chosen.pk, *(one for one in ids if one != chosen.pk)]
    rows = named(ids)
    return [rows[one] for one in ids]


@desk_button
@hosted
def drop_stand(request: HttpRequest, event: Event, stand: str) -> HttpResponse:
    found = choices.stand(event, stand)
    if found:
        actions.drop_stand(found.pk, by=person_of(request), at=now())
    return redirect("events:stands", uuid=event.uuid)


@desk_read
@hosted
def stand_sheets(request: HttpRequest, event: Event) -> HttpResponse:
    """One sheet a stand with its QR, to be printed and hung up."""
    return answers.page(request, "events/sheets.html", {"event": event, "rows": queries.stands(event)})
