"""How the work stands: for `sambut check`, `sambut jobs`, and the metrics."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection

from sambut.jobs.models import GivenUp
from sambut.ledger.models import Outbox

_QUEUE = """
select count(*) filter (where status = 'todo' and coalesce(scheduled_at, %(at)s) <= %(at)s),
       count(*) filter (where status = 'todo' and scheduled_at > %(at)s),
       count(*) filter (where status = 'doing')
from procrastinate_jobs where status in ('todo', 'doing')
"""


@dataclass(frozen=True)
class Health:
    """`not_relayed` and its age tell whether a relay runs, `queued` whether workers keep up, `given_up` what needs a person."""

    not_relayed: int
    oldest_not_relayed_seconds: float
    queued: int
    to_retry: int
    running: int
    given_up: int

    def as_facts(self) -> dict[str, float]:
        return asdict(self)


def health(*, at: datetime) -> Health:
    waiting = Outbox.objects.filter(relayed_at=None).order_by("id")
    oldest = waiting.values_list("written_at", flat=True).first()
    with connection.cursor() as cursor:
        cursor.execute(_QUEUE, {"at": at})
        queued, to_retry, running = cursor.fetchone()
    return Health(
        not_relayed=waiting.count(),
        oldest_not_relayed_seconds=max((at - oldest).total_seconds(), 0.0) if oldest else 0.0,
        queued=queued,
        to_retry=to_retry,
        running=running,
        given_up=GivenUp.objects.filter(retried_at=None).count(),
    )


def given_up(limit: int = 100) -> list[GivenUp]:
    """What waits for a person, newest first."""
    return list(GivenUp.objects.filter(retried_at=None).order_by("-given_up_at", "-id")[:limit])
