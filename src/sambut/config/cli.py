"""`sambut`: every command by name; a command's module is imported only when it is called.

Exit codes: 0 done, 1 failed, 2 wrong use or wrong settings, 3 already running.
"""

import contextlib
import copy
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

import click

from sambut.config.environment import WrongSetting, read
from sambut.config.home import AlreadyRunning, PortTaken
from sambut.config.postgres_programs import NoServer
from sambut.kernel.refusals import Refused

FAILED, WRONG_USE, RUNNING = 1, 2, 3


class Entry(NamedTuple):
    """Where a command is (`module:command`, or a `TABLE` of this module), its line of help, and what it needs."""

    place: str
    words: str
    database: bool = False
    """Django is set up before its module is imported, and the embedded server runs while it does."""


Table = dict[str, Entry]

IMPORT: Table = {
    "boundaries": Entry("sambut.regions.commands:import_boundaries", "Outlines of provinces and regencies.", True),
    "complaints": Entry(
        "sambut.complaints.commands:import_complaints", "Complaints of another system: CSV and a mapping.", True
    ),
    "services": Entry("sambut.services.commands:import_services", "Services of SIPPN: JSON lines or CSV.", True),
    "innovations": Entry(
        "sambut.innovations.commands:import_innovations", "Innovations of LAN, or of any catalogue by a mapping.", True
    ),
    "awards": Entry("sambut.innovations.commands:import_awards", "Award facts with source and certainty: CSV.", True),
    "regions": Entry("sambut.regions.commands:import_regions", "Official codes and names of regions.", True),
}
EVALUATE: Table = {
    "masking": Entry("sambut.language.commands:masking", "What masking finds, how fast, and what survives it."),
    "routing": Entry(
        "sambut.language.commands:routing", "Who answers: trained on the first 80 % by time, tested on the rest."
    ),
    "duplicates": Entry(
        "sambut.language.commands:duplicates", "Noisy copies of the texts: is the original found again?"
    ),
    "spam": Entry(
        "sambut.language.commands:spam", "Labelled spam: trained on four fifths of the texts, tested on the rest."
    ),
    "services": Entry(
        "sambut.services.measuring:evaluate_services", "Labelled services: how times, fees and channels are read."
    ),
    "contest": Entry(
        "sambut.competitions.commands:evaluate_contest",
        "Simulated panels of judges: are the best found? Planted copies.",
    ),
}
EXPORT: Table = {
    "complaints": Entry(
        "sambut.complaints.commands:export_complaints", "Complaints with every event, honouring secrecy.", True
    ),
    "innovations": Entry("sambut.innovations.commands:export_innovations", "Every public innovation, whole.", True),
}
DATABASE: Table = {
    "start": Entry("sambut.config.database_commands:start", "Start the embedded server and leave it running."),
    "stop": Entry("sambut.config.database_commands:stop", "Stop the embedded server."),
    "status": Entry("sambut.config.database_commands:status", "Whether it runs, where it lies, how big it is."),
    "shell": Entry("sambut.config.database_commands:shell", "psql as the role app, or as the owner."),
    "archive": Entry(
        "sambut.config.database_commands:archive", "Write every change to SAMBUT_ARCHIVE (`up` does it by itself)."
    ),
    "upgrade": Entry("sambut.config.upgrading:upgrade", "Bring the data of another PostgreSQL major to this one."),
}
SURVEY: Table = {
    "index": Entry("sambut.surveys.commands:index", "The satisfaction index of a file of answers or sums, exact."),
    "sample": Entry("sambut.surveys.commands:sample", "How many answers are wanted of so many users."),
}
COMMANDS: Table = {
    "up": Entry("sambut.config.running:up", "Start everything: database, web and worker, supervised."),
    "serve": Entry("sambut.config.running:serve", "Only the web processes."),
    "worker": Entry("sambut.config.running:worker", "Only the worker process."),
    "prepare": Entry("sambut.config.preparing:prepare", "Database, reference tables and static files to this code."),
    "migrate": Entry("sambut.config.preparing:migrate", "Only the database: tables, rights, reference tables."),
    "demo": Entry("sambut.config.preparing:demo", "Load the demo country, once."),
    "check": Entry("sambut.config.checking:check", "Whether settings, database, rights and calendar are in order."),
    "backup": Entry("sambut.config.backing_up:backup", "Database, files and key reference into a new folder."),
    "restore": Entry("sambut.config.restoring:restore", "A backup into an empty home; erasures are done again."),
    "database": Entry("DATABASE", "The embedded database: start, stop, status, shell, upgrade."),
    "jobs": Entry("sambut.jobs.commands:jobs", "Work in the background: how it stands, trying again.", True),
    "keys": Entry("sambut.identities.commands:keys", "Master keys of identities: make, rotate, escrow.", True),
    "clock": Entry("sambut.calendars.commands:clock", "Due times and working days."),
    "import": Entry("IMPORT", "Take in files: complaints, regions, boundaries."),
    "export": Entry("EXPORT", "Give out rows as files."),
    "insights": Entry(
        "sambut.insights.commands:insights", "Kept figures of regions: count them, estimate effects.", True
    ),
    "effects": Entry("sambut.insights.commands:effects", "Did it work? The effect on a panel of regions by months."),
    "survey": Entry("SURVEY", "Satisfaction: the exact index, the size of a sample."),
    "match": Entry(
        "sambut.replication.commands:match", "Innovations for a need in people's words, with reasons.", True
    ),
    "contest": Entry(
        "sambut.competitions.commands:contest", "Contests: rank a panel, give entries to judges, check a result."
    ),
    "evaluate": Entry(
        "EVALUATE", "Measure masking, routing, duplicates, spam and the reading of services on rows of yours."
    ),
}


class Lazy(click.Group):
    """A group whose commands stand in a table."""

    def __init__(self, table: Table, **more: Any) -> None:
        super().__init__(**more)
        self.table = table

    def list_commands(self, context: click.Context) -> list[str]:
        return list(self.table)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        entry = self.table.get(name)
        if not entry:
            return None
        if entry.place.isupper():
            return Lazy(globals()[entry.place], name=name, help=entry.words)
        return _loaded(name, entry)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """From the table, so that help imports nothing."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.words) for name, entry in self.table.items()])


def _loaded(name: str, entry: Entry) -> click.Command:
    module, _, attribute = entry.place.partition(":")
    if not _exists(module):
        raise click.ClickException(f"`{name}` is not part of this installation: there is no {module}.")
    if entry.database:
        import django

        django.setup()
    found: click.Command = getattr(import_module(module), attribute)
    return _with_database(found) if entry.database else found


def _exists(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # the package around it is missing
        return False


def _with_database(command: click.Command) -> click.Command:
    """The embedded server runs meanwhile, whether or not `up` does. The command of the room stays as it is."""

    def invoked(context: click.Context) -> Any:
        with opened():
            return command.invoke(context)

    made = copy.copy(command)
    made.invoke = invoked  # type: ignore[assignment, method-assign]
    return made


@contextlib.contextmanager
def opened() -> Iterator[None]:
    """Django set up and the database reachable; also given to commands that may want it (`click.pass_obj`)."""
    import django
    from django.db import connections

    from sambut.config import database

    with database.available(read()):
        django.setup()
        try:
            yield
        finally:
            database.close(connections)


sambut = Lazy(
    COMMANDS,
    name="sambut",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help="Sambut: complaints that reach the body that must answer, and come back answered.\n\n"
    "The first start: sambut up --prepare --demo. Settings come from the environment: docs/settings.md.\n\n"
    "Exit codes: 0 done, 1 failed, 2 wrong use or wrong settings, 3 already running.",
)


def main(arguments: Sequence[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sambut.config.settings")
    try:
        sambut.main(arguments, prog_name="sambut", obj=opened)
    except WrongSetting as error:
        _end(f"A setting cannot be used:\n{error}", WRONG_USE)
    except AlreadyRunning as error:
        _end(str(error), RUNNING)
    except (NoServer, PortTaken) as error:
        _end(str(error), FAILED)
    except Refused as refused:
        _end(_sentence(refused), FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FAILED)
    except Exception as error:  # noqa: BLE001  (the last place: the operator gets type and frames, no words of anybody)
        from sambut.config.logs import trace_of

        _end("\n    ".join(["Sambut failed; nothing else was done.", *trace_of(error)]), FAILED)


def _sentence(refused: Refused) -> str:
    try:
        from sambut.frame.refusals import sentence

        return f"{sentence(refused)} ({refused.code})"
    except (ImportError, RuntimeError, KeyError):
        return refused.code


def _end(words: str, code: int) -> None:
    click.echo(words, err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
