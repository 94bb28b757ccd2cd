"""Reads of kept figures for pages and API. Nothing here counts cases."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db.models import F, Min, Q, QuerySet, Sum

from sambut.complaints.models import Category
from sambut.innovations.states import State as Publication
from sambut.insights import rules
from sambut.insights.counting import MONTHLY, add_months
from sambut.insights.effects.method import VERSION
from sambut.insights.models import Effect, History, Kept, Monthly, Solution
from sambut.regions.models import Region
from sambut.regions.states import Level

YEAR = 12
FIGURES = ("received", "answered", "timed", "in_time", "ended", "accepted", "given")
EFFECT = (
    *(field.name for field in Effect._meta.concrete_fields), "agreement__number", "agreement__title", "agreement__innovation__title",
    "agreement__innovation__local_name", "region__code", "region__name", "region__population", "category__code", "category__name",
)  # fmt: skip
"""What is read with an estimate: of its agreement, place and topic only how they are called."""


@dataclass(frozen=True)
class Totals:
    """All topics together over a year."""

    received: int = 0
    answered: int = 0
    timed: int = 0
    in_time: int = 0
    ended: int = 0
    accepted: int = 0
    given: int = 0

    @property
    def in_time_share(self) -> float | None:
        return rules.share(self.in_time, self.timed)

    @property
    def accepted_share(self) -> float | None:
        return rules.share(self.accepted, self.ended)


@dataclass(frozen=True)
class Topic:
    """One topic of complaints of a region, over the last year and the one before."""

    category: Category
    received: int
    before: int | None
    """None when the year before is not known whole."""
    rate: float | None
    country_rate: float | None
    since: date | None = None
    """From when on every month of it is known."""

    @property
    def change(self) -> rules.Change | None:
        return rules.change(self.before, self.received)


@dataclass(frozen=True)
class Regional:
    """What the kept figures say of one region, up to the last whole month."""

    through: date
    totals: Totals
    country: Totals
    topics: tuple[Topic, ...]
    """Most reports first; those that are too small to show are left out."""
    since: date | None
    """The first month in which a case stood here; before, only what `History` gives is known."""


def kept() -> Kept | None:
    """When the monthly figures were counted last."""
    return Kept.objects.filter(pk=MONTHLY).first()


def place(code: str) -> Region | None:
    """A running province, regency or city by its code."""
    rows = Region.objects.in_force().filter(code=code, level__in=(Level.PROVINCE, Level.REGENCY))
    return rows.select_related("parent").first()


def provinces() -> list[Region]:
    return list(Region.objects.in_force().filter(level=Level.PROVINCE).order_by("code"))


def below(region: Region) -> list[Region]:
    return list(Region.objects.in_force().filter(parent=region, level=Level.REGENCY).order_by("code"))


def regional(region: Region, *, through: date, everybody: int) -> Regional:
    """Five statements, whatever the number of cases."""
    first, middle = add_months(through, 1 - 2 * YEAR), add_months(through, 1 - YEAR)
    since, told = _since(region)
    rows = Monthly.objects.filter(Q(region=region) | Q(region=None), month__gte=first, month__lte=through)
    totals = {row["region_id"]: row for row in _summed(rows.filter(category=None, month__gte=middle))}
    own, country = Rows(), Rows()
    counted = rows.filter(category__isnull=False).values_list("region_id", "category_id")
    lately, earlier = (Sum("received", filter=Q(**{f"month__{way}": middle}), default=0) for way in ("gte", "lt"))
    for place, category_id, last, before in counted.annotate(last=lately, before=earlier):
        (country if place is None else own)[category_id] = (last, before)
    known = {pk: min((month for month in (since, told.get(pk)) if month), default=None) for pk in own}
    topics = _topics(own, country, people=region.population, everybody=everybody, known=known, first=first)
    return Regional(through, _totals(totals.get(region.pk)), _totals(totals.get(None)), tuple(topics), since)


def _summed(rows: QuerySet[Monthly]) -> list[dict[str, int | None]]:
    """By region, the sum of each figure."""
    summed = rows.values("region_id").annotate(**{f"last_{name}": Sum(name) for name in FIGURES})
    return cast("list[dict[str, int | None]]", list(summed))


def _totals(row: dict[str, int | None] | None) -> Totals:
    return Totals(**{name: row[f"last_{name}"] or 0 for name in FIGURES}) if row else Totals()


class Rows(dict[int, tuple[int, int]]):
    """Topic → reports of the last year, and of the one before."""


def _since(region: Region) -> tuple[date | None, dict[int, date]]:
    """The first month with a case of any topic, and by topic the first month that `History` gives."""
    cases = Monthly.objects.filter(region=region, category=None, received__gt=F("given"))
    given = History.objects.filter(Q(region=region) | Q(region__parent=region)).values_list("category_id")
    return cases.aggregate(first=Min("month"))["first"], dict(given.annotate(first=Min("month")))


def _topics(
    own: Rows, country: Rows, *, people: int | None, everybody: int, known: Mapping[int, date | None], first: date
) -> list[Topic]:
    """The finest topics; of a main one only what was put under nothing finer."""
    categories = Category.objects.in_bulk(list(own))
    under: dict[int, list[int]] = defaultdict(list)
    for category in categories.values():
        if category.parent_id:
            under[category.parent_id].append(category.pk)
    found = []
    for pk, category in categories.items():
        mine, before = _rest(own, pk, under[pk])
        if rules.shown(mine, zero=False) is None:
            continue
        theirs, _before = _rest(country, pk, under[pk])
        since = known[pk]
        whole = since is not None and since <= first
        rates = rules.rate(mine, people), rules.rate(theirs, everybody)
        found.append(Topic(category, mine, before if whole else None, *rates, since))
    return sorted(found, key=lambda topic: (-topic.received, topic.category.code))


def _rest(rows: Rows, pk: int, under: Sequence[int]) -> tuple[int, int]:
    """Last year and the one before, of a topic without what stands under finer ones."""
    last, before = rows.get(pk, (0, 0))
    finer = [rows.get(child, (0, 0)) for child in under]
    return last - sum(one[0] for one in finer), before - sum(one[1] for one in finer)


def months(
    region: Region | None, categories: Collection[int | None], *, first: date, last: date
) -> dict[int | None, dict[date, int]]:
    """Topic → month → reports received. One statement."""
    wanted = Q(category_id__in=[pk for pk in categories if pk is not None])
    if None in categories:
        wanted |= Q(category=None)
    rows = Monthly.objects.filter(wanted, region=region, month__gte=first, month__lte=last)
    found: dict[int | None, dict[date, int]] = {pk: {} for pk in categories}
    for category_id, month, received in rows.values_list("category_id", "month", "received"):
        found[category_id][month] = received
    return found


def by_place(places: Sequence[Region], *, through: date, category: Category | None = None) -> dict[int, Totals]:
    """Region → its year of one topic, or of all together. One statement."""
    rows = Monthly.objects.filter(
        region__in=[one.pk for one in places],
        category=category,
        month__gt=add_months(through, -YEAR),
        month__lte=through,
    )
    return {cast(int, row["region_id"]): _totals(row) for row in _summed(rows)}


def topic(code: str) -> Category | None:
    return Category.objects.filter(body=None, ends_on=None, code=code).first()


def country_topics(*, through: date, limit: int = 10) -> list[tuple[Category, int]]:
    """The main topics of the country over a year, most reports first."""
    rows = Monthly.objects.filter(
        region=None,
        category__parent=None,
        category__isnull=False,
        month__gt=add_months(through, -YEAR),
        month__lte=through,
    )
    summed = list(rows.values_list("category_id").annotate(all=Sum("received")).order_by("-all", "category_id")[:limit])
    categories = Category.objects.in_bulk([pk for pk, _all in summed])
    return [(categories[pk], count) for pk, count in summed if rules.shown(count, zero=False)]


def solutions(category_ids: Collection[int], *, not_of: int | None) -> dict[int, list[Solution]]:
    """Topic → public innovations of others that answer it, best first. One statement."""
    rows = Solution.objects.filter(category_id__in=list(category_ids), innovation__state=Publication.PUBLIC)
    if not_of is not None:
        rows = rows.exclude(innovation__body_id=not_of)
    found: dict[int, list[Solution]] = defaultdict(list)
    for row in (
        rows.select_related("innovation__body__region").defer("innovation__search").order_by("category_id", "place")
    ):
        found[row.category_id].append(row)
    return found


def effects() -> QuerySet[Effect]:
    """The newest estimate of each agreement, by the version that is shown."""
    return (
        Effect.objects.filter(version=VERSION)
        .order_by("agreement_id", "-data_month")
        .distinct("agreement_id")
        .select_related("agreement__innovation", "region", "category")
        .only(*EFFECT)
    )


def effects_of(region: Region) -> list[Effect]:
    """Of one region, of a province also of its regencies, those that say something first. One statement."""
    return sorted(effects().filter(Q(region=region) | Q(region__parent=region)), key=_telling)


def _telling(effect: Effect) -> tuple[bool, int, int]:
    """Those that say something first, then the newest start."""
    return effect.estimate is None, -effect.started_on.toordinal(), effect.pk


def effects_of_innovations(ids: Collection[int]) -> list[Effect]:
    return sorted(
        effects().filter(agreement__innovation_id__in=list(ids)), key=lambda effect: (effect.started_on, effect.pk)
    )
