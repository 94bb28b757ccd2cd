"""A clone of the template database for each worker, and one for each module that commits for real.

Tests run as the role *app*, so whatever the product may not do, they cannot do either. An ordinary `db` test is rolled
back; a module marked `own_database` commits for real in a clone of its own.
"""

import fcntl
import gc
import hashlib
import json
import os
import pickle
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.browser import browser_type_launch_args, page_at, site  # noqa: F401
from tests.running import RUN


def _facts() -> dict[str, str]:
    return json.loads(os.environ[RUN])


def _admin() -> psycopg.Connection:
    return psycopg.connect(_facts()["admin"], autocommit=True)


def clone(name: str, source: str = "") -> None:
    """A database of its own, made from another in about a tenth of a second; from the migrated template unless told."""
    with _admin() as connection:
        drop(name)
        copy = sql.SQL("create database {} template {} strategy file_copy").format(
            sql.Identifier(name), sql.Identifier(source or _facts()["template"])
        )
        connection.execute(copy)


def drop(name: str) -> None:
    with _admin() as connection:
        connection.execute(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))


def _point(name: str) -> None:
    from django.db import connections

    connection = connections["default"]
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.settings_dict["OPTIONS"].pop("pool", None)  # a pool would keep connections to the last database
    os.environ["SAMBUT_TEST_DATABASE"] = name
    _look_whether_it_is_a_demo()


def _look_whether_it_is_a_demo() -> None:
    """Once for each database. The house remembers it for a minute, which may end between two pages whose questions are counted."""
    from sambut.accounts import queries

    queries.DEMO_SECONDS = 86_400
    queries.forget_demo()
    queries.is_demo()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Instead of Django's own test database."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"{_facts()['template']}_{worker}"
    clone(name)
    with django_db_blocker.unblock():
        _point(name)
        yield
        _point(name)
        from django.db import connections

        connections["default"].close()
    drop(name)


@pytest.fixture(scope="module")
def own_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[str]:
    """A database in which this module commits for real; it is dropped afterwards. Gives its name.

    `own_database("kept_country")` begins with a copy of the database that this fixture of the session names.
    """
    marker = request.node.get_closest_marker("own_database")
    source = request.getfixturevalue(marker.args[0]).database if marker and marker.args else ""
    digest = hashlib.sha256(request.module.__name__.encode()).hexdigest()[:8]
    with django_db_blocker.unblock(), standing_in(digest, source) as name:
        yield name
    drop(name)


@contextmanager
def standing_in(word: str, source: str = "") -> Iterator[str]:
    """Everything inside happens in a new database of this process, a copy of `source`. Gives its name; it stays."""
    before, worker = os.environ["SAMBUT_TEST_DATABASE"], os.environ.get("PYTEST_XDIST_WORKER", "main")
    name = f"{_facts()['template']}_{worker}_{word}"
    clone(name, source)
    _point(name)
    yield name
    _point(before)


@dataclass(frozen=True)
class Kept:
    """A database of which modules take copies, and what its maker gave."""

    database: str
    made: Any


def once_a_run(word: str, make: Callable[[], Any]) -> Kept:
    """Made by the first process of the run that asks, for all of them; what `make` gives must let itself be pickled."""
    place = Path(os.environ["SAMBUT_HOME"]).with_name(word)
    with open(place.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # whoever runs beside this process waits for it
        if not place.exists():
            with standing_in(word) as name:
                place.write_bytes(pickle.dumps(Kept(name, make())))
    return pickle.loads(place.read_bytes())


@pytest.fixture(autouse=True)
def _own_database_marker(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("own_database"):
        request.getfixturevalue("own_database")


@pytest.fixture
def cast() -> object:
    """The standing cast by short name: `cast.unit_officer.user`, `cast.unit_officer.person(at)`; see tests/world/cast.py."""
    from tests.world.cast import Cast

    return Cast()


@pytest.fixture(autouse=True)
def _speaks_indonesian() -> Iterator[None]:
    """A page under /en/ leaves its language in the thread; the next test begins in Indonesian again."""
    from django.utils import translation

    with translation.override("id"):
        yield


def pytest_collection_finish() -> None:
    """What is loaded now stays: the collector of rubbish need not look through it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    _hash_quickly()


def _hash_quickly() -> None:
    """Passwords are kept as in an installation, but of little work: a hundred megabytes a hash would be all that is measured."""
    from django.contrib.auth.hashers import Argon2PasswordHasher

    Argon2PasswordHasher.time_cost, Argon2PasswordHasher.memory_cost, Argon2PasswordHasher.parallelism = 1, 1024, 1


LONG = ("kill", "config", "browser", "demo", "faults", "api", "access")
"""Folders whose files take longest. They begin first, so that at the end nobody waits for one of them."""
LONGEST = "test_every_page.py"
"""It makes the country of which other files take copies: they come after those that need none."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run in parallel, of two tests with one name only one is run."""
    items.sort(key=_turn)
    twice = [name for name, times in Counter(item.nodeid for item in items).items() if times > 1]
    if twice:
        raise pytest.UsageError(f"Tests share a name, so that in parallel only one of them would run: {twice}")


def _turn(item: pytest.Item) -> tuple[int, bool, bool]:
    folder, marker = item.path.parent.name, item.get_closest_marker("own_database")
    copies = marker is not None and bool(marker.args)
    return LONG.index(folder) if folder in LONG else len(LONG), item.path.name != LONGEST, copies
