"""What a service looks like from outside: the words of the standard, and what was read from them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sambut.api.answers import Shape
from sambut.services.models import Service
from sambut.services.queries import Standard
from sambut.services.searching import Row
from sambut.services.states import ChannelKind, Component, EditionState, FeeKind, State, Sureness, TimeUnit


class ServiceRow(Shape):
    uuid: UUID
    name: str
    summary: str
    unit: str
    body: str
    free: bool | None
    """`null`: the fee is not known. Unknown is not free."""
    public_components: int
    """How many of the six components that users must be told are told."""


class ServicePage(Shape):
    rows: list[ServiceRow]
    next: str | None
    """Give it back as `setelah` to go on; `null` also after a search, which gives the best matches only."""
    previous: str | None


class ServicePart(Shape):
    component: Component
    text: str
    """As the office wrote it."""
    reading: str
    """For time and fee: what kind of statement it is."""
    sureness: Sureness
    reasons: list[str]
    """Codes of what was mended and of what could not be read."""


class ServiceItem(Shape):
    component: Component
    group: str
    level: int
    text: str
    condition: str
    alternative: bool


class ServiceTime(Shape):
    subject: str
    stage: bool
    shortest: Decimal | None
    longest: Decimal | None
    unit: TimeUnit | None
    working: bool | None
    """`true`: working days or hours; `null`: the text does not say."""
    about: bool
    starts: str
    condition: str
    reason: str


class ServiceFee(Shape):
    subject: str
    kind: FeeKind
    amount: Decimal | None
    most: Decimal | None
    per: str
    words: str


class ServiceChannel(Shape):
    kind: ChannelKind
    value: str
    reason: str


class ServiceStandard(Shape):
    number: int
    state: EditionState
    name: str
    summary: str
    decree: str
    place: str
    hours: str
    link: str
    revision: int
    components: list[ServicePart]
    items: list[ServiceItem]
    times: list[ServiceTime]
    fees: list[ServiceFee]
    channels: list[ServiceChannel]


class PublicService(ServiceRow):
    state: State
    published_at: datetime | None
    checked_on: date | None
    """When an office last said that it is still right; `null`: never here."""
    review_due_on: date | None
    withdrawn_because: str
    standard: ServiceStandard | None
    """What holds; at a desk what is being written, when there is such."""


def row(found: Row) -> dict[str, Any]:
    return {
        "uuid": str(found.uuid), "name": found.name, "summary": found.summary, "unit": found.unit, "body": found.body,
        "free": found.free, "public_components": found.public_parts,
    }  # fmt: skip


def service(found: Service, told: Standard | None) -> dict[str, Any]:
    return {
        "uuid": str(found.uuid), "name": found.name, "summary": found.summary, "unit": found.unit.name if found.unit else "",
        "body": found.body.name if found.body else "", "free": found.free, "public_components": found.public_parts,
        "state": found.state, "published_at": found.published_at, "checked_on": found.checked_on,
        "review_due_on": found.review_due_on, "withdrawn_because": found.withdrawn_because,
        "standard": _standard(told) if told else None,
    }  # fmt: skip


def _standard(told: Standard) -> dict[str, Any]:
    edition = told.edition
    names = ("number", "state", "name", "summary", "decree", "place", "hours", "link", "revision")
    order = {component: place for place, component in enumerate(Component.values)}
    parts = sorted(told.parts.values(), key=lambda part: order[part.component])
    items = [item for items in told.items.values() for item in items]
    return {name: getattr(edition, name) for name in names} | {
        "components": [_of(part, "component", "text", "reading", "sureness", "reasons") for part in parts],
        "items": [_of(item, "component", "group", "level", "text", "condition", "alternative") for item in items],
        "times": [
            _of(one, "subject", "stage", "shortest", "longest", "working", "about", "starts", "condition", "reason") | {"unit": one.unit or None}
            for one in told.times
        ],
        "fees": [_of(one, "subject", "kind", "amount", "most", "per", "words") for one in told.fees],
        "channels": [_of(one, "kind", "value", "reason") for one in told.channels],
    }  # fmt: skip


def _of(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
