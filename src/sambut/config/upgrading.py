"""`sambut database upgrade`: the data of another PostgreSQL major, dumped by the new programs and read in again.

The old folder stays beside the new one until the operator removes it; when anything fails it is put back.
"""

import os
import subprocess
from pathlib import Path

import click
from psycopg import sql

from sambut.config import home
from sambut.config.database_commands import embedded
from sambut.config.environment import read
from sambut.config.postgres import DATABASE, SUPERUSER, Server
from sambut.config.postgres_programs import NoServer, candidates


@click.command()
@click.option(
    "--old-programs", type=click.Path(exists=True, file_okay=False), help="Folder with the old PostgreSQL's programs."
)
def upgrade(old_programs: str | None) -> None:
    """Bring the data of another PostgreSQL major to this one. Sambut must not run meanwhile."""
    environment = read()
    server = embedded(environment)
    with home.held(environment.home):
        have = int((server.data / "PG_VERSION").read_text())
        if have == server.major() and not old_programs:
            click.echo(f"The data are those of PostgreSQL {have} already.")
            return
        old = Server(server.folder, old_programs or str(programs_of(have)))
        kept = bring_over(old, server)
        click.echo(f"Now PostgreSQL {server.major()}. The old data stay in {kept}; remove them when all is well.")


def programs_of(major: int) -> Path:
    for folder in candidates():
        if (folder / "postgres").exists():
            shown = subprocess.run(
                [folder / "postgres", "--version"], capture_output=True, text=True, check=True
            ).stdout
            if f" {major}." in shown:
                return folder
    raise NoServer(
        f"The programs of PostgreSQL {major} are not found; install them, or name their folder with --old-programs."
    )


def bring_over(old: Server, new: Server) -> Path:
    """Gives the folder in which the old data stay."""
    dump = new.folder / "upgrade.dump"
    kept = new.place / f"data-{(new.data / 'PG_VERSION').read_text().strip()}"
    if kept.exists():
        raise NoServer(f"{kept} is there already: an earlier upgrade left it. Move it away first.")
    old.start()
    try:
        before = counts(old)
        _run(new, "pg_dump", "-Fc", "-f", str(dump), DATABASE)
    finally:
        old.stop()
    new.data.rename(kept)
    try:
        new.start()
        new.prepare()
        _run(new, "pg_restore", "--exit-on-error", "-d", DATABASE, str(dump))
        if (after := counts(new)) != before:
            different = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
            raise NoServer(f"After reading in, these tables differ: {', '.join(different)}.")
        new.stop()
    except BaseException:
        new.stop("immediate")
        if new.data.exists():
            new.data.rename(new.place / f"data-failed-{os.getpid()}")
        kept.rename(new.data)
        raise
    finally:
        dump.unlink(missing_ok=True)
    return kept


def counts(server: Server) -> dict[str, int]:
    """Rows of every table of ours."""
    with server.connect(SUPERUSER) as connection:
        names = connection.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        ).fetchall()
        found = {}
        for (name,) in names:
            row = connection.execute(sql.SQL("select count(*) from {}").format(sql.Identifier(name))).fetchone()
            found[name] = row[0] if row else 0
        return found


def _run(server: Server, program: str, *words: str) -> None:
    address = server.address(SUPERUSER)
    command = [str(server.bin / program), "-h", address["host"], "-U", address["user"], *words]
    done = subprocess.run(
        command, env={**os.environ, "PGPASSWORD": address["password"]}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise NoServer(f"{program} failed: {done.stderr.strip()[-600:]}")
