"""An event row is never changed or removed, by nobody, in no room."""

import json
import os
from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from psycopg import errors, sql

from sambut.ledger.models import Event
from tests.running import RUN

TABLES = sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Event))
CHANGES = ["update {} set verb = verb", "delete from {}", "truncate {} cascade"]
FEW_PER_ROW = {"accounts_event", "language_glossaryevent", "mandates_event"}
"""Stories of a handful of events: an index of the row alone does."""

pytestmark = pytest.mark.own_database


@pytest.fixture
def superuser(own_database: str) -> Iterator["psycopg.Connection"]:
    """Above *owner* even. Nothing it does in a test is kept."""
    with psycopg.connect(json.loads(os.environ[RUN])["admin"], dbname=own_database) as connection:
        yield connection
        connection.rollback()


def test_there_are_event_tables_to_look_at() -> None:
    assert TABLES


@pytest.mark.parametrize("table", TABLES)
def test_app_may_add_and_read_events_and_nothing_else(table: str, superuser: "psycopg.Connection") -> None:
    app = settings.DATABASES["default"]["USER"]
    rights = ["select", "insert", "update", "delete", "truncate"]
    found = {
        right: superuser.execute("select has_table_privilege(%s, %s, %s)", [app, table, right]).fetchone()
        for right in rights
    }
    assert [right for right in rights if found[right] == (True,)] == ["select", "insert"]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_the_change_whoever_asks(table: str, change: str, superuser: "psycopg.Connection") -> None:
    """A row trigger speaks only where there is a row: one is put in, past every foreign key, for the time of the test."""
    _one_row(superuser, table)
    with pytest.raises(errors.RestrictViolation, match=f"Rows of {table} are never changed or removed"):
        superuser.execute(sql.SQL(change).format(sql.Identifier(table)))


@pytest.mark.parametrize("table", TABLES)
def test_an_event_is_not_recorded_before_it_happened(table: str, superuser: "psycopg.Connection") -> None:
    with pytest.raises(errors.CheckViolation, match="not_ahead"):
        _one_row(superuser, table, happened="now() + interval '6 minutes'")


@pytest.mark.parametrize("table", [table for table in TABLES if table not in FEW_PER_ROW])
def test_the_story_of_a_row_is_read_from_an_index_of_row_and_id(table: str, superuser: "psycopg.Connection") -> None:
    indexes = superuser.execute("select indexdef from pg_indexes where tablename = %s", [table]).fetchall()
    columns = [definition.partition("(")[2].partition(")")[0] for (definition,) in indexes]
    assert [column for column in columns if column.endswith(("_id, id", "_id, id DESC"))], columns


def _one_row(superuser: "psycopg.Connection", table: str, happened: str = "now()") -> None:
    """Fills every column that wants a value; foreign keys and the room's own checks are not asked."""
    superuser.execute("set local session_replication_role = replica")
    for (constraint,) in superuser.execute(
        "select conname from pg_constraint where conrelid = %s::regclass and contype = 'c' and conname not like '%%_not_ahead'",
        [table],
    ).fetchall():
        superuser.execute(
            sql.SQL("alter table {} drop constraint {}").format(*map(sql.Identifier, (table, constraint)))
        )
    wanted = superuser.execute(
        "select column_name, data_type from information_schema.columns"
        " where table_name = %s and is_nullable = 'NO' and is_identity = 'NO' and column_default is null",
        [table],
    ).fetchall()
    values = {name: _VALUES.get(kind, "1") for name, kind in wanted} | {"happened_at": happened, "recorded_at": "now()"}
    superuser.execute(
        sql.SQL("insert into {} ({}) values ({})").format(
            sql.Identifier(table),
            sql.SQL(", ").join(map(sql.Identifier, values)),
            sql.SQL(", ").join(map(sql.SQL, values.values())),
        )
    )
    superuser.execute("set local session_replication_role = origin")


_VALUES = {
    "character varying": "''", "text": "''", "jsonb": "'{}'", "uuid": "gen_random_uuid()", "boolean": "false",
    "timestamp with time zone": "now()", "date": "now()::date", "bytea": "''::bytea", "ARRAY": "'{}'",
}  # fmt: skip
