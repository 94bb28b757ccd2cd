"""`sambut jobs`: how the work stands, what was given up, and trying it again."""

import json as json_module
from typing import Any

import click

from sambut.jobs import actions, queries
from sambut.jobs.models import GivenUp
from sambut.kernel.clock import now


@click.group(help="Work in the background: how it stands, what was given up, try again.")
def jobs() -> None:
    pass


@jobs.command()
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def status(as_json: bool) -> None:
    """What waits, runs and was given up. Exit code 1 when something needs a person."""
    health = queries.health(at=now())
    if as_json:
        click.echo(json_module.dumps(health.as_facts()))
    else:
        for name, figure in health.as_facts().items():
            click.echo(f"{name.replace('_', ' '):28} {figure:g}")
    if health.given_up:
        raise SystemExit(1)


@jobs.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def list_given_up(as_json: bool) -> None:
    """Reactions that failed at their last try, newest first."""
    rows = [_facts(row) for row in queries.given_up()]
    if as_json:
        click.echo(json_module.dumps({"given_up": rows}))
        return
    for row in rows:
        click.echo("{number}  {given_up_at}  {reaction} ({topic} {row_id})  {tries} tries  {reason}".format_map(row))
    if not rows:
        click.echo("Nothing was given up.")


@jobs.command()
@click.argument("numbers", nargs=-1, type=int)
@click.option("--all", "everything", is_flag=True, help="Everything that was given up.")
def retry(numbers: tuple[int, ...], everything: bool) -> None:
    """Try given-up reactions again, by their number in `list`."""
    if bool(numbers) == everything:
        raise click.UsageError("Name the numbers, or say --all.")
    chosen = [row.pk for row in queries.given_up(limit=100_000)] if everything else list(numbers)
    for number in chosen:
        actions.retry(number, at=now())
    click.echo(f"{len(chosen)} put back into the queue.")


def _facts(row: GivenUp) -> dict[str, Any]:
    return {
        "number": row.pk,
        "reaction": row.reaction,
        "topic": row.topic,
        "row_id": row.row_id,
        "tries": row.tries,
        "reason": row.reason,
        "given_up_at": row.given_up_at.isoformat(timespec="seconds"),
    }
