"""Counting the indicators from the cases: four statements, however many bodies, cases and units there are.

`participants` are organisations. A body answers for every case whose body it is; a unit for every case that it, or a unit
below it, holds. Times are those of the clocks that ran (docs/contests.md tells each definition).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection

from sambut.calendars.queries import working_calendar
from sambut.competitions.measures.rules import Raw
from sambut.competitions.measures.states import Measure
from sambut.complaints.states import ARCHIVE_REASONS, Ending, Step, Verb
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

ONE = timedelta(days=1)
Counts = dict[int, dict[Measure, Raw]]


@dataclass(frozen=True)
class Span:
    """Complaints received from `starts_on` up to the day before `ends_on`, as clocks of `zone` tell days."""

    starts_on: date
    ends_on: date
    zone: str

    def moments(self) -> tuple[datetime, datetime]:
        zone = ZoneInfo(self.zone)
        return tuple(datetime.combine(day, time.min, zone) for day in (self.starts_on, self.ends_on))  # type: ignore[return-value]


CASES = """
with pairs as materialized (
  select c.id, {participant} as who, c.status, c.ending, c.received_at, c.answered_at, c.ended_at, c.bounces, c.secret,
         c.anonymous or c.secret as protected, c.public_at, c.received_at >= %(since)s as inside
    from complaints_complaint as c {scope}
   where c.received_at < %(until)s and c.received_at >= %(since)s {kept}
  union all
  select c.id, {participant}, c.status, c.ending, c.received_at, c.answered_at, c.ended_at, c.bounces, c.secret, false, c.public_at, false
    from complaints_complaint as c {scope}
   where c.received_at < %(since)s and (c.answered_at is null or c.answered_at >= %(until)s)
     and (c.ended_at is null or c.ended_at >= %(until)s) {kept}
), clocks as (
  select distinct on (clock.complaint_id, clock.step) clock.complaint_id, clock.step, clock.due_at, clock.stopped_at
    from complaints_clock as clock join pairs on pairs.id = clock.complaint_id and pairs.inside
   where clock.step in (%(verify)s, %(answer)s)
   order by clock.complaint_id, clock.step, clock.id
), happened as (
  select event.complaint_id, bool_or(event.verb = %(reject)s) as rejected, bool_or(event.verb = %(opened)s) as opened,
         bool_or(event.verb = %(import)s) as imported
    from complaints_event as event join pairs on pairs.id = event.complaint_id and pairs.inside
   where event.verb in (%(reject)s, %(opened)s, %(import)s)
   group by event.complaint_id
), cases as (
  select pairs.*, coalesce(happened.rejected, false) as rejected, coalesce(happened.opened, false) as opened,
         coalesce(happened.imported, false) as imported,
         ending = 'withdrawn' and answered_at is null as taken_back,
         status = 'closed' as done,
         verify.due_at as verify_due, verify.stopped_at as verified_at, answer.due_at as answer_due,
         (%(days)s::int[])[(answered_at at time zone %(zone)s)::date - %(first)s + 1]
           - (%(days)s::int[])[(received_at at time zone %(zone)s)::date - %(first)s + 1] as days_to_answer,
         case when status = 'closed' then (%(days)s::int[])[(ended_at at time zone %(zone)s)::date - %(first)s + 1]
           - (%(days)s::int[])[(received_at at time zone %(zone)s)::date - %(first)s + 1] end as days_to_done
    from pairs
    left join happened on happened.complaint_id = pairs.id
    left join clocks as verify on verify.complaint_id = pairs.id and verify.step = %(verify)s
    left join clocks as answer on answer.complaint_id = pairs.id and answer.step = %(answer)s
)
select who,
  count(*) filter (where inside) as received,
  count(*) filter (where inside and not taken_back and verified_at < verify_due) as verified_in_time,
  count(*) filter (where inside and not taken_back and (verified_at is not null or verify_due <= %(at)s)) as verify_told,
  count(*) filter (where inside and answered_at is not null) as answered,
  count(*) filter (where inside and not taken_back and answered_at < answer_due) as answered_in_time,
  count(*) filter (where inside and not taken_back and (answered_at < answer_due
     or answer_due <= least(answered_at, coalesce(ended_at, %(at)s)))) as answer_told,
  percentile_cont(0.5) within group (order by days_to_answer) filter (where inside) as days_to_answer,
  count(days_to_answer) filter (where inside) as with_days_to_answer,
  count(*) filter (where inside and done) as done,
  percentile_cont(0.5) within group (order by days_to_done) filter (where inside) as days_to_done,
  count(days_to_done) filter (where inside) as with_days_to_done,
  count(*) filter (where inside and ending = 'by_timer') as by_timer,
  count(*) filter (where inside and answered_at is not null and (rejected or ending = 'accepted')) as reacted,
  count(*) filter (where inside and answered_at is not null and ending = 'accepted') as accepted,
  count(*) filter (where inside and answered_at is not null and rejected) as reopened,
  count(*) filter (where inside and bounces > 0) as bounced,
  count(*) filter (where inside and ending = any(%(reasons)s)) as archived,
  count(*) filter (where (answered_at is null or answered_at >= %(until)s) and (ended_at is null or ended_at >= %(until)s)) as backlog,
  count(*) filter (where inside and received_at + interval '60 days' <= %(at)s) as old,
  count(*) filter (where inside and received_at + interval '60 days' <= %(at)s
     and (answered_at is null or answered_at > received_at + interval '60 days')
     and (ended_at is null or ended_at > received_at + interval '60 days')) as over_sixty,
  count(*) filter (where inside and protected) as protected,
  count(*) filter (where inside and protected and opened) as names_opened,
  count(*) filter (where inside and answered_at is not null and not secret and public_at is not null) as published,
  count(*) filter (where inside and answered_at is not null and not secret) as publishable,
  count(*) filter (where inside and imported) as imported
from cases group by who
"""
SHARES = {
    Measure.VERIFIED_IN_TIME: ("verified_in_time", "verify_told"), Measure.ANSWERED: ("answered", "received"),
    Measure.ANSWERED_IN_TIME: ("answered_in_time", "answer_told"), Measure.DONE: ("done", "received"),
    Measure.BY_TIMER: ("by_timer", "done"), Measure.REACTED: ("reacted", "answered"), Measure.ACCEPTED: ("accepted", "reacted"),
    Measure.REOPENED: ("reopened", "answered"), Measure.BOUNCED: ("bounced", "received"), Measure.ARCHIVED: ("archived", "received"),
    Measure.BACKLOG: ("backlog", "received"), Measure.OVER_SIXTY: ("over_sixty", "old"), Measure.PROTECTED: ("protected", "received"),
    Measure.NAMES_OPENED: ("names_opened", "protected"), Measure.PUBLISHED: ("published", "publishable"),
    Measure.IMPORTED: ("imported", "received"),
}  # fmt: skip
MEDIANS = {
    Measure.DAYS_TO_ANSWER: ("days_to_answer", "with_days_to_answer"),
    Measure.DAYS_TO_DONE: ("days_to_done", "with_days_to_done"),
}

UNITS = """
with held as (select distinct organisation_id from mandates_appointment
               where role = %(officer)s and starts_at <= %(at)s and (ends_at is null or ends_at > %(at)s))
select who.id, count(held.organisation_id), count(*)
  from organisations_organisation as unit cross join lateral unnest(unit.path) as who(id)
  left join held on held.organisation_id = unit.id
 where unit.path && %(ids)s::bigint[] and who.id = any(%(ids)s::bigint[]) and unit.id <> who.id and unit.ends_on is null
 group by who.id
"""
OFFICERS = """
select who.id, count(*) filter (where office.decree <> ''), count(*)
  from mandates_appointment as office join organisations_organisation as unit on unit.id = office.organisation_id
 cross join lateral unnest(unit.path) as who(id)
 where office.role in (%(officer)s, %(admin)s) and office.starts_at <= %(at)s and (office.ends_at is null or office.ends_at > %(at)s)
   and who.id = any(%(ids)s::bigint[])
 group by who.id
"""
SURVEYS = """
select who.id, sum(result.index * result.respondents) / sum(result.respondents), sum(result.respondents)
  from surveys_result as result join surveys_round as round on round.id = result.round_id
  join organisations_organisation as unit on unit.id = round.unit_id cross join lateral unnest(unit.path) as who(id)
 where result.index is not null and round.published_at is not null and round.closes_at >= %(since)s and round.closes_at < %(until)s
   and who.id = any(%(ids)s::bigint[])
 group by who.id
"""


def count(participants: Iterable[Organisation], span: Span, *, at: datetime) -> Counts:
    """What each of them did. Five statements; bodies and units may be mixed."""
    rows = list(participants)
    bodies, units = [row.pk for row in rows if row.is_body], [row.pk for row in rows if not row.is_body]
    found: Counts = defaultdict(dict)
    if bodies:
        _cases(found, "c.body_id", "", "and c.body_id = any(%(ids)s::bigint[])", span, at, ids=bodies)
    if units:
        scope = "join organisations_organisation as holder on holder.id = c.holder_id cross join lateral unnest(holder.path) as who(id)"
        _cases(found, "who.id", scope, "and who.id = any(%(ids)s::bigint[])", span, at, ids=units)
    _around(found, [row.pk for row in rows], span, at)
    return dict(found)


def count_all(span: Span, *, at: datetime) -> Counts:
    """What every body of the country did that received a complaint."""
    found: Counts = defaultdict(dict)
    _cases(found, "c.body_id", "", "and c.body_id is not null", span, at, ids=[])
    _around(found, list(found), span, at)
    return dict(found)


def _cases(found: Counts, participant: str, scope: str, kept: str, span: Span, at: datetime, *, ids: list[int]) -> None:
    since, until = span.moments()
    first, days = _working(span, at)
    facts = {
        "ids": ids, "since": since, "until": until, "at": at, "zone": span.zone, "first": first, "days": days,
        "verify": Step.VERIFY.value, "answer": Step.ANSWER.value, "reject": Verb.REJECT.value, "opened": Verb.OPEN_REPORTER.value,
        "import": Verb.IMPORT.value, "reasons": [*map(str, (*ARCHIVE_REASONS, Ending.ARCHIVED_ELSEWHERE))],
    }  # fmt: skip
    for row in _rows(CASES.format(participant=participant, scope=scope, kept=kept), facts):
        own = found[row["who"]]
        own[Measure.RECEIVED] = Raw(row["received"], row["received"])
        for measure, (top, bottom) in SHARES.items():
            own[measure] = Raw(row[top], row[bottom])
        for measure, (value, bottom) in MEDIANS.items():
            middle = row[value]
            own[measure] = Raw(None, row[bottom], None if middle is None else Decimal(str(middle)))


def _around(found: Counts, ids: Sequence[int], span: Span, at: datetime) -> None:
    """Units, offices and surveys."""
    since, until = span.moments()
    facts: dict[str, Any] = {"ids": list(ids), "at": at, "since": since, "until": until, "officer": Role.UNIT_OFFICER.value, "admin": Role.AGENCY_ADMIN.value}  # fmt: skip
    with connection.cursor() as cursor:
        for measure, statement in ((Measure.UNITS_CONNECTED, UNITS), (Measure.OFFICERS_DECREED, OFFICERS)):
            cursor.execute(statement, facts)
            for who, top, bottom in cursor.fetchall():
                found[who][measure] = Raw(top, bottom)
        cursor.execute(SURVEYS, facts)
        for who, index, respondents in cursor.fetchall():
            found[who][Measure.SURVEY_INDEX] = Raw(None, respondents, index)


def connected(ids: Sequence[int], *, at: datetime) -> dict[int, float]:
    """Organisation → share of the units below it that have an officer; without those that have none below."""
    with connection.cursor() as cursor:
        cursor.execute(UNITS, {"ids": list(ids), "at": at, "officer": Role.UNIT_OFFICER.value})
        return {who: top / bottom for who, top, bottom in cursor.fetchall()}


def _working(span: Span, at: datetime) -> tuple[date, list[int]]:
    """The first day, and for each day from it on how many working days were over: a difference of two counts them."""
    calendar, last = working_calendar().provisional(), at.astimezone(ZoneInfo(span.zone)).date()
    day, total, days = span.starts_on, 0, []
    while day <= max(last, span.ends_on):
        total += calendar.is_working(day)
        days.append(total)
        day += ONE
    return span.starts_on, days


def _rows(statement: str, facts: dict[str, Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, facts)
        names = [column.name for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
