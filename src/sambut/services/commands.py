"""`sambut import services`."""

import json as json_module
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from sambut.frame.refusals import sentence
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import report_file
from sambut.services.importing.importing import Report, import_file

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--report", "report_path", type=NEW_FILE, help="CSV: each row with taken, mended, before or refused, and why."
)
@click.option("--dry-run", "dry", is_flag=True, help="Read, join and report; store nothing.")
@click.option(
    "--no-new-units", "no_units", is_flag=True, help="A unit that is not known here is not made; its body answers."
)
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_services(file: Path, report_path: Path | None, dry: bool, no_units: bool, as_json: bool) -> None:
    """Services of SIPPN from FILE: a JSON object a line, or CSV with the same columns. Importing again adds nothing twice.

    Texts stay as given; what is read from them stands beside them with how surely. What no body here can be found for stays
    a draft on the national desk's list. See docs/importing.md.
    """
    began = time.monotonic()
    try:
        with report_file(report_path, not_written="service.import.report") as write:
            report = import_file(
                file, at=now(), dry=dry, make_units=not no_units, tell=_progress(began, quiet=as_json), write=write
            )
    except Refused as refused:
        raise click.ClickException(sentence(refused)) from refused
    seconds = time.monotonic() - began
    if as_json:
        click.echo(
            json_module.dumps({**vars(report), "dry_run": dry, "seconds": round(seconds, 2)}, ensure_ascii=False)
        )
    else:
        _say(report, seconds, dry=dry)


def _progress(began: float, *, quiet: bool) -> Callable[[Report], None]:
    def tell(report: Report) -> None:
        speed = report.read / max(time.monotonic() - began, 0.001)
        click.echo(f"\r  {report.read} rows read, {report.taken} taken, {speed:.0f} rows/s ", err=True, nl=False)

    return tell if not quiet and sys.stderr.isatty() else lambda report: None


def _say(report: Report, seconds: float, *, dry: bool) -> None:
    if sys.stderr.isatty():
        click.echo("", err=True)
    click.echo(
        f"{report.read} rows{' (dry run: nothing is stored)' if dry else ''}: {report.taken} taken, {report.changed} changed, "
        f"{report.before} known before, {report.kept} kept as an office wrote them, {report.refused} refused; {report.mended} mended. {seconds:.1f} s."
    )
    click.echo(
        f"{report.published} can be read by everybody, {report.drafts} wait for an admin (place guessed), {report.unplaced} wait for the national desk."
    )
    for why, count in report.why.most_common():
        click.echo(f"  {count} × {why}")
    _list(report.unjoined, "could not be joined to a body here")
    _list(report.unknown_units, "units are not known here; their body answers")
    _list(report.made_units, "units were made")


def _list(names: list[str], words: str) -> None:
    if names:
        click.echo(f"  {len(names)} {words}: {'; '.join(names[:20])}{' …' if len(names) > 20 else ''}")
