"""`sambut import complaints` and `sambut export complaints`."""

import json as json_module
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from sambut.complaints import exporting
from sambut.complaints.importing.importing import Report, import_file
from sambut.complaints.importing.mapping import read_mapping
from sambut.frame.refusals import sentence
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import report_file

FILE = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)
WRONG_USE = (
    "complaint.import.mapping_", "complaint.import.no_mapping", "complaint.import.columns_missing", "complaint.import.workbook",
    "complaint.export.unknown_person",
)  # fmt: skip


@click.command()
@click.argument("file", type=FILE)
@click.option(
    "--mapping", "mapping_file", type=FILE, help="What the columns mean (TOML). Without it a shipped one that fits."
)
@click.option(
    "--report", "report_path", type=NEW_FILE, help="CSV: each line with taken, mended, before or refused, and why."
)
@click.option("--dry-run", "dry", is_flag=True, help="Read, plan and report; store nothing.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_complaints(
    file: Path, mapping_file: Path | None, report_path: Path | None, dry: bool, as_json: bool
) -> None:
    """Complaints of another system from a CSV FILE, with their real dates. Importing again adds nothing twice.

    Masking and the search index follow as a job; nothing is public before it ran. See docs/importing.md.
    """
    with _one_sentence():
        mapping = read_mapping(mapping_file) if mapping_file else None
        with report_file(report_path, not_written="complaint.file.not_written") as write:
            began = time.monotonic()
            report = import_file(file, mapping, at=now(), dry=dry, tell=_progress(began, quiet=as_json), write=write)
            seconds = time.monotonic() - began
    if as_json:
        click.echo(json_module.dumps({**vars(report), "dry_run": dry, "seconds": round(seconds, 2)}))
    else:
        _say(report, seconds, dry=dry)


@click.command()
@click.argument("file", type=NEW_FILE)
@click.option("--as", "email", help="What this person may see. Without it: only what is public.")
@click.option("--form", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="A case a line, or an event a line.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def export_complaints(file: Path, email: str | None, form: str, as_json: bool) -> None:
    """Cases with every event, role, time and clock into FILE; texts masked, secret cases only for who may see them."""
    with _one_sentence(), _room_for(file):
        written = exporting.export(file, email=email, form=form, at=now())
    if as_json:
        click.echo(json_module.dumps({"cases": written.cases, "events": written.events, "file": str(file)}))
    else:
        click.echo(f"{written.cases} cases with {written.events} events in {file}.")


class Wrong(click.ClickException):
    """The command was called with something that cannot be used."""

    exit_code = 2


@contextmanager
def _one_sentence() -> Iterator[None]:
    """A refusal ends the command with its sentence: exit code 2 for what was given wrongly, 1 for all else."""
    try:
        yield
    except Refused as refused:
        kind = Wrong if refused.code.startswith(WRONG_USE) else click.ClickException
        raise kind(sentence(refused)) from refused


@contextmanager
def _room_for(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(
            "complaint.file.not_written", file=path.name, why=error.strerror or type(error).__name__
        ) from error


def _progress(began: float, *, quiet: bool) -> Callable[[Report], None]:
    def tell(report: Report) -> None:
        speed = report.read / max(time.monotonic() - began, 0.001)
        click.echo(f"\r  {report.read} rows read, {report.taken} taken, {speed:.0f} rows/s ", err=True, nl=False)

    return tell if not quiet and sys.stderr.isatty() else lambda report: None


def _say(report: Report, seconds: float, *, dry: bool) -> None:
    if sys.stderr.isatty():
        click.echo("", err=True)
    click.echo(f"{report.mapping}{' (dry run: nothing is stored)' if dry else ''}")
    click.echo(
        f"{report.read} rows: {report.taken} taken ({report.mended} of them mended), {report.before} known before, "
        f"{report.refused} refused. {seconds:.1f} s, {report.read / max(seconds, 0.001):.0f} rows/s."
    )
    for why, count in report.why.most_common():
        click.echo(f"  {count} × {why}")
    _list(report.unjoined, "place names are not known here")
    _list(report.made, "units would be made")
    if report.taken and not dry:
        click.echo("Masking and the search index follow as a job of the worker; nothing is public before.")


def _list(names: list[str], words: str) -> None:
    if names:
        click.echo(f"  {len(names)} {words}: {', '.join(names[:20])}{' …' if len(names) > 20 else ''}")
