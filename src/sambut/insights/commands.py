"""`sambut effects` and `sambut insights`: the effect on a panel of yours, and the kept figures."""

import json as json_module
import time
from datetime import datetime
from pathlib import Path
from typing import Any

import click

WRONG_USE = 2


@click.group(help="Did it work? The effect of a start on regions, with an interval, or that nobody can say.")
def effects() -> None:
    """No database is needed and nothing is stored."""


@effects.command()
@click.argument("panel", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--signed", is_flag=True, help="The measure may be below nought.")
@click.option(
    "--comparisons",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="Nearest regions compared with, for each region that started; 0 takes all that may be used.",
)
@click.option(
    "--textbook",
    is_flag=True,
    help="Group-time effects with the month before the start as base, whatever the number of regions (Callaway and Sant'Anna 2021).",
)
@click.option("--seed", type=click.IntRange(0), default=None, help="Another number draws other placebos and weights.")
def estimate(panel: Path, as_json: bool, signed: bool, comparisons: int, textbook: bool, seed: int | None) -> None:
    """The effect of starting, from PANEL.csv with the columns region, month (2024-03), value, treated_from (empty: never), and kind if
    known: one row for each region and month. Exit 0 also for "too little to say"; 2 when the file cannot be used. See docs/effects.md.
    """
    from sambut.insights.effects.estimating import estimate as estimated
    from sambut.insights.effects.method import SEED
    from sambut.insights.effects.panel import BadPanel
    from sambut.insights.effects.reading import read_panel

    try:
        found = estimated(
            read_panel(panel, signed=signed), most=comparisons, textbook=textbook, seed=SEED if seed is None else seed
        )
    except BadPanel as error:
        click.echo(str(error), err=True)
        raise SystemExit(WRONG_USE) from error
    from sambut.insights.effects.telling import lines, sentence

    facts: dict[str, Any] = {"sentence": sentence(found), **found.as_dict()}
    click.echo(json_module.dumps(facts, ensure_ascii=False, indent=2) if as_json else "\n".join(lines(found)))


@click.group(help="Kept figures of regions and topics.")
def insights() -> None:
    """What jobs do by themselves, at once."""


@insights.command()
@click.option("--since", type=click.DateTime(["%Y-%m"]), help="Only from this month on, for example 2025-01.")
def count(since: datetime | None) -> None:
    """Count the monthly figures anew, from the cases and from given history."""
    from sambut.insights import counting
    from sambut.insights.queries import kept
    from sambut.kernel.clock import now

    began = time.monotonic()
    changed = counting.count(at=now(), since=since.date() if since else None)
    stands = kept()
    click.echo(f"{stands.rows if stands else 0} rows stand, {changed} changed. {time.monotonic() - began:.1f} s.")


@insights.command("effects")
@click.option("--anew", is_flag=True, help="Also those that have an estimate of the last whole month.")
def effects_of_agreements(anew: bool) -> None:
    """Estimate the effect of every agreement that started."""
    from sambut.insights.estimating import estimate_all
    from sambut.kernel.clock import now

    began = time.monotonic()
    click.echo(f"{estimate_all(at=now(), anew=anew)} effects estimated. {time.monotonic() - began:.1f} s.")
