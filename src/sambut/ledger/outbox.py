"""Writing to the outbox. The relay that reads it lives in `jobs`."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from sambut.ledger.models import Outbox

CHANNEL = "sambut_outbox"

# One statement each: the row and the call to the relay, which PostgreSQL delivers when the transaction commits.
_ONE = f"""
with written as (
    insert into ledger_outbox (topic, row_id, subject_id, written_at) values (%s, %s, %s, %s) returning id
) select id, pg_notify('{CHANNEL}', '') from written
"""
_MANY = f"""
with written as (
    insert into ledger_outbox (topic, row_id, written_at)
    select %s::text, rows.id, %s::timestamptz from unnest(%s::bigint[]) with ordinality as rows (id, place) order by place
) select pg_notify('{CHANNEL}', '')
"""


def announce(topic: str, row_id: int, *, at: datetime, subject_id: int | None = None) -> int:
    """One outbox row in the running transaction; the relay is woken when it commits.

    `topic` is `<room>.<verb>`, for example `complaints.forward`; `row_id` is the id of the event row. `subject_id`
    is the row whose story it is (the complaint): reactions that promise order keep it within one subject. Gives the
    id of the outbox row.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE, [topic, row_id, subject_id, at])
        return int(cursor.fetchone()[0])


def announce_many(topic: str, row_ids: Iterable[int], *, at: datetime) -> None:
    """The outbox rows of a bulk verb, in the order given, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(_MANY, [topic, at, list(row_ids)])


def clear_relayed(*, before: datetime, batch: int = 5000) -> int:
    """Removes rows relayed before that instant, one batch a transaction; gives how many."""
    removed = 0
    while True:
        old = Outbox.objects.filter(relayed_at__lt=before).order_by("id").values("id")[:batch]
        gone = Outbox.objects.filter(id__in=old).delete()[0]
        removed += gone
        if gone < batch:
            return removed
