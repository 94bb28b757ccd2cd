"""Reactions run by real workers: once in effect, in order where promised, again when they fail, given up in sight."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection, transaction

from sambut.jobs import actions, queries, relay, worker
from sambut.jobs.models import Done, GivenUp
from sambut.jobs.reactions import REACTIONS
from sambut.jobs.running import run_once
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce, announce_many
from tests.jobs import effects as ours
from tests.jobs.conftest import until
from tests.jobs.effects import effects

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("committed")]


@contextmanager
def working(count: int = 1) -> Iterator[None]:
    stop, beat = threading.Event(), {"heartbeat": timedelta(seconds=0.5)}
    threads = [threading.Thread(target=worker.run, args=(stop,), kwargs=beat) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_a_committed_row_is_reacted_to_while_the_worker_runs() -> None:
    announce("tests.noted", 7, at=now())
    with working():
        until(lambda: effects("note") == [7])
        announce("tests.noted", 8, at=now())
        until(lambda: effects("note") == [7, 8])


def test_two_workers_react_to_every_row_once() -> None:
    announce_many("tests.slow", range(120), at=now())
    with working(2):
        until(lambda: Done.objects.count() == 240)
    assert sorted(effects("note")) == sorted(effects("note_slowly")) == list(range(120))


def test_within_one_subject_an_ordered_reaction_keeps_the_order() -> None:
    for row_id in range(60):
        announce("tests.story", row_id, at=now(), subject_id=row_id % 4)
    with working(2):
        until(lambda: Done.objects.count() == 60)
    for subject in range(4):
        assert [row_id for row_id in effects("note_in_order") if row_id % 4 == subject] == list(range(subject, 60, 4))


def test_a_job_whose_end_could_not_be_written_is_taken_back_from_a_worker_that_lives(own_database: str) -> None:
    with working():
        with ours.no_end_is_written(own_database):
            announce("tests.noted", 7, at=now())
            until(lambda: effects("note") == [7])
            assert standing() == ["doing"]
        until(lambda: standing() == ["succeeded"])
    assert effects("note") == [7]


def standing() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("select status::text from procrastinate_jobs order by id")
        return [row[0] for row in cursor.fetchall()]


def test_one_that_always_fails_does_not_hold_up_the_others_and_is_given_up_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    announce("tests.poison", 1, at=now())
    announce_many("tests.noted", range(2, 30), at=now())
    with working():
        until(lambda: len(effects("note")) == 28 and GivenUp.objects.exists())
    row = GivenUp.objects.get()
    assert (row.reaction, row.topic, row.row_id, row.tries, row.reason) == (
        "poison",
        "tests.poison",
        1,
        2,
        "ValueError at ?",
    )
    assert effects("poison") == []
    assert queries.health(at=now()).given_up == 1
    assert "Siti" not in caplog.text
    assert "0812" not in caplog.text


def test_what_was_given_up_can_be_tried_again_when_it_is_mended() -> None:
    announce("tests.poison", 1, at=now())
    with working():
        until(GivenUp.objects.exists)
        broken = REACTIONS["tests.poison"]
        REACTIONS["tests.poison"] = (replace(broken[0], function=ours.HERE + "mended"),)
        actions.retry(GivenUp.objects.get().pk, at=now())
        until(lambda: effects("mended") == [1])
        REACTIONS["tests.poison"] = broken
    assert queries.given_up() == []
    with pytest.raises(Refused, match=r"job\.retry\.not_found"):
        actions.retry(GivenUp.objects.get().pk, at=now())


def test_a_reaction_outside_a_transaction_is_repeated_until_it_ends_well() -> None:
    announce("tests.outside", 7, at=now())
    with working():
        until(Done.objects.exists)
    assert effects("note_outside") == [7, 7]


def test_a_job_of_a_reaction_that_this_release_does_not_know_waits_for_a_newer_worker() -> None:
    announce("tests.noted", 7, at=now())
    relay.relay_all()
    known = REACTIONS.pop("tests.noted")
    with working():
        until(lambda: queries.health(at=now()).to_retry == 1)
        REACTIONS["tests.noted"] = known
        with connection.cursor() as cursor:
            cursor.execute("update procrastinate_jobs set scheduled_at = now()")
        until(lambda: effects("note") == [7])


def test_a_worker_that_is_stopped_ends_what_it_runs_and_begins_nothing_new() -> None:
    announce_many("tests.long", range(6), at=now())
    with working():
        until(lambda: queries.health(at=now()).running == 2)
    assert len(effects("note_at_length")) == Done.objects.count() == 2
    assert (queries.health(at=now()).running, queries.health(at=now()).queued) == (0, 4)


def test_the_same_reaction_run_by_two_at_once_happens_once() -> None:
    barrier, ran = threading.Barrier(6), []

    def run() -> None:
        barrier.wait()
        ran.append(run_once(ours.NOTE, 1, 7, at=now()))
        connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(ran) == {True: 1, False: 5}
    assert effects("note") == [7]


def test_a_reaction_that_fails_leaves_neither_effect_nor_mark() -> None:
    with pytest.raises(ValueError):
        run_once(REACTIONS["tests.poison"][0], 1, 7, at=now())
    assert (effects("poison"), Done.objects.count()) == ([], 0)


def test_a_worker_whose_connections_are_cut_goes_on() -> None:
    announce("tests.noted", 1, at=now())
    with working():
        until(lambda: effects("note") == [1])
        with connection.cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid() and usename = current_user"
            )
        announce("tests.noted", 2, at=now())
        until(lambda: effects("note") == [1, 2])


def test_an_action_that_announces_and_fails_is_not_heard_of() -> None:
    with working():
        with transaction.atomic():
            announce("tests.noted", 1, at=now())
            transaction.set_rollback(True)
        announce("tests.noted", 2, at=now())
        until(lambda: effects("note") == [2])
