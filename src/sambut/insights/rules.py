"""What may be shown and what it means: small numbers, rates, changes that are more than chance. Plain Python."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt

SMALLEST = 5
"""Numbers under it are not shown where everybody reads: a single person could be found in them."""
FEWEST_SHARE = 30
"""A share of fewer cases than this says more about chance than about an office."""
PER = 100_000
SURE = 1.96
STEPS = (1, 3, 6, 12)
"""Months that are drawn together until no number is too small."""


def shown(count: int | None, *, zero: bool = True) -> int | None:
    """The number, or None when it is too small to show."""
    if count is None or (count == 0 and not zero):
        return None
    return count if count == 0 or count >= SMALLEST else None


def rate(count: float | None, people: int | None) -> float | None:
    """Reports per 100,000 people."""
    if count is None or not people:
        return None
    return count / people * PER


def share(part: int, whole: int) -> float | None:
    """A share of enough cases to mean something."""
    return part / whole if whole >= FEWEST_SHARE else None


@dataclass(frozen=True)
class Change:
    """From one year to the next. `sure` is false when such a change comes about by chance: two counts that scatter."""

    share: float
    sure: bool


def change(before: int | None, after: int | None) -> Change | None:
    """None when one of both is not known or too small to show."""
    if before is None or after is None or shown(before, zero=False) is None or shown(after) is None:
        return None
    return Change((after - before) / before, abs(after - before) > SURE * sqrt(after + before))


@dataclass(frozen=True)
class Month:
    """One month of an effect's picture. `cases` are the reports behind `own`."""

    month: str
    own: float
    other: float
    low: float
    high: float
    cases: int


@dataclass(frozen=True)
class Block:
    """Some months together, as they are drawn: means of the months. `since` is the place counted from the start."""

    month: str
    own: float
    other: float
    low: float
    high: float


def blocks(path: Sequence[Month], start: str) -> tuple[int, list[Block]] | None:
    """The path in the finest steps in which no number is too small to show; months beside whole steps fall away.

    Steps are counted from the start, so that none holds months from before and after it. None when even years are too small.
    """
    for step in STEPS:
        found = _blocks(path, start, step)
        if found and all(shown(cases) is not None for cases, _block in found):
            return step, [block for _cases, block in found]
    return None


def _blocks(path: Sequence[Month], start: str, step: int) -> list[tuple[int, Block]]:
    zero = _number(start)
    grouped = groupby(path, key=lambda one: (_number(one.month) - zero) // step)
    found = []
    for _place, months in grouped:
        rows = list(months)
        if len(rows) < step:
            continue
        mean = [sum(getattr(row, name) for row in rows) / step for name in ("own", "other", "low", "high")]
        found.append((sum(row.cases for row in rows), Block(rows[0].month, *mean)))
    return found


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:7])
