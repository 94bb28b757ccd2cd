"""Periods come when they are due, once, however many workers ask, and never on top of themselves."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from sambut.jobs import relay, turning
from sambut.jobs.models import Done, GivenUp, Tick
from sambut.jobs.reactions import every_reaction
from sambut.jobs.schedule import PERIODS
from sambut.jobs.shapes import WEST, Period
from sambut.ledger.models import Outbox
from tests.jobs.effects import HERE

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("committed")]

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
EACH_MINUTE = Period("each_minute", HERE + "note", every=MINUTE)


@pytest.fixture(autouse=True)
def _only_ours(effect_table: None) -> Iterator[None]:
    before = list(PERIODS)
    PERIODS[:] = [EACH_MINUTE]
    yield
    PERIODS[:] = before


def test_a_period_seen_for_the_first_time_waits_for_its_next_turn() -> None:
    assert turning.turn_all(at=AT) == []
    assert Tick.objects.get().next_at == AT + MINUTE


def test_a_turn_comes_when_it_is_due_and_not_before() -> None:
    turning.turn_all(at=AT)
    assert turning.turn_all(at=AT + MINUTE - timedelta(microseconds=1)) == []
    assert turning.turn_all(at=AT + MINUTE) == ["each_minute"]
    assert turning.turn_all(at=AT + MINUTE) == []
    assert list(Outbox.objects.values_list("topic", "row_id")) == [("jobs.turn_each_minute", 0)]


def test_a_turn_is_left_out_while_the_last_one_is_under_way() -> None:
    turning.turn_all(at=AT)
    turning.turn_all(at=AT + MINUTE)
    assert turning.turn_all(at=AT + 2 * MINUTE) == []
    Done.objects.create(outbox_id=Outbox.objects.get().pk, reaction="each_minute", done_at=AT + 2 * MINUTE)
    assert turning.turn_all(at=AT + 3 * MINUTE) == ["each_minute"]


def test_after_a_turn_was_given_up_the_next_one_comes() -> None:
    turning.turn_all(at=AT)
    turning.turn_all(at=AT + MINUTE)
    facts = {"reaction": "each_minute", "topic": "t", "row_id": 0, "tries": 3, "reason": "x", "given_up_at": AT}
    GivenUp.objects.create(outbox_id=Outbox.objects.get().pk, **facts)
    assert turning.turn_all(at=AT + 2 * MINUTE) == ["each_minute"]


def test_after_a_long_sleep_one_turn_comes_and_not_all_that_were_missed() -> None:
    turning.turn_all(at=AT)
    assert turning.turn_all(at=AT + timedelta(days=3)) == ["each_minute"]
    assert Tick.objects.get().next_at == AT + timedelta(days=3) + MINUTE


def test_of_many_workers_one_announces_the_turn() -> None:
    turning.turn_all(at=AT)
    barrier, announced = threading.Barrier(6), []

    def work() -> None:
        barrier.wait()
        announced.extend(turning.turn_all(at=AT + MINUTE))
        connection.close()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert announced == ["each_minute"]
    assert Outbox.objects.count() == 1


def test_a_turn_is_relayed_to_the_function_of_its_period() -> None:
    turning.turn_all(at=AT)
    turning.turn_all(at=AT + MINUTE)
    relay.relay_once(at=AT + MINUTE)
    with connection.cursor() as cursor:
        cursor.execute("select args->>'reaction' from procrastinate_jobs")
        assert cursor.fetchall() == [("each_minute",)]


@given(
    st.integers(1_577_836_800, 1_893_456_000).map(lambda second: datetime.fromtimestamp(second, UTC)),
    st.times().map(lambda t: time(t.hour, t.minute)),
)
def test_a_daily_turn_is_the_next_moment_at_which_that_clock_time_comes(at: datetime, daily: time) -> None:
    following = Period("daily", HERE + "note", daily=daily).next_after(at)
    assert timedelta(0) < following - at <= timedelta(days=1)
    assert following.astimezone(WEST).time() == daily


def test_names_of_reactions_and_periods_are_unique() -> None:
    names = [reaction.name for reaction in every_reaction()]
    assert len(names) == len(set(names))
