"""From the outbox to the queue: every row once, in order, whatever happens to the relay."""

import os
import signal
import subprocess
import sys
import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from sambut.jobs import relay
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce, announce_many
from tests.jobs.conftest import until

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("committed")]


def queued() -> list[tuple[str, int, str | None]]:
    """Reaction, row and lock of every job, in the order of the queue."""
    with connection.cursor() as cursor:
        cursor.execute("select args->>'reaction', (args->>'row_id')::bigint, lock from procrastinate_jobs order by id")
        return cursor.fetchall()


def test_each_row_becomes_one_job_for_each_of_its_reactions_and_is_marked() -> None:
    at = now()
    announce("tests.slow", 7, at=at)
    announce("tests.nobody_reacts", 8, at=at)
    announce("tests.story", 9, at=at, subject_id=5)
    assert relay.relay_once(at=at) == 3
    assert queued() == [("note_too", 7, None), ("note_slowly", 7, None), ("note_in_order", 9, "note_in_order:5")]
    assert list(Outbox.objects.order_by("id").values_list("row_id", "relayed_at")) == [(7, at), (8, at), (9, at)]
    assert relay.relay_once(at=at) == 0


def test_what_is_rolled_back_is_never_relayed() -> None:
    with transaction.atomic():
        announce("tests.noted", 7, at=now())
        transaction.set_rollback(True)
    assert relay.relay_all() == 0


def test_a_bulk_verb_is_relayed_in_its_order() -> None:
    rows = [5, 3, 9, *range(100, 2000)]
    announce_many("tests.noted", rows, at=now())
    assert relay.relay_all() == len(rows)
    assert [row for _, row, _ in queued()] == rows


def test_several_relays_at_once_relay_every_row_once_and_in_order() -> None:
    announce_many("tests.noted", range(3000), at=now())
    totals: list[int] = []

    def work() -> None:
        totals.append(relay.relay_all())
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    totals.append(relay.relay_all())
    assert sum(totals) == 3000
    assert [row for _, row, _ in queued()] == list(range(3000))


@pytest.mark.kill
def test_a_relay_killed_between_deferring_and_committing_leaves_the_row_waiting() -> None:
    announce("tests.noted", 7, at=now())
    with transaction.atomic():
        Outbox.objects.select_for_update().get()  # the relay has deferred and now waits here to mark the row
        process = subprocess.Popen([sys.executable, "-m", "tests.jobs.relay_process"], env=os.environ)
        until(lambda: _waiting_for_a_lock() == 1)
        process.send_signal(signal.SIGKILL)
        process.wait()
    until(lambda: _other_sessions() == 0)
    assert queued() == []
    assert relay.relay_all() == 1
    assert queued() == [("note", 7, None)]


def _waiting_for_a_lock() -> int:
    return _sessions("wait_event_type = 'Lock'")


def _other_sessions() -> int:
    return _sessions("true")


def _sessions(condition: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("select pg_stat_clear_snapshot()")
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            f" and backend_type = 'client backend' and {condition}"
        )
        return int(cursor.fetchone()[0])


def test_the_relay_is_woken_by_a_commit_and_not_only_by_its_sweep() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=relay.keep_relaying, args=(stop,), kwargs={"sweep": timedelta(hours=1)})
    thread.start()
    try:
        until(lambda: _sessions("query like 'listen %'") == 1)
        announce("tests.noted", 7, at=now())
        until(lambda: len(queued()) == 1)
    finally:
        stop.set()
        thread.join()


def test_the_sweep_finds_what_no_call_announced() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=relay.keep_relaying, args=(stop,), kwargs={"sweep": timedelta(seconds=0.5)})
    thread.start()
    try:
        until(lambda: _sessions("query like 'listen %'") == 1)
        Outbox.objects.create(topic="tests.noted", row_id=7, written_at=now())
        until(lambda: len(queued()) == 1)
    finally:
        stop.set()
        thread.join()


def test_the_relay_survives_the_loss_of_its_connections() -> None:
    stop = threading.Event()
    thread = threading.Thread(target=relay.keep_relaying, args=(stop,), kwargs={"sweep": timedelta(seconds=0.5)})
    thread.start()
    try:
        until(lambda: _sessions("query like 'listen %'") == 1)
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid() and usename = current_user"
            )
        announce("tests.noted", 7, at=now())
        until(lambda: len(queued()) == 1)
    finally:
        stop.set()
        thread.join()
