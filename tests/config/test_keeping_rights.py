"""What the role *app* may not do, and who may come in at all."""

from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from sambut.config.migration import event_tables
from sambut.config.postgres import APP, Server
from tests import homes


def refused_with(statement: str) -> str | None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        return getattr(error.__cause__, "sqlstate", None)
    return None


@pytest.mark.django_db
def test_the_app_can_only_add_to_event_tables() -> None:
    assert event_tables(), "There is no event table; the test would show nothing."
    for table in event_tables():
        for statement in (f"update {table} set verb = verb", f"delete from {table}", f"truncate {table}"):
            assert refused_with(statement) == "42501", f"{statement} as app"


@pytest.mark.django_db
def test_the_app_changes_no_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select tableowner from pg_tables where tablename = 'ledger_outbox'")
        (owner,) = cursor.fetchone()
    for statement in (
        "create table mine (id int)",
        "alter table ledger_outbox add column mine int",
        "drop table ledger_outbox",
        "create index mine on ledger_outbox (id)",
        "alter table ledger_outbox disable trigger all",
        "set session_replication_role = replica",
        "insert into django_migrations (app, name, applied) values ('x', 'y', now())",
        "create extension if not exists dblink",
        "copy (select 1) to program 'id'",
        f'set role "{owner}"',
        "truncate ledger_outbox",
    ):
        assert refused_with(statement) in {"42501", "42710"}, f"{statement} as app"


def test_nobody_comes_in_without_the_password_nor_over_the_network() -> None:
    with homes.folder() as place:
        server = Server(homes.with_tables(place / "home") / "postgres")
        server.start()
        try:
            address = server.address(APP)
            with psycopg.connect(**address) as allowed:
                assert allowed.execute("select current_user").fetchone() == (APP,)
                listens = allowed.execute(
                    "select current_setting('listen_addresses'), current_setting('password_encryption')"
                ).fetchone()
            for password in ("", "wrong", address["password"] + "x"):
                with pytest.raises(
                    psycopg.OperationalError, match=r"password authentication failed|no password supplied"
                ):
                    psycopg.connect(**{**address, "password": password})
            rules = [
                line.split()
                for line in (server.data / "pg_hba.conf").read_text().splitlines()
                if line and not line.startswith("#")
            ]
        finally:
            server.stop()

    assert listens == ("", "scram-sha-256")
    assert {rule[-1] for rule in rules} == {"scram-sha-256"}


def test_the_passwords_are_read_by_their_owner_only() -> None:
    with homes.folder() as place:
        home = homes.with_tables(place / "home")
        found = {path.name: oct(path.stat().st_mode & 0o777) for path in Path(home / "postgres").glob("*.password")}
    assert found == {"postgres.password": "0o600", "sambut_app.password": "0o600", "sambut_owner.password": "0o600"}
