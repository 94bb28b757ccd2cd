"""One or few regions that started: each beside its weighted comparison, the interval from placebo regions.

Every comparison region is treated as if it had started in the same month, by the same rule. How far those placebos stray, each
in units of its own scatter before the start, is how far the real one may stray by chance (Abadie, Diamond, Hainmueller 2010;
scaled as in Ferman and Pinto 2019).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sambut.insights.effects.comparing import CLEARLY, Base, comparable, features, levels_ratio, nearest, weights
from sambut.insights.effects.method import DRAWS, FEWEST_COMPARISONS, LEVEL, MONTHS_AFTER, MOST_PLACEBOS
from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import Interval, Why
from sambut.insights.effects.spans import Span

if TYPE_CHECKING:
    import numpy as np

RANKS_ENOUGH = 39
"""From so many placebos on, the interval is read off their ranks; below, from their spread and Student's distribution."""


@dataclass(frozen=True)
class Fits:
    """Regions (rows) beside their comparisons: differences by month, before and after, from their own mean before."""

    before: "np.ndarray"
    after: "np.ndarray"
    others: "np.ndarray"
    shares: "np.ndarray"

    @property
    def scale(self) -> "np.ndarray":
        import numpy as np

        return np.sqrt((self.before**2).mean(1))

    @property
    def effect(self) -> "np.ndarray":
        mean: np.ndarray = self.after.mean(1)
        return mean

    def drift(self, months: "np.ndarray") -> "np.ndarray":
        """How much a region moves away from its comparison in one month before the start."""
        centred = months - months.mean()
        slope: np.ndarray = self.before @ centred / max(float((centred**2).sum()), 1e-12)
        return slope


@dataclass(frozen=True)
class Case:
    """One region that started, its fit, and the same for every placebo."""

    span: Span
    own: Fits
    placebos: Fits
    pool: "np.ndarray"
    floor: float

    @property
    def scale(self) -> float:
        return max(float(self.own.scale[0]), self.floor)

    @property
    def placebo_scales(self) -> "np.ndarray":
        import numpy as np

        return np.maximum(self.placebos.scale, self.floor)


def case_of(panel: Panel, base: Base, span: Span, *, most: int) -> Case | Why:
    """Fits the region and its placebos; or says that there is nobody to compare with."""
    import numpy as np

    cut = _cut(panel, base, span)
    if isinstance(cut, Why):
        return cut
    span, pool = cut
    own = panel.values[span.place]
    wide = float(np.abs(own[span.before]).mean()) + float(np.abs(base.values[pool][:, span.before]).mean())
    near = nearest(features(own[None, span.before]), features(base.values[pool][:, span.before]), len(pool))[0]
    pool = pool[near]
    fit = fits(own[None, :], base.values[pool], span, most=most, themselves=False)
    tried = min(len(pool), MOST_PLACEBOS)
    placebos = fits(base.values[pool[:tried]], base.values[pool], span, most=most, themselves=True)
    return Case(span, fit, placebos, pool, max(1e-9 * wide, 1e-12))


def _cut(panel: Panel, base: Base, span: Span) -> tuple[Span, "np.ndarray"] | Why:
    """The longest run of months after the start for which enough regions had not started."""
    for count in range(len(span.after), MONTHS_AFTER - 1, -1):
        shorter = Span(span.place, span.start, span.before, span.after[:count])
        pool = comparable(panel, base, span.place, shorter.last)
        if len(pool) >= FEWEST_COMPARISONS:
            return shorter, pool
    pool = comparable(panel, base, span.place, span.last)
    return Why("few_comparisons", {"regions": len(pool), "least": FEWEST_COMPARISONS})


def fits(own: "np.ndarray", pool: "np.ndarray", span: Span, *, most: int, themselves: bool) -> Fits:
    """Each row of `own` beside the nearest of `pool`. With `themselves` row b of `own` is row b of `pool` and is left out."""
    import numpy as np

    before = span.before
    count = min(most or len(pool), len(pool) - themselves)
    order = nearest(features(own[:, before]), features(pool[:, before]), len(pool))
    if themselves:
        rows = np.arange(len(own))
        order = order[order != rows[:, None]].reshape(len(own), len(pool) - 1)
    others = order[:, :count]
    gathered = np.swapaxes(pool[others], 1, 2)
    adding = _beside(own, gathered, span, others)
    ratio = levels_ratio(own[:, before], gathered[:, before, :])
    multiplying = _beside(own, gathered * ratio[:, None, :], span, others)
    better = (multiplying.scale < adding.scale * (1 - CLEARLY))[:, None]
    return Fits(*(np.where(better, one, other) for one, other in zip(_parts(multiplying), _parts(adding), strict=True)))


def _beside(own: "np.ndarray", gathered: "np.ndarray", span: Span, others: "np.ndarray") -> Fits:
    before, after = span.before, span.after
    shares = weights(own[:, before], gathered[:, before, :], len(after))
    comparison = (gathered @ shares[:, :, None])[:, :, 0]
    gap = own - comparison
    level = gap[:, before].mean(1, keepdims=True)
    return Fits(gap[:, before] - level, gap[:, after] - level, others, shares)


def _parts(one: Fits) -> tuple["np.ndarray", ...]:
    return one.before, one.after, one.others, one.shares


@dataclass(frozen=True)
class Yardstick:
    """What placebos do by themselves, for a mean over some regions, in units of their scale."""

    ratios: "np.ndarray"
    regions: int

    def reach(self) -> float:
        """How many scales to each side the interval goes."""
        import numpy as np

        if self.regions >= RANKS_ENOUGH:
            ordered = np.sort(np.abs(self.ratios))
            return float(ordered[min(math.ceil(LEVEL * (len(ordered) + 1)), len(ordered)) - 1])
        return float(np.sqrt((self.ratios**2).mean())) * t_quantile(self.regions)

    def share(self, ratio: float) -> float:
        """Share of placebos at least as far from nought: a p-value that is never nought."""
        import numpy as np

        as_far = int((np.abs(self.ratios) >= abs(ratio) - 1e-12).sum())
        return (as_far + 1) / (len(self.ratios) + 1)


@dataclass(frozen=True)
class Measured:
    estimate: float
    interval: Interval
    share: float
    draws: int


def measured(cases: Sequence[Case], own: Sequence[float], placebos: Sequence["np.ndarray"], seed: int) -> Measured:
    """The mean of one figure over the cases, with the interval that the same figure of the placebos gives."""
    import numpy as np

    scale = math.sqrt(sum(case.scale**2 for case in cases)) / len(cases)
    estimate = float(np.mean(own))
    yardstick = _yardstick(cases, placebos, seed)
    reach = yardstick.reach() * scale
    return Measured(
        estimate, Interval(estimate - reach, estimate + reach), yardstick.share(estimate / scale), len(yardstick.ratios)
    )


def _yardstick(cases: Sequence[Case], placebos: Sequence["np.ndarray"], seed: int) -> Yardstick:
    import numpy as np

    fewest = min(len(one) for one in placebos)
    if len(cases) == 1:
        return Yardstick(placebos[0] / cases[0].placebo_scales, fewest)
    random = np.random.default_rng(seed)
    sums, squares = np.zeros(DRAWS), np.zeros(DRAWS)
    for case, figures in zip(cases, placebos, strict=True):
        drawn = random.integers(0, len(figures), DRAWS)
        sums += figures[drawn]
        squares += case.placebo_scales[drawn] ** 2
    return Yardstick(sums / np.sqrt(squares), fewest)


def t_quantile(freedom: int) -> float:
    """Student's 97.5 % point, to a thousandth from 4 degrees of freedom on (Cornish and Fisher)."""
    z = 1.959963984540054
    n = max(freedom, 1)
    return (
        z
        + (z**3 + z) / (4 * n)
        + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * n**2)
        + (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / (384 * n**3)
        + (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / (92160 * n**4)
    )
