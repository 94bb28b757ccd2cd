"""A module's own database with a table of effects, real commits, and a look at what happens in time."""

import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from tests.jobs import effects

EVERYTHING = (
    "procrastinate_jobs",
    "procrastinate_workers",
    "ledger_outbox",
    "jobs_done",
    "jobs_givenup",
    "jobs_tick",
    "effect",
)


@pytest.fixture(scope="module")
def effect_table(own_database: str) -> Iterator[None]:
    from sambut.jobs.reactions import REACTIONS

    effects.enter()
    effects.make_table(own_database)
    yield
    for topic in effects.OURS:
        del REACTIONS[topic]


@pytest.fixture
def committed(effect_table: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Commits are real; the tables are empty before and afterwards."""
    with django_db_blocker.unblock():
        _empty()
        yield
        _empty()
        connection.close()


def _empty() -> None:
    with connection.cursor() as cursor:
        for table in EVERYTHING:
            cursor.execute(f"delete from {table}")


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.02)
