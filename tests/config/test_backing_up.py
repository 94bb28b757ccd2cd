"""A backup and its restore, compared row by row; what was erased stays erased."""

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from psycopg import sql

from sambut.config.postgres import APP, OWNER, Server
from tests import homes
from tests.homes import environment, sambut

SEAL = """
import django; django.setup()
from sambut.identities.actions import seal_identity
from sambut.kernel.clock import now
print(seal_identity(name="Siti Rahmawati", email="siti@example.id", phone="", nik="", user_id=None, at=now()))
"""
ERASE = """
import sys, django; django.setup()
from sambut.identities.actions import erase_identity
from sambut.kernel.clock import now
erase_identity(sys.argv[1], at=now())
"""


def python(home: Path, code: str, *words: str) -> str:
    given = environment(home, SAMBUT_KEYS=str(home / "keys"), DJANGO_SETTINGS_MODULE="sambut.config.settings")
    done = subprocess.run([sys.executable, "-c", code, *words], env=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def every_row(home: Path) -> dict[str, list[str]]:
    """Table → its rows as text, sorted; of a server that runs or that is started for it."""
    server = Server(home / "postgres")
    stopped = not server.running()
    server.start()
    try:
        with server.connect(OWNER) as connection:
            names = connection.execute(
                "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
            ).fetchall()
            return {
                name: [
                    row
                    for (row,) in connection.execute(
                        sql.SQL("select t::text from {} t order by 1").format(sql.Identifier(name))
                    ).fetchall()
                ]
                for (name,) in names
            }
    finally:
        if stopped:
            server.stop()


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """An installation with rows, files and keys of its own."""
    with homes.folder() as place:
        made = homes.with_tables(place / "home")
        shutil.copytree(homes.ROOT / ".cache" / "test-keys", made / "keys")
        (made / "files" / "ab").mkdir(parents=True)
        (made / "files" / "ab" / "picture").write_bytes(bytes(range(256)) * 100)
        (made / "erasures.log").touch(0o600)
        yield made


class Life(NamedTuple):
    """What an installation went through: a backup while it ran, then an erasure and a change, then its disk was lost."""

    backup: Path
    archive: Path
    rows: dict[str, list[str]]
    """At the backup."""
    erased: str
    """Handle of the identity that was erased afterwards."""


@pytest.fixture(scope="module")
def life(home: Path) -> Life:
    archive, backup, keys = home.parent / "archive", home.parent / "backup", str(home / "keys")
    with homes.Up(home, SAMBUT_KEYS=keys, SAMBUT_ARCHIVE=str(archive)) as up:
        up.address()
        handle = python(home, SEAL)
        homes.wait_for(lambda: archive.exists() and any(archive.iterdir()), 60, up.words)
        rows = every_row(home)
        made = sambut(home, "backup", str(backup), "--json", SAMBUT_KEYS=keys)
        assert made.returncode == 0, made.stderr
        assert json.loads(made.stdout)["kind"] == "cluster"
        python(home, ERASE, handle)
        with Server(home / "postgres").connect(OWNER) as connection:
            connection.execute("create table later (at timestamptz)")
            connection.execute("insert into later values (%s)", [datetime(2026, 3, 26, tzinfo=UTC)])
        homes.wait_for(lambda: _archived(home), 60)
        up.end(signal.SIGKILL)  # the disk is lost; the archive is on another
    return Life(backup, archive, rows, handle)


@pytest.fixture(scope="module")
def backup(life: Life) -> Path:
    return life.backup


def restored(home: Path, backup: Path, name: str, *words: str) -> tuple[Path, subprocess.CompletedProcess[str]]:
    into = home.parent / name
    given = {"SAMBUT_KEYS": str(into / "keys")}
    return into, sambut(home.parent / "unused", "restore", str(backup), "--home", str(into), *words, **given)


def test_every_row_and_file_comes_back_and_the_site_starts(home: Path, life: Life) -> None:
    into, done = restored(home, life.backup, "new", "--keys", str(home), "--no-erasures", "--json")

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["missing_keys"] == []
    old, new = life.rows, every_row(into)
    assert sum(map(len, old.values())) > 100
    changing = {name for name in old if name.startswith(("procrastinate_", "jobs_", "ledger_outbox"))}
    assert {name: rows for name, rows in new.items() if name not in changing} == {
        name: rows for name, rows in old.items() if name not in changing
    }
    assert (into / "files" / "ab" / "picture").read_bytes() == (home / "files" / "ab" / "picture").read_bytes()
    with homes.Up(into, SAMBUT_KEYS=str(into / "keys")) as up:
        assert homes.get(f"{up.address()}/readyz")[0] == 200


def test_a_backup_holds_no_key_no_password_and_not_the_signing_key(home: Path, backup: Path) -> None:
    secrets = [
        path.read_bytes().strip()
        for path in (
            *home.glob("postgres/*.password"),
            *(p for p in home.rglob("keys/*") if p.is_file()),
            home / "secret-key",
        )
    ]
    assert len(secrets) >= 5
    held = [
        path for path in backup.rglob("*") if path.is_file() and any(secret in path.read_bytes() for secret in secrets)
    ]
    assert held == []
    assert (backup.stat().st_mode & 0o077) == 0


def test_what_was_erased_after_the_backup_is_erased_again(home: Path, life: Life) -> None:
    assert life.erased in (home / "erasures.log").read_text()

    into, done = restored(
        home, life.backup, "erased", "--keys", str(home), "--erasures", str(home / "erasures.log"), "--json"
    )

    assert done.returncode == 0, done.stderr
    assert list(json.loads(done.stdout)["erased_again"].values()) == [1]
    envelopes = every_row(into)["identities_envelope"]
    assert envelopes == every_row(home)["identities_envelope"] != life.rows["identities_envelope"]
    assert life.erased in "".join(envelopes)


def test_a_restore_without_a_word_about_erasures_is_refused(home: Path, backup: Path) -> None:
    into, done = restored(home, backup, "careless")
    assert (done.returncode, into.exists()) == (2, False)
    assert "Name the latest --erasures FILE, or say --no-erasures." in done.stderr


def test_the_changes_archived_after_the_backup_come_back_too(home: Path, life: Life) -> None:
    words = ("--keys", str(home), "--no-erasures", "--archive", str(life.archive))
    into, done = restored(home, life.backup, "replayed", *words)

    assert done.returncode == 0, done.stderr
    assert every_row(into)["later"] == ['("2026-03-26 00:00:00+00")']


def test_a_dump_of_a_server_of_ones_own_goes_into_another_database() -> None:
    """`DATABASE_URL`: the same rows, the rights of the app, and nothing of the roles of the first."""
    with homes.folder() as place:
        theirs = Server(homes.with_tables(place / "theirs") / "postgres")
        theirs.start()
        try:
            with theirs.connect("postgres", "postgres") as connection:
                connection.execute("create database second owner sambut_owner")
            first, second = _urls(theirs, "sambut"), _urls(theirs, "second")
            made = sambut(place / "home", "backup", str(place / "backup"), **first)
            done = sambut(
                place / "unused",
                "restore",
                str(place / "backup"),
                "--home",
                str(place / "new"),
                "--no-erasures",
                **second,
            )
            checked = sambut(place / "new", "check", **second)
            counts = [_counts(theirs, name) for name in ("sambut", "second")]
        finally:
            theirs.stop()

    assert (made.returncode, done.returncode, checked.returncode) == (0, 0, 0), (
        made.stderr + done.stderr + checked.stdout
    )
    assert counts[0] == counts[1]
    assert sum(counts[0].values()) > 100


def _urls(server: Server, name: str) -> dict[str, str]:
    made = {role: f"postgresql://{role}:{server.password(role)}@/{name}?host={server.socket}" for role in (APP, OWNER)}
    return {"DATABASE_URL": made[APP], "DATABASE_OWNER_URL": made[OWNER]}


def _counts(server: Server, name: str) -> dict[str, int]:
    with server.connect(OWNER, name) as connection:
        names = connection.execute(
            "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
        ).fetchall()
        return {
            table: len(connection.execute(sql.SQL("select 1 from {}").format(sql.Identifier(table))).fetchall())
            for (table,) in names
        }


def _archived(home: Path) -> bool:
    """Whether the archive's slot has everything that was written."""
    with Server(home / "postgres").connect("postgres", "postgres") as connection:
        row = connection.execute(
            "select restart_lsn >= pg_current_wal_flush_lsn() from pg_replication_slots where slot_name = 'sambut_archive'"
        ).fetchone()
    return bool(row and row[0])


def damaged(backup: Path, place: Path, how: str) -> Path:
    copy = place / how
    shutil.copytree(backup, copy)
    file = copy / "files" / "ab" / "picture"
    if how == "changed":
        file.write_bytes(file.read_bytes()[:-1] + b"\0")
    elif how == "missing":
        file.unlink()
    elif how == "extra":
        (copy / "files" / "other").write_text("x")
    else:
        (copy / "manifest.json").unlink()
    return copy


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("changed", "is damaged"),
        ("missing", "is missing"),
        ("extra", "not in its manifest"),
        ("unfinished", "not finished"),
    ],
)
def test_a_damaged_backup_is_refused_before_anything_is_written(home: Path, backup: Path, how: str, words: str) -> None:
    into, done = restored(home, damaged(backup, home.parent, how), f"from-{how}", "--no-erasures")
    assert (done.returncode, into.exists()) == (1, False)
    assert words in done.stderr


def test_a_wrong_key_is_refused_and_a_missing_one_is_named(home: Path, backup: Path) -> None:
    wrong = home.parent / "wrong"
    shutil.copytree(home / "keys", wrong / "keys")
    (wrong / "secret-key").write_text("another")
    _, refused = restored(home, backup, "with-wrong-key", "--keys", str(wrong), "--no-erasures")
    _, told = restored(home, backup, "without-keys", "--no-erasures", "--json")

    assert "is not the key this backup was made with" in refused.stderr
    assert "secret-key" in json.loads(told.stdout)["missing_keys"]


def test_nothing_is_overwritten(home: Path, backup: Path) -> None:
    again = sambut(home, "backup", str(backup))
    inside = sambut(home, "backup", str(home / "backup"))
    onto, refused = restored(home, backup, "home", "--no-erasures")

    assert (again.returncode, "is not empty" in again.stderr) == (1, True)
    assert (inside.returncode, "lies in the home" in inside.stderr) == (1, True)
    assert (refused.returncode, f"{onto} is not empty. Nothing was touched." in refused.stderr) == (1, True)
