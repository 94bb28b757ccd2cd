"""Reads of regions for other rooms, pages and importers."""

from collections.abc import Iterable
from datetime import date

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Q, Value, When

from sambut.kernel.refusals import Refused
from sambut.regions.models import LARGEST_FIRST, Alias, Outline, Region, RegionQuerySet
from sambut.regions.rules import parse_code, without_prefix
from sambut.regions.states import Kind, Level

CLOSE = 0.5
"""Trigram similarity under which two names are not the same region with a slip."""
CLEAR = 0.1
"""By how much the best must lead the second, or nobody is chosen."""


def region(code: str, *, on: date | None = None) -> Region | None:
    """The region with this code, on that day if one is given. A code that a law replaced leads to the new region.

    `region("91.01")` is Merauke under 93.01; `region("91.01", on=date(2021, 1, 1))` is Merauke as it was.
    """
    try:
        code = parse_code(code)
    except Refused:
        return None
    found = Region.objects.in_force(on).filter(code=code).first()
    return found or Region.objects.in_force(on).filter(predecessors__old__code=code).first()


def regions(codes: Iterable[str]) -> dict[str, Region]:
    """Running regions by code, in one query."""
    return {row.code: row for row in Region.objects.in_force().filter(code__in=list(codes))}


def children(code: str | None = None, *, on: date | None = None) -> RegionQuerySet:
    """The regions right below, by code; without a code the provinces."""
    below = Q(parent=None) if code is None else Q(parent__code=code, parent__ends_on=None)
    return Region.objects.in_force(on).filter(below).order_by("code")


def autonomous() -> RegionQuerySet:
    """The 546 regions with a government of their own. Istilah: daerah otonom."""
    return Region.objects.in_force().autonomous().order_by("code")


def find(name: str, *, within: str | None = None, level: Level | None = None) -> Region | None:
    """The one running region that people mean by this name, or None when none or several may be meant.

    Forgives case, blanks, signs, the words before (Kota, Kab., Kec. …), usual short names (Jatim) and small slips.
    `within` is a code: only regions below it. Where a city and a regency share the name, the word before decides.
    """
    key, kinds = without_prefix(name)
    if not key:
        return None
    exact = _named(key, _below(within, level))
    if exact:
        return _the_one(exact, kinds)
    return _close(key, kinds, _below(within, level))


def search(text: str, *, within: str | None = None, limit: int = 10) -> list[Region]:
    """For a box that searches while one types: names that begin so, then close ones; larger regions first.

    Three queries at most; each region brings the regions above it.
    """
    key, kinds = without_prefix(text)
    if len(key) < 2:
        return []
    rows = _below(within, None).select_related("parent__parent__parent")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    called = list(Alias.objects.filter(key=key).values_list("region_id", flat=True)[:limit])
    exact = Case(When(Q(key=key) | Q(pk__in=called), then=Value(0)), default=Value(1))
    begins = rows.filter(Q(key__startswith=key) | Q(pk__in=called))
    found = list(begins.order_by(exact, LARGEST_FIRST, "code")[:limit])
    if len(found) < limit and len(key) >= 4:
        near = rows.filter(key__trigram_similar=key).exclude(pk__in=[r.pk for r in found])
        nearest = near.annotate(near=TrigramSimilarity("key", key)).order_by("-near", LARGEST_FIRST, "code")
        found += nearest[: limit - len(found)]
    return found


def within(code: str) -> RegionQuerySet:
    """Every running region below a code, for importers."""
    return _below(code, None)


def keys_within(code: str) -> dict[str, int]:
    """Key → id of every running region below a code, where the key is unique: for importers (`rules.key(name)`)."""
    seen: dict[str, int | None] = {}
    for key, pk in _below(code, None).values_list("key", "pk"):
        seen[key] = None if key in seen else pk
    return {key: pk for key, pk in seen.items() if pk is not None}


def outlines(width: int, level: Level) -> list[Outline]:
    """The drawn outlines of a map, with their regions."""
    rows = Outline.objects.filter(width=width, region__level=level, region__ends_on=None)
    return list(rows.select_related("region").order_by("region__code"))


def without_outline(level: Level) -> list[str]:
    """Codes of running regions of a level that no map can draw yet."""
    rows = Region.objects.in_force().filter(level=level, outlines=None)
    return list(rows.order_by("code").values_list("code", flat=True))


def _below(code: str | None, level: Level | None) -> RegionQuerySet:
    rows = Region.objects.in_force()
    if code:
        rows = rows.filter(code__startswith=f"{code}.")
    return rows.filter(level=level) if level else rows


def _named(key: str, rows: RegionQuerySet) -> list[Region]:
    """Regions of exactly this name, else those that have it as another name."""
    ordered = rows.order_by(LARGEST_FIRST, "code")
    return list(ordered.filter(key=key)[:50]) or list(ordered.filter(aliases__key=key)[:50])


def _the_one(found: list[Region], kinds: frozenset[Kind]) -> Region | None:
    """Of the same name: those of the kind that was written, else the highest level, if only one is left."""
    fitting = [row for row in found if row.kind in kinds] or found
    highest = [row for row in fitting if row.level == fitting[0].level]
    return highest[0] if len(highest) == 1 else None


def _close(key: str, kinds: frozenset[Kind], rows: RegionQuerySet) -> Region | None:
    """The region whose name has a small slip in it, when no other name is nearly as close."""
    if len(key) < 4:
        return None
    if kinds:
        rows = rows.filter(kind__in=kinds)
    near = rows.filter(key__trigram_similar=key).annotate(near=TrigramSimilarity("key", key))
    best = list(near.filter(near__gte=CLOSE).order_by("-near", LARGEST_FIRST, "code")[:50])
    rivals = [row for row in best if row.key != best[0].key]
    if not best or (rivals and best[0].near - rivals[0].near < CLEAR):
        return None
    return _the_one([row for row in best if row.key == best[0].key], kinds)
