"""Which regions are compared with, by rule, and how much each weighs.

A region may be used while it has not started itself, and when it lacks at most a tenth of the months. Of the same kind when
the kind is known and there are enough. Of these the nearest twenty: nearest in level (on the scale of square roots, on which
counts scatter alike) and in trend before the start, each in standard deviations of all that may be used.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sambut.insights.effects.method import LARGEST_GAP, SAME_KIND_ENOUGH
from sambut.insights.effects.panel import Panel

if TYPE_CHECKING:
    import numpy as np

RULE = (
    "regions that have not started by that month, of the same kind when the kind is known, lacking at most 10 % of the months; "
    "of these the 20 nearest in level and trend before the start"
)
STEPS = 300
MOST_STRETCHED = 4.0
CLEARLY = 0.02
"""By so much the stretched comparison must fit better before the start."""


@dataclass(frozen=True)
class Base:
    """Untreated months of every region with small gaps filled; `usable` says who may be compared with at all."""

    values: "np.ndarray"
    usable: "np.ndarray"
    end: "np.ndarray"
    """For each region the first place it may no longer be used at: its own start, or the length of the panel."""


def base_of(panel: Panel) -> Base:
    """Fills what a region lacks by its own mean and what the month did to all others."""
    import numpy as np

    length = panel.length
    end = np.array([length if start is None else min(max(start, 0), length) for start in panel.starts])
    untreated = np.arange(length)[None, :] < end[:, None]
    known = untreated & ~np.isnan(panel.values)
    held = np.where(known, panel.values, 0.0)
    own = held.sum(1) / np.maximum(known.sum(1), 1)
    month = np.where(known, held - own[:, None], 0.0).sum(0) / np.maximum(known.sum(0), 1)
    values = np.where(known, panel.values, own[:, None] + month[None, :])
    lacking = (untreated & ~known).sum(1)
    usable = (end > 0) & (lacking <= LARGEST_GAP * np.maximum(end, 1)) & known.any(1)
    return Base(values, usable, end)


def comparable(panel: Panel, base: Base, place: int, last: int) -> "np.ndarray":
    """Places of the regions that may be compared with a region through the month `last`: its own kind if enough, else all."""
    import numpy as np

    may = base.usable & (base.end > last)
    may[place] = False
    kind = panel.kinds[place]
    if kind:
        same = may & np.array([other == kind for other in panel.kinds])
        if same.sum() >= SAME_KIND_ENOUGH:
            return np.flatnonzero(same)
    return np.flatnonzero(may)


def features(values: "np.ndarray") -> "np.ndarray":
    """Level and trend of each row: the two things that nearness looks at."""
    import numpy as np

    level = values.mean(1)
    months = np.arange(values.shape[1]) - (values.shape[1] - 1) / 2
    slope = (values - level[:, None]) @ months / max(float((months**2).sum()), 1.0)
    return np.column_stack([np.sign(level) * np.sqrt(np.abs(level)), slope])


def nearest(own: "np.ndarray", others: "np.ndarray", most: int) -> "np.ndarray":
    """Places among `others` of the nearest, nearest first; for each row of `own`. Equal distances keep their order."""
    import numpy as np

    spread = others.std(0)
    spread[spread == 0] = 1.0
    apart = (((own[:, None, :] - others[None, :, :]) / spread) ** 2).sum(2)
    return np.argsort(apart, axis=1, kind="stable")[:, :most]


def levels_ratio(own: "np.ndarray", others: "np.ndarray") -> "np.ndarray":
    """By how much each comparison region is stretched to stand at the region's level: own [b, t], others [b, t, k].

    Where months multiply (a busier year is 30 % more everywhere) a stretched region is the right comparison; where they add,
    one as it is. Which it is, the months before the start say, by a clear margin.
    """
    import numpy as np

    level, theirs = own.mean(1)[:, None], others.mean(1)
    sure = (theirs > 0) & (level > 0)
    return np.where(sure, np.clip(level / np.where(sure, theirs, 1.0), 1 / MOST_STRETCHED, MOST_STRETCHED), 1.0)


def weights(own: "np.ndarray", others: "np.ndarray", months_after: int) -> "np.ndarray":
    """Weights of the comparison regions, for many regions at once: none negative, sum 1, drawn towards equal shares.

    own [b, t] and others [b, t, k] before the start. The weighted comparison follows the region's ups and downs (their
    common level is taken off); the pull towards equal shares is stronger the noisier the panel. Synthetic control with an
    intercept and a ridge: Arkhangelsky et al. 2021, section 2, their penalty.
    """
    import numpy as np

    batch, length, count = others.shape
    y = own - own.mean(1, keepdims=True)
    x = others - others.mean(1, keepdims=True)
    steps = np.diff(others, axis=1)
    steps = steps - steps.mean(2, keepdims=True)
    noise = steps.var(axis=(1, 2)) if length > 1 else np.ones(batch)
    ridge = np.sqrt(max(months_after, 1)) * noise * length
    ridge = np.maximum(ridge, 1e-9)
    gram = np.swapaxes(x, 1, 2) @ x + ridge[:, None, None] * np.eye(count)
    aim = (np.swapaxes(x, 1, 2) @ y[:, :, None])[:, :, 0]
    step = 1.0 / np.maximum(np.linalg.eigvalsh(gram)[:, -1], 1e-12)[:, None]
    found = np.full((batch, count), 1.0 / count)
    ahead, pace = found, 1.0
    for _ in range(STEPS):
        better = _on_simplex(ahead - step * ((gram @ ahead[:, :, None])[:, :, 0] - aim))
        faster = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = better + (pace - 1) / faster * (better - found)
        moved = float(np.abs(better - found).max())
        found, pace = better, faster
        if moved < 1e-9:
            break
    return found


def _on_simplex(rows: "np.ndarray") -> "np.ndarray":
    """The nearest weights that are not negative and sum to one, for each row."""
    import numpy as np

    down = -np.sort(-rows, axis=1)
    over = (np.cumsum(down, axis=1) - 1) / np.arange(1, rows.shape[1] + 1)
    last = (down > over).sum(1) - 1
    return np.maximum(rows - over[np.arange(len(rows)), last][:, None], 0.0)
