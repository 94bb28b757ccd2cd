"""Bringing a database to this code: tables as *owner*, then the rights of *app*."""

from collections.abc import Iterable

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from sambut.ledger.models import Event


def migrate(app_role: str, *, verbosity: int = 0) -> None:
    """Migrates, makes the cache table and sets the rights of *app*. Runs as *owner*; safe to repeat, also at once."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(727262)")
    call_command("migrate", verbosity=verbosity, interactive=False)
    call_command("createcachetable", verbosity=0)
    grant(app_role)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_unlock(727262)")


def event_tables() -> list[str]:
    return sorted(model._meta.db_table for model in apps.get_models() if issubclass(model, Event))


def grant(app_role: str) -> None:
    """*app* reads and writes rows; it only adds to event tables; it changes no table."""
    role = connection.ops.quote_name(app_role)
    _run(
        [
            f"grant usage on schema public to {role}",
            f"grant select, insert, update, delete on all tables in schema public to {role}",
            f"grant usage, select, update on all sequences in schema public to {role}",
            f"grant execute on all functions in schema public to {role}",
            f"revoke all on django_migrations from {role}",
            f"grant select on django_migrations to {role}",
            *(f"revoke update, delete, truncate on {table} from {role}" for table in event_tables()),
        ]
    )


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
