"""Announcing the turns of the schedule.

A turn is an outbox row, written in the transaction that moves the period on: so each happens once however many workers
there are, and everything that holds for a reaction (retry, giving up, once in effect) holds for it. A turn is left out
while the last one still waits or runs.
"""

import threading
from datetime import datetime, timedelta

from django.db import InterfaceError, OperationalError, connection, transaction

from sambut.jobs import metrics, rescuing
from sambut.jobs.models import Done, GivenUp, Tick
from sambut.jobs.schedule import PERIODS
from sambut.jobs.shapes import Period
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from sambut.ledger.outbox import announce


def turn_all(*, at: datetime) -> list[str]:
    """Announces every period whose time has come; gives their names."""
    return [period.name for period in PERIODS if turn(period, at=at)]


@transaction.atomic
def turn(period: Period, *, at: datetime) -> bool:
    """A period that is seen for the first time waits for its next turn, so that a start is not a storm."""
    tick, fresh = Tick.objects.get_or_create(name=period.name, defaults={"next_at": period.next_after(at)})
    if fresh or tick.next_at > at:
        return False
    tick = Tick.objects.select_for_update().get(name=period.name)
    if tick.next_at > at:
        return False
    due = not _under_way(tick.outbox_id, period.name)
    if due:
        tick.outbox_id = announce(period.topic, 0, at=at)
        metrics.TICKS.labels(period.name).inc()
    tick.next_at = period.next_after(at)
    tick.save()
    return due


def _under_way(outbox_id: int | None, reaction: str) -> bool:
    """The last turn is neither done nor given up nor cleared away."""
    if outbox_id is None or not Outbox.objects.filter(pk=outbox_id).exists():
        return False
    ended = {"outbox_id": outbox_id, "reaction": reaction}
    return not Done.objects.filter(**ended).exists() and not GivenUp.objects.filter(**ended).exists()


def keep_turning(stop: threading.Event, *, silent_after: timedelta, look: timedelta = timedelta(seconds=5)) -> None:
    """Until `stop`: announces the periods that are due and takes jobs back from workers that fell silent."""
    while not stop.is_set():
        try:
            turn_all(at=now())
            rescuing.rescue(silent_after=silent_after)
        except (OperationalError, InterfaceError):
            pass  # the database is away; the next look finds what was missed
        finally:
            connection.close()
        stop.wait(look.total_seconds())
