"""Who reads what: an assignment with a reason for every pair, alternates at once, or why there is none and the ways out."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from sambut.competitions.science import fairness, flow, method
from sambut.competitions.science.affinity import MIXING, Fitting, plain
from sambut.competitions.science.flow import Problem

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Rules:
    """`readings` an entry; `crossing`: share of readings across sectors; `one_of_an_institution`: at most one of its judges on an entry;
    `fair`: lift those worst off before the total."""

    readings: int = 3
    crossing: float = 0.175
    one_of_an_institution: bool = True
    fair: bool = False
    seed: int = method.SEED


class Pair(NamedTuple):
    """A judge for an entry. `parts` of the affinity by name; `across`: another sector than the judge's; `reads` of at most `load` entries."""

    entry: str
    judge: str
    affinity: float
    parts: dict[str, float]
    across: bool
    reads: int
    load: int | None

    @property
    def reasons(self) -> tuple[str, ...]:
        """In sentences."""
        found = [f"{name} {value:+.2g}" for name, value in self.parts.items()]
        if self.across:
            found.append("another sector, so that judges can be compared")
        of = f" of at most {self.load}" if self.load is not None else ""
        return *found, f"no rule bars it; reads {self.reads}{of}"


@dataclass(frozen=True)
class Uncovered:
    """An entry that lacks `lacks` readings. `may`: judges whom no rule bars; `barred`: how many each rule bars."""

    entry: str
    lacks: int
    may: int
    barred: dict[str, int]
    why: str


@dataclass(frozen=True)
class Assignment:
    """`pairs` sorted by entry and judge (of an infeasible one: as far as it goes). `alternates`: entry → the next judge, if any.

    `crossing`: share of readings across sectors (None without sectors); `eigenvalue`: of the judge graph that this makes.
    """

    feasible: bool
    pairs: tuple[Pair, ...]
    alternates: dict[str, str]
    loads: dict[str, int]
    crossing: float | None
    eigenvalue: float | None
    worst_off: float
    total: float
    uncovered: tuple[Uncovered, ...]
    ways_out: tuple[str, ...]
    notes: tuple[str, ...]


def assign(fit: Fitting, rules: Rules | None = None, *, around: bool = True) -> Assignment:
    """The best assignment under `rules`; the same input gives the same answer. Raises ValueError for fewer than one reading.

    Not `around`: alternates and eigenvalue, which take a second flow, are left out.
    """
    rules = rules or Rules()
    if rules.readings < 1 or not fit.entries or not fit.judges:
        raise ValueError("An assignment needs entries, judges and at least one reading of each entry.")
    problem = _problem(fit, rules)
    given, lacking = flow.solved(problem)
    if rules.fair and not lacking.any():
        given = fairness.fairer(problem, fit.total, given)
    feasible = not lacking.any()
    notes = list(fit.notes)
    standing = fit.parts.get("already given")
    if standing is not None and (gone := int(((standing > 0) & ~given).sum())):
        notes.append(f"{gone} of {int((standing > 0).sum())} pairs that stood are taken away.")
    value = (fit.total * given).sum(axis=1)
    loads = {one.key: int(count) for one, count in zip(fit.judges, given.sum(axis=0), strict=True)}
    sectors = fit.same_sector.any()
    return Assignment(
        feasible, _pairs(fit, given), _alternates(fit, problem, given) if feasible and around else {}, loads,
        round(float((given & ~fit.same_sector).sum() / max(1, given.sum())), 4) if sectors else None,
        _eigenvalue(given) if around else None,
        round(float(value.min()), 3), round(float(value.sum()), 3),
        () if feasible else _uncovered(fit, problem, lacking), () if feasible else _ways_out(fit, problem, lacking), tuple(notes),
    )  # fmt: skip


def _problem(fit: Fitting, rules: Rules) -> Problem:
    import numpy as np

    entries, judges = fit.allowed.shape
    chance = np.random.default_rng(rules.seed)
    need = np.full(entries, rules.readings)
    limits = np.array([entries if one.load is None else max(0, min(one.load, entries)) for one in fit.judges])
    share = np.maximum(_even(int(need.sum()), limits), 0.5)
    names = [plain(one.institution) for one in fit.judges]
    together = {name: at for at, name in enumerate(sorted(set(names) - {""}))}
    institution = np.array([
        together[name] if name and rules.one_of_an_institution else len(together) + at for at, name in enumerate(names)
    ])  # fmt: skip
    _, institution = np.unique(institution, return_inverse=True)
    value = fit.total + MIXING * chance.random(fit.total.shape)
    return Problem(
        value, fit.allowed, fit.same_sector, need, _across(fit, rules, chance), limits, share, np.zeros(judges, dtype=int), institution
    )  # fmt: skip


def _even(wanted: int, limits: "np.ndarray") -> "np.ndarray":
    """The same load for everybody, but nobody beyond the own limit: min(limit, level) with the level at which all is read."""
    import numpy as np

    ordered = np.sort(limits)
    before = np.concatenate([[0], np.cumsum(ordered)[:-1]])
    levels = (wanted - before) / np.arange(len(limits), 0, -1)
    fits = np.flatnonzero(levels <= ordered)
    return np.asarray(np.minimum(limits, levels[fits[0]] if len(fits) else ordered[-1]).astype(float))


def _across(fit: Fitting, rules: Rules, chance: "np.random.Generator") -> "np.ndarray":
    """How many readings of each entry are planned across sectors: dealt evenly over the entries of each sector, in an order by chance."""
    import numpy as np

    found = np.zeros(len(fit.entries), dtype=int)
    if rules.readings < 2 or rules.crossing <= 0:
        return found
    both = (fit.allowed & fit.same_sector).any(axis=1) & (fit.allowed & ~fit.same_sector).any(axis=1)
    sectors = np.array([plain(one.sector) for one in fit.entries])
    each = min(rules.crossing, 1.0) * rules.readings
    for sector in sorted(set(sectors[both].tolist())):
        places = chance.permutation(np.flatnonzero(both & (sectors == sector)))
        steps = np.floor(each * np.arange(len(places) + 1) + 0.5).astype(int)
        found[places] = np.diff(steps)
    return np.minimum(found, rules.readings)


def _alternates(fit: Fitting, problem: Problem, given: "np.ndarray") -> dict[str, str]:
    """One more judge for each entry, as if each were asked at once: none of an institution that reads it already."""
    import numpy as np

    seats = np.zeros((fit.allowed.shape[1], problem.institution.max() + 1))
    seats[np.arange(len(seats)), problem.institution] = 1
    taken = (given @ seats)[:, problem.institution] > 0
    once = np.ones(len(fit.entries), dtype=int)
    spare, _lacking = flow.solved(
        replace(problem, allowed=problem.allowed & ~taken & ~given, need=once, across=0 * once, held=given.sum(axis=0))
    )
    rows, columns = np.nonzero(spare)
    return {fit.entries[row].key: fit.judges[column].key for row, column in zip(rows, columns, strict=True)}


def _pairs(fit: Fitting, given: "np.ndarray") -> tuple[Pair, ...]:
    import numpy as np

    rows, columns = np.nonzero(given)
    loads = given.sum(axis=0).tolist()
    names = list(fit.parts)
    values = np.stack([fit.parts[name][rows, columns] for name in names], axis=1).tolist()
    told: list[Pair] = []
    for row, column, each in zip(rows.tolist(), columns.tolist(), values, strict=True):
        entry, judge = fit.entries[row], fit.judges[column]
        parts = {name: value for name, value in zip(names, each, strict=True) if value}
        across = bool(entry.sector and judge.sectors and "same sector" not in parts)
        told.append(Pair(entry.key, judge.key, round(sum(each), 3), parts, across, loads[column], judge.load))
    return tuple(sorted(told, key=lambda one: one[:2]))


def _eigenvalue(given: "np.ndarray") -> float | None:
    """The mixing that this assignment gives; below the gate no calibration will be allowed."""
    import numpy as np

    from sambut.competitions.science.graph import second_eigenvalue
    from sambut.competitions.science.panel import Panel

    entry, judge = np.nonzero(given[:, given.any(axis=0)])
    count = int(judge.max(initial=-1)) + 1
    if count < 2:
        return None
    names = tuple(map(str, range(count)))
    entries = tuple(map(str, range(len(given))))
    return round(second_eigenvalue(Panel(names, entries, judge, entry, np.zeros(len(judge)), ("",) * len(entries))), 4)


def _uncovered(fit: Fitting, problem: Problem, lacking: "np.ndarray") -> tuple[Uncovered, ...]:
    import numpy as np

    told = []
    for place in np.flatnonzero(lacking):
        may = problem.allowed[place]
        seats = len(set(problem.institution[may].tolist()))
        barred = {name: int(mask[place].sum()) for name, mask in fit.barred.items() if mask[place].any()}
        need = int(problem.need[place])
        if may.sum() < need:
            why = f"only {may.sum()} judges may read it, {need} are needed"
        elif seats < need:
            why = f"the {may.sum()} judges who may read it come from {seats} institutions, {need} are needed"
        else:
            why = "the judges who may read it are full"
        told.append(Uncovered(fit.entries[place].key, int(lacking[place]), int(may.sum()), barred, why))
    return tuple(sorted(told, key=lambda one: (one.why.endswith("full"), one.entry)))


def _ways_out(fit: Fitting, problem: Problem, lacking: "np.ndarray") -> tuple[str, ...]:
    """The three of them: more judges or load, fewer readings, a rule lifted for named entries."""
    import numpy as np

    missing, need = int(lacking.sum()), int(problem.need.max())
    room = int(np.minimum(problem.cap, problem.allowed.sum(axis=0)).sum())
    wanted = int(problem.need.sum())
    loads = (
        f"the loads together allow {room} readings, {wanted} are needed"
        if room < wanted
        else "the loads together would do, but not for these entries"
    )
    fewer = next((count for count in range(need - 1, 0, -1) if _covers(problem, count)), 0)
    nobody = int((~problem.allowed.any(axis=1)).sum())
    names = [fit.entries[place].key for place in np.flatnonzero(lacking)]
    listed = ", ".join(names[:5]) + (f" and {len(names) - 5} more" if len(names) > 5 else "")
    bars = {name: int(mask[lacking > 0].sum()) for name, mask in fit.barred.items() if mask[lacking > 0].any()}
    rules = ", ".join(f"{name} ({count})" for name, count in bars.items())
    return (
        f"More judges, or higher loads: {missing} of {wanted} readings find nobody; {loads}.",
        f"Fewer readings of an entry: {fewer} each can be covered today."
        if fewer
        else f"Fewer readings of an entry would not do: {f'no judge may read {nobody} of them' if nobody else 'not even one each can be covered'}.",
        f"Lift a rule for {listed}, with a reason: {rules}."
        if rules
        else f"No rule could be lifted: none bars a judge of {listed}.",
    )


def _covers(problem: Problem, readings: int) -> bool:
    import numpy as np

    need = np.full(len(problem.need), readings)
    return not flow.solved(replace(problem, need=need, across=np.minimum(problem.across, need)))[1].any()
