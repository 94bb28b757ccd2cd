"""Results as data for JSON, and as lines for people at a terminal."""

from typing import Any

from sambut.competitions.science import method
from sambut.competitions.science.agreement import agreement_of
from sambut.competitions.science.assigning import Assignment
from sambut.competitions.science.influence import influence
from sambut.competitions.science.mixed import components_of
from sambut.competitions.science.panel import Panel
from sambut.competitions.science.ranking import Line, first, rank
from sambut.competitions.science.rereading import second_readings

MOST_LEFT_OUT = 40_000_000
"""Judges times readings from which none is left out in turn at a terminal: it would take minutes. The job of a contest has no bound."""
NO_AGREEMENT = 0.05
"""Below this intraclass correlation of one judge it is said that the order is mostly chance."""
SHOWN = 60
"""Entries in a table for people; the JSON has all."""


def ranked(
    panel: Panel, *, top: int, again: int, calibrate: bool = True, left_out: bool = True, lines: tuple[Line, ...] = ()
) -> dict[str, Any]:
    """Everything about a panel: both orders, chances, calibration, agreement, second readings, influence (unless `left_out` is False: then others work it out)."""
    found = rank(panel, top=top, calibrate=calibrate, lines=lines)
    components = found.fit.components if found.calibration.allowed else components_of(panel)
    agreed = agreement_of(panel, components)
    planned = second_readings(found, again)
    return {
        "method": method.VERSION,
        "seed": method.SEED,
        "entries_count": len(panel.entries),
        "judges_count": len(panel.judges),
        "readings_count": panel.size,
        "top": found.top,
        "raw": list(found.raw),
        "calibrated": list(found.calibrated),
        "counts": "calibrated" if found.calibration.applied and calibrate else "raw",
        "calibration": found.calibration.as_dict(),
        "p_top": {one.entry: one.as_dict()["p_top"] for one in found.standings},
        "inside": first(found.counting, found),
        "band": [one.entry for one in found.band],
        "entries": [one.as_dict() for one in found.standings],
        "ties": [list(group) for group in found.ties],
        "tie_rule": method.TIES,
        "agreement": agreed.as_dict(),
        "components": {name: round(value, 6) for name, value in vars(components).items()},
        "leniency": {
            name: round(float(value), 6) for name, value in zip(panel.judges, found.fit.leniency, strict=True)
        },
        "second_readings": [one.as_dict() for one in planned],
        "planned_readings": sum(one.more for one in planned),
        "influence": [
            {"judge": one.judge, "comes_in": list(one.comes_in), "falls_out": list(one.falls_out), "unread": list(one.unread)}
            for one in (influence(found) if left_out and _few_enough(panel) else ())
            if one.comes_in or one.falls_out or one.unread
        ],
        "notes": _notes(panel, top, again, found.top, sum(one.more for one in planned), found.why_no_chances, agreed.icc)
        + ([f"At the line {len(found.tied_at_the_line)} entries are equal: {method.TIES}"] if found.tied_at_the_line else []),
    }  # fmt: skip


def _few_enough(panel: Panel) -> bool:
    return len(panel.judges) > 1 and len(panel.judges) * panel.size <= MOST_LEFT_OUT


def _notes(
    panel: Panel, top: int, again: int, places: int, planned: int, why_no_chances: str, icc: float | None
) -> list[str]:  # fmt: skip
    import numpy as np

    notes = list(panel.notes)
    if len(panel.judges) > 1 and not _few_enough(panel):
        notes.append("The influence of single judges is not told: there are too many of them.")
    if top > places:
        notes.append(f"{top} places and {places} entries: everybody is in.")
    if why_no_chances:
        notes.append(why_no_chances)
    if planned < again and places < len(panel.entries) and not why_no_chances:
        notes.append(
            f"{planned} of {again} second readings are planned: only entries whose place is open are read again, by at most {method.MOST_AGAIN} "
            "more judges each, and by nobody twice."
        )
    if icc is not None and icc < NO_AGREEMENT and len(panel.entries) > 1 and not why_no_chances:
        notes.append(
            f"Judges hardly agree (ICC {icc:.2f}): scores say next to nothing about which entry is better; the order is mostly chance."
        )
    flat = [
        name
        for at, name in enumerate(panel.judges)
        if panel.load[at] > 2 and np.ptp(panel.score[panel.judge == at]) == 0
    ]
    if flat and len(flat) < len(panel.judges):
        notes.append(f"The same score for everything: {', '.join(flat[:10])}{' …' if len(flat) > 10 else ''}.")
    return notes


def rank_lines(told: dict[str, Any]) -> list[str]:
    """A readable table."""
    agreed = told["agreement"]
    lines = [
        f"{told['entries_count']} entries, {told['judges_count']} judges, {told['readings_count']} readings; {told['top']} places. "
        f"The {told['counts']} order counts.",
        f"Calibration: {told['calibration']['reason']}",
        f"Agreement: alpha {_with(agreed['alpha'], agreed['alpha_interval'])}, one judge ICC {_with(agreed['icc'], agreed['icc_interval'])}, "
        f"mean of {agreed['readers']:.3g} {_short(agreed['icc_mean'])}."
        + (f" {agreed['why_not']}" if agreed["why_not"] else ""),
        "",
        f"{'rank':>5} {'raw':>5} {'entry':24} {'mean':>9} {'level':>9} {'P(top)':>7} {'90 % of rank':>13} {'read':>4}",
    ]
    key = "calibrated_rank" if told["counts"] == "calibrated" else "raw_rank"
    for place, one in enumerate(told["entries"][:SHOWN]):
        if place == told["top"]:
            lines.append("-" * 84)
        between = "–" if one["low_rank"] is None else f"{one['low_rank']} to {one['high_rank']}"
        lines.append(
            f"{one[key]:5} {one['raw_rank']:5} {one['entry'][:24]:24} {one['raw']:9.3f} {one['calibrated']:9.3f} "
            f"{_short(one['p_top']):>7} {between:>13} {one['readings']:4}{'  grey' if one['in_band'] else ''}"
        )
    if len(told["entries"]) > SHOWN:
        lines.append(f"… and {len(told['entries']) - SHOWN} more; --json has all.")
    if told["second_readings"]:
        planned = [f"{one['entry']} (+{one['more']})" for one in told["second_readings"][:20]]
        more = len(told["second_readings"]) - len(planned)
        lines += ["", f"Read again: {', '.join(planned)}" + (f" and {more} more" if more else "")]
    return lines + [f"note: {words}" for words in told["notes"]]


def assigned(found: Assignment) -> dict[str, Any]:
    """An assignment as data."""
    return {
        "method": method.VERSION,
        "feasible": found.feasible,
        "pairs": [_pair(one) for one in found.pairs] if found.feasible else [],
        "alternates": found.alternates,
        "loads": found.loads,
        "crossing": found.crossing,
        "second_eigenvalue": found.eigenvalue,
        "worst_off": found.worst_off,
        "total": found.total,
        "uncovered": [vars(one) for one in found.uncovered],
        "ways_out": list(found.ways_out),
        "as_far_as_it_goes": [] if found.feasible else [_pair(one) for one in found.pairs],
        "notes": list(found.notes),
    }


def _pair(one: Any) -> dict[str, Any]:
    return {
        "entry": one.entry, "judge": one.judge, "affinity": one.affinity, "parts": one.parts, "across": one.across,
        "reasons": list(one.reasons),
    }  # fmt: skip


def assign_lines(told: dict[str, Any]) -> list[str]:
    if not told["feasible"]:
        missing = [f"  {one['entry']} lacks {one['lacks']}: {one['why']}" for one in told["uncovered"][:SHOWN]]
        more = len(told["uncovered"]) - len(missing)
        ways = [f"  {place}. {words}" for place, words in enumerate(told["ways_out"], start=1)]
        return ["Not possible. Not covered:", *missing, *([f"  and {more} more"] if more else []), "Ways out:", *ways]
    loads = sorted(told["loads"].values())
    lines = [
        f"{len(told['pairs'])} readings; a judge reads {loads[0]} to {loads[-1]}"
        + (f"; {told['crossing']:.0%} across sectors" if told["crossing"] is not None else "")
        + (f"; second eigenvalue {told['second_eigenvalue']:.2f}" if told["second_eigenvalue"] is not None else "")
    ]
    lines += [f"{one['entry']}  {one['judge']}  {'; '.join(one['reasons'])}" for one in told["pairs"]]
    return lines + [f"note: {words}" for words in told["notes"]]


def plain_lines(told: dict[str, Any], indent: str = "") -> list[str]:
    """Any figures, a line each."""
    lines = []
    for name, value in told.items():
        words = f"{indent}{name.replace('_', ' ')}"
        lines += [f"{words}:", *plain_lines(value, indent + "  ")] if isinstance(value, dict) else [f"{words}: {value}"]
    return lines


def _with(value: float | None, interval: list[float] | None) -> str:
    return _short(value) + (f" ({interval[0]:.2f} to {interval[1]:.2f})" if interval else "")


def _short(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
