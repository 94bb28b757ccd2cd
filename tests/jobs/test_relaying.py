"""From the outbox to the effect, with real workers in real processes' own database."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction

from sambut.jobs import relay, worker
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce
from tests.jobs.effects import effects

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("effect_table", "django_db_setup")]


@pytest.fixture(autouse=True)
def _real_commits(django_db_blocker: pytest.FixtureRequest, effect_table: None) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield
        with connection.cursor() as cursor:
            cursor.execute("delete from effect; delete from procrastinate_jobs; delete from ledger_outbox;")
            cursor.execute("delete from jobs_done; delete from jobs_givenup; delete from jobs_tick")


@contextmanager
def working(count: int = 1) -> Iterator[None]:
    stop = threading.Event()
    threads = [threading.Thread(target=worker.run, args=(stop,), kwargs={"heartbeat": timedelta(seconds=1)}) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.02)


def test_a_committed_row_is_reacted_to_once() -> None:
    announce("tests.noted", 7, at=now())
    with working():
        until(lambda: effects("note") == [7])
        announce("tests.noted", 8, at=now())
        until(lambda: effects("note") == [7, 8])
