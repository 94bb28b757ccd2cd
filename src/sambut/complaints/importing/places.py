"""What the names in a file mean here: bodies, units, topics, districts. Asked once an import, kept in memory up to a bound."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from sambut.complaints.importing.counting import NATIONAL, Spot
from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.models import Category
from sambut.kernel.refusals import Refused
from sambut.language.masking import mask
from sambut.organisations.actions import add_units
from sambut.organisations.models import Organisation
from sambut.organisations.queries import find_by_name, keys_within, place_of
from sambut.organisations.rules import key as unit_key
from sambut.regions import queries as region_queries
from sambut.regions.rules import key as region_key
from sambut.regions.states import Level

MOST_NAMES = 20_000
MOST_UNJOINED = 500
HARMLESS = frozenset({"name", "address"})
"""Kinds that units carry in their names by right: `RSUD dr. Soetomo`, `Kelurahan Jalan Baru`."""


class Importer:
    """The one who runs the command: may add units to the body of the file, and nothing else."""

    user_id = None

    def __init__(self, body_id: int) -> None:
        self.body_id = body_id

    def manages(self, path: Any) -> bool:
        return self.body_id in path


@dataclass(frozen=True, slots=True)
class Names:
    """Where a row belongs, as ids."""

    body: Spot | None
    unit: Spot | None
    topic: int | None
    region: int | None


class Body:
    """Names → rows of one body, or of none: the national desk. Unknown units and topics are made, with their origin."""

    def __init__(self, row: Organisation | None, mapping: Mapping) -> None:
        self.row, self.source = row, mapping.title
        self.spot = spot_of(row) if row else NATIONAL
        self.units: dict[str, Spot | None] = {"": None}
        self.topics: dict[str, int | None] = {"": None}
        code = mapping.region or (row.region.code if row and row.region else "")
        self.whole = region_queries.region(code) if code else None
        self.districts, self.villages = _below(code) if code else ({}, {})
        self.unjoined: set[str] = set()
        self._regions: dict[tuple[str, str], int | None] = {}

    @transaction.atomic
    def learn(self, units: Iterable[str], topics: Iterable[str], *, at: datetime) -> None:
        """Looks up, and makes, what a batch names."""
        new = sorted(set(units) - self.units.keys())
        if new and self.row:
            found = add_units(self.row.pk, new, by=Importer(self.row.pk), at=at)
            rows = Organisation.objects.select_related("region").in_bulk(set(found.values()))
            self.units |= {name: spot_of(rows[found[name]]) if name in found else None for name in new}
        for name in sorted(set(topics) - self.topics.keys()):
            self.topics[name] = self._topic(name)

    def foresee(self, units: Iterable[str]) -> set[str]:
        """Units that `learn` would make. Makes nothing."""
        new = set(units) - self.units.keys()
        self.units |= dict.fromkeys(new)
        if not new or not self.row:
            return set()
        known, place = keys_within(self.row.pk), place_of(self.row.pk)
        return {name for name in new if unit_key(name, place=place) not in known}

    def _topic(self, name: str) -> int:
        """One of the known topics when exactly one has the name, else one of the body's own."""
        called = Category.objects.filter(Q(body=None) | Q(body=self.row), name__iexact=name, ends_on=None)
        found = list(called.values_list("pk", flat=True)[:2])
        if len(found) == 1:
            return found[0]
        facts = {"name": name, "origin": "import", "source": self.source}
        return Category.objects.get_or_create(code=_code(name), body=self.row, defaults=facts)[0].pk

    def region(self, district: str, village: str) -> int | None:
        """The village of that district, else the district, else the region of the whole file. Unknown names are reported."""
        asked = (district, village)
        if asked not in self._regions:
            if len(self._regions) > MOST_NAMES:
                self._regions.clear()
            self._regions[asked] = self._region(district, village)
        return self._regions[asked]

    def _region(self, district: str, village: str) -> int | None:
        above = self.districts.get(_key(district))
        below = self.villages.get((above[1] if above else "", _key(village)))
        lost = {name for name, found in ((district, above), (village, below)) if name and not found}
        if len(self.unjoined) < MOST_UNJOINED:
            self.unjoined |= lost
        found = below or above
        return found[0] if found else self.whole.pk if self.whole else None


class Places:
    """Bodies by name. The mapping's own must be known before anything is read."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self._bodies: dict[str, Body | None] = {}
        self._by_id: dict[int | None, Body] = {}
        if mapping.body and self.body("") is None:
            raise Refused("complaint.import.unknown_body", body=mapping.body)

    def body(self, name: str) -> Body | None:
        """The body that a row names, else the mapping's, else the national desk; None when nobody has that name."""
        if name not in self._bodies:
            if len(self._bodies) > MOST_NAMES:
                self._bodies.clear()
            self._bodies[name] = self._found(name or self.mapping.body)
        return self._bodies[name]

    def _found(self, name: str) -> Body | None:
        row = find_by_name(name) if name else None
        if name and row is None:
            return None
        pk = row.pk if row else None
        if pk not in self._by_id:
            self._by_id[pk] = Body(
                Organisation.objects.select_related("region").get(pk=row.pk) if row else None, self.mapping
            )
        return self._by_id[pk]

    @property
    def unjoined(self) -> list[str]:
        return sorted({name for body in self._by_id.values() for name in body.unjoined})


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether it may stand in a public list. A number of a person means that the columns have slipped."""
    return not any(span.kind not in HARMLESS for span in mask(text).spans)


def spot_of(row: Organisation) -> Spot:
    return Spot(row.pk, tuple(row.path), ZoneInfo(row.zone), row.region.code if row.region else None)


Found = dict[str, tuple[int, str]]


def _below(code: str) -> tuple[Found, dict[tuple[str, str], tuple[int, str]]]:
    """Districts by name; villages by district and name, and by name alone where only one has it (code "")."""
    rows = list(region_queries.within(code).values_list("pk", "code", "name", "level"))
    districts = {_key(name): (pk, its_code) for pk, its_code, name, level in rows if level == Level.DISTRICT}
    below = [(pk, its_code, _key(name)) for pk, its_code, name, level in rows if level == Level.VILLAGE]
    counted = Counter(name for _, _, name in below)
    villages: dict[tuple[str, str], tuple[int, str]] = {}
    for pk, its_code, name in below:
        villages[its_code.rpartition(".")[0], name] = (pk, its_code)
        if counted[name] == 1:
            villages["", name] = (pk, its_code)
    return districts, villages


def _key(name: str) -> str:
    """Without blanks too: `Lakar Santri` and `Lakarsantri` are one place."""
    return region_key(name).replace(" ", "")


def _code(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if len(plain) <= 50 and plain:
        return f"import.{plain}"
    return f"import.{plain[:39]}-{hashlib.sha256(name.lower().encode()).hexdigest()[:10]}"
