"""`sambut import innovations` and `sambut import awards`."""

import json as json_module
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from sambut.frame.refusals import sentence
from sambut.innovations import exporting
from sambut.innovations.importing import awards, catalogues, importing
from sambut.innovations.importing.mapping import read_mapping
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import report_file

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
Line = tuple[int, str, str, str]


@click.command()
@click.argument("file", type=FILE)
@click.option("--report", "report_path", type=NEW_FILE, help="CSV: each row with taken, before or refused, and why.")
@click.option("--dry-run", "dry", is_flag=True, help="Read, join and report; store nothing.")
@click.option(
    "--no-new-units",
    "no_units",
    is_flag=True,
    help="A unit that is not known here is not made; its body stands for it.",
)
@click.option("--mapping", "mapping_path", type=FILE, help="TOML: what the columns of another catalogue mean.")
@click.option("--new-bodies", "bodies", is_flag=True, help="An owner that is not known here is added as a body.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_innovations(
    file: Path,
    report_path: Path | None,
    dry: bool,
    no_units: bool,
    bodies: bool,
    mapping_path: Path | None,
    as_json: bool,
) -> None:
    """Innovations from FILE: of LAN's directory (a JSON object a line), or with --mapping of any catalogue as CSV, XLSX or JSON.

    Importing again adds nothing twice.

    Contacts and pictures pasted into texts are left out. What no body here can be found for is named and not taken: add the
    body or an alias and import again, or ask for --new-bodies. See docs/importing.md.
    """
    with _one_sentence(), report_file(report_path, not_written="innovation.file.not_written") as write:
        how: dict[str, Any] = {
            "at": now(),
            "dry": dry,
            "make_units": not no_units,
            "make_bodies": bodies,
            "write": write,
        }
        if mapping_path is None:
            report = importing.import_file(file, **how)
        else:
            report = catalogues.import_file(file, read_mapping(mapping_path), **how)
    if as_json:
        click.echo(json_module.dumps({**vars(report), "dry_run": dry}, ensure_ascii=False))
        return
    click.echo(
        f"{report.read} rows: {report.taken} taken ({report.mended} of them mended), {report.before} known before, {report.refused} refused.{' Nothing is stored.' if dry else ''}"
    )
    for why, count in report.why.most_common():
        click.echo(f"  {count} × {why}")
    if report.taken and mapping_path is None:
        click.echo(
            f"  {report.without_outcome} have neither output nor outcome: no indicator was made, and their pages say so."
        )
        click.echo(
            "  The directory does not ask which problem a record answers: their owners are asked for it on their desks."
        )
    _list(report.unjoined, "owners are not known here, so their records were not taken")
    _list(report.through_region, "owners are not known here; the government of their region stands for them")
    stands = (
        "their body stands for them"
        if no_units or not dry
        else "those that are called plainly would be made, for the others their body stands"
    )
    _list(report.unknown_units, f"units are not known here; {stands}")
    _list(report.made_units, "units were made")
    _list(report.made_bodies, "bodies were added")
    if report.awards_attached:
        click.echo(f"  {report.awards_attached} awards were tied to their records.")


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--report", "report_path", type=NEW_FILE, help="CSV: each row with taken, changed, before or refused, and why."
)
@click.option("--dry-run", "dry", is_flag=True, help="Read and report; store nothing.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_awards(file: Path, report_path: Path | None, dry: bool, as_json: bool) -> None:
    """Award facts from a CSV FILE, each with its source and how sure it is. Importing again adds nothing twice.

    An unconfirmed one is kept and marked, and never shown as a fact. An award is tied to the innovation of the same body with
    the same title; else it stands alone.
    """
    with _one_sentence(), report_file(report_path, not_written="innovation.file.not_written") as write:
        report = awards.import_file(file, at=now(), dry=dry, write=write)
    if as_json:
        click.echo(json_module.dumps({**vars(report), "dry_run": dry}, ensure_ascii=False))
        return
    click.echo(
        f"{report.read} rows: {report.taken} taken, {report.changed} changed, {report.before} known before, {report.refused} refused.{' Nothing is stored.' if dry else ''}"
    )
    click.echo(
        f"  {report.unconfirmed} are unconfirmed; {report.attached} are tied to a record, {report.alone} stand alone."
    )
    _list(report.unjoined, "agencies are not known here")


@click.command()
@click.argument("file", type=NEW_FILE)
@click.option(
    "--form", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="A record a line, whole, or as a table."
)
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def export_innovations(file: Path, form: str, as_json: bool) -> None:
    """Every public innovation into FILE, as its published version stands: texts, numbers, details, awards. No names of people."""
    with _one_sentence():
        many = exporting.export(file, form=form, at=now())
    click.echo(
        json_module.dumps({"innovations": many, "file": str(file)}) if as_json else f"{many} innovations in {file}."
    )


@contextmanager
def _one_sentence() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise click.ClickException(sentence(refused)) from refused


def _list(names: list[str], words: str) -> None:
    if names:
        click.echo(f"  {len(names)} {words}: {', '.join(names[:20])}{' …' if len(names) > 20 else ''}")
