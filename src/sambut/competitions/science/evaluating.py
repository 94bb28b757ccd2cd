"""How many of the truly best a contest finds, on simulated panels; whether calibration is refused where it must be; planted copies."""

from collections.abc import Iterable
from typing import Any

from sambut.competitions.science import method
from sambut.competitions.science.graph import calibration_of
from sambut.competitions.science.made_up import measure_copies
from sambut.competitions.science.mixed import fit_of
from sambut.competitions.science.panel import Panel
from sambut.competitions.science.ranking import rank
from sambut.competitions.science.rereading import second_readings
from sambut.competitions.science.simulating import (
    found_of_the_best,
    in_blocks,
    joined,
    mixed_at_random,
    read_again,
    world,
)

TOPS = (45, 99)
ENTRIES, JUDGES, EACH, AGAIN = 3_000, 60, 3, 2_000
CHANCE_DRAWS = 500
"""Draws for the band; the second reading needs no more."""


def measure_contest(
    runs: int = 8,
    *,
    entries: int = ENTRIES,
    judges: int = JUDGES,
    again: int = AGAIN,
    documents: int = 3_000,
    seed: int = 1,
) -> dict[str, Any]:
    """Everything at once. `again`: second readings given where the line is."""
    return {
        "method": method.VERSION,
        "runs": runs,
        "entries": entries,
        "judges": judges,
        "readings_each": EACH,
        "second_readings": again,
        "found": measure_found(runs, entries=entries, judges=judges, again=again, seed=seed),
        "calibration": measure_gate(runs, entries=entries, judges=judges, seed=seed),
        "similarity": measure_copies(documents, max(5, documents // 25)),
    }


def measure_found(
    runs: int, *, entries: int = ENTRIES, judges: int = JUDGES, again: int = AGAIN, seed: int = 1
) -> dict[str, Any]:
    """Share of the true top found by plain mean, calibrated, and calibrated with a second reading in the band; mean over runs, with its
    standard error; and the gains."""
    import numpy as np

    told: dict[str, Any] = {}
    for top in (one for one in TOPS if one < entries):
        rows = []
        for run in range(runs):
            chance = np.random.default_rng([seed, run])
            known = world(entries, judges, chance)
            judge, entry = mixed_at_random(entries, judges, EACH, chance)
            panel = known.panel(judge, entry, known.scores(judge, entry, chance))
            found = rank(panel, top=top, draws=CHANCE_DRAWS, seed=method.SEED + run)
            place = {name: at for at, name in enumerate(panel.entries)}
            more = {place[one.entry]: one.more for one in second_readings(found, again)}
            judge, entry = read_again(panel, more, chance)
            wider = joined(known, panel, judge, entry, known.scores(judge, entry, chance))
            rows.append((
                found_of_the_best(known.quality, _means(panel), top),
                found_of_the_best(known.quality, found.fit.level, top),
                found_of_the_best(known.quality, fit_of(wider).level, top),
            ))  # fmt: skip
        told[f"top_{top}"] = _summary(rows)
    return told


def _summary(rows: list[tuple[float, float, float]]) -> dict[str, Any]:
    import numpy as np

    means, errors = np.mean(rows, axis=0), np.std(rows, axis=0) / max(1, len(rows)) ** 0.5
    names = ("mean", "calibrated", "calibrated_with_second_reading")
    told = {name: round(float(value), 4) for name, value in zip(names, means, strict=True)}
    return {
        **told,
        "standard_errors": {name: round(float(value), 4) for name, value in zip(names, errors, strict=True)},
        "gain_of_calibration": round(float(means[1] - means[0]), 4),
        "gain_of_second_reading": round(float(means[2] - means[1]), 4),
    }


def measure_gate(runs: int, *, entries: int = ENTRIES, judges: int = JUDGES, seed: int = 1) -> dict[str, Any]:
    """How often calibration is allowed, by design of the panel, and what it would do there (top 99, or a tenth)."""
    top = min(99, max(1, entries // 10))
    return {
        "random": _gate(runs, entries, judges, seed, top, crossing=None),
        "sector_blocks": _gate(runs, entries, judges, seed, top, crossing=0.05),
        "sector_blocks_that_differ": _gate(runs, entries, judges, seed, top, crossing=0.05, step=0.15),
        "sector_blocks_next_sector_only": _gate(runs, entries, judges, seed, top, crossing=0.05, neighbours=True),
        "crossing_planned": _gate(runs, entries, judges, seed, top, crossing=0.175),
    }


def _gate(
    runs: int,
    entries: int,
    judges: int,
    seed: int,
    top: int,
    *,
    crossing: float | None,
    step: float = 0.0,
    neighbours: bool = False,
) -> dict[str, Any]:
    import numpy as np

    told, rows = [], []
    for run in range(runs):
        chance = np.random.default_rng([seed, run, 2])
        known = world(entries, judges, chance, step=step)
        judge, entry = (
            mixed_at_random(entries, judges, EACH, chance)
            if crossing is None
            else in_blocks(known, EACH, crossing, chance, neighbours=neighbours)
        )
        panel = known.panel(judge, entry, known.scores(judge, entry, chance))
        told.append(calibration_of(panel))
        if not crossing or step:
            rows.append((
                found_of_the_best(known.quality, _means(panel), top), found_of_the_best(known.quality, fit_of(panel).level, top)
            ))  # fmt: skip
    shares = {
        "allowed": _mean(one.allowed for one in told),
        "second_eigenvalue": _mean(one.eigenvalue or 0.0 for one in told),
        "reason": told[0].reason if told else "",
    }
    if not rows:
        return shares
    return {
        **shares,
        "mean": _mean(one for one, _ in rows),
        "calibrated_all_the_same": _mean(other for _, other in rows),
    }


def _means(panel: Panel) -> Any:
    import numpy as np

    return np.bincount(panel.entry, panel.score, len(panel.entries)) / panel.read


def _mean(values: Iterable[float]) -> float:
    given = list(values)
    return round(sum(given) / max(1, len(given)), 4)
