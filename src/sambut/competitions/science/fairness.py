"""Max-min fairness: those worst off are lifted before the total.

Maximise T + a hundredth of the mean affinity, where every entry has at least T (Kobren, Saha and McCallum 2019 search T; here it is a
variable). The linear programme leaves a few pairs fractional; their entries are dealt again as whole numbers in what room is left. Loads
stay within a tenth of those of the plain assignment, and no entry gets fewer readings across sectors.
"""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sambut.competitions.science.flow import Problem

if TYPE_CHECKING:
    import numpy as np

SECONDS = 20.0
"""Longest search for whole numbers; the best so far is taken."""


def fairer(problem: Problem, total: "np.ndarray", given: "np.ndarray") -> "np.ndarray":
    """An assignment (n, m) whose worst-off entry, by `total` (n, m), is at least as well off as in `given`; `given` where none is found."""
    import numpy as np

    loads = given.sum(axis=0)
    cap = np.minimum(problem.cap, np.ceil(1.1 * np.maximum(loads, loads.mean())).astype(int))
    across = np.minimum(problem.across, (given & ~problem.own).sum(axis=1))
    bounded = replace(problem, cap=cap, across=across)
    first = _programme(bounded, total, whole=False)
    if first is None:
        return given
    sure = first > 1 - 1e-6
    open_ = np.asarray(((first > 1e-6) & ~sure).any(axis=1))
    found = sure & ~open_[:, None]
    if open_.any():
        part = Problem(
            problem.value[open_], problem.allowed[open_], problem.own[open_], problem.need[open_], across[open_],
            cap - found.sum(axis=0), problem.share, problem.held, problem.institution,
        )  # fmt: skip
        rest = _programme(part, total[open_], whole=True)
        if rest is None:
            return given
        found[open_] = rest > 0.5
    return found if _worth(total, found) > _worth(total, given) else given


def _worth(total: "np.ndarray", given: "np.ndarray") -> tuple[float, float]:
    value = (total * given).sum(axis=1)
    return round(float(value.min()), 6), round(float(value.sum()), 6)


def _programme(problem: Problem, total: "np.ndarray", *, whole: bool) -> "np.ndarray | None":
    """The best x (n, m) between 0 and 1, in whole numbers or not; None where there is none."""
    import numpy as np
    from scipy import sparse
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows, columns = np.nonzero(problem.allowed)
    entries, judges = problem.allowed.shape
    pairs, last = len(rows), len(rows)
    places, ones = np.arange(pairs), np.ones(pairs)
    value = total[rows, columns]

    def block(row: Any, entry: Any, count: int, at: Any = places) -> Any:
        return sparse.csr_matrix((entry, (row, at)), shape=(count, pairs + 1))

    shown = ~problem.own[rows, columns]
    worth = block(rows, value, entries) + sparse.csr_matrix(
        (-np.ones(entries), (np.arange(entries), np.full(entries, last))), shape=(entries, pairs + 1)
    )
    _, gate = np.unique(rows * (int(problem.institution.max()) + 1) + problem.institution[columns], return_inverse=True)
    limits = [
        LinearConstraint(block(rows, ones, entries), problem.need, problem.need),
        LinearConstraint(worth, 0, np.inf),
        LinearConstraint(block(columns, ones, judges), 0, np.maximum(problem.cap - problem.held, 0)),
        LinearConstraint(block(rows[shown], ones[shown], entries, places[shown]), problem.across, np.inf),
    ]
    if len(set(problem.institution.tolist())) < judges:
        limits.append(LinearConstraint(block(gate, ones, int(gate.max()) + 1), 0, 1))
    found = milp(
        -np.concatenate([0.01 * value / entries, [1.0]]),
        constraints=limits,
        bounds=Bounds(0, np.concatenate([ones, [np.inf]])),
        integrality=np.concatenate([ones * whole, [0]]),
        options={"time_limit": SECONDS, "mip_rel_gap": 1e-4} if whole else {},
    )
    if found.x is None:
        return None
    given = np.zeros((entries, judges))
    given[rows, columns] = found.x[:last]
    return given
