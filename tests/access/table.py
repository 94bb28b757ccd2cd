"""Reads `docs/access.md`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sambut.mandates.states import Role

TABLE = Path(__file__).resolve().parents[2] / "docs" / "access.md"
PLACES = ("anywhere", "over", "above", "at", "body", "way", "own")
EVERYONE = ("anybody", "signed in", "reporter")


@dataclass(frozen=True)
class Line:
    """One line that allows something."""

    verb: str
    who: str
    where: str
    conditions: tuple[str, ...]


def lines_of(heading: str) -> list[Line]:
    """The lines under the heading that names the row, for example `mandates.Appointment`."""
    found = []
    for verbs, roles, where, conditions, *_words in _cells(heading):
        for verb in _listed(verbs):
            for who in _listed(roles):
                assert who in EVERYONE or who in Role.values, f"{heading}: {who!r} is no role"
                assert where in PLACES, f"{heading}: {where!r} is no place"
                found.append(Line(verb, who, where, _listed(conditions)))
    return found


def pages() -> dict[str, tuple[str, ...]]:
    return {page: _listed(who) for page, who in _cells("Pages")}


def _cells(heading: str) -> Iterator[list[str]]:
    sections = re.split(r"^## ", TABLE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = next(s for s in sections if heading in s.partition("\n")[0])
    rows = [line for line in section.splitlines() if line.startswith("|")]
    for row in rows[2:]:
        yield [cell.strip() for cell in row.strip("|").split("|")]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
