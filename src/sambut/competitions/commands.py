"""`sambut contest`: rank a panel, assign judges, count a result pack again. `sambut evaluate contest`: how well that goes."""

import json as json_module
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from sambut.competitions.public.commands import gather_hall
from sambut.competitions.rehearsal.command import simulate
from sambut.competitions.science.tables import BadTable, text_of

T = TypeVar("T")

FAILED, WRONG_USE = 1, 2
FILE = click.Path(path_type=Path)
_json = click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
AGAIN = 0.1
"""Second readings that are planned unless told otherwise, as a share of the readings there are."""


@click.group(help="Fair contests: rank a panel of judges, give entries to judges, count a result again.")
def contest() -> None:
    """`simulate` makes a database for itself, `hall` needs the one there is; the others need none and store nothing."""


contest.add_command(gather_hall)


@contest.command("rank")
@click.argument("scores", type=FILE)
@_json
@click.option("--top", type=click.IntRange(1), help="Places to be won; a tenth of the entries unless told.")
@click.option(
    "--plan-readings", type=click.IntRange(0), help="Second readings to plan; a tenth of the readings unless told."
)
@click.option(
    "--raw", is_flag=True, help="Plain means count, as the rules may say; the calibrated order stands beside them."
)
def rank_command(scores: Path, as_json: bool, top: int | None, plan_readings: int | None, raw: bool) -> None:
    """Rank SCORES.csv, with the columns judge, entry, score and, if known, sector. Exit 0 also where calibration is refused; 2 when the
    file cannot be used, each bad line told. See docs/contests.md.
    """
    from sambut.competitions.science.panel import panel_from
    from sambut.competitions.science.telling import rank_lines, ranked

    panel = _used(lambda: panel_from(text_of(scores)))
    facts = ranked(
        panel,
        top=top or max(1, len(panel.entries) // 10),
        again=math.ceil(AGAIN * panel.size) if plan_readings is None else plan_readings,
        calibrate=not raw,
    )
    _told(facts, as_json, rank_lines)


@contest.command("assign")
@click.argument("entries", type=FILE)
@click.argument("judges", type=FILE)
@click.argument("conflicts", type=FILE)
@_json
@click.option("--readings", type=click.IntRange(1), default=3, show_default=True, help="Judges for each entry.")
@click.option(
    "--crossing",
    type=click.FloatRange(0, 1),
    default=0.175,
    show_default=True,
    help="Share of readings across sectors, so that judges can be compared.",
)
@click.option("--same-province", is_flag=True, help="A judge may read an entry of the own province.")
@click.option("--several-of-an-institution", is_flag=True, help="Judges of one institution may read the same entry.")
@click.option("--fair", is_flag=True, help="Lift the worst-off entries first, then the whole.")
@click.option(
    "--standing", type=FILE, help="Pairs that stand (CSV: judge,entry), which are disturbed as little as possible."
)
def assign_command(
    entries: Path,
    judges: Path,
    conflicts: Path,
    as_json: bool,
    readings: int,
    crossing: float,
    same_province: bool,
    several_of_an_institution: bool,
    fair: bool,
    standing: Path | None,
) -> None:
    """Give ENTRIES.csv (entry; sector, institution, province, words) to JUDGES.csv (judge; sector, institution, province, load, words), never
    against CONFLICTS.csv (judge, entry). What is not known is left out. Exit 0 also when it is not possible, which is told with the ways
    out; 2 when a file cannot be used.
    """
    from sambut.competitions.science.affinity import fitting
    from sambut.competitions.science.assigning import Rules, assign
    from sambut.competitions.science.rosters import entries_from, judges_from, pairs_from
    from sambut.competitions.science.telling import assign_lines, assigned

    fit = fitting(
        _used(lambda: entries_from(text_of(entries)), entries),
        _used(lambda: judges_from(text_of(judges)), judges),
        conflicts=_used(lambda: pairs_from(text_of(conflicts)), conflicts),
        standing=_used(lambda: pairs_from(text_of(standing)), standing) if standing else frozenset(),
        same_province=same_province,
    )
    rules = Rules(readings, crossing, not several_of_an_institution, fair)
    _told(assigned(assign(fit, rules)), as_json, assign_lines)


@contest.command("recompute")
@click.argument("pack", type=FILE)
@_json
def recompute_command(pack: Path, as_json: bool) -> None:
    """Count a frozen result pack again, from nothing but itself: that of the judges' marks, or that of the last numbers after presentations and
    visits. Exit 0 when everything is the same, 1 when something differs, 2 when the
    file is no pack of this method.
    """
    from sambut.competitions.final.packs import recompute_any
    from sambut.competitions.science.packs import BadPack

    try:
        found = recompute_any(_used(lambda: text_of(pack)))
    except BadPack as error:
        _end(str(error))
    facts = {"same": found.same, "sha256": found.sha256, "differences": list(found.differences)}
    _told(
        facts,
        as_json,
        lambda told: [
            "The same." if told["same"] else "Not the same:",
            *told["differences"],
            f"SHA-256 {told['sha256']}",
        ],
    )
    if not found.same:
        raise SystemExit(FAILED)


contest.add_command(simulate)


@click.command("contest", help="Simulated panels with known truth, and made-up texts with planted copies.")
@_json
@click.option("--runs", type=click.IntRange(1), default=8, show_default=True, help="Panels of each design.")
@click.option("--entries", type=click.IntRange(200), default=3_000, show_default=True)
@click.option("--judges", type=click.IntRange(16), default=60, show_default=True)
@click.option(
    "--second-readings", type=click.IntRange(0), default=2_000, show_default=True, help="Given where the line is."
)
@click.option("--documents", type=click.IntRange(100), default=3_000, show_default=True, help="Made-up texts.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
def evaluate_contest(
    as_json: bool, runs: int, entries: int, judges: int, second_readings: int, documents: int, seed: int
) -> None:
    """No database is needed and nothing is stored."""
    from sambut.competitions.science.evaluating import measure_contest
    from sambut.competitions.science.telling import plain_lines

    facts = measure_contest(runs, entries=entries, judges=judges, again=second_readings, documents=documents, seed=seed)
    _told(facts, as_json, plain_lines)


def _used(read: Callable[[], T], file: Path | None = None) -> T:
    try:
        return read()
    except BadTable as error:
        _end(f"{file.name}: {error}" if file else str(error))


def _end(words: str) -> NoReturn:
    click.echo(words, err=True)
    raise SystemExit(WRONG_USE)


def _told(facts: dict[str, Any], as_json: bool, lines: Callable[[dict[str, Any]], list[str]]) -> None:
    click.echo(json_module.dumps(facts, ensure_ascii=False, indent=2) if as_json else "\n".join(lines(facts)))
