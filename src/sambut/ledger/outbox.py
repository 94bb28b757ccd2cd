"""Writing to the outbox. The relay that reads it lives in `jobs`."""

from datetime import datetime

from django.db import connection

from sambut.ledger.models import Outbox

CHANNEL = "sambut_outbox"


def announce(topic: str, row_id: int, *, at: datetime) -> None:
    """One outbox row in the running transaction; the relay is woken when it commits.

    `topic` is `<room>.<verb>`, for example `complaints.forward`; `row_id` is the id of the event row.
    """
    Outbox.objects.create(topic=topic, row_id=row_id, written_at=at)
    with connection.cursor() as cursor:
        cursor.execute(f"notify {CHANNEL}")
