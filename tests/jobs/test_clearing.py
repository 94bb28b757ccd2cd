"""What is finished is cleared, what is not finished stays."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from sambut.jobs import relay
from sambut.jobs.clearing import clear_finished
from sambut.jobs.models import Done
from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce, clear_relayed

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("committed")]

AT = datetime(2025, 3, 26, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_relayed_rows_go_after_a_week_and_waiting_ones_never() -> None:
    announce("tests.nobody_reacts", 1, at=AT - 30 * DAY)
    relay.relay_once(at=AT - 7 * DAY - timedelta(seconds=1))
    announce("tests.nobody_reacts", 2, at=AT - 30 * DAY)
    relay.relay_once(at=AT - 7 * DAY)
    announce("tests.nobody_reacts", 3, at=AT - 30 * DAY)
    clear_finished(0, at=AT)
    assert list(Outbox.objects.order_by("id").values_list("row_id", flat=True)) == [2, 3]


def test_rows_are_cleared_in_batches_to_the_last() -> None:
    for row_id in range(7):
        announce("tests.nobody_reacts", row_id, at=AT)
    relay.relay_once(at=AT)
    assert clear_relayed(before=AT + DAY, batch=2) == 7


def test_what_is_done_is_remembered_for_a_week() -> None:
    for outbox_id, age in ((1, 8), (2, 6)):
        Done.objects.create(outbox_id=outbox_id, reaction="note", done_at=AT - age * DAY)
    clear_finished(0, at=AT)
    assert list(Done.objects.values_list("outbox_id", flat=True)) == [2]


def test_finished_jobs_go_after_a_day_and_unfinished_ones_never() -> None:
    for row_id in range(4):
        announce("tests.noted", row_id, at=AT)
    relay.relay_once(at=AT)
    with connection.cursor() as cursor:
        cursor.execute("select id from procrastinate_jobs order by id")
        old, fresh, waiting, failed = [row[0] for row in cursor.fetchall()]
        cursor.execute("update procrastinate_jobs set status = 'doing' where id <> %s", [waiting])
        cursor.execute("update procrastinate_jobs set status = 'succeeded' where id in (%s, %s)", [old, fresh])
        cursor.execute("update procrastinate_jobs set status = 'failed' where id = %s", [failed])
        cursor.execute(
            "update procrastinate_events set at = %s where job_id <> %s", [AT - DAY - timedelta(seconds=1), fresh]
        )
        cursor.execute("update procrastinate_events set at = %s where job_id = %s", [AT, fresh])
        clear_finished(0, at=AT)
        cursor.execute("select id from procrastinate_jobs order by id")
        assert [row[0] for row in cursor.fetchall()] == [fresh, waiting]
