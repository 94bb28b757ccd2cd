"""`sambut evaluate services`: no database, nothing stored, no text printed."""

import json as json_module
from pathlib import Path

import click

from sambut.kernel.refusals import Refused
from sambut.services.evaluating import measure

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)


@click.command(name="services", help="Services with labels: how well times, fees and channels are read.")
@click.argument("file", type=FILE)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.option("--mistakes", is_flag=True, help="Also name rows that were read otherwise than labelled.")
def evaluate_services(file: Path, as_json: bool, mistakes: bool) -> None:
    """No database is needed and nothing is stored."""
    try:
        figures = measure(file)
    except Refused as refused:
        raise click.ClickException(
            "The file cannot be read: it must be UTF-8, a JSON object a line or CSV."
        ) from refused
    wrong = figures.pop("mistakes")
    if mistakes:
        figures["mistakes"] = wrong
    if as_json:
        click.echo(json_module.dumps(figures, ensure_ascii=False, indent=2))
        return
    for name, value in figures.items():
        click.echo(f"{name.replace('_', ' ')}: {_told(value)}")


def _told(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items() if one is not None)
    return "\n  ".join(["", *map(str, value)]) if isinstance(value, list) else str(value)
