"""A worker whose clock is given: relay, reactions and periods as the worker calls them, one after the other."""

import json
from datetime import datetime

from django.db import connection

from sambut.jobs.models import Tick
from sambut.jobs.reactions import reaction_named
from sambut.jobs.relay import relay_once
from sambut.jobs.running import run_once
from sambut.jobs.turning import turn_all

TAKE = "delete from procrastinate_jobs where id = (select min(id) from procrastinate_jobs) returning args::text"


def work(at: datetime) -> list[str]:
    """Reacts to everything that waits, also to what the reactions announce; gives the reactions that ran."""
    ran = []
    while relay_once(at=at) or _waiting():
        while job := _taken():
            reaction = reaction_named(job["reaction"])
            assert reaction, job
            if run_once(reaction, job["outbox_id"], job["row_id"], at=at):
                ran.append(reaction.name)
    return ran


def minute(at: datetime) -> list[str]:
    """The turn of every period that is due, then everything that follows from it."""
    Tick.objects.filter(name="sweep_clocks").update(next_at=at)
    turn_all(at=at)
    return work(at)


def _waiting() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select exists (select 1 from procrastinate_jobs)")
        return bool(cursor.fetchone()[0])


def _taken() -> dict[str, object] | None:
    with connection.cursor() as cursor:
        cursor.execute(TAKE)
        row = cursor.fetchone()
    return json.loads(row[0]) if row else None
