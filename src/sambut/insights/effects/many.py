"""Many regions that start at different times: group-time effects against those that have not started yet.

ATT(g, t) of Callaway and Sant'Anna (2021) without covariates; the month g-1 is replaced by the whole years before g, since one
month of complaints is mostly chance (`base="month"` gives the textbook's). No two-way fixed effects: they weigh some
effects below nought. The interval draws regions anew with weights, a region with all its months at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sambut.insights.effects.comparing import CLEARLY, Base, comparable, features, levels_ratio, nearest
from sambut.insights.effects.method import DRAWS, FEWEST_COMPARISONS
from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import Why
from sambut.insights.effects.spans import Span

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Differences:
    """One region beside its comparison, month by month: `own` is its change from before, `rows` × `used` the others'."""

    span: Span
    months: "np.ndarray"
    """Places of the months: those before, then those after that have enough comparison regions."""
    before: int
    own: "np.ndarray"
    rows: "np.ndarray"
    changes: "np.ndarray"
    used: "np.ndarray"

    @property
    def gaps(self) -> "np.ndarray":
        found: np.ndarray = self.own - (self.changes * self.used).sum(0) / self.used.sum(0)
        return found

    @property
    def effect(self) -> float:
        return float(self.gaps[self.before :].mean())

    @property
    def scale(self) -> float:
        import numpy as np

        return float(np.sqrt((self.gaps[: self.before] ** 2).mean()))


def differences(
    panel: Panel, base: Base, span: Span, own: "np.ndarray", *, most: int, month: bool = False
) -> Differences | Why:
    """The region's change against the nearest regions that have not started by each month."""
    import numpy as np

    may = comparable(panel, base, span.place, span.start)
    if len(may) < FEWEST_COMPARISONS:
        return Why("few_comparisons", {"regions": len(may), "least": FEWEST_COMPARISONS})
    order = nearest(features(own[None, span.before]), features(base.values[may][:, span.before]), len(may))[0]
    may = may[order]
    clean = base.end[may][:, None] > span.after[None, :]
    used = clean & (np.cumsum(clean, axis=0) <= (most or len(may)))
    enough = used.sum(0) >= min(FEWEST_COMPARISONS, len(may))
    after, used = span.after[enough], used[:, enough]
    if not enough.any():
        return Why("no_month")
    used = np.column_stack([np.repeat(used[:, :1], len(span.before), axis=1), used])
    kept = used.any(1)
    rows, used = may[kept], used[kept]
    months = np.concatenate([span.before, after])
    whole = span.before[-1:] if month else span.before
    changes = base.values[rows][:, months] - base.values[rows][:, whole].mean(1, keepdims=True)
    moved, share = own[months] - own[whole].mean(), used.astype(float)
    adding = Differences(span, months, len(span.before), moved, rows, changes, share)
    if month:
        return adding
    ratio = levels_ratio(own[None, span.before], base.values[rows][:, span.before].T[None])[0]
    multiplying = Differences(span, months, len(span.before), moved, rows, changes * ratio[:, None], share)
    return multiplying if multiplying.scale < adding.scale * (1 - CLEARLY) else adding


@dataclass(frozen=True)
class Draws:
    """What the sum over all regions becomes when regions are drawn anew."""

    overall: "np.ndarray"
    drift: "np.ndarray"
    since: dict[int, "np.ndarray"]


def drawn(found: Sequence[Differences], regions: int, seed: int, longest: int) -> Draws:
    """Bayesian bootstrap over regions: each region, started or compared with, has one weight for all its months."""
    import numpy as np

    mass = np.random.default_rng(seed).standard_exponential((DRAWS, regions))
    overall, drift, total = np.zeros(DRAWS), np.zeros(DRAWS), np.zeros(DRAWS)
    sums, masses = np.zeros((DRAWS, longest)), np.zeros((DRAWS, longest))
    for one in found:
        weight = mass[:, one.rows]
        gaps = one.own[None, :] - (weight @ (one.changes * one.used)) / (weight @ one.used)
        own = mass[:, one.span.place]
        overall += own * gaps[:, one.before :].mean(1)
        drift += own * slope(gaps[:, : one.before], one.span.before)
        total += own
        since = one.months[one.before :] - one.span.start
        sums[:, since] += own[:, None] * gaps[:, one.before :]
        masses[:, since] += own[:, None]
    by_month = {e: sums[:, e] / masses[:, e] for e in range(longest) if masses[0, e] > 0}
    return Draws(overall / total, drift / total, by_month)


def slope(gaps: "np.ndarray", months: "np.ndarray") -> "np.ndarray":
    centred = months - months.mean()
    found: np.ndarray = gaps @ centred / max(float((centred**2).sum()), 1e-12)
    return found
