"""The science of a large contest: 3,000 entries, 60 judges, 9,000 readings; processor time of this process, no database.

`python bench/contests.py` measures only this.
"""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

ENTRIES, JUDGES, EACH, TOP = 3_000, 60, 3, 99
PROVINCES, BODIES, CONFLICTS = 34, 500, 0.05


def measured() -> Iterator[object]:
    from measuring import Measured

    for name, do, limit_ms, times in works():
        began, wall = time.process_time(), time.monotonic()
        for turn in range(times):
            do(turn)
        spent = 1000 * (time.process_time() - began) / times
        yield Measured(
            name, limit_ms, round(spent, 2), 0.0, round(spent, 2), 0, seconds=round(time.monotonic() - wall, 1), within=spent <= limit_ms
        )  # fmt: skip


def works() -> list[tuple[str, Callable[[int], object], float, int]]:
    """Name, what to do, limit in ms, how often. What is needed is made beforehand; libraries are loaded and stems read once, as in a worker."""
    import numpy as np

    from sambut.competitions.science.affinity import fitting
    from sambut.competitions.science.assigning import assign
    from sambut.competitions.science.made_up import documents
    from sambut.competitions.science.ranking import rank
    from sambut.competitions.science.similarity import Index
    from sambut.competitions.science.simulating import mixed_at_random, world

    chance = np.random.default_rng(1)
    known = world(ENTRIES, JUDGES, chance)
    judge, entry = mixed_at_random(ENTRIES, JUDGES, EACH, chance)
    panel = known.panel(judge, entry, known.scores(judge, entry, chance))
    entries, judges, conflicts = contest(chance)
    texts, _ = documents(ENTRIES, 1)
    index = Index.of(texts)
    keys = list(texts)
    assign(fitting(entries[:50], judges))
    rank(panel, top=TOP, draws=10)
    return [
        ("contest: ranked, 2,000 draws", lambda turn: rank(panel, top=TOP), 3_000, 3),
        (
            "contest: 3,000 × 60 × 3 assigned",
            lambda turn: assign(fitting(entries, judges, conflicts=conflicts)),
            1_000,
            3,
        ),
        ("contest: 3,000 documents compared", lambda turn: Index.of(texts).matches(), 10_000, 1),
        ("contest: one new document", lambda turn: index.like(texts[keys[turn]], key=keys[turn]), 100, 50),
    ]


def contest(chance):  # type: ignore[no-untyped-def]
    """Entries of eight sectors, judges of twenty institutions, one pair in twenty in conflict."""
    from sambut.competitions.science.affinity import Entry, Judge

    entries = [
        Entry(f"P{at:04}", f"S{at % 8}", f"Dinas {chance.integers(BODIES)}", f"Provinsi {chance.integers(PROVINCES)}")
        for at in range(ENTRIES)
    ]
    judges = [
        Judge(f"J{at:02}", frozenset({f"S{at % 8}"}), f"Univ {at % 20}", f"Provinsi {chance.integers(PROVINCES)}")
        for at in range(JUDGES)
    ]
    count = int(CONFLICTS * ENTRIES * JUDGES)
    pairs = zip(chance.integers(JUDGES, size=count), chance.integers(ENTRIES, size=count), strict=True)
    return entries, judges, frozenset((f"J{judge:02}", f"P{entry:04}") for judge, entry in pairs)


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    sys.path[:0] = [str(root / "src")]
    for name, do, limit_ms, times in works():
        began = time.process_time()
        for turn in range(times):
            do(turn)
        spent = 1000 * (time.process_time() - began) / times
        print(f"{' ' if spent <= limit_ms else '!'} {name:50}{spent:10.1f} ms, limit {limit_ms:.0f}")
