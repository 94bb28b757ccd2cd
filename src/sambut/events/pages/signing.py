"""The signing list of the host: order, time, ready or not, signed or not."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.events import actions, choices, queries
from sambut.events.forms import ReadyForm, SigningForm
from sambut.events.models import Event, Signing
from sambut.events.pages.showing import around, desk_button, desk_form, hosted, person_of
from sambut.events.states import OPEN
from sambut.frame import answers
from sambut.frame.returning import tried
from sambut.kernel.clock import now


@desk_form
@hosted
def signings(request: HttpRequest, event: Event) -> HttpResponse:
    """The list; its form adds a line from those who came and what was shown."""
    person = person_of(request)
    form = SigningForm(
        request.POST or None, zone=event.zone, innovations=choices.shown_innovations(event), bodies=choices.invited_bodies(event)
    )  # fmt: skip
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.list_signing(event.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:signings", uuid=event.uuid)
    facts = around(event, "signings") | {
        "form": form, "rows": queries.signings(person, event), "counts": queries.counts(event.pk), "open": event.state in OPEN,
        "pledges": queries.pledges(event),
    }  # fmt: skip
    return answers.page(request, "events/signings.html", facts, status=status or 200)


def _line(request: HttpRequest, uuid: str) -> Signing:
    found = choices.line(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


@desk_form
def ready(request: HttpRequest, uuid: str) -> HttpResponse:
    """Who signs; refused with the last day of a letter that does not reach the ceremony."""
    line = _line(request, uuid)
    form = ReadyForm(request.POST or None, delegates=choices.signatories(line))
    form.fields["signatory"].label_from_instance = lambda row: f"{row.name}, {row.role_line}"  # type: ignore[attr-defined]
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(form, lambda: actions.ready_signing(line.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("events:signings", uuid=line.event.uuid)
    facts = around(line.event, "signings") | {"line": line, "form": form}
    return answers.page(request, "events/ready.html", facts, status=status or 200)


@desk_button
def sign(request: HttpRequest, uuid: str) -> HttpResponse:
    line = _line(request, uuid)
    actions.sign_signing(line.pk, by=person_of(request), at=now())
    return redirect("events:signings", uuid=line.event.uuid)


@desk_button
def drop_signing(request: HttpRequest, uuid: str) -> HttpResponse:
    line = _line(request, uuid)
    actions.drop_signing(line.pk, by=person_of(request), at=now())
    return redirect("events:signings", uuid=line.event.uuid)
