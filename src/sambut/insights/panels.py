"""The panel of one topic: every region of a level by months, reports per 100,000 people, from the kept figures.

A region is in it from the month of its first report on any topic on: before, the channel may not have been open there. From then on a
month without a report is nought. Whoever started anything against the same topic is nobody's comparison from that month on.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Min

from sambut.insights.counting import add_months
from sambut.insights.models import Monthly
from sambut.regions.models import Region

if TYPE_CHECKING:
    import numpy as np

    from sambut.insights.effects import Panel

PER = 100_000


@dataclass(frozen=True)
class Place:
    """A region as the panel knows it."""

    pk: int
    code: str
    name: str
    population: int


def places(level: str) -> dict[int, Place]:
    """Running regions of a level whose population is known."""
    rows = Region.objects.in_force().filter(level=level, population__gt=0).order_by("code")
    facts = rows.values_list("pk", "code", "name", "population")
    return {pk: Place(pk, code, name, population or 0) for pk, code, name, population in facts}


def panel(
    known: Mapping[int, Place], category_id: int, starts: Mapping[int, date], *, first: date, last: date
) -> tuple["Panel", "np.ndarray"]:
    """Rates by region code and month and who started when; and the cases behind the rates."""
    import numpy as np

    from sambut.insights.effects.panel import Panel, kind_of, month_number

    since = _first_reports(known)
    regions = [place for place in known.values() if place.pk in since and since[place.pk] <= last]
    row_of = {place.pk: row for row, place in enumerate(regions)}
    begin, length = month_number(first.year, first.month), months_between(first, last) + 1
    cases = np.zeros((len(regions), length))
    found = Monthly.objects.filter(
        category_id=category_id, month__gte=first, month__lte=last, region_id__in=list(row_of)
    )
    for region_id, month, received in found.values_list("region_id", "month", "received"):
        cases[row_of[region_id], months_between(first, month)] = received
    for row, place in enumerate(regions):
        cases[row, : max(0, months_between(first, since[place.pk]))] = np.nan
    people = np.array([place.population for place in regions], dtype=float).reshape(-1, 1)
    began = [starts.get(place.pk) for place in regions]
    made = Panel(
        regions=tuple(place.code for place in regions),
        kinds=tuple(kind_of(place.code) for place in regions),
        first=begin,
        values=cases / people * PER,
        starts=tuple(None if start is None or start > last else months_between(first, start.replace(day=1)) for start in began),
        cases=cases,
    )  # fmt: skip
    return made, cases


def _first_reports(known: Mapping[int, Place]) -> dict[int, date]:
    rows = Monthly.objects.filter(category=None, region_id__in=list(known), received__gt=0)
    return dict(rows.values("region_id").annotate(first=Min("month")).values_list("region_id", "first"))


def months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


__all__ = ["PER", "Place", "add_months", "months_between", "panel", "places"]
