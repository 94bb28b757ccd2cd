"""Who is before whom, how surely, and where the line is grey. Raw means and calibrated levels side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from sambut.competitions.science import method
from sambut.competitions.science.graph import Calibration, calibration_of
from sambut.competitions.science.mixed import Components, Fit, components_of, draws_of, fit_of
from sambut.competitions.science.panel import Panel

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Standing:
    """One entry. `raw` and `calibrated` in the scale of the scores; ranks begin at 1, and full ties share one.

    `p_top`: chance that its true quality is among the best K; `expected_rank`: mean of its rank over the draws; `low_rank` to
    `high_rank`: 90 % interval of it. These four are None where no entry was read twice.
    """

    entry: str
    sector: str
    readings: int
    raw: float
    raw_rank: int
    calibrated: float
    calibrated_rank: int
    p_top: float | None
    expected_rank: float | None
    low_rank: int | None
    high_rank: int | None
    in_band: bool

    def as_dict(self) -> dict[str, Any]:
        return {key: round(one, 6) if isinstance(one, float) else one for key, one in asdict(self).items()}


@dataclass(frozen=True)
class Line:
    """Places of one cluster: of its entries (places in the panel, n of them) the best `places` are inside."""

    entries: "np.ndarray"
    places: int


@dataclass(frozen=True)
class Ranking:
    """`raw`, `calibrated`: entries, best first; `calibrated` is `raw` where calibration is not applied. `counting`: the one of both that
    counts; `standings` stand in that order. `ties`: groups of entries that only their names put in order. `top`: places, at most the number of entries."""

    panel: Panel
    calibration: Calibration
    fit: Fit
    top: int
    raw: tuple[str, ...]
    calibrated: tuple[str, ...]
    counting: tuple[str, ...]
    standings: tuple[Standing, ...]
    ties: tuple[tuple[str, ...], ...]
    why_no_chances: str
    lines: tuple[Line, ...] = ()
    """One for each cluster, where places are given cluster by cluster; () where one line is drawn through all."""

    @property
    def band(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.standings if one.in_band)

    @property
    def inside(self) -> frozenset[str]:
        """Entries that the counting order takes, cluster by cluster where there are clusters."""
        return frozenset(first(self.counting, self))

    @property
    def tied_at_the_line(self) -> tuple[str, ...]:
        """The group of full ties of which some are in and some are out; () where there is none."""
        inside = self.inside
        cluster = {self.panel.entries[at]: number for number, line in enumerate(self.lines) for at in line.entries}
        for group in self.ties:
            for number in sorted({cluster.get(one, 0) for one in group}):
                those = [one for one in group if cluster.get(one, 0) == number]
                if 0 < len(inside.intersection(those)) < len(those):
                    return tuple(those)
        return ()


def first(order: Iterable[str], found: Ranking) -> list[str]:
    """Entries of this order that are inside the line, or inside that of their cluster."""
    if not found.lines:
        return list(islice(order, found.top))
    left = [line.places for line in found.lines]
    cluster = {found.panel.entries[at]: number for number, line in enumerate(found.lines) for at in line.entries}
    taken = []
    for one in order:
        if (number := cluster.get(one)) is not None and left[number] > 0:
            left[number] -= 1
            taken.append(one)
    return taken


def lines_of(panel: Panel, clusters: Mapping[str, str], places: Mapping[str, int]) -> tuple[Line, ...]:
    """`clusters`: entry → its cluster; `places`: cluster → how many are taken of it. An entry of no cluster is never inside."""
    import numpy as np

    of = np.array([clusters.get(one, "") for one in panel.entries])
    return tuple(Line(np.flatnonzero(of == name), places[name]) for name in sorted(places) if (of == name).any())


def rank(
    panel: Panel, *, top: int, draws: int = method.DRAWS, seed: int = method.SEED, calibrate: bool = True, lines: tuple[Line, ...] = ()
) -> Ranking:  # fmt: skip
    """The whole ranking for the best `top` (1 or more). `calibrate` False: the edition's rules let the raw means count. `lines`: places are
    given cluster by cluster, and chances are those of being among the best of the own one.

    Nothing is random but the draws, whose seed is fixed. Raises ValueError for a `top` below 1.
    """
    import numpy as np

    if top < 1:
        raise ValueError("The line needs at least one place.")
    found = calibration_of(panel)
    modelled = found.allowed
    """Severity is modelled also where everybody read all: it moves no order, but it is no noise."""
    places = min(top, len(panel.entries))
    means = np.bincount(panel.entry, panel.score, len(panel.entries)) / panel.read
    components = components_of(panel, severity=modelled) if panel.size > 1 else Components(0.0, 0.0, 0.0)
    fit = fit_of(panel, components, severity=modelled)
    levels = fit.level if found.applied else means
    raw_order, raw_ranks, raw_ties = ordered(panel, means, means)
    order, ranks, ties = ordered(panel, levels, means) if found.applied else (raw_order, raw_ranks, raw_ties)
    why_not = _why_no_chances(panel)
    chances = None if why_not else _chances(fit, places, draws, seed, severity=modelled, lines=lines)
    counted = order if found.applied and calibrate else raw_order
    standings = tuple(
        Standing(
            panel.entries[at], panel.sectors[at], int(panel.read[at]), float(means[at]), int(raw_ranks[at]), float(levels[at]),
            int(ranks[at]), *_told(chances, at),
        )
        for at in counted
    )  # fmt: skip
    named = tuple(
        tuple(panel.entries[at] for at in group) for group in (ties if found.applied and calibrate else raw_ties)
    )
    return Ranking(
        panel, found, fit, places, tuple(panel.entries[at] for at in raw_order), tuple(panel.entries[at] for at in order),
        tuple(one.entry for one in standings), standings, named, why_not, lines,
    )  # fmt: skip


def ordered(panel: Panel, values: "np.ndarray", means: "np.ndarray") -> tuple[list[int], "np.ndarray", list[list[int]]]:
    """Places of entries best first, their shared ranks (n), and the groups of full ties. The rule: `method.TIES`."""
    import numpy as np

    scale = float(panel.score.std()) or 1.0
    lowest = np.full(len(panel.entries), np.inf)
    np.minimum.at(lowest, panel.entry, panel.score)
    keys = [
        (-round(float(value) / scale, 9), -round(float(mean) / scale, 9), -float(least), -int(read))
        for value, mean, least, read in zip(values, means, lowest, panel.read, strict=True)
    ]
    order = sorted(range(len(keys)), key=lambda at: (keys[at], panel.entries[at]))
    ranks, ties = np.zeros(len(order), dtype=int), list[list[int]]()
    for place, at in enumerate(order):
        if place and keys[at] == keys[order[place - 1]]:
            ranks[at] = ranks[order[place - 1]]
            ties[-1].append(at)
        else:
            ranks[at] = place + 1
            ties.append([at])
    return order, ranks, [group for group in ties if len(group) > 1]


def _why_no_chances(panel: Panel) -> str:
    if panel.size > 1 and panel.read.max() < 2:
        return "No entry was read by two judges: how far scores scatter is not known, so no chance can be told."
    return ""


def _told(chances: "_Chances | None", at: int) -> tuple[float | None, float | None, int | None, int | None, bool]:
    if chances is None:
        return None, None, None, None, False
    chance = float(chances.top[at])
    in_band = method.BAND[0] < chance < method.BAND[1]
    return chance, float(chances.expected[at]), int(chances.low[at]), int(chances.high[at]), in_band


@dataclass(frozen=True)
class _Chances:
    top: "np.ndarray"
    expected: "np.ndarray"
    low: "np.ndarray"
    high: "np.ndarray"


def _chances(fit: Fit, places: int, draws: int, seed: int, *, severity: bool, lines: tuple[Line, ...] = ()) -> _Chances:
    """From ranks of every draw. Where nothing scatters everybody is as good as everybody."""
    import numpy as np

    count = len(fit.panel.entries)
    if not fit.components.noise:
        same = np.ones(count)
        even = same * places / count if not lines else same * 0
        for line in lines:
            even[line.entries] = min(1.0, line.places / len(line.entries))
        return _Chances(even, same * (count + 1) / 2, same, same * count)
    ranks = ranks_of(draws_of(fit, draws, seed, severity=severity))
    edge = (1 - method.INTERVAL) / 2
    low, high = int(edge * draws), min(draws - 1, int((1 - edge) * draws))
    sides = np.partition(ranks, (low, high), axis=1)
    return _Chances(_inside(ranks, places, lines), ranks.mean(axis=1) + 1, sides[:, low] + 1, sides[:, high] + 1)


def _inside(ranks: "np.ndarray", places: int, lines: tuple[Line, ...]) -> "np.ndarray":
    """Share of draws in which each entry is inside (n); `ranks` (n, draws) are those among all."""
    import numpy as np

    if not lines:
        return np.asarray((ranks < places).mean(axis=1))
    found = np.zeros(len(ranks))
    for line in lines:
        if line.places >= len(line.entries):
            found[line.entries] = 1.0
        elif line.places > 0:
            own = ranks[line.entries]
            last = np.partition(own, line.places - 1, axis=0)[line.places - 1]
            found[line.entries] = (own <= last).mean(axis=1)
    return found


def ranks_of(drawn: "np.ndarray") -> "np.ndarray":
    """Ranks from 0, best first, of draws (count, n), as (n, count)."""
    import numpy as np

    count, entries = drawn.shape
    found = np.empty((count, entries), dtype=np.int32)
    places = np.arange(entries, dtype=np.int32)
    for row, order in zip(found, (np.argsort(-one) for one in drawn), strict=True):
        row[order] = places
    return np.ascontiguousarray(found.T)
