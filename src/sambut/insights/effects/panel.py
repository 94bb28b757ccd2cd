"""The panel: regions by months, with what is known and what is not. Pure; numpy is imported where it is used."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np

LONGEST, WIDEST = 1200, 20_000
"""Months and regions; more is a mistake in the file."""


class BadPanel(ValueError):
    """The panel cannot be used as it stands; the words say where and what to do."""


class Row(NamedTuple):
    """One region in one month. `month` and `treated_from` count months (or whatever periods the panel has)."""

    region: str
    month: int
    value: float
    treated_from: int | None
    kind: str = ""
    line: int = 0


@dataclass(frozen=True)
class Panel:
    """`values[region, month]`, not-a-number where nothing is known. `starts` are places in the months, None for never."""

    regions: tuple[str, ...]
    kinds: tuple[str, ...]
    first: int
    values: "np.ndarray"
    starts: tuple[int | None, ...]
    dated: bool = True
    counts: bool = False
    """Values are numbers of cases, so that few of them say little."""
    cases: "np.ndarray | None" = None
    """The numbers of cases behind values that are rates."""
    notes: tuple[str, ...] = field(default=())

    @property
    def length(self) -> int:
        return int(self.values.shape[1])

    def month(self, place: int) -> str:
        return month_words(self.first + place) if self.dated else str(self.first + place)

    def treated(self) -> list[int]:
        return [place for place, start in enumerate(self.starts) if start is not None]


def month_words(number: int) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def month_number(year: int, month: int) -> int:
    return year * 12 + month - 1


def kind_of(region: str) -> str:
    """What an official code says: `35.78` a city, `35.15` a regency, `35` a province; anything else is unknown."""
    parts = region.split(".")
    if not all(part.isdigit() and len(part) == 2 for part in parts) or len(parts) > 2:
        return ""
    if len(parts) == 1:
        return "province"
    return "city" if parts[1] >= "71" else "regency"


def panel_of(rows: Iterable[Row], *, dated: bool = True, counts: bool | None = None) -> Panel:
    """Rows in any order as one panel. Refuses what contradicts itself."""
    import numpy as np

    given = list(rows)
    if not given:
        raise BadPanel("The panel has no rows.")
    regions = sorted({row.region for row in given})
    first, last = min(row.month for row in given), max(row.month for row in given)
    if last - first + 1 > LONGEST:
        raise BadPanel(f"The months reach over {last - first + 1} months; at most {LONGEST}. Is a year mistyped?")
    if len(regions) > WIDEST:
        raise BadPanel(f"{len(regions)} regions; at most {WIDEST}.")
    place_of = {region: place for place, region in enumerate(regions)}
    values = np.full((len(regions), last - first + 1), np.nan)
    starts = _starts(given, regions)
    kinds = {row.region: row.kind or kind_of(row.region) for row in given}
    for row in given:
        values[place_of[row.region], row.month - first] = row.value
    whole = bool(np.all(np.equal(np.mod(values[~np.isnan(values)], 1), 0)))
    return Panel(
        tuple(regions), tuple(kinds[region] for region in regions), first, values,
        tuple(_placed(starts[region], first, last) for region in regions), dated,
        whole if counts is None else counts,
    )  # fmt: skip


def _placed(start: int | None, first: int, last: int) -> int | None:
    """A start after the panel ends is not a start in it."""
    return None if start is None or start > last else start - first


def _starts(rows: Sequence[Row], regions: Sequence[str]) -> dict[str, int | None]:
    found: dict[str, tuple[int | None, int]] = {}
    for row in rows:
        before = found.setdefault(row.region, (row.treated_from, row.line))
        if before[0] != row.treated_from:
            raise BadPanel(
                f"Region {row.region!r}: treated_from in line {row.line} is not what line {before[1]} says. "
                "Write the same month in every row of a region, or leave all of them empty."
            )
    return {region: found[region][0] for region in regions}
