"""The desks: the unit's queue, the body's, the inspectorate's, the national one. One list, differently cut."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.complaints import lists, searching
from sambut.complaints.access import READERS, WATCHERS
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.forms import AnswerForm
from sambut.complaints.lists import Filter
from sambut.complaints.pages import filters, rows, showing
from sambut.complaints.pages.acting import desk_case_of
from sambut.complaints.states import Status
from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.kernel.clock import now
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role

SIZES = (20, 50, 100)


@never_cache
@login_required
@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Leads everybody with an office to the desk that is theirs."""
    person: Person = request.person  # type: ignore[attr-defined]
    for mandate in person.mandates:
        if mandate.role in READERS or mandate.role == Role.INSPECTORATE:
            return redirect("complaints:queue", organisation_id=mandate.organisation_id)
    if any(person.holds(role) for role in WATCHERS):
        return redirect("complaints:national_queue")
    raise Http404


@never_cache
@login_required
@require_GET
def queue(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """What waits at an organisation and below it."""
    person: Person = request.person  # type: ignore[attr-defined]
    at = now()
    wanted = _filter(request, at)
    own = _office(person, organisation_id, *READERS)
    if office := own:
        listed, order = lists.queue(organisation_id, wanted), ("next_at", "complaint_id")
    elif office := _office(person, organisation_id, Role.INSPECTORATE):
        listed, order = lists.inspected(office, wanted), ("next_at", "id")
    else:
        raise Http404
    facts = _list(request, listed, order, at=at) | filters.words(request, wanted)
    return answers.page(
        request,
        "complaints/queue.html",
        facts | {"heading": office.name, "zone": office.zone, "has_way": own is not None},
    )


@never_cache
@login_required
@require_GET
def national_queue(request: HttpRequest) -> HttpResponse:
    """Every body's cases; `?meja=nasional` gives the national admin those that no body has, the national desk's own work."""
    person: Person = request.person  # type: ignore[attr-defined]
    if not any(person.holds(role) for role in WATCHERS):
        raise Http404
    at = now()
    wanted = _filter(request, at)
    unplaced = request.GET.get("meja") == "nasional" and person.holds(Role.NATIONAL_ADMIN)
    listed = lists.unplaced() if unplaced else lists.watched(person, wanted)
    heading = _("Belum ada instansinya") if unplaced else _("Seluruh instansi")
    facts = _list(request, listed, ("next_at", "id"), at=at) | filters.words(request, wanted)
    return answers.page(
        request, "complaints/queue.html", facts | {"heading": heading, "zone": NATIONAL_ZONE, "has_way": False}
    )


@never_cache
@login_required
@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    complaint = desk_case_of(request, number)
    facts = showing.desk(complaint, request.person, at=now()) | {"answer_form": AnswerForm(auto_id="jawab_%s")}  # type: ignore[attr-defined]
    return answers.page(request, "complaints/desk_case.html", facts)


def _office(person: Person, organisation_id: int, *roles: Role) -> Mandate | None:
    held = (m for m in person.mandates if m.role in roles and m.organisation_id == organisation_id)
    return next(held, None)


def _filter(request: HttpRequest, at: datetime) -> Filter:
    status = request.GET.get("keadaan", "")
    return Filter(
        status=status if status in Status.values else "",
        late_at=at if request.GET.get("waktu") == "lewat" else None,
        supervisory=request.GET.get("golongan") == "pengawasan",
        former=request.GET.get("letak") == "pernah",
    )


def _list(request: HttpRequest, listed: Any, order: tuple[str, ...], *, at: datetime) -> dict[str, Any]:
    asked = request.GET.get("cari", "")[:200].strip()
    if asked:
        found = searching.within(asked, request.person)  # type: ignore[attr-defined]
        return rows.found(found, asked, at=at, desk=True) | {"at": at}
    wanted = request.GET.get("isi", "")
    size = int(wanted) if wanted in map(str, SIZES) else SIZES[0]
    page = slice_of(listed, order=order, after=request.GET.get("setelah"), size=size)
    return {"asked": "", "rows": rows.shown(page.rows, at=at, desk=True), "slice": page, "at": at}
