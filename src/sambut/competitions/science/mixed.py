"""The mixed model: a score is the entry's quality, the judge's severity and noise.

    y_pr = mu + theta_p + b_r + e_pr,   theta ~ N(0, s_t), b ~ N(0, s_b), e ~ N(0, s_e)

Variances by restricted maximum likelihood (REML), theta and b by Henderson's mixed model equations (best linear unbiased prediction),
draws of theta from their posterior at low rank. Sources: Henderson 1975, Biometrics 31:423-447; Patterson and Thompson 1971,
Biometrika 58:545-554; on judges, Paul 1981 and Heyard et al. 2022. The side with more members (entries, as a rule) has a diagonal block
and is absorbed, so that 3,000 entries by 60 judges are 61 equations; members with as many readings share one block of sums.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sambut.competitions.science.panel import Panel

if TYPE_CHECKING:
    import numpy as np

WIDEST = 12.0
"""Logarithms of the ratios noise/entry and noise/judge stay between -12 and 12: beyond, the smaller variance is nought."""
BLOCKS = 20_000_000
"""Most numbers kept as sums of blocks."""


@dataclass(frozen=True)
class Components:
    """Variances, in squared units of the score. `judge` is 0 where severity is not modelled."""

    entry: float
    judge: float
    noise: float


@dataclass(frozen=True)
class Fit:
    """`mean` mu, `quality` theta (n), `leniency` b (m; below nought is strict), in units of the score; `level` is mu + theta."""

    panel: Panel
    components: Components
    mean: float
    quality: "np.ndarray"
    leniency: "np.ndarray"

    @cached_property
    def level(self) -> "np.ndarray":
        return self.mean + self.quality

    @cached_property
    def residuals(self) -> "np.ndarray":
        """y - mu - theta - b of each reading (N)."""
        at = self.panel
        return at.score - self.mean - self.quality[at.entry] - self.leniency[at.judge]


class System:
    """Henderson's equations of a panel, with the larger side absorbed. `severity` False: no judges in the model.

    `wide` is the absorbed side, `slim` the other; S (1 + slim) are the equations of mu and the slim side.
    """

    def __init__(self, panel: Panel, *, severity: bool = True) -> None:
        import numpy as np
        from scipy import sparse

        self.entries_wide = not severity or len(panel.entries) >= len(panel.judges)
        wide, slim = (panel.entry, panel.judge) if self.entries_wide else (panel.judge, panel.entry)
        counts = len(panel.entries), len(panel.judges)
        self.wide, self.slim = counts if self.entries_wide else counts[::-1]
        self.slim = self.slim if severity else 0
        self.size = panel.size
        self.centre = float(panel.score.mean())
        score = panel.score - self.centre
        self.squares = float(score @ score)
        self.total = float(score.sum())
        self.read = np.bincount(wide, minlength=self.wide).astype(float)
        self.sums = np.bincount(wide, score, self.wide)
        if self.slim:
            self.design = sparse.csr_matrix((np.ones(self.size), (wide, slim)), shape=(self.wide, self.slim))
            self.slim_read: np.ndarray = np.bincount(slim, minlength=self.slim).astype(float)
            self.slim_sums: np.ndarray = np.bincount(slim, score, self.slim)
        else:
            self.design = sparse.csr_matrix((self.wide, 0))
            self.slim_read, self.slim_sums = np.zeros(0), np.zeros(0)
        self.levels, self.level_of = np.unique(self.read, return_inverse=True)
        self.members = np.bincount(self.level_of).astype(float)
        self.blocks: list[np.ndarray] | None = None
        if len(self.levels) * self.slim**2 <= BLOCKS:
            parts = [self.design[self.level_of == place] for place in range(len(self.levels))]
            self.blocks = [(part.T @ part).toarray() for part in parts]
        self.level_sums = np.bincount(self.level_of, self.sums)
        self.level_squares = np.bincount(self.level_of, self.sums**2)

    def equations(self, wide_ratio: float, slim_ratio: float) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
        """S, its right side, and the diagonal of the absorbed side, for ratios noise/variance of both sides."""
        import numpy as np

        diagonal = self.read + wide_ratio
        weight = 1 / (self.levels + wide_ratio)
        found = np.empty((1 + self.slim, 1 + self.slim))
        found[0, 0] = self.size - float((self.members * self.levels**2) @ weight)
        if self.slim:
            found[0, 1:] = found[1:, 0] = self.slim_read - self.design.T @ (self.read / diagonal)
            found[1:, 1:] = -self._absorbed(weight, diagonal)
            found[range(1, 1 + self.slim), range(1, 1 + self.slim)] += self.slim_read + slim_ratio
        side = np.empty(1 + self.slim)
        side[0] = self.total - float((self.levels * self.level_sums) @ weight)
        side[1:] = self.slim_sums - self.design.T @ (self.sums / diagonal)
        return found, side, diagonal

    def _absorbed(self, weight: "np.ndarray", diagonal: "np.ndarray") -> "np.ndarray":
        import numpy as np
        from scipy import sparse

        if self.blocks is None:
            return np.asarray((self.design.T @ sparse.diags(1 / diagonal) @ self.design).toarray())
        return np.asarray(sum(one * block for one, block in zip(weight, self.blocks, strict=True)))

    def deviance(self, wide_log: float, slim_log: float, known: float | None = None) -> tuple[float, float]:
        """-2 log of the restricted likelihood, up to a constant, at the best noise or the `known` one; and that noise (variance)."""
        import numpy as np
        from scipy.linalg import solve_triangular

        wide_ratio, slim_ratio = math.exp(wide_log), math.exp(slim_log)
        matrix, side, diagonal = self.equations(wide_ratio, slim_ratio)
        root = np.linalg.cholesky(matrix + 1e-12 * self.size * np.eye(len(matrix)))
        half = solve_triangular(root, side, lower=True)
        left = self.squares - float(self.level_squares @ (1 / (self.levels + wide_ratio))) - float(half @ half)
        left = max(left, 1e-10 * self.squares)
        logs = float(np.log(diagonal).sum()) + 2 * float(np.log(np.diag(root)).sum())
        logs -= self.wide * wide_log + self.slim * slim_log
        if known is not None:
            return (self.size - 1) * math.log(known) + left / known + logs, known
        return (self.size - 1) * math.log(left) + logs, left / (self.size - 1)


def components_of(panel: Panel, *, severity: bool = True) -> Components:
    """The variances by REML. All nought where all scores are equal. `severity` False leaves judges out of the model.

    They mean something only where entries were read several times (and, with severity, judges read several entries).
    """
    import numpy as np
    from scipy.optimize import minimize

    spread = float(panel.score.std())
    if panel.size < 3 or spread <= 1e-12 * max(1.0, float(np.abs(panel.score).max())):
        return Components(0.0, 0.0, 0.0)
    system = System(panel, severity=severity)

    def best(starts: list[list[float]], known: float | None = None, widest: float = WIDEST) -> "np.ndarray":
        def cost(at: "np.ndarray") -> float:
            return system.deviance(float(at[0]), float(at[1]) if system.slim else 0.0, known)[0]

        options = {"xatol": 1e-6, "fatol": 1e-9, "maxfev": 600}
        bounds = [(-widest, widest)] * len(starts[0])
        tried = [minimize(cost, start, method="Nelder-Mead", bounds=bounds, options=options) for start in starts]
        return np.asarray(min(tried, key=lambda one: float(one.fun)).x)

    starts = [[0.0, 0.7], [4.0, 4.0], [-6.0, -6.0]] if system.slim else [[0.0], [4.0]]
    at, known = best(starts if panel.size < 2_000 else starts[:1]), None
    if system.slim and min(at) < 0.1 - WIDEST:
        known = spread**2 * math.exp(-WIDEST)
        at = best([at.tolist(), [-WIDEST, -WIDEST]], known, 2 * WIDEST)
        """Nothing scatters, and a ratio stands at its bound, which is no variance: both are found at the least noise instead."""
    wide_log, slim_log = float(at[0]), float(at[1]) if system.slim else 0.0
    noise = system.deviance(wide_log, slim_log, known)[1]
    wide, slim = noise * math.exp(-wide_log), noise * math.exp(-slim_log) if system.slim else 0.0
    return Components(wide, slim, noise) if system.entries_wide else Components(slim, wide, noise)


def fit_of(panel: Panel, components: Components | None = None, *, severity: bool = True) -> Fit:
    """The model of a panel; `components` given are not estimated anew (another panel's, or one judge left out)."""
    import numpy as np

    found = components or components_of(panel, severity=severity)
    if not found.noise:
        return Fit(panel, found, float(panel.score.mean()), np.zeros(len(panel.entries)), np.zeros(len(panel.judges)))
    system = System(panel, severity=severity)
    matrix, side, diagonal = system.equations(*_ratios(system, found))
    slim = np.linalg.solve(matrix, side)
    wide = (system.sums - system.read * slim[0] - system.design @ slim[1:]) / diagonal
    quality, judges = (wide, slim[1:]) if system.entries_wide else (slim[1:], wide)
    lenient = judges if severity else np.zeros(len(panel.judges))
    return Fit(panel, found, system.centre + float(slim[0]), quality, lenient)


def draws_of(fit: Fit, count: int, seed: int, *, severity: bool = True) -> "np.ndarray":
    """`count` draws of theta from its posterior (count, n), variances taken as known. Zeros where there is no noise."""
    import numpy as np

    panel = fit.panel
    if not fit.components.noise:
        return np.zeros((count, len(panel.entries)))
    system, chance = System(panel, severity=severity), np.random.default_rng(seed)
    matrix, side, diagonal = system.equations(*_ratios(system, fit.components))
    root, noise = np.linalg.cholesky(matrix), math.sqrt(fit.components.noise)
    slim = np.linalg.solve(matrix, side)[:, None] + noise * np.linalg.solve(
        root.T, chance.standard_normal((1 + system.slim, count))
    )
    if not system.entries_wide:
        return np.ascontiguousarray(slim[1:].T)
    given = (system.sums[:, None] - np.outer(system.read, slim[0]) - system.design @ slim[1:]) / diagonal[:, None]
    found = chance.standard_normal((count, system.wide))
    found *= noise / np.sqrt(diagonal)
    found += given.T
    return found


def _ratios(system: System, found: Components) -> tuple[float, float]:
    least = math.exp(-WIDEST)
    entry, judge = (found.noise / max(one, found.noise * least) for one in (found.entry, found.judge))
    if not system.slim:
        return entry, 1.0
    return (entry, judge) if system.entries_wide else (judge, entry)
