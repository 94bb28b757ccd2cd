"""Invitations, and the door: who was asked, who answered, who came."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.events import access, actions, printing, queries
from sambut.events.forms import CheckInForm, InviteForm
from sambut.events.models import CheckIn, Delegate, Event
from sambut.events.pages.showing import around, desk_button, desk_form, desk_read, hosted, person_of
from sambut.events.states import Answer, Verb, Way
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused

SIZE = 50
STATES = (*Answer.values, "present")


@desk_form
@hosted
def guests(request: HttpRequest, event: Event) -> HttpResponse:
    form = InviteForm(request.POST or None)
    status = None
    if request.method == "POST":
        status = tried(
            form, lambda: actions.invite_body(event.pk, **form.cleaned_data, by=person_of(request), at=now())
        )
        if status is None:
            messages.success(request, _("%(body)s diundang dan diberi tahu.") % {"body": form.cleaned_data["body"]})
            return redirect(request.get_full_path())
    asked = request.GET.get("keadaan", "")
    state = asked if asked in STATES else ""
    page = slice_of(
        queries.invited(event, state), order=("body__name", "id"), after=request.GET.get("setelah"), size=SIZE
    )
    facts = around(event, "guests") | {"form": form, "slice": page, "state": state, "counts": queries.counts(event.pk)}
    return answers.page(request, "events/guests.html", facts, status=status or 200)


@desk_button
def remind(request: HttpRequest, uuid: str) -> HttpResponse:
    delegation = queries.delegation(person_of(request), uuid)
    if delegation is None:
        raise Http404
    actions.remind_body(delegation.pk, by=person_of(request), at=now())
    messages.success(request, _("%(body)s diingatkan.") % {"body": delegation.body.name})
    return redirect("events:guests", uuid=delegation.event.uuid)


@desk_form
@hosted
def door(request: HttpRequest, event: Event) -> HttpResponse:
    """Check-in on a phone: a code, or a name in the list. `?kode=` comes from the QR on a badge."""
    given = request.POST if request.method == "POST" else None
    form = CheckInForm(given, initial={"code": request.GET.get("kode", "")})
    status = None
    if request.method == "POST":
        status = tried(form, lambda: _enter(request, event, form))
        if status is None:
            return redirect("events:door", uuid=event.uuid)
    asked = request.GET.get("cari", "").strip()[:80]
    facts = around(event, "door") | {
        "form": form, "asked": asked, "people": queries.at_the_door(event, asked) if len(asked) > 1 else [],
        "counts": queries.counts(event.pk),
    }  # fmt: skip
    return answers.page(request, "events/door.html", facts, status=status or 200)


def _enter(request: HttpRequest, event: Event, form: CheckInForm) -> CheckIn:
    found = by_code(event, form.cleaned_data["code"])
    row = actions.check_in(
        found.pk, way=Way.CODE, as_companion=form.cleaned_data["as_companion"], by=person_of(request), at=now()
    )
    return _welcome(request, found, row)


def by_code(event: Event, code: str) -> Delegate:
    found = queries.delegate_by_code(event, parse_number(code))
    if found is None:
        raise Refused("event.check_in.unknown_code")
    return found


def _welcome(request: HttpRequest, found: Delegate, row: CheckIn) -> CheckIn:
    facts = {"name": found.name, "body": found.delegation.body.name}
    messages.success(request, _("%(name)s, %(body)s: tercatat hadir.") % facts)
    return row


@desk_button
def enter(request: HttpRequest, uuid: str) -> HttpResponse:
    """By hand, from the list."""
    found = queries.delegate(uuid)
    if found is None or access.why_not(person_of(request), Verb.CHECK_IN, found.delegation):
        raise Http404
    companion = "pendamping" in request.POST
    row = actions.check_in(found.pk, way=Way.HAND, as_companion=companion, by=person_of(request), at=now())
    _welcome(request, found, row)
    return redirect("events:door", uuid=found.delegation.event.uuid)


@desk_read
def badge(request: HttpRequest, uuid: str) -> HttpResponse:
    """What one person wears. Its code opens the door's page."""
    found = queries.delegate(uuid)
    if found is None or found.erased_at or access.why_not(person_of(request), "see", found.delegation):
        raise Http404
    door_of = reverse("events:door", args=[found.delegation.event.uuid])
    address = request.build_absolute_uri(f"{door_of}?kode={found.code}")
    answer = HttpResponse(printing.badge(found, address=address, at=now()), content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="tanda-pengenal.pdf"'
    return answer
