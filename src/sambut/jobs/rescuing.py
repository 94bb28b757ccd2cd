"""Taking jobs back from workers that were killed."""

import logging
from datetime import timedelta

from django.db import connection

from sambut.jobs import metrics

log = logging.getLogger(__name__)

_RESCUE = """
select procrastinate_retry_job_v2(silent.id, now(), null, null, null) from (
    select job.id from procrastinate_jobs job
    left join procrastinate_workers worker on worker.id = job.worker_id
    where job.status = 'doing'
      and (worker.id is null or worker.last_heartbeat < now() - make_interval(secs => %s::double precision))
    for update of job skip locked
) silent
"""


def rescue(*, silent_after: timedelta) -> int:
    """Gives jobs back to the queue whose worker has not been heard of; gives how many.

    One statement that locks what it takes, so several may do it at once. A job whose worker was only slow runs twice
    then; the row of what is done keeps its effect single.
    """
    with connection.cursor() as cursor:
        cursor.execute(_RESCUE, [silent_after.total_seconds()])
        taken = cursor.rowcount
    if taken:
        metrics.RESCUED.inc(taken)
        log.warning("Took %d jobs back from workers that fell silent.", taken)
    return taken
