"""What pages share: finding the row or answering that there is none, a form that comes back with its sentence, the tabs."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sambut.events import access, queries
from sambut.events.models import Event
from sambut.events.states import State, Verb
from sambut.mandates.people import VISITOR, Person

Page = Callable[..., HttpResponse]
MARKS = {
    State.DRAFT: "shut", State.ANNOUNCED: "new", State.RUNNING: "moving", State.CLOSED: "waiting", State.REPORTED: "answered",
}  # fmt: skip
ANSWERS = {"invited": "waiting", "confirmed": "answered", "declined": "shut"}
"""How a state is drawn: shape and colour of `frame/parts/states.html`."""


def person_of(request: HttpRequest) -> Person:
    return getattr(request, "person", VISITOR)


def desk_read(page: Page) -> Page:
    """A page of somebody at work that only reads."""
    return never_cache(login_required(require_GET(page)))


def desk_form(page: Page) -> Page:
    return never_cache(login_required(require_http_methods(["GET", "HEAD", "POST"])(page)))


def desk_button(page: Page) -> Page:
    """A verb behind one button. A refusal becomes a page of its own."""
    return never_cache(login_required(require_POST(page)))


def hosted(page: Page) -> Page:
    """Gives the page the event, if this person is its host; others are answered that there is none."""

    @wraps(page)
    def guarded(request: HttpRequest, uuid: str, **named: Any) -> HttpResponse:
        return page(request, hosted_event(request, uuid), **named)

    return guarded


def hosted_event(request: HttpRequest, uuid: str) -> Event:
    event = seen(request, uuid)
    if access.why_not(person_of(request), Verb.EDIT, event):
        raise Http404
    return event


def seen(request: HttpRequest, uuid: str) -> Event:
    event = queries.event(person_of(request), uuid)
    if event is None:
        raise Http404
    return event


def tabs(event: Event, here: str) -> list[dict[str, Any]]:
    """The ways through the desk of one event."""
    names = (
        ("host", _("Ringkasan")), ("guests", _("Undangan")), ("programme", _("Acara")), ("stands", _("Gerai")),
        ("clinics", _("Klinik")), ("questions", _("Konsultasi")), ("signings", _("Tanda tangan")), ("door", _("Pintu masuk")),
        ("follow", _("Tindak lanjut")),
    )  # fmt: skip
    return [
        {"label": label, "url": reverse(f"events:{name}", args=[event.uuid]), "current": name == here}
        for name, label in names
    ]


def around(event: Event, here: str) -> dict[str, Any]:
    """What every page of the desk of an event shows."""
    return {"event": event, "mark": MARKS[State(event.state)], "tabs_of": tabs(event, here), "ANSWERS": ANSWERS}
