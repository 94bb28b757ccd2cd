"""`/meja/orang/`: the people of one's tree, appointing, extending, ending."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from sambut.frame import answers, refusals
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.mandates import access, actions, queries
from sambut.mandates.forms import AppointForm, ExtendAppointmentForm, end_after
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation
from sambut.organisations.queries import find_by_name

SIZE = 50


@login_required
@require_GET
def people(request: HttpRequest) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    organisation = chosen(request, person)
    return _page(request, person, organisation, AppointForm(organisations=queries.units_of(organisation.pk)))


@login_required
@require_POST
def appoint(request: HttpRequest) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    organisation = chosen(request, person)
    form = AppointForm(request.POST, organisations=queries.units_of(organisation.pk))
    if not form.is_valid():
        return _page(request, person, organisation, form, status=409)
    try:
        _appoint(form, person)
    except Refused as refusal:
        form.add_error(None, refusals.sentence(refusal))
        return _page(request, person, organisation, form, status=409)
    messages.success(request, _("Petugas sudah diangkat dan diberi tahu lewat surel."))
    return redirect(address_of(organisation))


@login_required
@require_POST
def end_appointment(request: HttpRequest, appointment_id: int) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    ended = actions.end_appointment(_seen(person, appointment_id).pk, by=person, at=now())
    if not access.sees_people_of(person, ended.organisation.path):
        return redirect("frame:home")
    return redirect(address_of(ended.organisation))


@login_required
@require_POST
def extend_appointment(request: HttpRequest, appointment_id: int) -> HttpResponse:
    person: Person = request.person  # type: ignore[attr-defined]
    appointment = _seen(person, appointment_id)
    form = ExtendAppointmentForm(request.POST)
    if form.is_valid():
        ends_at = end_after(form.cleaned_data["last_on"], appointment.organisation.zone)
        actions.extend_appointment(appointment.pk, ends_at=ends_at, by=person, at=now())
    else:
        messages.error(request, _("Isi hari terakhir yang baru."))
    return redirect(address_of(appointment.organisation))


def chosen(request: HttpRequest, person: Person) -> Organisation:
    """The organisation in the address (`instansi`), or found by what was typed (`cari`), or one's own; 404 when not to be seen."""
    asked, typed = request.GET.get("instansi", ""), request.GET.get("cari", "").strip()
    found = find_by_name(typed[:200]) if typed else None
    if found is None and not asked.isdecimal() and typed:
        messages.info(request, _("Tidak ada instansi dengan nama itu. Tulis namanya lebih lengkap."))
    organisation_id = found.pk if found else int(asked[:18]) if asked.isdecimal() else queries.own_body(person)
    organisation = queries.seen_organisation(person, organisation_id) if organisation_id else None
    if organisation is None:
        raise Http404
    return organisation


def address_of(organisation: Organisation) -> str:
    return f"{reverse('mandates:people')}?instansi={organisation.pk}"


def _appoint(form: AppointForm, person: Person) -> None:
    wanted, at = form.cleaned_data, now()
    actions.appoint_by_address(
        wanted["email"],
        name=wanted["name"],
        role=wanted["role"],
        organisation=wanted["organisation"],
        starts_at=form.beginning_of(wanted["starts_on"]) or at,
        ends_at=form.end_after(wanted["last_on"]),
        acting=wanted["acting"],
        decree=wanted["decree"],
        by=person,
        at=at,
    )


def _seen(person: Person, appointment_id: int) -> Appointment:
    appointment = queries.appointment(appointment_id)
    if appointment is None or access.why_not(person, "see", appointment):
        raise Http404
    return appointment


def _page(
    request: HttpRequest, person: Person, organisation: Organisation, form: AppointForm, status: int = 200
) -> HttpResponse:
    found = queries.people_at(person, organisation.pk, at=now())
    rows = slice_of(found, order=("user__name", "id"), after=request.GET.get("setelah"), size=SIZE)
    facts: dict[str, Any] = {
        "organisation": organisation,
        "form": form,
        "slice": rows,
        "rows": [_row(person, row) for row in rows.rows],
        "anywhere": any(person.holds(role) for role in access.EVERYWHERE),
        "may_appoint": access.may_appoint_at(person, organisation.path),
    }
    return answers.page(request, "mandates/people.html", facts, status=status)


def _row(person: Person, row: Appointment) -> dict[str, Any]:
    return {
        "appointment": row,
        "may_end": access.why_not(person, "end_appointment", row) is None,
        "may_extend": row.ends_at is not None and access.why_not(person, "extend_appointment", row) is None,
    }
