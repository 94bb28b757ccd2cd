"""Where the database is, for each of the two roles: *owner* changes tables, *app* serves people."""

import os
from urllib.parse import parse_qsl, unquote, urlsplit

from sambut.config.environment import Environment
from sambut.config.postgres import APP, OWNER, Server


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
