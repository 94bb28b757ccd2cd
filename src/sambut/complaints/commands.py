"""`sambut import complaints` and `sambut export complaints`."""

import csv
import json as json_module
import time
from contextlib import ExitStack
from pathlib import Path

import click

from sambut.complaints import exporting
from sambut.complaints.importing.importing import Report, import_file
from sambut.complaints.importing.mapping import read_mapping
from sambut.frame.refusals import sentence
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
NEW_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--mapping", "mapping_file", type=FILE, help="What the columns mean (TOML). Without it a shipped one that fits.")
@click.option("--report", "report_file", type=NEW_FILE, help="CSV: each line with taken, mended, before or refused, and why.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def import_complaints(file: Path, mapping_file: Path | None, report_file: Path | None, as_json: bool) -> None:
    """Complaints of another system from a CSV FILE, with their real dates. Importing again adds nothing twice.

    Masking and the search index follow as a job; nothing is public before it ran.
    """
    began = time.monotonic()
    try:
        with ExitStack() as stack:
            write = _report_writer(stack, report_file)
            mapping = read_mapping(mapping_file) if mapping_file else None
            report = import_file(file, mapping, at=now(), tell=_progress(as_json), write=write)
    except Refused as refusal:
        raise click.ClickException(str(sentence(refusal))) from refusal
    _say(report, time.monotonic() - began, as_json=as_json)


@click.command()
@click.argument("file", type=NEW_FILE)
@click.option("--as", "email", help="What this person may see. Without it: only what is public.")
@click.option("--form", type=click.Choice(["jsonl", "csv"]), default="jsonl", help="A case a line, or an event a line.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def export_complaints(file: Path, email: str | None, form: str, as_json: bool) -> None:
    """Cases with every event, role, time and clock into FILE; texts masked, secret cases only for who may see them."""
    try:
        written = exporting.export(file, email=email, form=form, at=now())
    except Refused as refusal:
        raise click.ClickException(str(sentence(refusal))) from refusal
    if as_json:
        click.echo(json_module.dumps({"cases": written.cases, "events": written.events, "file": str(file)}))
    else:
        click.echo(f"{written.cases} cases with {written.events} events in {file}.")


def _report_writer(stack: ExitStack, path: Path | None):  # type: ignore[no-untyped-def]
    if path is None:
        return lambda line: None
    file = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    writer = csv.writer(file)
    writer.writerow(["line", "id", "outcome", "why"])
    return writer.writerow


def _progress(quiet: bool):  # type: ignore[no-untyped-def]
    def tell(report: Report) -> None:
        if not quiet:
            click.echo(f"\r  {report.read} rows read, {report.taken} taken", err=True, nl=False)

    return tell


def _say(report: Report, seconds: float, *, as_json: bool) -> None:
    facts = {
        "read": report.read, "taken": report.taken, "mended": report.mended, "before": report.before,
        "refused": report.refused, "why": dict(report.why), "unjoined": report.unjoined, "seconds": round(seconds, 2),
    }  # fmt: skip
    if as_json:
        click.echo(json_module.dumps(facts))
        return
    click.echo("", err=True)
    click.echo(
        f"{report.read} rows: {report.taken} taken ({report.mended} of them mended), {report.before} known before, "
        f"{report.refused} refused. {seconds:.1f} s."
    )
    for why, count in report.why.most_common():
        click.echo(f"  {count} × {why}")
    if report.unjoined:
        click.echo(f"  {len(report.unjoined)} place names are not known here: {', '.join(report.unjoined[:20])}")
