"""Reads of services for pages, API and rooms above."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from sambut.mandates.people import Person
from sambut.services import access
from sambut.services.models import Channel, Edition, Fee, Item, Part, Service, ServiceEvent, Time
from sambut.services.states import WORKING, Component, EditionState, State


@dataclass(frozen=True)
class Standard:
    """One edition with everything that was read from it."""

    edition: Edition
    parts: dict[str, Part] = field(default_factory=dict)
    items: dict[str, list[Item]] = field(default_factory=dict)
    """Requirements and steps, by component."""
    times: list[Time] = field(default_factory=list)
    fees: list[Fee] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)

    def text(self, component: str) -> str:
        part = self.parts.get(component)
        return part.text if part else ""


def service(uuid: UUID | str) -> Service | None:
    """A published or withdrawn service, as everybody may see it; None for what is only being written."""
    return _whole().filter(uuid=uuid).exclude(state=State.DRAFT).first()


def service_for(who: Person, uuid: UUID | str) -> Service | None:
    """The service at somebody's desk; None where they have no desk for it, so that nobody learns what is being written."""
    found = _whole().filter(uuid=uuid).first()
    if found is None or access.why_not(who, "see_draft", found):
        return None
    return found


def standard(edition: Edition) -> Standard:
    """Five statements, whatever the size of the standard."""
    items: dict[str, list[Item]] = {Component.REQUIREMENTS: [], Component.PROCEDURE: []}
    for item in Item.objects.filter(edition=edition).order_by("component", "place"):
        items[item.component].append(item)
    return Standard(
        edition,
        {part.component: part for part in Part.objects.filter(edition=edition)},
        items,
        list(Time.objects.filter(edition=edition).order_by("place")),
        list(Fee.objects.filter(edition=edition).order_by("place")),
        list(Channel.objects.filter(edition=edition).order_by("place")),
    )


def working_edition(service_id: int) -> Edition | None:
    """What is being written or waits to be looked at."""
    found = Edition.objects.select_related("changed_by", "submitted_by")
    return found.filter(service=service_id, state__in=WORKING).first()


def working_states(service_ids: Iterable[int]) -> dict[int, Edition]:
    """Editions that are written or wait, of many services in one statement."""
    found = Edition.objects.filter(service__in=list(service_ids), state__in=WORKING)
    return {one.service_id: one for one in found}


def last_edition(service_id: int) -> Edition | None:
    return Edition.objects.filter(service=service_id).order_by("-number").first()


def editions(service_id: int) -> list[Edition]:
    """Those that hold or held, newest first: what readers see of the past."""
    shown = Edition.objects.filter(service=service_id, state__in=(EditionState.CURRENT, EditionState.FORMER))
    return list(shown.order_by("-number")[:50])


def of_body(body_id: int) -> QuerySet[Service]:
    """Published services of a body. Order it by `name, id`."""
    return published().filter(body=body_id)


def published() -> QuerySet[Service]:
    """What everybody may find. Order it by `name, id`."""
    return Service.objects.filter(state=State.PUBLISHED).select_related("unit", "body")


def named(ids: Iterable[int]) -> dict[int, Service]:
    """Services by id, with unit and body, in one statement."""
    return Service.objects.select_related("unit", "body").in_bulk(set(ids))


def events(service_id: int) -> list[ServiceEvent]:
    rows = ServiceEvent.objects.filter(service=service_id).select_related("actor", "organisation")
    return list(rows.order_by("-id")[:100])


def _whole() -> QuerySet[Service]:
    return Service.objects.select_related("unit", "body__region", "current")
