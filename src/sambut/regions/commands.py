"""`sambut import regions` and `sambut import boundaries`."""

import json as json_module
from dataclasses import asdict
from pathlib import Path

import click

from sambut.kernel.clock import now
from sambut.regions import actions, loading


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_regions(as_json: bool) -> None:
    """Official codes and names of all regions, from the reference that comes with the product. Safe to repeat."""
    loaded = loading.load(at=now(), progress=None if as_json else _tell)
    if as_json:
        click.echo(json_module.dumps(asdict(loaded)))
    elif loaded.fresh:
        click.echo(f"{loaded.added} added, {loaded.changed} changed, {loaded.gone} no longer in the reference (kept).")
    else:
        click.echo("The regions already stand as in the reference.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_boundaries(file: Path, as_json: bool) -> None:
    """Outlines for maps from a TopoJSON FILE whose shapes carry a property `kode`. Again: replaces what it names."""
    joined = actions.import_boundaries(file.read_bytes(), progress=None if as_json else _tell)
    if as_json:
        click.echo(json_module.dumps(asdict(joined)))
        return
    click.echo(f"{len(joined.joined)} regions ({joined.level}) have an outline.")
    if joined.unknown:
        click.echo(f"{len(joined.unknown)} codes are not known: {', '.join(joined.unknown[:20])}")
    if joined.missing:
        click.echo(f"{len(joined.missing)} regions of this level have none yet: {', '.join(joined.missing[:20])}")


def _tell(step: str, done: int, total: int) -> None:
    click.echo(f"  {step} {done}/{total}", err=True)
