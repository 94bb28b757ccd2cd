"""`sambut database …`: the embedded server by itself."""

import json
import os
from pathlib import Path

import click

from sambut.config import database, home
from sambut.config.environment import Environment, read
from sambut.config.postgres import APP, DATABASE, OWNER, SUPERUSER, Server

SLOT = "sambut_archive"


def embedded(environment: Environment) -> Server:
    server = database.embedded(environment)
    if not server:
        raise click.ClickException(
            "DATABASE_URL names a server of its own: start, stop and back it up with its own tools."
        )
    return server


@click.command()
def start() -> None:
    """Start the embedded server and leave it running until `sambut database stop`."""
    server = embedded(read())
    server.folder.mkdir(parents=True, exist_ok=True)
    (server.folder / database.STAYS).touch()
    server.start()
    server.prepare()
    click.echo(f"The database runs: psql -h {server.socket} -U {APP} {DATABASE}")


@click.command()
def stop() -> None:
    """Stop the embedded server. Open transactions are rolled back."""
    environment = read()
    server = embedded(environment)
    with home.held(environment.home):  # while `up` runs, it would start the server again
        (server.folder / database.STAYS).unlink(missing_ok=True)
        server.stop()


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def status(as_json: bool) -> None:
    """Whether the server runs, where it lies and how big it is. Exit code 1 when it does not run."""
    server = embedded(read())
    running = server.running()
    facts = {
        "running": running,
        "data": str(server.data),
        "socket": str(server.socket) if running else None,
        "version": server.major(),
        "bytes": _size(server.data),
    }
    if as_json:
        click.echo(json.dumps(facts))
    else:
        for name, value in facts.items():
            click.echo(f"{name:8} {value}")
    if not running:
        raise click.exceptions.Exit(1)


@click.command(context_settings={"ignore_unknown_options": True})
@click.option("--owner", is_flag=True, help="As the role that changes tables, instead of the role app.")
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def shell(owner: bool, arguments: tuple[str, ...]) -> None:
    """psql in the database of this home; further arguments go to psql."""
    environment = read()
    with database.available(environment) as server:
        if server:
            address = server.address(OWNER if owner else APP)
            words = ["-h", address["host"], "-U", address["user"], address["dbname"]]
            found, secret = server.bin / "psql", address["password"]
        else:
            place, _ = database.parsed(environment.database_owner_url if owner else environment.database_url)
            words = ["-h", place["HOST"], "-p", place["PORT"] or "5432", "-U", place["USER"], place["NAME"]]
            found, secret = Path("psql"), place["PASSWORD"]
        code = os.spawnvpe(
            os.P_WAIT, str(found), [str(found), *words, *arguments], {**os.environ, "PGPASSWORD": secret}
        )
    raise click.exceptions.Exit(0 if code == 0 else 1)


@click.command()
def archive() -> None:
    """Write every change of the embedded database to SAMBUT_ARCHIVE as it happens, until stopped."""
    environment = read()
    server = embedded(environment)
    if not environment.archive:
        raise click.ClickException("SAMBUT_ARCHIVE names no folder.")
    environment.archive.mkdir(parents=True, exist_ok=True, mode=0o700)
    with server.connect(SUPERUSER, "postgres") as connection:
        if not connection.execute("select 1 from pg_replication_slots where slot_name = %s", [SLOT]).fetchone():
            connection.execute("select pg_create_physical_replication_slot(%s, true)", [SLOT])
    receive = str(server.bin / "pg_receivewal")
    words = [
        "-h",
        str(server.socket),
        "-U",
        SUPERUSER,
        "-D",
        str(environment.archive),
        "--slot",
        SLOT,
        "--synchronous",
        "--no-loop",
    ]
    os.execve(receive, [receive, *words], {**os.environ, "PGPASSWORD": server.password(SUPERUSER)})


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.exists() else 0
