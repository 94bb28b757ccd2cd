"""Simulated panels: true qualities are known, so that it can be counted how many of the best a method finds.

Qualities are normal with standard deviation 1; a judge adds a leniency (0.7) and stretches by up to 20 %; noise 1; scores are
written on a scale of 21 steps. Ratios carry over to real panels, levels do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sambut.competitions.science.panel import Panel

if TYPE_CHECKING:
    import numpy as np

LENIENCY, STRETCH, NOISE, STEPS = 0.7, 0.2, 1.0, 21


@dataclass(frozen=True)
class World:
    """What is true: `quality` (n), `leniency` (m), `stretch` (m), sectors of entries (n) and homes of judges (m)."""

    quality: "np.ndarray"
    leniency: "np.ndarray"
    stretch: "np.ndarray"
    sector: "np.ndarray"
    home: "np.ndarray"
    sectors: int

    def scores(self, judge: "np.ndarray", entry: "np.ndarray", chance: "np.random.Generator") -> "np.ndarray":
        """Scores from 0 to 100 in 21 steps, of readings (N)."""
        import numpy as np

        seen = self.stretch[judge] * self.quality[entry] + self.leniency[judge]
        seen = seen + NOISE * chance.standard_normal(len(judge))
        step = 100 / (STEPS - 1)
        return np.clip(np.round((50 + 12 * seen) / step) * step, 0, 100)

    def panel(self, judge: "np.ndarray", entry: "np.ndarray", score: "np.ndarray") -> Panel:
        """The readings as a panel; every entry and judge of the world is in it."""
        judges = tuple(f"J{place:04d}" for place in range(len(self.leniency)))
        entries = tuple(f"P{place:05d}" for place in range(len(self.quality)))
        return Panel(judges, entries, judge, entry, score, tuple(f"S{place}" for place in self.sector))


def world(entries: int, judges: int, chance: "np.random.Generator", *, sectors: int = 8, step: float = 0.0) -> World:
    """`step`: how much better each sector is than the one before, in standard deviations."""
    import numpy as np

    sector, home = np.arange(entries) % sectors, np.arange(judges) % sectors
    quality = chance.standard_normal(entries) + step * sector
    stretch = 1 + STRETCH * (2 * chance.random(judges) - 1)
    return World(quality, LENIENCY * chance.standard_normal(judges), stretch, sector, home, sectors)


def mixed_at_random(
    entries: int, judges: int, each: int, chance: "np.random.Generator"
) -> tuple["np.ndarray", "np.ndarray"]:
    """Judge and entry of each reading (N = entries x each): `each` different judges an entry, by chance."""
    import numpy as np

    order = chance.random((entries, judges)).argsort(axis=1)[:, :each]
    return order.ravel(), np.repeat(np.arange(entries), each)


def in_blocks(
    known: World, each: int, crossing: float, chance: "np.random.Generator", *, neighbours: bool = False
) -> tuple["np.ndarray", "np.ndarray"]:
    """Judges stay in their sector but for a share `crossing` of the readings (`neighbours`: which go to the next sector only)."""
    import numpy as np

    count, judges = len(known.sector), len(known.home)
    away = chance.random((count, each)) < crossing
    distance = (known.home[None, :] - known.sector[:, None]) % known.sectors
    far = distance == 1 if neighbours else distance > 0
    keys = chance.random((count, judges))
    own, other = np.where(distance == 0, keys, 2.0), np.where(far, keys, 2.0)
    first, second = own.argsort(axis=1), other.argsort(axis=1)
    place = np.cumsum(~away, axis=1) - 1, np.cumsum(away, axis=1) - 1
    rows = np.arange(count)[:, None]
    found = np.where(away, second[rows, np.maximum(place[1], 0)], first[rows, np.maximum(place[0], 0)])
    return found.ravel(), np.repeat(np.arange(count), each)


def read_again(
    panel: Panel, more: Mapping[int, int], chance: "np.random.Generator"
) -> tuple["np.ndarray", "np.ndarray"]:
    """Judges by chance, who have not read it yet, for `more` readings of entries (place → how many)."""
    import numpy as np

    had: dict[int, set[int]] = {}
    for judge, entry in zip(panel.judge.tolist(), panel.entry.tolist(), strict=True):
        had.setdefault(entry, set()).add(judge)
    judge, entry = list[int](), list[int]()
    for place, count in more.items():
        order = [int(one) for one in chance.permutation(len(panel.judges)) if int(one) not in had.get(place, ())]
        judge += order[:count]
        entry += [place] * len(order[:count])
    return np.array(judge, dtype=int), np.array(entry, dtype=int)


def joined(known: World, panel: Panel, judge: "np.ndarray", entry: "np.ndarray", score: "np.ndarray") -> Panel:
    """The panel with more readings."""
    import numpy as np

    return known.panel(
        np.concatenate([panel.judge, judge]), np.concatenate([panel.entry, entry]), np.concatenate([panel.score, score])
    )


def found_of_the_best(quality: "np.ndarray", values: "np.ndarray", top: int) -> float:
    """Share of the truly best `top` among the best `top` by `values`."""
    import numpy as np

    return len(set(np.argsort(-quality)[:top].tolist()) & set(np.argsort(-values)[:top].tolist())) / top
