"""What pages share: finding the row or answering that there is none, a form that comes back with its sentence, tabs."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.competitions import access, queries, sentences
from sambut.competitions.models import Edition, Entry
from sambut.competitions.papers.standing import AFTER
from sambut.competitions.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import VISITOR, Person

Page = Callable[..., HttpResponse]


def person_of(request: HttpRequest) -> Person:
    return getattr(request, "person", VISITOR)


def one_of(request: HttpRequest, name: str, known: Iterable[str]) -> str:
    """What the address asks for, if it is known; otherwise nothing, and the list is whole."""
    asked = request.GET.get(name, "")
    return asked if asked in set(known) else ""


def uuid_in(request: HttpRequest, name: str) -> UUID | None:
    """The row that the address asks for; nothing where it names none."""
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError:
        return None


def desk_read(page: Page) -> Page:
    return never_cache(login_required(require_GET(page)))


def desk_form(page: Page) -> Page:
    return never_cache(login_required(require_http_methods(["GET", "HEAD", "POST"])(page)))


def desk_button(page: Page) -> Page:
    """A verb behind one button. A refusal becomes a page of its own."""
    return never_cache(login_required(require_POST(page)))


def seen(request: HttpRequest, uuid: str) -> Edition:
    found = queries.edition(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


def hosted(page: Page) -> Page:
    """Gives the page the edition, if this person runs it; others are answered that there is none."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str, **named: Any) -> HttpResponse:
        edition = seen(request, uuid)
        if not access.hosts(person_of(request), edition):
            raise Http404
        return page(request, edition, **named)

    return guarded


def joined(page: Page) -> Page:
    """As `hosted`, for those as well who hold it together with the host and read along."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str, **named: Any) -> HttpResponse:
        edition, person = seen(request, uuid), person_of(request)
        if not (access.hosts(person, edition) or access.co_hosts(person, edition)):
            raise Http404
        return page(request, edition, **named)

    return guarded


def entered(verb: str = "see") -> Callable[[Page], Page]:
    """Gives the page the entry, if this person may do the verb with it (whatever its state); others: there is none."""

    def decorate(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, uuid: str, **named: Any) -> HttpResponse:
            found = queries.entry(person_of(request), uuid)
            if found is None:
                raise Http404
            access.require(person_of(request), verb, found)
            return page(request, found, **named)

        return guarded

    return decorate


def may(person: Person, entry: Entry) -> dict[str, bool]:
    """Verb → whether this person may do it now."""
    return {str(verb): _may(person, Verb(verb), entry) for verb in access.ENTRY_VERBS if verb != "see"}


def _may(person: Person, verb: Verb, entry: Entry) -> bool:
    try:
        entry.after(verb)
    except Refused:
        return False
    return access.why_not(person, verb, entry) is None


def tabs(edition: Edition, here: str) -> list[dict[str, Any]]:
    """The ways through the desk of one edition."""
    names = [("host", _("Ringkasan")), ("parts", _("Susunan")), ("calendar", _("Kalender")), ("entries", _("Entri"))]
    if edition.state != State.DRAFT:
        names += [("panel", _("Juri")), ("result", _("Hasil lomba"))]
    names.append(("final", _("Tahap akhir")))
    if edition.state in AFTER:
        names.append(("papers", _("Naskah dan piagam")))
    names.append(("candidates", _("Calon peserta")))
    return [
        {"label": label, "url": reverse(f"competitions:{name}", args=[edition.uuid]), "current": name == here}
        for name, label in names
    ]


def around(edition: Edition, here: str) -> dict[str, Any]:
    """What every page of the desk of an edition shows."""
    return {"edition": edition, "state": sentences.edition_state(edition.state), "tabs_of": tabs(edition, here)}
