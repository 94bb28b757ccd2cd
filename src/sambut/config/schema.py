"""Whether the database's tables are those of this code."""

from functools import cache

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


@cache
def of_code() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)


def of_database() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationRecorder(connection).applied_migrations())


def differences() -> list[str]:
    """Sentences for every migration that only one side knows; empty when both are equal."""
    code, database = of_code(), of_database()
    rooms = {room for room, _ in code}
    missing = [f"{room}.{name} is not applied" for room, name in sorted(code - database)]
    unknown = [
        f"{room}.{name} is applied but unknown to this code" for room, name in sorted(database - code) if room in rooms
    ]
    return missing + unknown


def in_short(found: list[str], most: int = 5) -> list[str]:
    """The first few of them; a fresh database differs in a hundred."""
    return found if len(found) <= most else [*found[: most - 1], f"and {len(found) - most + 1} more"]


def identity() -> str:
    """One database of one cluster, told apart from a restored or newly made one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select system_identifier from pg_control_system()), oid from pg_database where datname = current_database()"
        )
        return "{}/{}".format(*cursor.fetchone())
