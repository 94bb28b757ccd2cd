"""`sambut contest simulate`: the rehearsal in a database that nobody else uses."""

import contextlib
import json as json_module
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import click

FAILED, WRONG_USE = 1, 2
Opener = Callable[[], AbstractContextManager[None]]


@click.command("simulate")
@click.option("--entries", type=click.IntRange(20, 20_000), default=3_000, show_default=True)
@click.option("--judges", type=click.IntRange(6, 400), default=60, show_default=True)
@click.option("--readings", type=click.IntRange(1, 9), default=3, show_default=True, help="Judges for each entry.")
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="The same seed makes the same contest."
)
@click.option("--processes", type=click.IntRange(0), help="That act at once; as many as there are cores unless told.")
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    help="A home that is kept, and made where there is none. Else a passing one.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on standard output.")
@click.pass_obj
def simulate(
    opener: Opener, entries: int, judges: int, readings: int, seed: int, processes: int | None, home: Path | None, as_json: bool
) -> None:  # fmt: skip
    """Rehearse a whole contest: made-up people enter, are judged, chosen, object and get their decree, by the verbs of the product and in its
    calendar's time. Says for each stage how many, how long and how much processor time, and looks whether anything was lost. Exit 1 when
    something was.
    """
    began = time.monotonic()
    with _place(home) as folder:
        prepared = _prepared(folder)
        with opener():
            facts = _walked(entries, judges, readings, seed, processes, quiet=as_json)
    facts |= {"prepared": prepared, "whole": round(time.monotonic() - began, 1)}
    if as_json:
        click.echo(json_module.dumps(facts, ensure_ascii=False, indent=2))
    else:
        from sambut.competitions.rehearsal.running import lines

        click.echo("\n".join(lines(facts)))
    if not facts["kept"]:
        raise SystemExit(FAILED)


def _walked(
    entries: int, judges: int, readings: int, seed: int, processes: int | None, *, quiet: bool
) -> dict[str, Any]:
    from sambut.competitions.rehearsal.running import is_used, rehearse

    if is_used():
        click.echo(
            "This home has contests of its own; nothing was done. A rehearsal needs a home for itself.", err=True
        )
        raise SystemExit(WRONG_USE)
    return rehearse(
        entries, judges, readings, seed=seed, processes=(os.cpu_count() or 1) if processes is None else processes,
        tell=(lambda words: None) if quiet else (lambda words: click.echo(f"· {words}")),
    )  # fmt: skip


@contextlib.contextmanager
def _place(home: Path | None) -> Iterator[Path]:
    """The folder of the home; a passing one goes with all that is in it."""
    if home is not None:
        yield home.resolve()
        return
    with tempfile.TemporaryDirectory(prefix="sambut-gladi-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)  # the database server may run as another account
        yield Path(folder)


def _prepared(folder: Path) -> float:
    """Tables and reference tables; gives the seconds that it took."""
    began = time.monotonic()
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "SAMBUT_KEYS"):  # never the database or the keys of others
        os.environ.pop(name, None)
    os.environ["SAMBUT_HOME"] = str(folder)
    done = subprocess.run(
        [sys.executable, "-m", "sambut.config.cli", "migrate"], stdout=subprocess.PIPE, text=True, check=False
    )
    if done.returncode:
        click.echo(done.stdout, err=True)
        raise SystemExit(FAILED)
    return round(time.monotonic() - began, 1)
