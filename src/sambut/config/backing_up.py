"""`sambut backup`: database, files and key reference into a new folder, while people go on working."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import click

import sambut
from sambut.config import database
from sambut.config.backup_manifest import NAME, Manifest, files_in, key_reference
from sambut.config.environment import Environment, read
from sambut.config.postgres import SUPERUSER, Server, programs
from sambut.kernel.clock import now


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def backup(folder: Path, as_json: bool) -> None:
    """Write a backup into FOLDER, which must be new or empty. Master keys are not in it: keep them elsewhere."""
    environment = read()
    folder = folder.resolve()
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; every backup gets a folder of its own.")
    if folder.is_relative_to(environment.home):
        raise click.ClickException(f"{folder} lies in the home, and would be lost together with it.")
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    facts = make(environment, folder)
    click.echo(
        json.dumps(facts) if as_json else "{folder}: {files} files, {bytes:,} bytes, keys {keys}".format_map(facts)
    )


def make(environment: Environment, folder: Path) -> dict[str, object]:
    """The database first: a file is written before the row that names it, so every row's file is found afterwards."""
    at = now()
    with database.available(environment) as server:
        if server:
            _cluster(server, folder / "cluster")
            kind, major = "cluster", server.major()
        else:
            kind, major = "dump", _dump(environment, folder / "database.dump")
    if not environment.files_url and (environment.home / "files").exists():
        shutil.copytree(environment.home / "files", folder / "files")
    keys = key_reference(environment.home, environment.keys)
    Manifest(kind, at.isoformat(), getattr(sambut, "__version__", ""), major, str(environment.home), keys).write(folder)
    files = files_in(folder)
    size = sum(path.stat().st_size for path in files) + (folder / NAME).stat().st_size
    return {"folder": str(folder), "kind": kind, "files": len(files), "bytes": size, "keys": ", ".join(keys) or "none"}


def _cluster(server: Server, target: Path) -> None:
    """Base backup with the changes made meanwhile, so that it can be started by itself."""
    address = server.address(SUPERUSER, "postgres")
    words = [
        "-h",
        address["host"],
        "-U",
        address["user"],
        "-D",
        str(target),
        "-X",
        "stream",
        "--checkpoint=fast",
        "--manifest-checksums=SHA256",
    ]
    _run([str(server.bin / "pg_basebackup"), *words], address["password"])


def _dump(environment: Environment, target: Path) -> int:
    """For a server of the operator's own, whose files we cannot see. Its own base backups are better: docs/operations.md."""
    if not environment.database_owner_url:
        raise click.ClickException(
            "DATABASE_OWNER_URL is needed: the role app may not read everything that a backup holds."
        )
    place, _ = database.parsed(environment.database_owner_url)
    folder = programs(environment.postgres_bin)
    words = [
        "-h",
        place["HOST"],
        "-p",
        place["PORT"] or "5432",
        "-U",
        place["USER"],
        "-Fc",
        "-f",
        str(target),
        place["NAME"],
    ]
    _run([str(folder / "pg_dump"), *words], place["PASSWORD"])
    version = subprocess.run(
        [str(folder / "pg_dump"), "--version"], capture_output=True, text=True, check=True
    ).stdout.split()
    return int(next(word for word in version if word[0].isdigit()).split(".")[0])


def _run(words: list[str], password: str) -> None:
    done = subprocess.run(
        words, env={**os.environ, "PGPASSWORD": password}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise click.ClickException(f"{Path(words[0]).name} failed: {done.stderr.strip()[-600:]}")
