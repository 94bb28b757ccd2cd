"""What hangs on one judge, on the weights of the aspects, and whether a group is treated otherwise. For people to look at: no function
here acts on anything."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from sambut.competitions.science import method
from sambut.competitions.science.mixed import fit_of
from sambut.competitions.science.panel import Panel
from sambut.competitions.science.ranking import Ranking, first

if TYPE_CHECKING:
    import numpy as np

MOST_CORNERS = 10
"""With more aspects, 1,024 corners by chance are looked at in place of all."""


@dataclass(frozen=True)
class Left:
    """Without this judge: entries that come in, that fall out, and that nobody else has read."""

    judge: str
    readings: int
    leniency: float
    comes_in: tuple[str, ...]
    falls_out: tuple[str, ...]
    unread: tuple[str, ...]


def influence(found: Ranking) -> tuple[Left, ...]:
    """Each judge left out in turn, variances kept: who changes side of the line. Most influential first."""
    return by_weight(left_out(found, place) for place in range(len(found.panel.judges)))


def by_weight(told: Iterable[Left]) -> tuple[Left, ...]:
    return tuple(sorted(told, key=lambda one: (-len(one.comes_in) - len(one.falls_out), one.judge)))


def left_out(found: Ranking, place: int) -> Left:
    """The result without one judge: a step of `influence`, for jobs that tell how far they are."""
    import numpy as np

    panel, today = found.panel, found.inside
    rest = panel.without_judge(place)
    means = np.full(len(panel.entries), -np.inf)
    some = rest.read > 0
    if rest.size:
        means[some] = np.bincount(rest.entry, rest.score, len(panel.entries))[some] / rest.read[some]
    values = means
    if found.counting == found.calibrated and found.calibration.applied and rest.size:
        values = np.where(some, fit_of(rest, found.fit.components).level, -np.inf)
    order = [panel.entries[at] for at in _order(rest, values, means) if some[at]] if rest.size else []
    then = set(first(order, found))
    return Left(
        panel.judges[place], int(panel.load[place]), float(found.fit.leniency[place]), tuple(sorted(then - today)),
        tuple(sorted(today - then)), tuple(panel.entries[at] for at in np.flatnonzero(~some)),
    )  # fmt: skip


def _order(panel: Panel, values: "np.ndarray", means: "np.ndarray") -> list[int]:
    """The order of `ranking.ordered`, by the same rule, as one sort of arrays."""
    import numpy as np

    scale = float(panel.score.std()) or 1.0
    lowest = np.full(len(panel.entries), np.inf)
    np.minimum.at(lowest, panel.entry, panel.score)
    keys = (-panel.read, -lowest, -np.round(means / scale, 9), -np.round(values / scale, 9))
    found: list[int] = np.lexsort(keys).tolist()
    return found


@dataclass(frozen=True)
class GroupTest:
    """`differences`: mean residual by group, in units of the score. `p`: how often chance alone does as much, between 0 and 1.

    `of_judges`: the label is the same for all readings of an entry. Scores cannot tell then whether a group is better or is favoured;
    what is tested is whether judges *differ* in how they treat it, and `differences` tells nothing.
    """

    differences: Mapping[str, float]
    p: float
    p_by_group: Mapping[str, float]
    of_judges: bool
    permutations: int


def group_test(
    panel: Panel, groups: Sequence[str], *, permutations: int = method.PERMUTATIONS, seed: int = method.SEED
) -> GroupTest:
    """Are scores of a group of readings higher or lower than the entry and the judge explain? Labels are permuted within each judge.

    `groups`: a label for each reading (N), in the order of the panel: same region or not, previous winner, class of region. Residuals
    are those of least squares with free entries and judges, so that quality explains nothing of them.
    """
    import numpy as np

    names = sorted(set(groups))
    label = np.array([names.index(one) for one in groups])
    if len(label) != panel.size:
        raise ValueError("One label for each reading is needed.")
    residual, chance = _plain_residuals(panel), np.random.default_rng(seed)
    least = np.full(len(panel.entries), len(names))
    np.minimum.at(least, panel.entry, label)
    of_judges = bool((least[panel.entry] == label).all())
    by_judge = np.argsort(panel.judge, kind="stable")
    judge, residual, label = panel.judge[by_judge], residual[by_judge], label[by_judge]
    counts = np.bincount(label, minlength=len(names))

    def statistics(at: "np.ndarray") -> tuple[float, "np.ndarray"]:
        means = np.bincount(at, residual, len(names)) / counts
        if not of_judges:
            return float(counts @ means**2), means
        cells = np.bincount(judge * len(names) + at, minlength=len(panel.judges) * len(names))
        sums = np.bincount(judge * len(names) + at, residual, len(cells))
        parts = np.where(cells > 0, sums**2 / np.maximum(cells, 1), 0.0)
        return float(parts.sum()), parts.reshape(-1, len(names)).sum(axis=0)

    whole, each = statistics(label)
    more, more_each = 1, np.ones(len(names))
    for _ in range(permutations):
        shuffled = label[np.lexsort((chance.random(len(label)), judge))]
        one, ones = statistics(shuffled)
        more += one >= whole - 1e-12
        more_each += np.abs(ones) >= np.abs(each) - 1e-12
    shares = more_each / (permutations + 1)
    return GroupTest(
        {} if of_judges else dict(zip(names, map(float, each), strict=True)), more / (permutations + 1),
        dict(zip(names, map(float, shares), strict=True)), of_judges, permutations,
    )  # fmt: skip


def _plain_residuals(panel: Panel) -> "np.ndarray":
    """Of least squares with a free level for every entry and judge (N)."""
    import numpy as np
    from scipy import sparse
    from scipy.sparse.linalg import lsmr

    rows, ones = np.arange(panel.size), np.ones(panel.size)
    columns = np.concatenate([panel.entry, panel.judge + len(panel.entries)])
    design = sparse.csr_matrix((np.tile(ones, 2), (np.tile(rows, 2), columns)))
    score = panel.score - panel.score.mean()
    return np.asarray(score - design @ lsmr(design, score, atol=1e-10, btol=1e-10, maxiter=2_000)[0])


@dataclass(frozen=True)
class WeightRange:
    """Over all weights moved by up to a fifth: the best and worst rank, and whether the entry is always, sometimes or never in."""

    entry: str
    rank: int
    best: int
    worst: int
    inside: str


def means_of(scores: Sequence[Sequence[Sequence[float]]]) -> "np.ndarray":
    """Mean score of each entry in each aspect (n, c) from its readings."""
    import numpy as np

    return np.array([np.mean(rows, axis=0) for rows in scores])


def weight_ranges(
    entries: Sequence[str], aspects: "np.ndarray", weights: Sequence[float], *, top: int, by: float = 0.2
) -> tuple[WeightRange, ...]:
    """`aspects` (n, c): mean score of each entry in each aspect, in one scale; `weights` (c), positive, of any sum.

    Every corner (1-by or 1+by of each weight) is looked at. Ranks are shared: 1 + how many are better.
    """
    import numpy as np

    count = len(weights)
    if count <= MOST_CORNERS:
        signs = np.array(list(product((-1.0, 1.0), repeat=count)))
    else:
        signs = np.random.default_rng(method.SEED).choice((-1.0, 1.0), size=(1 << MOST_CORNERS, count))
    moved = np.vstack([np.ones(count), 1 + by * signs]) * np.asarray(weights, dtype=float)
    totals = np.round(aspects @ (moved / moved.sum(axis=1, keepdims=True)).T, 9)
    ranks = np.stack([1 + np.searchsorted(np.sort(-one), -one, side="left") for one in totals.T])
    inside = ranks <= top
    words = {True: "always", False: "never"}
    return tuple(
        WeightRange(
            name,
            int(ranks[0, at]),
            int(ranks[:, at].min()),
            int(ranks[:, at].max()),
            words[bool(inside[0, at])] if inside[:, at].all() or not inside[:, at].any() else "sometimes",
        )
        for at, name in enumerate(entries)
    )
