"""Panels for tests of the science: small ones by hand, larger ones by a fixed seed."""

import numpy as np

from sambut.competitions.science.panel import Panel, Reading, panel_of
from sambut.competitions.science.simulating import in_blocks, mixed_at_random, world


def panel(*rows: tuple[str, str, float], sectors: dict[str, str] | None = None) -> Panel:
    return panel_of(Reading(judge, entry, score, (sectors or {}).get(entry, "")) for judge, entry, score in rows)


def table(rows: dict[str, dict[str, float]]) -> Panel:
    """entry → judge → score."""
    return panel(*((judge, entry, score) for entry, marks in rows.items() for judge, score in marks.items()))


def mixed(entries=60, judges=10, each=3, *, seed=1, sectors=4) -> Panel:
    return _read(entries, judges, each, seed, sectors, None)


def blocks(entries=400, judges=24, each=3, crossing=0.05, *, seed=1, sectors=4) -> Panel:
    return _read(entries, judges, each, seed, sectors, crossing)


def _read(entries, judges, each, seed, sectors, crossing) -> Panel:
    chance = np.random.default_rng(seed)
    known = world(entries, judges, chance, sectors=sectors)
    judge, entry = (
        mixed_at_random(entries, judges, each, chance) if crossing is None else in_blocks(known, each, crossing, chance)
    )
    made = known.panel(judge, entry, known.scores(judge, entry, chance))
    return panel_of(readings(made))


def readings(made: Panel) -> list[Reading]:
    return [
        Reading(made.judges[judge], made.entries[entry], float(score), made.sectors[entry])
        for judge, entry, score in zip(made.judge, made.entry, made.score, strict=True)
    ]


def as_csv(made: Panel, *, sectors: bool = True) -> str:
    head = "judge,entry,score,sector\n" if sectors else "judge,entry,score\n"
    return head + "".join(
        f"{one.judge},{one.entry},{one.score:g}{f',{one.sector}' if sectors else ''}\n" for one in readings(made)
    )
