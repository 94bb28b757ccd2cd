"""`sambut restore`: a backup into an empty home, with the erasures of later days done again."""

import contextlib
import itertools
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import IO

import click
import psycopg

from sambut.config import database
from sambut.config.backup_manifest import BadBackup, Manifest, fingerprint, read_manifest
from sambut.config.environment import Environment, read
from sambut.config.postgres import APP, OWNER, SUPERUSER, Server, make_role, programs
from sambut.config.postgres_place import choose_place

ERASURES = "erasures.log"


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--home", "into", required=True, type=click.Path(path_type=Path), help="The new home; must be empty.")
@click.option(
    "--keys",
    "secrets",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds keys/ and secret-key.",
)
@click.option(
    "--erasures", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The latest erasures.log."
)
@click.option("--no-erasures", is_flag=True, help="There is no erasures.log: nothing was ever erased.")
@click.option(
    "--archive",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Also the changes archived after the backup.",
)
@click.option("--until", help="With --archive: stop at this moment, for example 2026-03-26 10:00:00+07.")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def restore(
    folder: Path,
    into: Path,
    secrets: Path | None,
    erasures: Path | None,
    no_erasures: bool,
    archive: Path | None,
    until: str | None,
    as_json: bool,
) -> None:
    """Restore the backup in FOLDER. What was erased after it was made is erased again before anybody can see it."""
    into = into.resolve()
    if into.exists() and any(into.iterdir()):
        raise click.ClickException(f"{into} is not empty. Nothing was touched.")
    if bool(erasures) == no_erasures:
        raise click.UsageError("Name the latest --erasures FILE, or say --no-erasures.")
    if until and not archive:
        raise click.UsageError("--until goes together with --archive.")
    try:
        manifest = read_manifest(folder)
        facts = into_home(
            manifest, folder.resolve(), into, secrets=secrets, erasures=erasures, archive=archive, until=until
        )
    except BadBackup as error:
        raise click.ClickException(f"{error} Nothing was restored.") from None
    click.echo(json.dumps(facts) if as_json else "\n".join(_in_words(facts)))


def into_home(
    manifest: Manifest,
    folder: Path,
    into: Path,
    *,
    secrets: Path | None,
    erasures: Path | None,
    archive: Path | None,
    until: str | None,
) -> dict[str, object]:
    os.environ["SAMBUT_HOME"] = str(into)
    environment = read()
    if (manifest.kind == "dump") != bool(environment.database_url):
        raise BadBackup("A dump goes into the server of DATABASE_URL; a cluster goes into a home without DATABASE_URL.")
    into.mkdir(parents=True, exist_ok=True)
    missing = _secrets(manifest, environment, secrets)
    if manifest.kind == "dump":
        _dump(environment, folder / "database.dump")
    else:
        _cluster(manifest, environment, folder / "cluster", archive, until)
    if (folder / "files").exists():
        shutil.copytree(folder / "files", into / "files")
    if erasures:
        shutil.copyfile(erasures, into / ERASURES)
        (into / ERASURES).chmod(0o600)
    again = _made_ready(environment, dump=manifest.kind == "dump", erasures=bool(erasures))
    return {"home": str(into), "made_at": manifest.made_at, "erased_again": again, "missing_keys": missing}


def _secrets(manifest: Manifest, environment: Environment, given: Path | None) -> list[str]:
    """Copies the keys that were given and names those that the backup will miss. A wrong key refuses."""
    missing = []
    for name, wanted in manifest.keys.items():
        source = given / name if given else None
        target = environment.keys / name.removeprefix("keys/") if name.startswith("keys/") else environment.home / name
        if source and source.is_file():
            if fingerprint(source) != wanted:
                raise BadBackup(f"{source} is not the key this backup was made with.")
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(source, target)
            target.chmod(0o600)
        elif not (target.is_file() and fingerprint(target) == wanted):
            missing.append(name)
    return missing


def _cluster(
    manifest: Manifest, environment: Environment, source: Path, archive: Path | None, until: str | None
) -> None:
    server = database.embedded(environment)
    assert server
    if manifest.major != server.major():
        raise BadBackup(
            f"It was made by PostgreSQL {manifest.major}, the programs here are {server.major()} (SAMBUT_POSTGRES_BIN may name others)."
        )
    server.folder.mkdir(parents=True)
    server.folder.chmod(0o711 if server.as_root else 0o700)
    place = choose_place(server.folder) if server.as_root else server.folder
    shutil.copytree(source, place / "data")
    _hand_over(server, place / "data")
    (place / "data").chmod(0o700)
    more = _replayed(server, place, archive, until) if archive else {}
    _new_passwords(server, more)
    shutil.rmtree(place / "replay", ignore_errors=True)


def _replayed(server: Server, place: Path, archive: Path, until: str | None) -> dict[str, str]:
    """The archive is copied to where the server's account can read it; the newest file may still be a part."""
    replay = place / "replay"
    replay.mkdir()
    for path in archive.iterdir():
        shutil.copyfile(path, replay / path.name.removesuffix(".partial"))
    _hand_over(server, replay)
    (place / "data" / "recovery.signal").touch()
    server._give(place / "data" / "recovery.signal")
    quoted = str(replay).replace("'", "'\\''").replace("%", "%%")
    settings = {"restore_command": f"cp '{quoted}'/%f \"%p\"", "recovery_target_action": "promote"}
    return {**settings, "recovery_target_time": until} if until else settings


def _new_passwords(server: Server, more: dict[str, str]) -> None:
    """The cluster knows the passwords of the old home. For this one start only the account itself may come in, without."""
    server._socket_folder()
    hba, ident = server.socket / "restore-hba", server.socket / "restore-ident"
    hba.write_text("local all all peer map=restore\n")
    ident.write_text(f"restore {_account()} {SUPERUSER}\n")
    for path in (hba, ident):
        server._give(path)
    try:
        server.start(more={"hba_file": str(hba), "ident_file": str(ident), **more})
        with psycopg.connect(host=str(server.socket), user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
            _until_promoted(connection)
            for role in (SUPERUSER, OWNER, APP):
                make_role(connection, role, server.password(role))
    finally:
        server.stop()
        hba.unlink()
        ident.unlink()


def _until_promoted(connection: psycopg.Connection) -> None:
    while (row := connection.execute("select pg_is_in_recovery()").fetchone()) and row[0]:
        connection.execute("select pg_sleep(0.1)")


def _hand_over(server: Server, folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        server._give(path)


def _account() -> str:
    import pwd

    return pwd.getpwuid(os.geteuid()).pw_name


def _dump(environment: Environment, source: Path) -> None:
    if not environment.database_owner_url:
        raise BadBackup("DATABASE_OWNER_URL is needed to restore a dump.")
    place, _ = database.parsed(environment.database_owner_url)
    folder, given = programs(environment.postgres_bin), {**os.environ, "PGPASSWORD": place["PASSWORD"]}
    script = subprocess.Popen(
        [str(folder / "pg_restore"), "--no-owner", "--no-privileges", "-f", "-", str(source)], stdout=subprocess.PIPE
    )
    words = ["-h", place["HOST"], "-p", place["PORT"] or "5432", "-U", place["USER"], "-d", place["NAME"]]
    quiet = ["-X", "-q", "--single-transaction", "-v", "ON_ERROR_STOP=1", "-o", os.devnull]
    reader = subprocess.Popen(
        [str(folder / "psql"), *words, *quiet],
        env=given,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert script.stdout
    assert reader.stdin
    assert reader.stderr
    with contextlib.suppress(BrokenPipeError):
        _without_newer_settings(script.stdout, reader.stdin)
    error = reader.stderr.read().decode(errors="replace")
    if reader.wait() or script.wait():
        raise BadBackup(f"Reading the dump in failed: {error.strip()[-600:]}")


def _without_newer_settings(script: IO[bytes], reader: IO[bytes]) -> None:
    """Newer programs set what an older server does not know; only in the head, for later lines are people's rows."""
    with reader:
        for line in itertools.islice(script, 40):
            reader.write(b"" if line.startswith(b"SET transaction_timeout") else line)
        shutil.copyfileobj(script, reader)


def _made_ready(environment: Environment, *, dump: bool, erasures: bool) -> dict[str, int]:
    """Tables and rights of this code (a dump holds no rights), then every erasure, by the rooms that erase."""
    with database.available(environment), database.as_owner():
        from sambut.config.migration import grant
        from sambut.config.preparing import prepare_database
        from sambut.kernel.clock import now
        from sambut.retention.actions import reapply_erasures

        prepare_database(environment)
        if dump:
            grant(database.app_role(environment))
        return dict(reapply_erasures(at=now())) if erasures else {}


def _in_words(facts: dict[str, object]) -> list[str]:
    again: dict[str, int] = facts["erased_again"]  # type: ignore[assignment]
    done = ", ".join(f"{count} of {name}" for name, count in again.items()) or "none"
    lines = [f"restored into {facts['home']}, as it was at {facts['made_at']}", f"erasures done again: {done}"]
    if missing := facts["missing_keys"]:
        lines.append(f"still missing: {', '.join(missing)}; without them identities stay sealed")  # type: ignore[arg-type]
    return [*lines, "next: sambut check, then sambut up --prepare (docs/operations.md says what to look at first)"]
