"""Makes the template database of a test run (called once by conftest.py), or clears it away.

usage: template.py FOLDER [--clear | --copy]. The cluster of the run is a copy of one kept in `.cache`, made new whenever a
migration, a reference table or this file changes. With SAMBUT_TEST_SERVER (the DATABASE_URL given) that server is used.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import sys
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "120",
    "shared_buffers": "128MB",
}


def main() -> None:
    folder = Path(sys.argv[1])
    if "--clear" in sys.argv:
        return clear(folder)
    if "--copy" in sys.argv:
        return copy_cluster(folder, kept_cluster(folder.with_name("making")))
    if given := os.environ.get("SAMBUT_TEST_SERVER"):
        return foreign(folder, given)
    return embedded(folder)


def digest() -> str:
    found = hashlib.sha256(Path(__file__).read_bytes())
    source = ROOT / "src" / "sambut"
    wanted = [
        *source.glob("*/migrations/*.py"),
        *source.glob("*/reference/**/*"),
        *source.glob("*/models*"),
        *source.glob("*/models/*.py"),
    ]
    wanted += [
        *source.glob("*/loading.py"),
        *source.glob("*/sources.py"),
        source / "config" / "migration.py",
        source / "mandates" / "cast.py",
        ROOT / "requirements-dev.lock",
        *ROOT.glob("tests/world/*.py"),
    ]
    for file in sorted(f for f in wanted if f.is_file()):
        found.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return found.hexdigest()[:16]


def embedded(folder: Path) -> None:
    from sambut.config.postgres import DATABASE, SUPERUSER, Server

    kept = kept_cluster(folder / "making")
    copy_cluster(folder / "home" / "postgres", kept)
    server = Server(folder / "home" / "postgres", options=FAST)
    server.start()
    address = server.address(SUPERUSER, "postgres")
    admin = " ".join(f"{key}={value}" for key, value in address.items())
    facts = {"template": DATABASE, "admin": admin, "kept": str(kept)}
    (folder / "run.json").write_text(json.dumps(facts))


def kept_cluster(making: Path) -> Path:
    """A stopped cluster with the migrated template database; made in `making` when there is none for this code."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    kept = cache / f"test-cluster-{digest()}"
    with open(cache / "test-cluster.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            _make_cluster(kept, making)
    return kept


def copy_cluster(target: Path, kept: Path) -> None:
    from sambut.config.postgres import Server

    shutil.copytree(kept, target, copy_function=_copy)
    server = Server(target)
    for path in (server.data, *server.data.rglob("*")):
        server._give(path)  # the copy belongs to whoever copied it


def _make_cluster(kept: Path, folder: Path) -> None:
    from sambut.config.postgres import APP, OWNER, Server

    server = Server(folder, options=FAST)
    server.start()
    server.prepare()
    try:
        fill(server.address(OWNER), APP)
    finally:
        server.stop()
    for old in sorted(kept.parent.glob("test-cluster-*"), key=lambda path: path.stat().st_mtime)[:-3]:
        shutil.rmtree(old, ignore_errors=True)
    fresh = kept.with_name(f".{kept.name}")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(folder, fresh, copy_function=_copy)
    fresh.rename(kept)
    shutil.rmtree(folder)


def _copy(source: str, target: str) -> str:
    return shutil.copy2(source, target)


def foreign(folder: Path, given: str) -> None:
    """A server of the operator's: its role may create databases and roles. Everything made is dropped at the end."""
    import psycopg

    from sambut.config.database import parsed
    from sambut.config.postgres import make_database, make_role

    place, _ = parsed(given)
    suffix = secrets.token_hex(4)
    app, template, password = f"sambut_test_app_{suffix}", f"sambut_test_{suffix}", secrets.token_hex(16)
    with psycopg.connect(given, autocommit=True) as connection:
        make_role(connection, app, password)
        make_database(connection, template, place["USER"])
    owner = {
        "host": place["HOST"],
        "port": place["PORT"] or "5432",
        "user": place["USER"],
        "password": place["PASSWORD"],
        "dbname": template,
    }
    fill(owner, app)
    address = (
        f"postgresql://{app}:{password}@/{template}?host={quote(place['HOST'], safe='')}&port={place['PORT'] or 5432}"
    )
    (folder / "run.json").write_text(json.dumps({"template": template, "admin": given, "app": address, "role": app}))


def fill(owner: dict[str, str], app_role: str) -> None:
    """Migrates as *owner* and loads the reference tables and the standing cast."""
    address = f"postgresql://{owner['user']}:{quote(owner['password'])}@/{owner['dbname']}?host={quote(owner['host'], safe='')}"
    os.environ["DATABASE_URL"] = address + (f"&port={owner['port']}" if owner.get("port") else "")
    import django
    from django.conf import settings

    django.setup()
    settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
    from django.db import connections

    from sambut.config.migration import migrate

    sys.path.insert(0, str(ROOT))
    migrate(app_role)
    try:
        from tests.world.filling import fill_world
    except ModuleNotFoundError:
        pass
    else:
        fill_world()
    connections["default"].close()


def clear(folder: Path) -> None:
    facts = json.loads((folder / "run.json").read_text()) if (folder / "run.json").exists() else {}
    if "role" in facts:
        import psycopg
        from psycopg import sql

        with psycopg.connect(facts["admin"], autocommit=True) as connection:
            made = connection.execute(
                "select datname from pg_database where datname like %s", [facts["template"] + "%"]
            ).fetchall()
            for (name,) in made:
                connection.execute(sql.SQL("drop database {} with (force)").format(sql.Identifier(name)))
            connection.execute(sql.SQL("drop role {}").format(sql.Identifier(facts["role"])))
    else:
        from sambut.config.postgres import Server

        Server(folder / "home" / "postgres").stop("immediate")


if __name__ == "__main__":
    main()
