"""The daily clearing of what is finished, so that queue and outbox stay small for ever."""

from datetime import datetime, timedelta

from django.db import connection

from sambut.ledger.outbox import clear_relayed

FINISHED_JOBS_KEPT = timedelta(days=1)
RELAYED_ROWS_KEPT = timedelta(days=7)
"""Longer than the longest row of retries: what is done must be remembered while its job may still come."""

_JOBS = """
delete from procrastinate_jobs where id in (
    select job.id from procrastinate_jobs job
    where job.status in ('succeeded', 'failed', 'cancelled', 'aborted')
      and not exists (select from procrastinate_events event where event.job_id = job.id and event.at >= %s)
    order by job.id limit 5000)
"""
_DONE = "delete from jobs_done where id in (select id from jobs_done where done_at < %s order by done_at limit 5000)"


def clear_finished(row_id: int, *, at: datetime) -> None:
    clear_relayed(before=at - RELAYED_ROWS_KEPT)
    _in_batches(_DONE, at - RELAYED_ROWS_KEPT)
    _in_batches(_JOBS, at - FINISHED_JOBS_KEPT)


def _in_batches(statement: str, before: datetime) -> None:
    """Each batch is its own transaction: short locks, and nothing lost when stopped."""
    with connection.cursor() as cursor:
        while True:
            cursor.execute(statement, [before])
            if cursor.rowcount < 5000:
                return
