"""The judge graph: whether scores of different judges can be compared at all, and so whether calibration is allowed.

Two judges are joined as often as they read the same entry: A = W'W without its diagonal, W (n, m) = who read what. Of the
normalised Laplacian I - D^(-1/2) A D^(-1/2) the second eigenvalue says how well the graph hangs together at its weakest seam: 0 when
it falls apart, about 0.9 when judges are mixed at random. Where judges stay in their sector, a strict judge and a weak sector are the
same thing, and no method can tell them apart; then raw means are kept (docs/contests.md).
"""

import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sambut.competitions.science.panel import Panel

if TYPE_CHECKING:
    import numpy as np

GATE, BLIND_GATE = 0.10, 0.15
"""Least second eigenvalue, and where no sectors are known. Our own figures, from simulated panels (docs/contests.md): 5 % cross reading
gives up to 0.14 among four sectors or more, 15 % twice as much, mixing at random 0.43 or more."""
LEAST_CROSSING = 0.075
"""Least share of readings outside the judge's own sector, in panels whose rows name sectors: planned 5 % measure as 0.06 at most."""
FEWEST_EACH = 4
"""Mean readings of a judge; with fewer a judge's severity is mostly chance."""
MANY = 600
"""Judges from which eigenvalues are found without writing the graph down."""
SPARE = 10
"""Readings beyond one for each entry and judge, from which the scatter is known."""


@dataclass(frozen=True)
class Calibration:
    """`allowed`: the judge graph permits it. `applied`: it also changes something. `reason` is a sentence, `code` its name.

    `eigenvalue`: second of the normalised Laplacian, None with one judge; `groups`: parts the graph falls into;
    `crossing`: share of readings outside the own sector that a plan as badly mixed would have, None where sectors cannot tell.
    """

    allowed: bool
    applied: bool
    code: str
    reason: str
    eigenvalue: float | None
    groups: int
    crossing: float | None
    gate: float

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def calibration_of(panel: Panel) -> Calibration:
    """May this panel be calibrated, and why or why not? Looks at who read what, never at the scores."""
    judges, entries, size = len(panel.judges), len(panel.entries), panel.size
    groups = groups_of(panel)
    value = second_eigenvalue(panel) if judges > 1 else None
    crossing = crossing_of(panel)
    gate = BLIND_GATE if crossing is None else GATE

    def told(code: str, reason: str, *, allowed: bool = False, applied: bool = False) -> Calibration:
        return Calibration(
            allowed, applied, code, reason, None if value is None else round(value, 4), groups,
            None if crossing is None else round(crossing, 4), gate,
        )  # fmt: skip

    if judges == 1:
        return told("one_judge", "One judge read everything: there is nobody to compare with.")
    if entries == 1:
        return told("one_entry", "There is one entry: nothing is to be ranked.")
    if groups > 1:
        return told(
            "not_connected",
            f"The judges fall into {groups} groups that share no entry: a strict group and a weak group of entries look the same.",
        )
    if panel.complete:
        return told(
            "no_difference",
            "Every judge read every entry: calibration changes no order, so the raw means stand.",
            allowed=True,
        )
    if size < FEWEST_EACH * judges or size < entries + judges - 1 + SPARE:
        return told(
            "too_few",
            f"Too few readings: {size} of {entries} entries by {judges} judges. How strict a judge is would be guessed from chance.",
        )
    if value is not None and value < gate:
        return told(
            "weak_seam",
            f"The judges are mixed too little (second eigenvalue {value:.2f}, at least {gate} is needed): a strict judge cannot be told "
            "from a weak sector. Plan 15 to 20 % of the readings across sectors.",
        )
    if crossing is not None and crossing < LEAST_CROSSING:
        return told(
            "own_sector",
            f"Judges stay in their sectors (as with {crossing:.0%} of readings outside the own one, at least {LEAST_CROSSING:.0%} are "
            "needed): a strict judge cannot be told from a weak sector. Plan 15 to 20 % of the readings across sectors.",
        )
    return told(
        "allowed",
        f"The judges are mixed well enough (second eigenvalue {value:.2f}, at least {gate} is needed).",
        allowed=True,
        applied=True,
    )


def second_eigenvalue(panel: Panel) -> float:
    """Of the normalised Laplacian of the judge graph; 0 when a judge shares no entry. Between 0 and m/(m-1)."""
    import numpy as np
    from scipy import sparse
    from scipy.linalg import eigh
    from scipy.sparse.linalg import LinearOperator, eigsh

    judges = len(panel.judges)
    read = sparse.csr_matrix((np.ones(panel.size), (panel.entry, panel.judge)), shape=(len(panel.entries), judges))
    degree = read.T @ panel.read - panel.load
    if judges < 2 or not degree.all():
        return 0.0
    root = np.sqrt(degree)
    if judges <= MANY:
        joined = (read.T @ read).toarray()
        np.fill_diagonal(joined, 0.0)
        return max(
            0.0,
            float(eigh(np.eye(judges) - joined / np.outer(root, root), eigvals_only=True, subset_by_index=[1, 1])[0]),
        )

    def joined_times(vector: "np.ndarray") -> "np.ndarray":
        scaled = vector.ravel() / root
        return np.asarray((read.T @ (read @ scaled) - panel.load * scaled) / root)

    operator = LinearOperator((judges, judges), matvec=joined_times, dtype=float)
    return max(0.0, 1 - float(np.sort(eigsh(operator, k=2, which="LA", v0=np.linspace(1, 2, judges))[0])[0]))


def groups_of(panel: Panel) -> int:
    """Into how many parts judges and entries fall when everybody is joined to what they read."""
    import numpy as np
    from scipy import sparse
    from scipy.sparse.csgraph import connected_components

    size = len(panel.judges) + len(panel.entries)
    joined = sparse.coo_matrix(
        (np.ones(panel.size), (panel.judge, panel.entry + len(panel.judges))), shape=(size, size)
    )
    return int(connected_components(joined, directed=False, return_labels=False))


def crossing_of(panel: Panel) -> float | None:
    """How mixed judges are over sectors, as the share of readings outside the own sector that would mix them as badly.

    From the first canonical correlation rho of the table judges by sectors: equal sectors with a share c outside have
    rho = 1 - c S/(S-1). None without sectors, with one, or where the table is too thin to tell (noise alone gives rho² > 1/2).
    """
    import numpy as np

    names = sorted(set(panel.sectors))
    at = np.array([names.index(sector) for sector in panel.sectors])[panel.entry]
    judges, count = len(panel.judges), len(names)
    if count < 2 or judges < 2 or (math.sqrt(judges) + math.sqrt(count)) ** 2 > panel.size / 2:
        return None
    table = np.zeros((judges, count))
    np.add.at(table, (panel.judge, at), 1.0)
    scaled = table / np.sqrt(np.maximum(np.outer(table.sum(axis=1), table.sum(axis=0)), 1))
    found = float(np.linalg.svd(scaled, compute_uv=False)[1])
    return max(0.0, (1 - found) * (count - 1) / count)
