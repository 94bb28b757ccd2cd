"""The rehearsal as a whole: walked, looked at, told."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from sambut.competitions.models import Edition
from sambut.competitions.rehearsal import nothing_lost
from sambut.competitions.rehearsal.hands import Hands
from sambut.competitions.rehearsal.walking import Walk
from sambut.competitions.rehearsal.world import NAME


def is_used() -> bool:
    """Contests stand here that are no rehearsals."""
    return Edition.objects.exclude(name__startswith=NAME).exists()


def rehearse(
    entries: int,
    judges: int,
    readings: int,
    *,
    seed: int,
    processes: int,
    tell: Callable[[str], None] = lambda words: None,
) -> dict[str, Any]:
    """Every stage of one contest. `processes`: of nought everything is done in this one."""
    with Hands(processes, seed=seed) as hands:
        walk = Walk(entries, judges, readings, seed=seed, hands=hands, tell=tell)
        walk.all()
        with hands.step("looked at: nothing was lost", "reads") as step:
            looks = nothing_lost.look(walk.edition, hands)
            step.count = len(looks)
    return {
        "entries": entries, "judges": judges, "readings": readings, "seed": seed, "processes": max(1, processes),
        "steps": [asdict(one) for one in hands.steps], "seconds": round(sum(one.seconds for one in hands.steps), 1),
        "processor": round(sum(one.processor for one in hands.steps), 1), "checks": looks, "kept": all(one["same"] for one in looks),
    }  # fmt: skip


def lines(facts: dict[str, Any]) -> list[str]:
    told = [f"{'':46}{'count':>8}{'seconds':>9}{'processor':>11}  how"]
    for one in facts["steps"]:
        more = ", ".join(f"{name} {value}" for name, value in one["facts"].items())
        told.append(
            f"{one['name']:46}{one['count']:>8}{one['seconds']:>9.1f}{one['processor']:>11.1f}  {one['how']}{'; ' + more if more else ''}"
        )
    told.append(
        f"{'together':46}{'':>8}{facts['seconds']:>9.1f}{facts['processor']:>11.1f}  {facts['processes']} processes"
    )
    if "whole" in facts:
        told.append(f"{'and before it, the database made ready':46}{'':>8}{facts['prepared']:>9.1f}")
        told.append(f"{'the whole command':46}{'':>8}{facts['whole']:>9.1f}")
    told.append("")
    told += [
        f"{' ' if one['same'] else '!'} {one['what']}: {one['found']}, wanted {one['wanted']}"
        for one in facts["checks"]
    ]
    told.append("Nothing was lost." if facts["kept"] else "Something was lost; see the lines with an exclamation mark.")
    return told
