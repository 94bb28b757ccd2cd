"""Limits as rows in PostgreSQL: they hold across threads, processes and machines, and no header changes them.

Edges count before they call an action, outside any transaction: a count inside a transaction that is rolled back did not happen.
"""

from datetime import datetime, timedelta

from django.db import connection

from sambut.accounts.models import Limit
from sambut.kernel.refusals import Refused

COUNT = """
insert into accounts_limit as held (key, used, starts_at, ends_at) values (%(key)s, 1, %(at)s, %(ends_at)s)
on conflict (key) do update set
  used = case when held.ends_at <= excluded.starts_at then 1 else least(held.used, %(limit)s) + 1 end,
  starts_at = case when held.ends_at <= excluded.starts_at then excluded.starts_at else held.starts_at end,
  ends_at = case when held.ends_at <= excluded.starts_at then excluded.ends_at else held.ends_at end
returning used, ends_at
"""


def count(key: str, *, limit: int, window: timedelta, at: datetime) -> None:
    """Counts one use of `key`; refuses with `limit.reached` and the `wait` once `limit` uses fell into the window.

    The window begins with the first use. One statement: of any number of simultaneous callers exactly `limit` pass.
    """
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"key": key, "limit": limit, "at": at, "ends_at": at + window})
        used, ends_at = cursor.fetchone()
    if used > limit:
        raise Refused("limit.reached", wait=ends_at - at)


def check(key: str, *, limit: int, at: datetime) -> None:
    """Refuses like `count` when the limit is used up, but counts nothing."""
    held = Limit.objects.filter(key=key, ends_at__gt=at, used__gte=limit).values_list("ends_at", flat=True).first()
    if held:
        raise Refused("limit.reached", wait=held - at)


def forget(key: str) -> None:
    """Begins anew, for example after somebody signed in."""
    Limit.objects.filter(key=key).delete()


def sweep(*, at: datetime) -> int:
    """Removes the rows whose window is over; called by a job."""
    return Limit.objects.filter(ends_at__lte=at).delete()[0]
