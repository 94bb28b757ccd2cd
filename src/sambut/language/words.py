"""The spellings a text is read with: the reference table, and what bodies added to it. Made once, never changed.

Kinds of rows: `spelling` and `abbreviation` are replaced by their meaning; an `acronym` stays, and a search text gets
its meaning besides. Chat dictionaries made elsewhere turn kelurahan into family and a school into a preposition, so
the table is our own.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

REFERENCE = Path(__file__).parent / "reference"
ACRONYM = "acronym"


@dataclass(frozen=True, slots=True)
class Words:
    """Spelling → its words, and acronym → its meaning. `version` names the state they were read in."""

    version: str
    spellings: dict[str, tuple[str, ...]]
    acronyms: dict[str, tuple[str, ...]]
    known: dict[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """Raw word → its normalised words, filled while reading; bounded by `normalising.MOST_KNOWN`."""

    def extended(self, version: str, rows: Iterable[tuple[str, str, bool]]) -> "Words":
        """These words and a body's own (word, meaning, stays), which win over the reference."""
        spellings, acronyms = dict(self.spellings), dict(self.acronyms)
        for word, meaning, stays in rows:
            spellings.pop(word, None), acronyms.pop(word, None)
            (acronyms if stays else spellings)[word] = tuple(meaning.split())
        return Words(version, spellings, acronyms)


def rows_of(table: str) -> list[dict[str, str]]:
    """A reference table of this room, as dictionaries."""
    with open(REFERENCE / table, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def reference_words() -> Words:
    """The words of the house alone, without any database."""
    rows = rows_of("spellings.csv")
    spellings = {row["from"]: tuple(row["to"].split()) for row in rows if row["note"] != ACRONYM}
    acronyms = {row["from"]: tuple(row["to"].split()) for row in rows if row["note"] == ACRONYM}
    return Words("reference", spellings, acronyms)


@cache
def roots() -> frozenset[str]:
    """The root words of Indonesian that the stemmer carries."""
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return frozenset(StemmerFactory().get_words())


@cache
def stop_words() -> frozenset[str]:
    """Function words. Never among them: tidak, belum, kurang, masalah, lama, minta, naik, banyak."""
    return frozenset(row["word"] for row in rows_of("stop_words.csv"))
