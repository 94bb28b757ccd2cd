"""What the operations of forums share: who asks, and the row behind an address or none."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from sambut.api.answers import KEYED, READS, TAKES, Refusal
from sambut.api.events import shapes
from sambut.events import access, queries
from sambut.events.models import Delegation, Event
from sambut.events.offering import free_slots
from sambut.events.states import Verb
from sambut.kernel.clock import now
from sambut.mandates.people import Person

ANSWERS: dict[int, Any] = {**READS, **TAKES, **KEYED, 403: Refusal}


def person_of(request: HttpRequest) -> Person:
    return request.auth  # type: ignore[attr-defined]


def hosted(request: HttpRequest, uuid: UUID) -> Event:
    """The forum, if this person is its host; others are answered that there is none."""
    found = seen(request, uuid)
    if access.why_not(person_of(request), Verb.EDIT, found):
        raise Http404
    return found


def coached(request: HttpRequest, uuid: UUID) -> Event:
    """For the host and every facilitator."""
    found = seen(request, uuid)
    if access.why_not(person_of(request), Verb.OFFER_CLINIC, found):
        raise Http404
    return found


def seen(request: HttpRequest, uuid: UUID) -> Event:
    found = queries.event(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


def whole(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """A forum for its host, also before it is announced."""
    event = hosted(request, uuid)
    return shapes.forum(
        event, queries.programme(event), queries.stands(event), queries.partners(event), queries.counts(event.pk)
    )


def delegation_at_desk(request: HttpRequest, uuid: UUID) -> Delegation:
    found = queries.delegation(person_of(request), uuid)
    if found is None:
        raise Http404
    return found


def told(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """A delegation as it is now."""
    found = delegation_at_desk(request, uuid)
    near, other = free_slots(found, at=now())
    free = [*(slot for slot, _unit in near), *other]
    return shapes.delegation(
        found, queries.delegates(found), queries.bookings(found), free, queries.pledges(found.event, found.body_id),
        queries.requests_of(found),
    )  # fmt: skip
