"""Reads the reference of bodies: our own tables, and the regions for the 546 regional governments."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID, uuid5

from sambut.regions.models import Region
from sambut.regions.queries import autonomous
from sambut.regions.states import Kind as RegionKind

FOLDER = Path(__file__).parent / "reference"
SPACE = UUID("6f0f3a53-9a4e-5a55-9c7e-0f4d3c1b7a10")
"""Every installation gives a body of the reference the same uuid: a name-based one, of its code or short name."""
GOVERNMENTS = {
    RegionKind.PROVINCE: ("province_government", "Pemerintah Provinsi", "Pemprov"),
    RegionKind.REGENCY: ("regency_government", "Pemerintah", "Pemkab"),
    RegionKind.CITY: ("city_government", "Pemerintah", "Pemkot"),
}


@dataclass(frozen=True)
class Body:
    uuid: UUID
    kind_id: str
    name: str
    short_name: str
    zone: str
    region_id: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    other_names: tuple[str, ...] = ()
    successors: tuple[str, ...] = ()
    """Short names."""


def table(name: str) -> list[dict[str, str]]:
    """The rows of a reference table; lines that begin with `#` name its source."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def national() -> Iterator[Body]:
    for row in table("national"):
        yield Body(
            uuid=uuid5(SPACE, f"national:{row['short_name']}"),
            kind_id=row["kind"],
            name=row["name"],
            short_name=row["short_name"],
            zone="Asia/Jakarta",
            starts_on=_day(row["starts_on"]),
            ends_on=_day(row["ends_on"]),
            successors=tuple(filter(None, row["successors"].split(";"))),
        )


def regional() -> Iterator[Body]:
    """The governments of the autonomous regions. Dasar: UU 23/2014."""
    named = {row["code"]: row for row in table("regional_names")}
    for region in autonomous().prefetch_related("aliases"):
        yield _government(region, named.get(region.code, {}))


def _government(region: Region, named: dict[str, str]) -> Body:
    kind, before, short_before = GOVERNMENTS[RegionKind(region.kind)]
    bare = region.name if region.kind == RegionKind.PROVINCE else region.name.split(" ", 1)[1]
    name = f"{before} {region.name}"
    others = [name, f"{short_before} {bare}", region.name]
    if region.kind == RegionKind.PROVINCE:
        others += [f"Provinsi {region.name}"]
        others += [f"{start} {alias.name}" for alias in region.aliases.all() for start in (before, short_before)]
    return Body(
        uuid=uuid5(SPACE, f"region:{region.code}"),
        kind_id=kind,
        name=named.get("name", name),
        short_name=named.get("short_name", f"{short_before} {bare}"),
        zone=region.zone,
        region_id=region.pk,
        other_names=tuple(others),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
