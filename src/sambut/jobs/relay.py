"""From the outbox to the queue: one job for each reaction to each row, in the transaction that marks the row."""

import logging
import threading
from datetime import datetime, timedelta

import psycopg
from django.db import InterfaceError, OperationalError, connection, transaction

from sambut.jobs import metrics
from sambut.jobs.deferring import Call, defer
from sambut.jobs.reactions import reactions_to
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from sambut.ledger.outbox import CHANNEL

log = logging.getLogger(__name__)

TURN = 727263
"""Advisory lock of the relay whose turn it is. With two at once, a later batch could overtake an earlier one."""


@transaction.atomic
def relay_once(*, at: datetime, batch: int = 500) -> int:
    """Relays the oldest waiting rows; gives how many. Nought also when another relay is at it: it sees the same call."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(%s::bigint)", [TURN])
        if not cursor.fetchone()[0]:
            return 0
    rows = list(Outbox.objects.filter(relayed_at=None).order_by("id")[:batch])
    defer(
        Call(reaction, row.pk, row.topic, row.row_id, row.subject_id)
        for row in rows
        for reaction in reactions_to(row.topic)
    )
    Outbox.objects.filter(pk__in=[row.pk for row in rows]).update(relayed_at=at)
    metrics.RELAYED.inc(len(rows))
    return len(rows)


def relay_all() -> int:
    """Relays until nothing waits; gives how many rows."""
    total = 0
    while relayed := relay_once(at=now()):
        total += relayed
    return total


def keep_relaying(stop: threading.Event, *, sweep: timedelta = timedelta(seconds=5)) -> None:
    """Relays until `stop`: whenever a transaction with an outbox row commits, and every `sweep` in case a call was lost."""
    while not stop.is_set():
        try:
            with _listening() as ear:
                while not stop.is_set():
                    relay_all()
                    _wait_for_call(ear, stop, sweep)
        except (psycopg.OperationalError, OperationalError, InterfaceError):
            log.warning("The relay lost the database and tries again.")
            connection.close()
            stop.wait(1)
    connection.close()


def _listening() -> psycopg.Connection:
    """A connection of its own: a pooled one would be handed back with its ear still open."""
    facts = connection.get_connection_params()
    facts.pop("cursor_factory", None)
    facts.pop("context", None)
    ear = psycopg.connect(**facts, autocommit=True)
    ear.execute(f"listen {CHANNEL}")
    return ear


def _wait_for_call(ear: psycopg.Connection, stop: threading.Event, sweep: timedelta) -> None:
    """Until a call comes, the sweep is due, or (looked at twice a second) the worker stops."""
    waited = 0.0
    while waited < sweep.total_seconds() and not stop.is_set():
        if any(True for _ in ear.notifies(timeout=0.5, stop_after=1)):
            return
        waited += 0.5
