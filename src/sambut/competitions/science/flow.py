"""One minimum-cost flow: entries send as many units as they need readings, judges take them at a price that rises with their load.

    entry ─► own ─────────────► judge ─► sink          own: judges of the entry's sector; away: all others
      └────► away ─► (entry, institution) ─► judge     an institution with several judges lets one unit through
    what finds nobody goes to the sink at a price above everything else, so that the flow always exists and says who is not covered

Costs are whole numbers, 1,000 for one unit of affinity (OR-tools, successive cost scaling). Sources: Taylor 2008; Charlin, Zemel and
Boutilier 2011; the rising price of load as in HotCRP.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

UNIT = 1_000
LOAD = 2.0
"""Price, in affinity, of a reading beyond a judge's even share, for each whole share: the same sector is worth a fifth of a share."""
WRONG_SIDE = 6.0
"""Price of giving a reading that was planned across sectors to the own sector."""
NOBODY = 1_000_000


@dataclass(frozen=True)
class Problem:
    """n entries, m judges. `value`, `allowed`, `own` (n, m); `need` and `across` (n): readings, and how many of them across sectors;
    `cap` (m): most readings; `share` (m): even load, above 0; `held` (m): readings that judges hold already; `institution` (m): same number,
    same institution."""

    value: "np.ndarray"
    allowed: "np.ndarray"
    own: "np.ndarray"
    need: "np.ndarray"
    across: "np.ndarray"
    cap: "np.ndarray"
    share: "np.ndarray"
    held: "np.ndarray"
    institution: "np.ndarray"


class _Arcs:
    """Arcs gathered in pieces, then given at once."""

    def __init__(self) -> None:
        self.pieces: list[tuple[Any, ...]] = []

    def add(self, tail: Any, head: Any, capacity: Any, cost: Any) -> None:
        import numpy as np

        self.pieces.append(tuple(np.broadcast_arrays(*map(np.atleast_1d, (tail, head, capacity, cost)))))

    def all(self) -> list["np.ndarray"]:
        import numpy as np

        return [np.concatenate(column) for column in zip(*self.pieces, strict=True)]


def solved(problem: Problem) -> tuple["np.ndarray", "np.ndarray"]:
    """Who reads what (n, m, bool), and how many readings of each entry found nobody (n).

    Gates of institutions make the flow ten times slower and matter to few entries: it is solved without them first; entries that got two
    judges of one institution are dealt again among what is left. Only where that leaves somebody out everything is solved with gates.
    """
    import numpy as np

    apart = replace(problem, institution=np.arange(len(problem.cap)))
    given, lacking = _flow(apart)
    seats = np.zeros((len(problem.cap), int(problem.institution.max()) + 1))
    seats[np.arange(len(seats)), problem.institution] = 1
    twice = np.asarray(((given @ seats) > 1).any(axis=1))
    if not twice.any():
        return given, lacking
    again, left = _flow(_part(problem, twice, problem.held + given[~twice].sum(axis=0)))
    if left.any():
        return _flow(problem)
    given[twice] = again
    return given, problem.need - given.sum(axis=1)


def _part(problem: Problem, rows: "np.ndarray", held: "np.ndarray") -> Problem:
    return replace(
        problem, value=problem.value[rows], allowed=problem.allowed[rows], own=problem.own[rows], need=problem.need[rows],
        across=problem.across[rows], held=held,
    )  # fmt: skip


def _flow(problem: Problem) -> tuple["np.ndarray", "np.ndarray"]:
    """The same with all gates at once."""
    import numpy as np
    from ortools.graph.python import min_cost_flow

    entries, judges = problem.value.shape
    own, away, readers = np.arange(entries), entries + np.arange(entries), 2 * entries + np.arange(judges)
    sink, free = 2 * entries + judges, 2 * entries + judges + 1
    arcs = _Arcs()
    cost = np.round(UNIT * (problem.value.max(initial=0.0) - problem.value)).astype(np.int64)
    counts = np.bincount(problem.institution)
    alone = counts[problem.institution] == 1
    for side, nodes in ((problem.own, own), (~problem.own, away)):
        rows, columns = np.nonzero(problem.allowed & side & alone)
        arcs.add(nodes[rows], readers[columns], 1, cost[rows, columns])
    free = _institutions(problem, arcs, cost, own, away, readers, free)
    arcs.add(away, own, problem.across, round(WRONG_SIDE * UNIT))
    arcs.add(own, away, problem.need, 0)
    _loads(problem, arcs, readers, sink)
    for missing in range(int(problem.need.max(initial=0))):
        arcs.add(own, sink, (problem.need > missing).astype(int), NOBODY + missing * NOBODY // 10)
    tails, heads, capacities, costs = arcs.all()
    network = min_cost_flow.SimpleMinCostFlow()
    network.add_arcs_with_capacity_and_unit_cost(tails, heads, capacities.astype(np.int64), costs.astype(np.int64))
    network.set_nodes_supplies(own, problem.need - problem.across)
    network.set_nodes_supplies(away, problem.across)
    network.set_node_supply(sink, -int(problem.need.sum()))
    status = network.solve()
    if status != network.OPTIMAL:
        raise RuntimeError(f"The flow has no optimum: {status}.")
    flows = network.flows(np.arange(len(tails)))
    to_reader = (heads >= 2 * entries) & (heads < sink) & (flows > 0)
    owner = np.concatenate([np.tile(np.arange(entries), 2), np.zeros(judges + 1, dtype=int), _gate_rows(problem)])
    given = np.zeros((entries, judges), dtype=bool)
    given[owner[tails[to_reader]], heads[to_reader] - 2 * entries] = True
    return given, problem.need - given.sum(axis=1)


def _gates(problem: Problem) -> tuple["np.ndarray", "np.ndarray", "np.ndarray"]:
    """Entry and judge of every allowed pair whose judge is not alone in the institution, and the number of its gate."""
    import numpy as np

    counts = np.bincount(problem.institution)
    rows, columns = np.nonzero(problem.allowed & (counts[problem.institution] > 1))
    _, gate = np.unique(rows * len(counts) + problem.institution[columns], return_inverse=True)
    return rows, columns, gate


def _gate_rows(problem: Problem) -> "np.ndarray":
    """The entry of each node behind the sink: two nodes a gate, in and out."""
    import numpy as np

    rows, _columns, gate = _gates(problem)
    found = np.zeros(gate.max(initial=-1) + 1, dtype=int)
    found[gate] = rows
    return np.repeat(found, 2)


def _institutions(problem: Problem, arcs: _Arcs, cost: Any, own: Any, away: Any, readers: Any, free: int) -> int:
    """Gates that let one reader of an institution through. One that leads to both sides is dear from `away`."""
    import numpy as np

    rows, columns, gate = _gates(problem)
    if not len(rows):
        return free
    count = int(gate.max()) + 1
    entry = np.zeros(count, dtype=int)
    entry[gate] = rows
    side = problem.own[rows, columns]
    has_own, has_away = (np.bincount(gate, mask, count) > 0 for mask in (side, ~side))
    entrance, exit_ = free + 2 * np.arange(count), free + 2 * np.arange(count) + 1
    arcs.add(own[entry[has_own]], entrance[has_own], 1, 0)
    dear = np.where(has_own, round(WRONG_SIDE * UNIT), 0)
    arcs.add(away[entry[has_away]], entrance[has_away], 1, dear[has_away])
    arcs.add(entrance, exit_, 1, 0)
    arcs.add(exit_[gate], readers[columns], 1, cost[rows, columns])
    return free + 2 * count


def _loads(problem: Problem, arcs: _Arcs, readers: Any, sink: int) -> None:
    """The i-th reading of a judge costs LOAD · i / share; steps up to three shares, then one arc for the rest."""
    import numpy as np

    for place, node in enumerate(readers):
        held, share = int(problem.held[place]), float(problem.share[place])
        room = max(0, int(problem.cap[place]) - held)
        steps = min(room, max(3, int(3 * share) + 1))
        if steps:
            price = np.round(UNIT * LOAD * (held + np.arange(1, steps + 1)) / share)
            arcs.add(node, sink, 1, np.minimum(price, NOBODY // 4))
        if room > steps:
            last = UNIT * LOAD * (held + room) / share
            arcs.add(node, sink, room - steps, round(min(last, NOBODY // 4)))
