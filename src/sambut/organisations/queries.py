"""Reads of organisations for other rooms, pages and importers."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet

from sambut.organisations.models import Kind, Organisation, OrganisationAlias, OrganisationEvent
from sambut.organisations.rules import key, usual_places

CLOSE, CLEAR = 0.75, 0.1
"""How close a name with a slip must be, and by how much it must lead the next: a wrong desk costs days."""
LOOKS_LIKE = 0.5
"""How close a name must be to be shown in a list to choose from."""
MOST = 1000
BEFORE = ("", "dinas", "badan")
"""People leave out the first word: "PUPR" for "Dinas PUPR"."""


def find_by_name(name: str, *, within: int | None = None) -> Organisation | None:
    """The one running organisation that people mean, or None when none or several may be meant.

    `within` is a body's id: its units and itself. Without it only bodies are sought. Knows aliases, former names, usual
    abbreviations and small slips; an organisation that ended leads to its successor when there is one only.
    """
    asked = key(name, place=place_of(within) if within else ())
    if not asked:
        return None
    rows = _names(within)
    found = _first([before + asked for before in BEFORE], rows) or _close(asked, rows)
    return _running(found) if found else None


def place_of(body_id: int) -> tuple[str, ...]:
    """The words of a body's own region, that people append to the names of its units."""
    name = Organisation.objects.filter(pk=body_id).values_list("region__name", flat=True).first()
    return usual_places(name) if name else ()


def keys_within(body_id: int) -> dict[str, int]:
    """Running key → id of everything in a body, in one query: for importers (`rules.key(name, place=place_of(body))`)."""
    rows = OrganisationAlias.objects.filter(body_id=body_id, ends_on=None)
    return dict(rows.values_list("key", "organisation_id"))


def organisations(ids: Iterable[int]) -> list[Organisation]:
    rows = Organisation.objects.filter(pk__in=list(ids)).select_related("kind", "region")
    return list(rows.order_by("name", "id"))


def organisation(uuid: UUID | str) -> Organisation | None:
    return Organisation.objects.select_related("kind", "body", "region").filter(uuid=uuid).first()


def body_of_region(code: str) -> Organisation | None:
    """The regional government of a region with this code."""
    return (
        Organisation.objects.running()
        .bodies()
        .filter(region__code=code, region__ends_on=None, kind__code__endswith="_government")
        .first()
    )


def tree(body_id: int, *, on: date | None = None) -> list[Organisation]:
    """A body and its running units, parents first and by name on each level, in one query."""
    rows = list(Organisation.objects.running(on).filter(body_id=body_id).select_related("kind"))
    names = {row.pk: row.name.casefold() for row in rows}
    return sorted(rows, key=lambda row: [(names.get(pk, ""), pk) for pk in row.path])


def ancestors(organisations: Iterable[Organisation]) -> dict[int, Organisation]:
    """Everything above these organisations by id, in one query."""
    return Organisation.objects.in_bulk({pk for row in organisations for pk in row.path[:-1]})


def public_bodies(*, asked: str = "", kind: str = "") -> QuerySet[Organisation]:
    """Running bodies, by a name that holds what was asked or nearly so, and by kind."""
    rows = Organisation.objects.running().bodies().select_related("kind", "region")
    if kind:
        rows = rows.filter(kind_id=kind)
    return rows.filter(pk__in=called(asked)) if asked else rows


def units_right_below(organisation_id: int, *, ended: bool = False) -> QuerySet[Organisation]:
    rows = Organisation.objects.filter(parent_id=organisation_id).select_related("kind")
    return rows.exclude(ends_on=None) if ended else rows.running()


def units_called(asked: str, *, below: int) -> QuerySet[Organisation]:
    """Running units anywhere below an organisation, by a name that holds what was asked or nearly so."""
    rows = Organisation.objects.running().under(below).exclude(pk=below).select_related("kind")
    return rows.filter(pk__in=called(asked))


def near_names(name: str, *, within: int) -> list[str]:
    """Names in a body that look like the one nobody has."""
    asked = key(name, place=place_of(within))
    rows = OrganisationAlias.objects.filter(body_id=within, ends_on=None).annotate(near=TrigramSimilarity("key", asked))
    found = rows.filter(near__gt=0.15).order_by("-near", "id").values_list("organisation__name", flat=True)[:12]
    return list(dict.fromkeys(found))[:4]


def running_names(organisation_id: int) -> list[OrganisationAlias]:
    rows = OrganisationAlias.objects.filter(organisation_id=organisation_id, ends_on=None)
    return list(rows.order_by("origin", "name", "id")[:60])


def last_events(organisation_id: int, *, most: int = 8) -> list[OrganisationEvent]:
    rows = OrganisationEvent.objects.filter(organisation_id=organisation_id).select_related("actor")
    return list(rows.order_by("-id")[:most])


def kinds(*, whole_bodies: bool = False) -> list[Kind]:
    rows = Kind.objects.order_by("place", "code")
    return list(rows.exclude(pk="unit") if whole_bodies else rows)


def successors(organisation_id: int) -> QuerySet[Organisation]:
    return Organisation.objects.filter(predecessors__old_id=organisation_id).order_by("name", "id")


def called(asked: str) -> list[int]:
    """Organisations by running names that hold the text or, where none does, look like it; at most `MOST` of them.

    Ids, not a subquery: a planner without statistics would compute similarities once for every body.
    """
    wanted = key(asked)
    if not wanted:
        return []
    rows = OrganisationAlias.objects.filter(ends_on=None)
    holding = rows.filter(key__contains=wanted).order_by("key", "id").values_list("organisation_id", flat=True)
    if found := list(holding[:MOST]):
        return found
    near = rows.filter(key__trigram_similar=wanted).annotate(near=TrigramSimilarity("key", wanted))
    near = near.filter(near__gte=LOOKS_LIKE).order_by("-near", "id")
    return list(near.values_list("organisation_id", flat=True)[:MOST])


def _names(within: int | None) -> QuerySet[OrganisationAlias]:
    rows = OrganisationAlias.objects.select_related("organisation")
    return rows.filter(body_id=within) if within else rows.filter(organisation__parent=None)


def _first(keys: list[str], rows: QuerySet[OrganisationAlias]) -> Organisation | None:
    """By the first of the keys that is known; a running name before one that ended."""
    known: dict[str, dict[int, OrganisationAlias]] = {}
    for alias in rows.filter(key__in=keys).order_by("ends_on", "id"):
        known.setdefault(alias.key, {}).setdefault(alias.organisation_id, alias)
    for wanted in keys:
        found = list(known.get(wanted, {}).values())
        found = [alias for alias in found if alias.ends_on is None] or found
        if found:
            return found[0].organisation if len(found) == 1 else None
    return None


def _close(asked: str, rows: QuerySet[OrganisationAlias]) -> Organisation | None:
    if len(asked) < 6:
        return None
    near = rows.filter(Q(ends_on=None), key__trigram_similar=asked).annotate(near=TrigramSimilarity("key", asked))
    best = list(near.filter(near__gte=CLOSE).order_by("-near", "id")[:10])
    rivals = [alias for alias in best if alias.organisation_id != best[0].organisation_id]
    if not best or (rivals and best[0].near - rivals[0].near < CLEAR):
        return None
    return best[0].organisation


def _running(found: Organisation) -> Organisation | None:
    if found.ends_on is None:
        return found
    following = list(successors(found.pk).filter(ends_on=None)[:2])
    return following[0] if len(following) == 1 else None
