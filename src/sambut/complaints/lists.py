"""Lists: one statement a page at any size. They start from the sight table or from an index, never from the whole.

A case that runs always waits for somebody, so "running" is "has a limit": `next_at < END_OF_TIME` walks the queue's index in its
own order, which a list of states would not.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db import connection
from django.db.models import F, QuerySet

from sambut.complaints import access
from sambut.complaints.access import Reporter
from sambut.complaints.models import Complaint, Sight
from sambut.complaints.rules import END_OF_TIME
from sambut.complaints.states import Status
from sambut.mandates.people import Mandate, Person

AT_MOST = 1000
"""Counts stop here and are shown as "1.000+"."""

PLAIN = ("number", "title", "grade", "ending", "anonymous", "answered_at", "ended_at", "bounces", "channel")
NAMES = {
    "region_name": "region__name",
    "holder_name": "holder__name",
    "body_name": "body__name",
    "category_name": "category__name",
    "zone": "holder__zone",
}
SHARED = ("status", "secret", "next_at", "received_at")


@dataclass(frozen=True)
class Filter:
    """What a queue shows. `late_at`: only what is late at that instant."""

    status: str = ""
    late_at: datetime | None = None
    supervisory: bool = False
    former: bool = False
    """What this organisation had and has no more, instead of what it has."""


def queue(organisation_id: int, wanted: Filter = Filter()) -> QuerySet:
    """What lies with an organisation or below it. Order it by `next_at, complaint_id`."""
    rows = _sights().filter(organisation=organisation_id, holds=not wanted.former)
    rows = rows.filter(status=wanted.status) if wanted.status else rows.filter(next_at__lt=END_OF_TIME)
    if wanted.late_at:
        rows = rows.filter(next_at__lte=wanted.late_at)
    if wanted.supervisory:
        rows = rows.filter(supervisory=True)
    return rows


def watched(who: Person, wanted: Filter = Filter()) -> QuerySet:
    """Every body's cases, for the national desk and those who watch, as far as this person sees them. Order it by `next_at, id`."""
    return national(wanted) if access.sees_everything(who) else national(wanted).filter(secret=False)


def national(wanted: Filter = Filter()) -> QuerySet:
    """Every body's cases. Order it by `next_at, id`."""
    rows = _cases()
    rows = rows.filter(status=wanted.status) if wanted.status else rows.filter(next_at__lt=END_OF_TIME)
    if wanted.late_at:
        rows = rows.filter(next_at__lte=wanted.late_at)
    if wanted.supervisory:
        rows = rows.filter(grade="supervisory")
    return rows


def unplaced() -> QuerySet:
    """What no body has yet: the national desk's own work."""
    return _cases().filter(status=Status.RECEIVED, body=None)


def inspected(mandate: Mandate, wanted: Filter = Filter()) -> QuerySet:
    """Cases berkadar pengawasan of a body, for its inspectorate. Order it by `next_at, id`."""
    return national(wanted).filter(access.inspected(mandate))


def public(
    *, body_id: int | None = None, region_code: str = "", category_id: int | None = None, service_id: int | None = None
) -> QuerySet:
    """Open, masked cases. Order it by `-received_at, -id`."""
    rows = _cases().filter(public_at__isnull=False)
    if body_id:
        rows = rows.filter(body=body_id)
    if region_code:
        rows = rows.filter(region__code__startswith=region_code)
    if category_id:
        rows = rows.filter(category=category_id)
    if service_id:
        rows = rows.filter(service=service_id)
    return rows


def own(who: Reporter) -> QuerySet:
    """A reporter's cases. Order it by `-received_at, -id`."""
    return _cases().filter(handle__in=who.handles)


def seen(who: Person) -> QuerySet:
    """What this person may see, in no order."""
    return _cases().filter(access.seen(who))


@cache
def _sights() -> QuerySet:
    """What a queue shows of each case, put together once: a filter takes a copy, which costs a fifth."""
    facts = {name: F(f"complaint__{name}") for name in PLAIN} | {
        name: F(f"complaint__{path}") for name, path in NAMES.items()
    }
    return Sight.objects.values("complaint_id", *SHARED, **facts)


@cache
def _cases() -> QuerySet:
    """The same from the cases themselves."""
    return Complaint.objects.values(
        "id", *SHARED, "public_at", *PLAIN, **{name: F(path) for name, path in NAMES.items()}
    )


COUNTS = """
select kind, count(*) from (
  (select 'all' as kind from complaints_sight where organisation_id = %(organisation)s and holds and next_at < %(end)s limit %(most)s)
  union all
  (select 'received' from complaints_sight where organisation_id = %(organisation)s and holds and status = 'received' limit %(most)s)
  union all
  (select 'forwarded' from complaints_sight where organisation_id = %(organisation)s and holds and status = 'forwarded' limit %(most)s)
  union all
  (select 'answered' from complaints_sight where organisation_id = %(organisation)s and holds and status = 'answered' limit %(most)s)
  union all
  (select 'late' from complaints_sight where organisation_id = %(organisation)s and holds and status = any(%(waiting)s)
      and next_at <= %(at)s limit %(most)s)
) as bounded group by kind
"""


def counts(organisation_id: int, *, at: datetime) -> dict[str, int]:
    """How much waits, bounded: one statement whatever the size. Keys: all, received, forwarded, answered, late."""
    with connection.cursor() as cursor:
        cursor.execute(
            COUNTS,
            {
                "organisation": organisation_id, "most": AT_MOST, "at": at,
                "end": END_OF_TIME, "waiting": [str(Status.RECEIVED), str(Status.FORWARDED)],
            },
        )  # fmt: skip
        found = dict(cursor.fetchall())
    return {kind: found.get(kind, 0) for kind in ("all", "received", "forwarded", "answered", "late")}
