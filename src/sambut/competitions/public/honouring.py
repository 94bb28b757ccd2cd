"""Gathers the hall from award facts, and counts it. Only what a source states; what a record says only while it is public."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value

from sambut.competitions.models import Entry, Honour, Tally
from sambut.competitions.public.classing import going_of, key, scheme_of
from sambut.competitions.states import TallyBy
from sambut.innovations.models import Award
from sambut.innovations.states import Confidence
from sambut.innovations.states import State as Publication
from sambut.language.searching import search_text
from sambut.regions.models import Region
from sambut.regions.queries import find
from sambut.regions.states import Level

OWN = ("lomba:", "pengaduan:")
"""How the key of an award begins that a decree of this house made; the entry's UUID follows."""
READ = (
    "id", "source_key", "innovation_id", "innovation__state", "innovation__sustainability", "innovation__evidence", "innovation__title",
    "body_id", "body__kind_id", "body__name", "body__region_id", "body__region__code", "province_name", "year", "edition", "level",
    "category_name", "innovation_name", "unit_name", "agency_name",
)  # fmt: skip
KEPT = (
    "innovation_id", "body_id", "kind", "region_id", "province", "scheme", "year", "level_key", "category_key", "going", "evidence", "first",
)  # fmt: skip
Row = dict[str, Any]


@transaction.atomic
def gather() -> int:
    """Writes what changed, takes out what is no longer stated, counts anew. Gives how many honours were written."""
    awards = list(Award.objects.filter(confidence=Confidence.STATED).order_by("pk").values(*READ))
    made = _made(awards)
    stands = {row["award_id"]: row for row in Honour.objects.values("award_id", *KEPT)}
    changed = [row for row in made if stands.get(row["award_id"]) != row]
    Honour.objects.filter(award__in=stands.keys() - {row["award_id"] for row in made}).delete()
    Honour.objects.bulk_create(
        [Honour(**row) for row in changed],
        update_conflicts=True,
        unique_fields=["award"],
        update_fields=list(KEPT),
        batch_size=500,
    )
    words = {row["id"]: row for row in awards}
    for row in changed:
        _index(words[row["award_id"]])
    _count(made, words)
    return len(changed)


def _made(awards: list[Row]) -> list[Row]:
    schemes, provinces = _own_schemes(awards), _provinces(awards)
    seen: set[tuple[object, ...]] = set()
    rows = []
    for one in awards:
        public = one["innovation__state"] == Publication.PUBLIC
        scheme = schemes.get(one["source_key"]) or scheme_of(one["edition"])
        region_id, code = (
            (one["body__region_id"], one["body__region__code"])
            if one["body__region_id"]
            else provinces[one["province_name"]]
        )
        same = (scheme, key(one["edition"]), one["year"], *_who(one))
        rows.append(
            {
                "award_id": one["id"], "innovation_id": one["innovation_id"], "body_id": one["body_id"], "kind": one["body__kind_id"] or "",
                "region_id": region_id, "province": (code or "")[:2], "scheme": str(scheme), "year": one["year"] or 0,
                "level_key": key(one["level"]), "category_key": key(one["category_name"], 80),
                "going": str(going_of(one["innovation__sustainability"] if public else None)),
                "evidence": one["innovation__evidence"] or 0 if public else 0, "first": same not in seen,
            }
        )  # fmt: skip
        seen.add(same)
    return rows


def _who(one: Row) -> tuple[object, ...]:
    """What makes two awards those of the same innovation: its record, or name and agency in the words of the sources."""
    if one["innovation_id"]:
        return (one["innovation_id"],)
    return key(one["innovation_name"], 200), key(one["agency_name"], 200)


def _own_schemes(awards: list[Row]) -> dict[str, str]:
    keys = [one["source_key"] for one in awards if (one["source_key"] or "").startswith(OWN)]
    own = {name: name.partition(":")[2] for name in keys}
    uuids = {given: UUID(given) for given in own.values()}
    found = dict(Entry.objects.filter(uuid__in=uuids.values()).values_list("uuid", "edition__scheme"))
    return {name: found[uuids[given]] for name, given in own.items() if uuids[given] in found}


def _provinces(awards: list[Row]) -> Mapping[str, tuple[int | None, str]]:
    names = {one["province_name"] for one in awards if not one["body__region_id"]}
    found = {name: find(name, level=Level.PROVINCE) if name else None for name in names}
    return {name: (place.pk, place.code) if place else (None, "") for name, place in found.items()}


def _index(award: Row) -> None:
    parts = {
        "A": f"{award['innovation_name']}\n{award['innovation__title'] or ''}",
        "B": f"{award['body__name'] or award['agency_name']}\n{award['unit_name']}\n{award['province_name']}",
        "C": f"{award['edition']} {award['year'] or ''}\n{award['level']}\n{award['category_name']}",
    }
    whole: Any = None
    for weight, text in parts.items():
        vector = SearchVector(Value(search_text(text)), config="simple", weight=weight)
        whole = vector if whole is None else whole + vector
    Honour.objects.filter(award=award["id"]).update(search=whole)


def _count(made: list[Row], words: Mapping[int, Row]) -> None:
    """Each innovation once a contest and year; levels count every award."""
    places = _codes(made)
    counts: Counter[tuple[str, str, str, int]] = Counter()
    names: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for row in made:
        award = words[row["award_id"]]
        for by, code, name in _counted_by(row, award, places):
            counts[by, row["scheme"], code, row["year"]] += 1
            names[by, row["scheme"], code][name] += 1
    wanted = {
        place: (names[place[:3]].most_common(1)[0][0][:160], count)
        for place, count in counts.items()
    }  # fmt: skip
    stands = {(row.by, row.scheme, row.key, row.year): (row.name, row.count) for row in Tally.objects.all()}
    if wanted != stands:
        Tally.objects.all().delete()
        Tally.objects.bulk_create(
            [Tally(by=by, scheme=scheme, key=code, year=year, name=name, count=count) for (by, scheme, code, year), (name, count) in wanted.items()],
            batch_size=1000,
        )  # fmt: skip


def _counted_by(row: Row, award: Row, places: Mapping[int, str]) -> Iterable[tuple[str, str, str]]:
    yield str(TallyBy.LEVEL), row["level_key"], award["level"]
    if not row["first"]:
        return
    if row["category_key"]:
        yield str(TallyBy.CATEGORY), row["category_key"], award["category_name"]
    yield str(TallyBy.PROVINCE), row["province"], ""
    code = places.get(row["region_id"], "")
    if len(code) > 2:
        yield str(TallyBy.REGENCY), code[:5], ""


def _codes(made: list[Row]) -> dict[int, str]:
    ids = {row["region_id"] for row in made if row["region_id"]}
    return dict(Region.objects.filter(pk__in=ids).values_list("pk", "code"))
