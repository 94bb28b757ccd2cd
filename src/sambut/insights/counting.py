"""Monthly figures, counted from the cases in one statement, so that pages need not look at cases at all.

Nulls are joined as nought, for "is not distinct from" cannot be hashed: a million rows would meet a million. What is new is written
in the order in which pages read it, so that the months of one region lie together.

Definitions (method `2026-1`):

- *Reports received*: every case that is not secret and whose words are masked, by the month of western Indonesia in which
  it was received, and by the region it is about; without one, the region whose government must answer. What was archived
  as hate or as no public service is not counted.
- *Answered*: with substance, until the count. *Timed*: the first limit to answer was met or has passed; *in time*: it was met.
- *Ended* and *accepted*: by the reporter's own acceptance; a timer is never an acceptance.
- `History`, numbers from before the cases stood here, is added to what was received.
"""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from sambut.complaints.states import Ending

METHOD = "2026-1"
WEST = ZoneInfo("Asia/Jakarta")
MONTHLY = "monthly"
NOT_COUNTED = [Ending.HATE.value, Ending.NOT_PUBLIC_SERVICE.value]

COUNT = """
with place as (
  select any_region.id, coalesce(running.id, next.new_id) as own_id
    from regions_region as any_region
    left join regions_region as running on running.code = left(any_region.code, 5) and running.ends_on is null
    left join regions_region as former on running.id is null and former.code = left(any_region.code, 5)
    left join regions_succession as next on next.old_id = former.id
), clocked as (
  select distinct on (clock.complaint_id) clock.complaint_id, clock.stopped_at, clock.due_at
    from complaints_clock as clock
    join complaints_complaint as c on c.id = clock.complaint_id and c.received_at >= %(since)s
   where clock.step = 'answer' order by clock.complaint_id, clock.id
), cases as (
  select coalesce(c.region_id, body.region_id) as region_id, c.category_id,
         date_trunc('month', c.received_at at time zone 'Asia/Jakarta')::date as month,
         count(*) as received, count(c.answered_at) as answered,
         count(*) filter (where clocked.stopped_at is not null or clocked.due_at <= %(at)s) as timed,
         count(*) filter (where clocked.stopped_at < clocked.due_at) as in_time,
         count(*) filter (where c.ending <> '') as ended,
         count(*) filter (where c.ending = 'accepted') as accepted,
         0::bigint as given
    from complaints_complaint as c
    left join organisations_organisation as body on body.id = c.body_id
    left join clocked on clocked.complaint_id = c.id
   where not c.secret and c.search is not null and c.received_at >= %(since)s and c.received_at < %(at)s and c.ending <> all(%(not_counted)s)
   group by 1, 2, 3
  union all
  select region_id, category_id, month, received, 0, 0, 0, 0, 0, received from insights_history where month >= %(month)s
), placed as (
  select place.own_id, cases.* from cases left join place on place.id = cases.region_id
), counted as (
  select region.id as region_id, topic.id as category_id, month, sum(received) as received, sum(answered) as answered,
         sum(timed) as timed, sum(in_time) as in_time, sum(ended) as ended, sum(accepted) as accepted, sum(given) as given
    from placed
    left join regions_region as own on own.id = placed.own_id
    left join complaints_category as leaf on leaf.id = placed.category_id
    cross join lateral (
      select null::bigint as id union all select own.id where own.id is not null
      union all select own.parent_id where own.parent_id is not null) as region
    cross join lateral (
      select null::bigint as id union all select leaf.id where leaf.id is not null
      union all select leaf.parent_id where leaf.parent_id is not null) as topic
   group by 1, 2, 3
), stands as (
  select * from insights_monthly where month >= %(month)s
), gone as (
  delete from insights_monthly where id in (
    select stands.id from stands
      left join counted on counted.month = stands.month and coalesce(counted.region_id, 0) = coalesce(stands.region_id, 0)
                       and coalesce(counted.category_id, 0) = coalesce(stands.category_id, 0)
     where counted.month is null)
)
insert into insights_monthly (region_id, category_id, month, received, answered, timed, in_time, ended, accepted, given)
select counted.region_id, counted.category_id, counted.month, counted.received, counted.answered, counted.timed, counted.in_time,
       counted.ended, counted.accepted, counted.given
  from counted
  left join stands on counted.month = stands.month and coalesce(counted.region_id, 0) = coalesce(stands.region_id, 0)
                  and coalesce(counted.category_id, 0) = coalesce(stands.category_id, 0)
 where stands.id is null
    or (stands.received, stands.answered, stands.timed, stands.in_time, stands.ended, stands.accepted, stands.given)
       is distinct from (counted.received, counted.answered, counted.timed, counted.in_time, counted.ended, counted.accepted, counted.given)
 order by counted.region_id, counted.category_id, counted.month
on conflict (region_id, category_id, month) do update
   set received = excluded.received, answered = excluded.answered, timed = excluded.timed, in_time = excluded.in_time,
       ended = excluded.ended, accepted = excluded.accepted, given = excluded.given
"""

KEPT = """
insert into insights_kept (part, counted_at, method, rows, synthetic, people)
select %(part)s, %(at)s, %(method)s, (select count(*) from insights_monthly), exists (select from insights_history where synthetic),
       (select coalesce(sum(region.population), 0) from regions_region as region
         where region.ends_on is null and region.level = 'regency' and exists (
           select from insights_monthly as one
            where one.region_id = region.id and one.category_id is null and one.month > %(year_ago)s and one.month <= %(last)s and one.received > 0))
on conflict (part) do update set counted_at = excluded.counted_at, method = excluded.method, rows = excluded.rows,
       synthetic = excluded.synthetic, people = excluded.people
"""

BEGINNING = date(1990, 1, 1)


def count(*, at: datetime, since: date | None = None) -> int:
    """Counts anew all months, or those from the one of `since` on. Gives how many rows changed."""
    month = (since or BEGINNING).replace(day=1)
    moment = datetime(month.year, month.month, 1, tzinfo=WEST)
    facts: dict[str, Any] = {"since": moment, "month": month, "at": at, "not_counted": NOT_COUNTED}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(COUNT, facts)
        changed = cursor.rowcount
        last = last_month(at)
        kept: dict[str, Any] = {
            "part": MONTHLY,
            "at": at,
            "method": METHOD,
            "last": last,
            "year_ago": add_months(last, -12),
        }
        cursor.execute(KEPT, kept)
    return changed


def last_month(at: datetime) -> date:
    """The last whole month of western Indonesia."""
    here = at.astimezone(WEST).date().replace(day=1)
    return (here - timedelta(days=1)).replace(day=1)


def add_months(month: date, count: int) -> date:
    number = month.year * 12 + month.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)
