"""Running one reaction: once in effect, again when it fails, given up in sight of everybody."""

import logging
import time
from datetime import datetime
from pathlib import Path
from traceback import extract_tb

import procrastinate
from django.db import connection, transaction
from django.utils.module_loading import import_string
from procrastinate import JobContext, RetryDecision
from procrastinate.retry import BaseRetryStrategy

from sambut.jobs import metrics
from sambut.jobs.deferring import TASK
from sambut.jobs.models import Done, GivenUp
from sambut.jobs.reactions import reaction_named
from sambut.jobs.shapes import Reaction
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused

log = logging.getLogger(__name__)
tasks = procrastinate.Blueprint()

UNKNOWN = Reaction("unknown", "", tries=12)
"""Stands for a reaction that this release does not know: during an upgrade a newer worker will."""

ROOT = Path(__file__).resolve().parent.parent


class Failed(Exception):
    """What the queue gets to know of a fault: its kind and its place, never its words."""


class _Again(BaseRetryStrategy):
    def get_retry_decision(self, *, exception: BaseException, job: procrastinate.jobs.Job) -> RetryDecision | None:
        reaction = reaction_named(str(job.task_kwargs["reaction"])) or UNKNOWN
        tries = job.attempts + 1
        if tries >= reaction.tries:
            return None
        return RetryDecision(retry_at=now() + reaction.wait_after(tries))


@tasks.task(name=TASK, pass_context=True, retry=_Again())
def react(
    context: JobContext, *, reaction: str, outbox_id: int, topic: str, row_id: int, subject_id: int | None = None
) -> None:
    """The one job there is. A worker that dies leaves it to be taken back, and counted as a try."""
    found = reaction_named(reaction) or UNKNOWN
    reason = _attempt(found, outbox_id, row_id) if context.job.attempts < found.tries else "worker died"
    if not reason:
        return
    tries = context.job.attempts + 1
    if tries >= found.tries:
        give_up(
            outbox_id, reaction, topic=topic, row_id=row_id, subject_id=subject_id, tries=tries, reason=reason, at=now()
        )
    else:
        metrics.REACTED.labels(reaction, "again").inc()
    raise Failed(f"{reaction} {outbox_id}: {reason}")


def _attempt(reaction: Reaction, outbox_id: int, row_id: int) -> str:
    """Runs it; gives the reason when it failed, else nothing."""
    if reaction is UNKNOWN:
        return "unknown reaction"
    begun = time.monotonic()
    try:
        end = "done" if run_once(reaction, outbox_id, row_id, at=now()) else "already"
    except Exception as fault:  # noqa: BLE001  (whatever a room's function raises is a failed try)
        return reason_of(fault)
    metrics.REACTED.labels(reaction.name, end).inc()
    metrics.TOOK.labels(reaction.name).observe(time.monotonic() - begun)
    return ""


def run_once(reaction: Reaction, outbox_id: int, row_id: int, *, at: datetime) -> bool:
    """Runs the reaction unless it is done; says whether it ran.

    The row of what is done goes in first: of two that run at once, the second waits at the unique index until the
    first commits (then there is nothing left to do) or dies (then it is the second's turn).
    """
    function = import_string(reaction.function.replace(":", "."))
    if reaction.atomic:
        with transaction.atomic():
            if not _mark_done(outbox_id, reaction.name, at):
                return False
            function(row_id, at=at)
            return True
    if Done.objects.filter(outbox_id=outbox_id, reaction=reaction.name).exists():
        return False
    function(row_id, at=at)
    return _mark_done(outbox_id, reaction.name, at)


def _mark_done(outbox_id: int, reaction: str, at: datetime) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into jobs_done (outbox_id, reaction, done_at) values (%s, %s, %s) on conflict do nothing",
            [outbox_id, reaction, at],
        )
        return cursor.rowcount == 1


def give_up(
    outbox_id: int,
    reaction: str,
    *,
    topic: str,
    row_id: int,
    subject_id: int | None,
    tries: int,
    reason: str,
    at: datetime,
) -> None:
    facts = {
        "topic": topic, "row_id": row_id, "subject_id": subject_id,
        "tries": tries, "reason": reason, "given_up_at": at, "retried_at": None,
    }  # fmt: skip
    GivenUp.objects.update_or_create(outbox_id=outbox_id, reaction=reaction, defaults=facts)
    metrics.REACTED.labels(reaction, "given_up").inc()


def reason_of(fault: BaseException) -> str:
    """`complaint.forward.from_closed`, or `ValueError at files/jobs.py:33`: enough to mend it, nothing that anybody wrote."""
    kind = fault.code if isinstance(fault, Refused) else type(fault).__name__
    files = [(Path(frame.filename), frame.lineno) for frame in extract_tb(fault.__traceback__)]
    ours = [(file, line) for file, line in files if file.is_relative_to(ROOT) and file != Path(__file__)]
    place = f"{ours[-1][0].relative_to(ROOT)}:{ours[-1][1]}" if ours else "?"
    return f"{kind} at {place}"[:200]
