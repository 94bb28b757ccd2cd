"""`sambut`: every command by name; a command's module is imported only when it is called.

Exit codes: 0 done, 1 failed, 2 wrong use or wrong settings, 3 already running.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

from sambut.config.environment import WrongSetting
from sambut.config.home import AlreadyRunning, PortTaken
from sambut.config.postgres_programs import NoServer
from sambut.kernel.refusals import Refused

FAILED, WRONG_USE, RUNNING = 1, 2, 3

Table = dict[str, tuple[str, str]]
"""Name → where the command is (`module:command`, or a table of its own as `module:TABLE`) and one line of help."""

IMPORT: Table = {
    "boundaries": ("sambut.regions.commands:import_boundaries", "Outlines of provinces and regencies (TopoJSON or GeoJSON)."),
    "complaints": ("sambut.complaints.commands:import_complaints", "Complaints of another system (CSV and a mapping)."),
    "regions": ("sambut.regions.commands:import_regions", "Official codes and names of regions."),
}
EXPORT: Table = {
    "complaints": ("sambut.complaints.commands:export_complaints", "Complaints with every event, honouring secrecy."),
}
DATABASE: Table = {
    "start": ("sambut.config.database_commands:start", "Start the embedded server and leave it running."),
    "stop": ("sambut.config.database_commands:stop", "Stop the embedded server."),
    "status": ("sambut.config.database_commands:status", "Whether it runs, where, how big."),
    "shell": ("sambut.config.database_commands:shell", "psql, as the role app (or --owner)."),
}
COMMANDS: Table = {
    "up": ("sambut.config.running:up", "Start everything: database, web and worker, supervised."),
    "serve": ("sambut.config.running:serve", "Only the web processes."),
    "worker": ("sambut.config.running:worker", "Only the worker process."),
    "prepare": ("sambut.config.preparing:prepare", "Database, reference tables and static files to this code."),
    "migrate": ("sambut.config.preparing:migrate", "Only the database: tables, rights, reference tables."),
    "database": ("sambut.config.cli:DATABASE", "The embedded database: start, stop, status, shell."),
    "clock": ("sambut.calendars.commands:clock", "Working days and due times."),
    "import": ("sambut.config.cli:IMPORT", "Take in files: complaints, regions, boundaries."),
    "export": ("sambut.config.cli:EXPORT", "Give out rows as files."),
    "evaluate": ("sambut.complaints.commands:evaluate", "Measure routing, masking and search on rows of yours."),
    "keys": ("sambut.identities.commands:keys", "Master keys of identities: make, rotate, escrow."),
}


ALONE = {"sambut.calendars.commands:clock"}
"""Rooms' commands that need no database: they are given `opened` for when they are asked to use it."""


class Lazy(click.Group):
    """A group whose commands stand in a table."""

    def __init__(self, table: Table, **more: Any) -> None:
        super().__init__(**more)
        self.table = table

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        if name not in self.table:
            return None
        place, words = self.table[name]
        module, _, attribute = place.partition(":")
        if attribute.isupper():
            return Lazy(globals()[attribute], name=name, help=words)
        return _loaded(name, module, attribute)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, so that help imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in self.table.items()])


def _loaded(name: str, module: str, attribute: str) -> click.Command:
    if not find_spec(module):
        raise click.ClickException(f"`{name}` is not part of this installation: there is no {module}.")
    if f"{module}:{attribute}" in ALONE:
        alone: click.Command = getattr(import_module(module), attribute)
        alone.context_settings = {**alone.context_settings, "obj": opened}
        return alone
    ours = module.startswith("sambut.config.")
    if not ours:
        import django

        django.setup()
    found: click.Command = getattr(import_module(module), attribute)
    return found if ours else _with_database(found)


@contextmanager
def opened() -> Iterator[None]:
    """Django set up and the database running, for a command that stands in `ALONE`."""
    import django

    from sambut.config import database
    from sambut.config.environment import read

    django.setup()
    with database.available(read()):
        yield


def _with_database(command: click.Command) -> click.Command:
    """A room's command: the embedded server runs meanwhile, whether or not `up` does."""
    invoke = command.invoke

    def invoked(context: click.Context) -> Any:
        from sambut.config import database
        from sambut.config.environment import read

        with database.available(read()):
            return invoke(context)

    command.invoke = invoked  # type: ignore[method-assign]
    return command


sambut = Lazy(
    COMMANDS,
    name="sambut",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Sambut: complaints that reach the body that must answer, and come back answered.\n\n"
    "Settings come from the environment (docs/settings.md). The first start: sambut up --prepare --demo",
)


def main(arguments: Sequence[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sambut.config.settings")
    try:
        sambut.main(arguments, prog_name="sambut")
    except WrongSetting as error:
        _end(f"A setting cannot be used:\n{error}", WRONG_USE)
    except AlreadyRunning as error:
        _end(str(error), RUNNING)
    except (NoServer, PortTaken) as error:
        _end(str(error), FAILED)
    except Refused as refused:
        _end(_sentence(refused), FAILED)


def _sentence(refused: Refused) -> str:
    if not find_spec("sambut.frame.refusals"):
        return refused.code
    from sambut.frame.refusals import sentence

    return f"{sentence(refused)} ({refused.code})"


def _end(words: str, code: int) -> None:
    click.echo(words, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
