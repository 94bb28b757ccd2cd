"""An edition is cancelled by letter; the calendar of maintenance."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from sambut.competitions import access, actions
from sambut.competitions.editions import queries as edition_queries
from sambut.competitions.editions.forms import CancelForm, MaintenanceForm
from sambut.competitions.models import Edition
from sambut.competitions.pages.around import around, desk_button, desk_form, hosted, person_of
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.returning import tried
from sambut.kernel.clock import now

ZONE, SIZE = "Asia/Jakarta", 20


@desk_form
@hosted
def cancel(request: HttpRequest, edition: Edition) -> HttpResponse:
    form = CancelForm(request.POST or None)
    status = None
    if request.method == "POST":
        person = person_of(request)
        status = tried(form, lambda: actions.cancel_edition(edition.pk, **form.cleaned_data, by=person, at=now()))
        if status is None:
            return redirect("competitions:host", uuid=edition.uuid)
    return answers.page(
        request, "competitions/cancel.html", around(edition, "host") | {"form": form}, status=status or 200
    )


@desk_form
def maintenance(request: HttpRequest) -> HttpResponse:
    """Hours in which the system is shut, and the form for more."""
    person, at = person_of(request), now()
    if not access.maintains(person):
        raise Http404
    form = MaintenanceForm(request.POST or None, zone=ZONE)
    status = None
    if request.method == "POST":
        status = tried(form, lambda: actions.plan_maintenance(**form.given(), by=person, at=at))
        if status is None:
            return redirect("competitions:maintenance")
    page = slice_of(
        edition_queries.maintenances(), order=("-starts_at", "-id"), after=request.GET.get("setelah"), size=SIZE
    )
    facts = {"form": form, "slice": page, "rows": page.rows, "zone": ZONE, "at": at}
    return answers.page(request, "competitions/maintenance.html", facts, status=status or 200)


@desk_button
def call_off(request: HttpRequest, uuid: str) -> HttpResponse:
    found = edition_queries.maintenance(uuid)
    if found is None or not access.maintains(person_of(request)):
        raise Http404
    actions.call_off_maintenance(found.pk, by=person_of(request), at=now())
    return redirect("competitions:maintenance")
