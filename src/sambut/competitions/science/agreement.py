"""How far judges agree: Krippendorff's alpha, intraclass correlation, and how many readers are enough.

alpha = 1 - (N-1)/N [sum_p m_p/(m_p-1) SS_p] / SS_total over the N readings of entries with m_p >= 2 (interval scale; equal to the
definition by pairs, Krippendorff 2011). ICC of one judge s_t/(s_t+s_b+s_e) for absolute agreement, of the mean of k judges
s_t/(s_t+s_e/k) for the order alone (McGraw and Wong 1996). Intervals by drawing entries anew, judges as they are.
"""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sambut.competitions.science import method
from sambut.competitions.science.mixed import Components
from sambut.competitions.science.panel import Panel

if TYPE_CHECKING:
    import numpy as np

PUBLISHED = 0.34
"""Mean ICC of published peer review (Bornmann, Mutz and Daniel 2010), to compare with."""


@dataclass(frozen=True)
class Agreement:
    """`alpha` and `icc` (one judge, absolute agreement) with 90 % intervals; `icc_mean` of the mean of `readers` judges, for the order.

    None, with `why_not`, where nothing can be said.
    """

    alpha: float | None
    alpha_interval: tuple[float, float] | None
    icc: float | None
    icc_interval: tuple[float, float] | None
    icc_mean: float | None
    readers: float
    level: float = method.INTERVAL
    why_not: str = ""

    def as_dict(self) -> dict[str, Any]:
        return {key: _rounded(value) for key, value in asdict(self).items()}


def agreement_of(
    panel: Panel, components: Components, *, resamples: int = method.RESAMPLES, seed: int = method.SEED
) -> Agreement:
    """Agreement of a panel; `components` are its variances by REML, with severity (`mixed.components_of`)."""
    import numpy as np

    readers = float(panel.size / (panel.read > 0).sum())
    if len(panel.entries) < 2:
        return Agreement(None, None, None, None, None, readers, why_not="One entry: there is no order to agree on.")
    if not (panel.read >= 2).any():
        return Agreement(None, None, None, None, None, readers, why_not="No entry was read by two judges.")
    alpha = krippendorff(panel)
    if alpha is None:
        return Agreement(None, None, None, None, None, readers, why_not="All scores are equal.")
    weights = _drawn(len(panel.entries), resamples, seed)
    alphas = _alphas(panel, weights)
    icc = intraclass(components)
    icc_interval = None
    if icc is not None and panel.size > len(panel.judges) > 1:
        moments = _moments(panel, np.vstack([np.ones((1, len(panel.entries))), weights]))
        icc_interval = _interval(moments[1:] - moments[0] + icc, icc, floor=0.0)
    mean = None if icc is None else _mean_of(components, readers)
    return Agreement(alpha, _interval(alphas, alpha, floor=-1.0), icc, icc_interval, mean, readers)


def krippendorff(panel: Panel) -> float | None:
    """Alpha for interval scores. None where no entry has two readings, or all scores are equal."""
    import numpy as np

    found = float(_alphas(panel, np.ones((1, len(panel.entries))))[0])
    return found if np.isfinite(found) else None


def intraclass(components: Components, readers: float = 1.0) -> float | None:
    """Absolute agreement of the mean of `readers` judges: s_t/(s_t + (s_b+s_e)/k). None without any variance."""
    total = components.entry + (components.judge + components.noise) / readers
    return components.entry / total if total > 0 else None


def spearman_brown(one: float, readers: float) -> float:
    """Reliability of the mean of `readers` judges from that of one."""
    return readers * one / (1 + (readers - 1) * one)


def readers_needed(one: float, wanted: float) -> int | None:
    """The fewest judges an entry whose mean is as reliable as `wanted` (0 to 1, exclusive). None where one judge tells nothing."""
    if not 0 < wanted < 1:
        raise ValueError("The wanted reliability lies between 0 and 1.")
    if one <= 0:
        return None
    found = 1
    if one < wanted:
        exact = wanted * (1 - one) / (one * (1 - wanted))
        found = int(exact) + (exact - int(exact) > 1e-9)
    return max(1, found)


def _mean_of(components: Components, readers: float) -> float | None:
    total = components.entry + components.noise / readers
    return components.entry / total if total > 0 else None


def _drawn(entries: int, resamples: int, seed: int) -> "np.ndarray":
    """How often each entry is drawn in each resample (resamples, n)."""
    import numpy as np

    chance = np.random.default_rng(seed)
    return np.stack(
        [np.bincount(chance.integers(0, entries, entries), minlength=entries) for _ in range(resamples)]
    ).astype(float)


def _alphas(panel: Panel, weights: "np.ndarray") -> "np.ndarray":
    """Alpha for each row of weights of the entries; not-a-number where it has none."""
    import numpy as np

    count = len(panel.entries)
    score = panel.score - panel.score.mean()
    read = panel.read.astype(float)
    paired = read >= 2
    sums, squares = np.bincount(panel.entry, score, count), np.bincount(panel.entry, score**2, count)
    inside = np.where(paired, (squares - sums**2 / np.maximum(read, 1)) * read / np.maximum(read - 1, 1), 0.0)
    parts = weights @ np.stack([read * paired, sums * paired, squares * paired, inside], axis=1)
    size, total, whole, observed = parts.T
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = whole - total**2 / size
        spread[spread <= 1e-12 * max(1.0, float((panel.score**2).sum()))] = np.nan
        return np.asarray(1 - (size - 1) / size * observed / spread)


def _moments(panel: Panel, weights: "np.ndarray") -> "np.ndarray":
    """ICC of one judge by the method of moments (Henderson's first) for each row of weights: quick, unlike REML.

    Four sums of squares (all, by entry, by judge, the mean) equal their expectations; an entry drawn twice counts as two.
    """
    import numpy as np
    from scipy import sparse

    entries, judges = len(panel.entries), len(panel.judges)
    score, read = panel.score - panel.score.mean(), panel.read.astype(float)
    sums, squares = np.bincount(panel.entry, score, entries), np.bincount(panel.entry, score**2, entries)
    size, total, whole, count, square = (
        weights @ np.stack([read, sums, squares, (read > 0).astype(float), read**2], axis=1)
    ).T
    by_entry = weights @ (sums**2 / np.maximum(read, 1))
    place, shape = (panel.judge, panel.entry), (judges, entries)
    load = sparse.csr_matrix((np.ones(panel.size), place), shape=shape) @ weights.T
    given = sparse.csr_matrix((score, place), shape=shape) @ weights.T
    by_judge = np.where(load > 0, given**2 / np.maximum(load, 1), 0.0).sum(axis=0)
    present = (load > 0).sum(axis=0)
    mean, loads = total**2 / size, (load**2).sum(axis=0) / size
    ones = np.ones_like(size)
    matrix = np.stack([
        np.stack([size, size, size, size], axis=1),
        np.stack([size, size, count, count], axis=1),
        np.stack([size, present, size, present], axis=1),
        np.stack([size, square / size, loads, ones], axis=1),
    ], axis=1)  # fmt: skip
    side = np.stack([whole, by_entry, by_judge, mean], axis=1)
    found = np.full(len(weights), np.nan)
    sound = np.abs(np.linalg.det(matrix / size[:, None, None])) > 1e-12
    if sound.any():
        solved = np.linalg.solve(matrix[sound], side[sound][:, :, None])[:, :, 0]
        entry, judge, noise = np.maximum(solved[:, 1:], 0.0).T
        every = entry + judge + noise
        found[sound] = np.where(every > 0, entry / np.where(every > 0, every, 1), np.nan)
    return found


def _interval(drawn: "np.ndarray", value: float, *, floor: float) -> tuple[float, float] | None:
    import numpy as np

    sound = drawn[np.isfinite(drawn)]
    if len(sound) < len(drawn) / 2:
        return None
    edge = (1 - method.INTERVAL) / 2
    low, high = np.quantile(sound, [edge, 1 - edge])
    return float(np.clip(min(low, value), floor, 1.0)), float(np.clip(max(high, value), floor, 1.0))


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 6)
    return [round(one, 6) for one in value] if isinstance(value, tuple) else value
