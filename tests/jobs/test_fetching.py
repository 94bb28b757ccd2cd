"""The queue hands out jobs at the same cost, however many wait."""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_the_function_that_fetches_does_not_sort_the_queue() -> None:
    """A release of procrastinate that brings another function shows here: the setting must be made for that one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select proname, proconfig from pg_proc where proname like 'procrastinate_fetch_job%' order by 1"
        )
        assert cursor.fetchall()[-1] == ("procrastinate_fetch_job_v2", ["enable_sort=off"])


def test_ordered_jobs_find_their_predecessors_by_an_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select indexdef from pg_indexes where indexname = 'jobs_waiting_lock'")
        assert "(lock, id) WHERE" in cursor.fetchone()[0]
