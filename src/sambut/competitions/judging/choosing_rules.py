"""Choosing is not ranking: the order that scores make, and which choices leave it. Plain Python."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

CLOSE = 9
"""Decimals to which two scores are called equal."""


@dataclass(frozen=True)
class Scored:
    """One entry of a cluster. `criteria`: its mean score by criterion, heaviest criterion first."""

    entry: int
    score: float
    criteria: tuple[float, ...] = ()
    passes: bool = True
    """Reaches the passing grade, where the edition has one."""


def ordered(rows: Sequence[Scored], *, by_criteria: bool) -> list[list[Scored]]:
    """Best first, those that are equal together. `by_criteria`: equal totals are told apart by the heaviest criterion, then the next."""

    def key(row: Scored) -> tuple[float, ...]:
        more = tuple(-round(one, CLOSE) for one in row.criteria) if by_criteria else ()
        return (float(not row.passes), -round(row.score, CLOSE), *more)

    groups: list[list[Scored]] = []
    for row in sorted(rows, key=lambda one: (key(one), one.entry)):
        if groups and key(groups[-1][0]) == key(row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def places_of(groups: Sequence[Sequence[Scored]]) -> dict[int, int]:
    """Entry → its place from 1; equals share the first one."""
    found: dict[int, int] = {}
    for group in groups:
        place = len(found) + 1
        found |= {row.entry: place for row in group}
    return found


def needs_reason(groups: Sequence[Sequence[Scored]], places: int, chosen: Collection[int]) -> set[int]:
    """Entries whose decision the order of scores does not make: passed over inside the line, taken from outside it, or taken or left
    among equals who cross the line."""
    found: set[int] = set()
    before = 0
    for group in groups:
        inside = [row.passes and before < places for row in group]
        crosses = group[0].passes and before < places < before + len(group)
        for row, within in zip(group, inside, strict=True):
            taken = row.entry in chosen
            if crosses or taken != within:
                found.add(row.entry)
        before += len(group)
    return found


def tied_at_the_line(groups: Sequence[Sequence[Scored]], places: int) -> set[int]:
    """Equals of whom some are in and some are out."""
    before = 0
    for group in groups:
        if group[0].passes and before < places < before + len(group):
            return {row.entry for row in group}
        before += len(group)
    return set()
