"""`sambut check`: what an operator should know before people come, and every day after."""

import json
import stat
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

import click
import psycopg

from sambut.config import database
from sambut.config.environment import Environment, read
from sambut.config.postgres_place import leftovers

OLDEST = 150000
EXTENSIONS = ("btree_gist", "pg_trgm")


@dataclass(frozen=True)
class Finding:
    """`level` is `well`, `warning` (look at it soon) or `fault` (do not run like this)."""

    level: str
    about: str
    words: str


def well(about: str, words: str) -> Finding:
    return Finding("well", about, words)


def warning(about: str, words: str) -> Finding:
    return Finding("warning", about, words)


def fault(about: str, words: str) -> Finding:
    return Finding("fault", about, words)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def check(as_json: bool) -> None:
    """Whether settings, home, database, rights, tables and calendar are in order. Exit code 1 when there is a fault."""
    environment = read()
    found = [well("settings", "every setting can be used"), *of_home(environment), *of_mode(environment)]
    try:
        with database.available(environment):
            found += of_database(environment)
    except psycopg.OperationalError as error:
        found.append(
            fault("database", f"does not answer as the role of DATABASE_URL ({error.sqlstate or 'no connection'})")
        )
    faults = [finding for finding in found if finding.level == "fault"]
    if as_json:
        click.echo(
            json.dumps({"ok": not faults, "findings": [asdict(finding) for finding in found]}, ensure_ascii=False)
        )
    else:
        for finding in found:
            click.echo(f"{finding.level:8} {finding.about}: {finding.words}")
    if faults:
        raise click.exceptions.Exit(1)


def of_home(environment: Environment) -> Iterator[Finding]:
    """Secrets must be readable by their owner only; clusters of homes that are gone only take room."""
    secret = [environment.home / "secret-key", *(environment.keys.rglob("*") if environment.keys.exists() else ())]
    for path in secret:
        if path.is_file() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield fault("home", f"{path} can be read by other accounts; chmod 600 it")
    for place in leftovers():
        yield warning("home", f"{place} holds the database of a home that is gone; remove it when nobody needs it")


def of_mode(environment: Environment) -> Iterator[Finding]:
    if not environment.production:
        yield warning(
            "mode", "this is a demo: everybody may step into every role. SAMBUT_MODE=production for real work"
        )
        return
    if not environment.mail_url:
        yield warning("mail", "SAMBUT_MAIL_URL is empty: nobody is told anything by mail")
    if not environment.archive and not environment.database_url:
        yield warning("archive", "SAMBUT_ARCHIVE is empty: after a lost disk only the last backup is left")
    if environment.host not in ("127.0.0.1", "localhost", "[::1]") and not environment.proxy_hops:
        yield warning(
            "proxy", "the web process listens to other machines without a proxy in front (SAMBUT_PROXY_HOPS=0)"
        )


def of_database(environment: Environment) -> Iterator[Finding]:
    """As *app* first, then as *owner* where it is known."""
    with connection_as(environment, "app") as app:
        name = app.info.user
        version = app.info.server_version
        if version < OLDEST:
            yield fault("database", f"PostgreSQL {version // 10000} is too old; 15 is the oldest that will do")
        yield well("database", f"PostgreSQL {version // 10000} answers as {app.info.user}")
        yield from _of_server(app)
        yield from _of_rights(app)
    if environment.database_url and not environment.database_owner_url:
        yield warning("database", "DATABASE_OWNER_URL is empty: migrate, backup and restore are not possible from here")
    else:
        with connection_as(environment, "owner") as owner:
            if owner.info.user == name:
                yield fault(
                    "roles", "the owner and the app are the same role; the app must not be able to change tables"
                )
            else:
                yield well("roles", f"{owner.info.user} changes tables, {name} serves people")
    yield from _of_tables()


def connection_as(environment: Environment, role: str) -> psycopg.Connection:
    found = database.connection(environment, role)
    address = {
        "dbname": found["NAME"],
        "user": found["USER"],
        "password": found["PASSWORD"],
        "host": found["HOST"],
        "port": found["PORT"],
    }
    options = {name: value for name, value in dict(found["OPTIONS"]).items() if name != "pool"}  # type: ignore[call-overload]
    return psycopg.connect(**{k: v for k, v in address.items() if v}, **options, autocommit=True, connect_timeout=5)  # type: ignore[arg-type]


def _of_server(app: psycopg.Connection) -> Iterator[Finding]:
    known = {name for (name,) in app.execute("select name from pg_available_extensions").fetchall()}
    for name in EXTENSIONS:
        if name not in known:
            yield fault("database", f"the extension {name} is not there; it comes with PostgreSQL's contrib package")
    wanted = {
        "fsync": "on",
        "full_page_writes": "on",
        "synchronous_commit": ("on", "remote_write", "remote_apply"),
        "server_encoding": "UTF8",
    }
    for name, good in wanted.items():
        (value,) = app.execute("select current_setting(%s)", [name]).fetchone() or ("",)
        if value not in (good if isinstance(good, tuple) else (good,)):
            yield fault("database", f"{name} is {value}: what was acknowledged could be lost or damaged")


def _of_rights(app: psycopg.Connection) -> Iterator[Finding]:
    row = app.execute(
        "select rolsuper or rolcreatedb or rolcreaterole or rolbypassrls from pg_roles where rolname = current_user"
    ).fetchone()
    if row and row[0]:
        yield fault(
            "rights",
            f"the role {app.info.user} may do more than serve people (superuser, createdb, createrole or bypassrls)",
        )
    if (created := app.execute("select has_schema_privilege('public', 'create')").fetchone()) and created[0]:
        yield fault("rights", f"the role {app.info.user} may create tables; call `sambut migrate`")
    tables = "select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname = any(%s)"
    changed = f"{tables} and (has_table_privilege(oid, 'update') or has_table_privilege(oid, 'delete') or has_table_privilege(oid, 'truncate'))"
    for (name,) in app.execute(changed, [_event_tables()]).fetchall():
        yield fault("rights", f"the role {app.info.user} may change the events in {name}; call `sambut migrate`")


def _event_tables() -> list[str]:
    import django

    django.setup()
    from sambut.config.migration import event_tables

    return event_tables()


def _of_tables() -> Iterator[Finding]:
    from django.db import connections

    from sambut.config import schema

    differences = schema.differences()
    for words in schema.in_short(differences):
        yield fault("tables", f"{words}; call `sambut migrate`")
    if not differences:
        yield well("tables", "they are those of this code")
        yield from _of_rooms()
    database.close(connections)


def _of_rooms() -> Iterator[Finding]:
    """A room's `checks.check(at)` gives one sentence for each thing to do."""
    from sambut.config.rooms import room_modules
    from sambut.kernel.clock import now

    at = now()
    for room, checks in room_modules("checks"):
        check_room: Callable[..., list[str]] = checks.check
        for words in check_room(at):
            yield warning(room, words)
