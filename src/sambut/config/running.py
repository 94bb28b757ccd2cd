"""`sambut serve`, `sambut worker` and `sambut up`."""

import os
import shutil
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import click

from sambut.config import database, home
from sambut.config.environment import Environment, read
from sambut.config.lifeline import watch_parent
from sambut.config.postgres import NoServer, Server
from sambut.config.supervising import Child, Stopping, supervise

SUPERVISED = "SAMBUT_SUPERVISED"
COUNTS = "PROMETHEUS_MULTIPROC_DIR"
"""The processes of a home count into one folder; the client reads this when it is imported."""


def program(*words: str) -> list[str]:
    return [sys.executable, "-m", "sambut.config.cli", *words]


def share(folder: Path) -> None:
    counts = home.run_folder(folder) / "metrics"
    counts.mkdir(exist_ok=True)
    (folder / "static").mkdir(exist_ok=True)
    os.environ[COUNTS] = str(counts)


def say(words: str) -> None:
    click.echo(f"· {words}")


@click.command()
def serve() -> None:
    """Answer people: the web processes alone, at SAMBUT_ADDRESS."""
    environment = read()
    share(environment.home)
    if os.environ.get(SUPERVISED):
        watch_parent()
        _granian(environment, environment.port)
        return
    with database.available(environment):
        kept, port = home.reserve(environment)
        say(f"listening at http://{environment.host}:{port}/")
        with kept:
            _granian(environment, port)


def _granian(environment: Environment, port: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "sambut.config.wsgi:application",
        address=environment.host.strip("[]"),
        port=port,
        interface=Interfaces.WSGI,
        workers=environment.web_workers,
        blocking_threads=environment.web_threads,
        websockets=False,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        log_level=LogLevels.warning,
    ).serve()


@click.command()
def worker() -> None:
    """Do the work that follows: relay announcements, send mails, watch the clocks."""
    environment = read()
    share(environment.home)
    if os.environ.get(SUPERVISED):
        watch_parent()
        _work()
        return
    with database.available(environment):
        _work()


def _work() -> None:
    import django

    django.setup()
    from sambut.jobs.worker import run

    run()


@click.command()
@click.option("--prepare", is_flag=True, help="First bring database, reference tables and static files to this code.")
@click.option("--demo", is_flag=True, help="With --prepare: load the demo country, once.")
@click.option(
    "--samples",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="With --prepare: also import the real files of this folder.",
)
def up(prepare: bool, demo: bool, samples: Path | None) -> None:
    """Start everything as one supervised command: database, web and worker. Ctrl-C stops all of it."""
    if (demo or samples) and not prepare:
        raise click.UsageError("--demo and --samples go together with --prepare.")
    environment = read()
    with home.held(environment.home) as lock:
        kept, port = home.reserve(environment)
        address = f"{environment.host}:{port}"
        stopping = Stopping()
        home.say_in(lock, f"process {os.getpid()}, http://{address}/")
        os.environ.update(
            SAMBUT_ADDRESS=address, SAMBUT_HOME=str(environment.home), DJANGO_SETTINGS_MODULE="sambut.config.settings"
        )
        shutil.rmtree(home.run_folder(environment.home) / "metrics", ignore_errors=True)  # counts begin at zero
        with kept, database.available(environment, bound=True) as server:
            if _prepared(prepare, demo, samples, stopping):
                _watched(environment, address, server, stopping)
        say("stopped")


def _prepared(prepare: bool, demo: bool, samples: Path | None, stopping: Stopping) -> bool:
    """In a process of its own, with the role *owner*, which the supervised processes never get."""
    words = ["prepare", *(["--demo"] if demo else []), *(["--samples", str(samples)] if samples else [])]
    child = Child("preparing", program(*(words if prepare else ["prepare", "--only-compare"])))
    child.start()
    assert child.process
    while (code := child.process.poll()) is None:
        if stopping.asked.wait(0.1):
            child.stop(stopping.hurry)
            return False
    if code:
        raise click.exceptions.Exit(code if code > 0 else 1)
    return True


def _watched(environment: Environment, address: str, server: Server | None, stopping: Stopping) -> None:
    us = {SUPERVISED: "1"}
    children = [Child("web", program("serve"), us), Child("worker", program("worker"), us, patience=30.0)]
    if environment.archive and server:
        children.append(Child("archive", program("database", "archive"), us))
    threading.Thread(target=_greet, args=(environment, address, stopping), daemon=True).start()
    supervise(children, stopping, say=say, also=_database_kept(server))


def _database_kept(server: Server | None) -> Callable[[], None]:
    """Starts the embedded server again when it died; the processes reconnect by themselves."""

    def also() -> None:
        if server and server.process and server.process.poll() is not None:
            say("the database ended; starting it again")
            try:
                server.start(bound=True)
            except NoServer as error:
                say(str(error))

    return also


def _greet(environment: Environment, address: str, stopping: Stopping) -> None:
    began = time.monotonic()
    shown = address.replace("0.0.0.0", "127.0.0.1").replace("[::]", "[::1]")
    while not stopping.asked.wait(0.1):
        try:
            with urllib.request.urlopen(f"http://{shown}/readyz", timeout=5) as answer:
                answer.read()
            break
        except (urllib.error.URLError, OSError):
            if time.monotonic() - began > 60:
                say("the web processes do not answer yet; the log above may say why")
                began = time.monotonic()
    else:
        return
    welcome = home.run_folder(environment.home) / "welcome"
    click.echo(f"\n  Sambut runs: {environment.origin or f'http://{shown}'}/\n")
    if welcome.exists():
        click.echo(welcome.read_text())
    click.echo("  Ctrl-C stops it.")
