"""Words that mean the same: what citizens complain of and what innovations call it. Our own dated lines."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sambut.language.normalising import normalise
from sambut.language.searching import stems_of

REFERENCE = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class Phrase:
    group: str
    words: str
    """As a reader writes it."""
    stems: frozenset[str]


@cache
def phrases() -> tuple[Phrase, ...]:
    return tuple(
        Phrase(row["group"], row["phrase"], frozenset(stems_of(normalise(row["phrase"]))))
        for row in _rows("synonyms.csv")
    )


@cache
def quiet_words() -> frozenset[str]:
    """Stems that stand in every complaint and in every innovation, and tell neither apart."""
    return frozenset(stems_of(normalise(" ".join(row["word"] for row in _rows("quiet_words.csv")))))


@cache
def _by_group() -> dict[str, tuple[Phrase, ...]]:
    groups: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in phrases():
        groups[phrase.group].append(phrase)
    return {group: tuple(found) for group, found in groups.items()}


def likewise(stems: frozenset[str]) -> list[tuple[Phrase, Phrase]]:
    """For each group with a phrase whose words all stand in the question: that phrase, and each other way to say it."""
    found = []
    for same in _by_group().values():
        met = next((phrase for phrase in same if phrase.stems and phrase.stems <= stems), None)
        if met:
            found += [(met, other) for other in same if not other.stems <= stems]
    return found


def _rows(table: str) -> list[dict[str, str]]:
    with open(REFERENCE / table, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
