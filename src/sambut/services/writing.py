"""Writing what was read: the parts of an edition and the rows derived from them. Only actions and imports call it."""

from collections.abc import Mapping

from django.contrib.postgres.search import SearchVector
from django.db.models import Value
from django.db.models.expressions import CombinedExpression

from sambut.language.searching import search_text
from sambut.services import everyday
from sambut.services.models import Channel, Edition, Fee, Item, Part, Service, Time
from sambut.services.rules import cleaning
from sambut.services.rules.reading import Items
from sambut.services.rules.whole import Completeness, Reading, Told, completeness, read_standard
from sambut.services.states import Component

Reasons = Mapping[str, tuple[str, ...]]
NOTHING: Reasons = {}


def write(edition: Edition, texts: Mapping[str, str], reasons: Reasons = NOTHING) -> Reading:
    """All parts and rows of an edition anew. `reasons` are what the writer knows besides, by component."""
    reading = read_standard(texts)
    for model in (Part, Item, Time, Fee, Channel):
        model.objects.filter(edition=edition).delete()
    for rows in rows_of(edition, texts, reading, reasons):
        if rows:
            type(rows[0]).objects.bulk_create(rows)
    return reading


def rows_of(edition: Edition, texts: Mapping[str, str], reading: Reading, reasons: Reasons = NOTHING) -> list[list]:
    """Unsaved rows, a list for each table; texts that are empty make no part unless there is something to say."""
    parts = [
        Part(
            edition=edition,
            component=component,
            text=texts.get(component, ""),
            reading=told.reading,
            sureness=told.sureness,
            reasons=[*told.reasons, *reasons.get(component, ())],
        )
        for component, told in reading.parts.items()
        if texts.get(component) or reasons.get(component)
    ]
    return [
        parts,
        [
            *_items(edition, Component.REQUIREMENTS, reading.requirements),
            *_items(edition, Component.PROCEDURE, reading.steps),
            *(
                Item(edition=edition, component=Component.COMPLAINTS, place=place, text=text)
                for place, text in enumerate(reading.channels.steps)
            ),
        ],
        [
            Time(edition=edition, place=place, **{**vars(row), "unit": row.unit or ""})
            for place, row in enumerate(reading.times.rows)
        ],
        [Fee(edition=edition, place=place, **vars(row)) for place, row in enumerate(reading.fees.rows)]
        if texts.get(Component.FEE)
        else [],
        [
            Channel(edition=edition, place=place, kind=row.kind, value=row.value[:300], reason=row.reason)
            for place, row in enumerate(reading.channels.rows)
        ],
    ]


def _items(edition: Edition, component: Component, items: Items) -> list[Item]:
    return [
        Item(edition=edition, component=component, place=place, **vars(row)) for place, row in enumerate(items.rows)
    ]


def complete(edition: Edition) -> Completeness:
    """Of what is stored. One statement."""
    rows = Part.objects.filter(edition=edition)
    return completeness({row.component: Told(row.reading, row.sureness, tuple(row.reasons)) for row in rows})  # type: ignore[arg-type]


def show(service: Service, edition: Edition, reading: Reading, texts: Mapping[str, str]) -> None:
    """What lists and search know of a service, from this edition. The caller saves."""
    told = completeness(reading.parts)
    service.name, service.summary = edition.name, edition.summary
    service.parts, service.public_parts, service.free = told.told, told.public_told, reading.free
    service.search = vector(service, texts)


def vector(service: Service, texts: Mapping[str, str]) -> CombinedExpression:
    """The search column: its names weigh most, then what it gives, who gives it, and where."""
    product = cleaning.one_line(texts.get(Component.PRODUCT, ""))[:500]
    places = [place.name for place in (service.unit, service.body) if place]
    region = service.body.region.name if service.body and service.body.region else ""
    names = " ".join([service.name, *everyday.other_names(f"{service.name} {product}")])
    rest = " ".join(filter(None, (service.summary, product, *dict.fromkeys(places), region)))
    first = SearchVector(Value(search_text(names)), config="simple", weight="A")
    return first + SearchVector(Value(search_text(rest)), config="simple", weight="D")
