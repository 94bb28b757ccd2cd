"""The desks: services of an organisation and below it, and those that nobody has yet."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from sambut.frame import answers
from sambut.frame.paging import slice_of
from sambut.frame.templating import with_query
from sambut.kernel.clock import now
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role
from sambut.services import access, links, lists, queries, showing
from sambut.services.access import READERS
from sambut.services.models import Edition, Service
from sambut.services.sentences import component_rows, duty_of, event_words, state_of
from sambut.services.states import State, Verb

SIZE = 30


def person_of(request: HttpRequest) -> Person:
    return request.person  # type: ignore[attr-defined]


@never_cache
@login_required
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Leads everybody with an office to the desk that is theirs."""
    person = person_of(request)
    for mandate in person.mandates:
        if mandate.role in READERS:
            return redirect("services:of_organisation", organisation_id=mandate.organisation_id)
    if person.holds(Role.NATIONAL_ADMIN):
        return redirect("services:unplaced")
    raise Http404


@never_cache
@login_required
@require_GET
def of_organisation(request: HttpRequest, organisation_id: int) -> HttpResponse:
    """Services of an organisation and below it, with how complete they are."""
    person = person_of(request)
    office = office_of(person, organisation_id)
    if office is None:
        raise Http404
    wanted = request.GET.get("tampil", "")
    wanted = wanted if wanted in lists.KINDS else ""
    today = now().date()
    rows = lists.of_organisation(organisation_id, wanted, today=today)
    page = slice_of(rows, order=("name", "id"), after=request.GET.get("setelah"), size=SIZE)
    facts = {
        "office": office, "slice": page, "rows": _rows(page.rows, today), "kind_words": lists.KINDS[wanted](), "options": _options(request, wanted),
        "may_draft": any(m.role in access.WRITERS and m.organisation_id == organisation_id for m in person.mandates),
        "is_body": office.organisation_id == office.body_id,
    }  # fmt: skip
    return answers.page(request, "services/desk.html", facts)


@never_cache
@login_required
@require_GET
def unplaced(request: HttpRequest) -> HttpResponse:
    """What imports brought and could not place: the national desk's own work."""
    if not person_of(request).holds(Role.NATIONAL_ADMIN):
        raise Http404
    page = slice_of(lists.unplaced(), order=("name", "id"), after=request.GET.get("setelah"), size=SIZE)
    return answers.page(request, "services/unplaced.html", {"slice": page, "rows": page.rows})


@never_cache
@login_required
@require_GET
def service(request: HttpRequest, uuid: UUID) -> HttpResponse:
    return show(request, service_at_desk(request, uuid))


def show(request: HttpRequest, found: Service, **more: Any) -> HttpResponse:
    """The desk's page of a service: what holds, what is written, what may be done now, and what is missing."""
    at, person = now(), person_of(request)
    working = queries.working_edition(found.pk)
    shown_edition = working or found.current or queries.last_edition(found.pk)
    standard = queries.standard(shown_edition) if shown_edition else None
    told = showing.shown(found, standard, at=at) if standard else None
    may = {str(verb): _possible(person, verb, found, working) for verb in access.RULES}
    facts = {
        "service": found, "working": working, "shown": told, "state": state_of(found, working), "may": may, "duty": duty_of(found, working, may),
        "components": component_rows(standard), "events": queries.events(found.pk), "editions": queries.editions(found.pk),
        "public_page": links.public_page(found.uuid) if found.state != State.DRAFT else None, "zone": found.unit.zone if found.unit else "Asia/Jakarta",
        "event_words": event_words,
    }  # fmt: skip
    return answers.page(request, "services/service.html", facts | more)


def service_at_desk(request: HttpRequest, uuid: UUID) -> Service:
    found = queries.service_for(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


def office_of(person: Person, organisation_id: int) -> Mandate | None:
    held = (m for m in person.mandates if m.role in READERS and m.organisation_id == organisation_id)
    return next(held, None)


def _possible(person: Person, verb: str, found: Service, working: Edition | None) -> bool:
    """Whether access and both states let it happen; the action asks all of it again."""
    return access.why_not(person, verb, found) is None and lists.may_move(Verb(verb), found, working)


def _rows(found: list[Service], today: date) -> list[dict[str, Any]]:
    working = queries.working_states([one.pk for one in found])
    return [
        {
            "service": one,
            "state": state_of(one, working.get(one.pk)),
            "stale": showing.is_stale(one.review_due_on, today),
        }
        for one in found
    ]


def _options(request: HttpRequest, wanted: str) -> list[tuple[str, str, bool]]:
    return [
        (label(), with_query(request, tampil=kind or None, setelah=None), kind == wanted)
        for kind, label in lists.KINDS.items()
    ]
