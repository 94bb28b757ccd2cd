"""Where the database is, for each of the two roles: *owner* changes tables, *app* serves people."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

import psycopg

from sambut.config.environment import Environment
from sambut.config.home import make
from sambut.config.postgres import APP, OWNER, Server

if TYPE_CHECKING:
    from django.db.utils import ConnectionHandler

STAYS = "stays"
"""A file beside the cluster: `sambut database start` was called, so no other command stops the server."""


def embedded(environment: Environment) -> Server | None:
    """The embedded server of this home, or None where `DATABASE_URL` names a real one."""
    if environment.database_url:
        return None
    return Server(environment.home / "postgres", environment.postgres_bin)


def connection(environment: Environment, role: str | None = None) -> dict[str, object]:
    """Django's connection settings. The role comes from `SAMBUT_DATABASE_ROLE` (set by our own commands): app or owner."""
    role = role or os.environ.get("SAMBUT_DATABASE_ROLE", "app")
    server = embedded(environment)
    if server:
        address = server.address(OWNER if role == "owner" else APP)
        place = {
            "NAME": address["dbname"], "USER": address["user"], "PASSWORD": address["password"],
            "HOST": address["host"], "PORT": "",
        }  # fmt: skip
        options: dict[str, object] = {}
    else:
        url = environment.database_owner_url if role == "owner" else ""
        place, options = parsed(url or environment.database_url)
    return {"ENGINE": "django.db.backends.postgresql", **place, "OPTIONS": options}


def parsed(url: str) -> tuple[dict[str, str], dict[str, object]]:
    """`postgresql://user:password@host:port/name?sslmode=require` as Django wants it."""
    parts = urlsplit(url)
    options: dict[str, object] = dict(parse_qsl(parts.query))
    host = str(options.pop("host", "")) or unquote(parts.hostname or "")
    place = {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(options.pop("port", "")) or str(parts.port or ""),
    }
    return place, options


@contextlib.contextmanager
def available(environment: Environment, *, bound: bool = False) -> Iterator[Server | None]:
    """The embedded server runs while this is open; whoever closes last stops it. With a real server nothing happens.

    Every command counts itself by a shared lock, which ends with its process however that ends.
    """
    server = embedded(environment)
    if not server:
        yield None
        return
    make(environment.home)
    server.folder.mkdir(parents=True, exist_ok=True)
    with open(server.folder / "users", "w") as users:
        fcntl.flock(users, fcntl.LOCK_SH)
        _make_ready(server, bound=bound)
        try:
            yield server
        finally:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if not (server.folder / STAYS).exists():
                    server.stop()


def _make_ready(server: Server, *, bound: bool) -> None:
    """A server that seemed ready may be the last breath of one whose parent was just killed: then it is started anew."""
    for attempt in range(4):
        server.start(bound=bound)
        try:
            server.prepare()
        except psycopg.OperationalError:
            if attempt == 3:
                raise
            time.sleep(0.5)
        else:
            return


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """Django, set up in this process for the role *owner*; only for commands that change tables."""
    import django

    os.environ["SAMBUT_DATABASE_ROLE"] = "owner"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sambut.config.settings")
    django.setup()
    from django.db import connections

    try:
        yield
    finally:
        close(connections)


def close(connections: "ConnectionHandler") -> None:
    """Gives up every connection of this process, so that the server can stop."""
    connections.close_all()
    if connections["default"].settings_dict["OPTIONS"].get("pool"):
        connections["default"].close_pool()  # type: ignore[attr-defined]


def app_role(environment: Environment) -> str:
    """The name of the role *app*: ours, or the one in `DATABASE_URL`."""
    return parsed(environment.database_url)[0]["USER"] if environment.database_url else APP
