"""Search over cases: a bounded set of matches is ranked, so that the commonest word costs no more than a rare one."""

from typing import Any

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When

from sambut.complaints import access, lists
from sambut.complaints.access import Reporter
from sambut.complaints.models import Complaint
from sambut.kernel.numbers import parse_number
from sambut.kernel.refusals import Refused
from sambut.language.searching import query
from sambut.mandates.people import Person
from sambut.mandates.states import Role

BOUND, SHOWN = 400, 30
"""Matches that are ranked, and rows that are shown."""

RANKED = """
select id from (
  select c.id, c.received_at, c.search from complaints_complaint as c
   where c.search @@ to_tsquery('simple', %(words)s) and {scope}
   limit %(bound)s
) as bounded
order by ts_rank(search, to_tsquery('simple', %(words)s)) desc, received_at desc
limit %(shown)s
"""


def public(text: str) -> list[dict[str, object]]:
    """Open cases whose masked words fit, best first."""
    ids = _ranked(text, "c.public_at is not null", {})
    return _rows(ids, lists.public())


def own(text: str, who: Reporter) -> list[dict[str, object]]:
    ids = _ranked(text, "c.handle = any(%(handles)s)", {"handles": list(who.handles)})
    return _rows(ids, lists.own(who))


def within(text: str, person: Person) -> list[dict[str, object]]:
    """Cases that this person may see, by number or by words."""
    found = _by_number(text, person)
    if found:
        return found
    scope, facts = _scope(person)
    return _rows(_ranked(text, scope, facts), lists.seen(person))


def _scope(person: Person) -> tuple[str, dict[str, object]]:
    """`access.visible` as a condition on cases, so that the bounded set holds what this person may see."""
    if access.sees_everything(person):
        return "true", {}
    scopes = ["exists (select 1 from complaints_sight as s where s.complaint_id = c.id and s.organisation_id = any(%(mine)s))"]
    if person.holds(Role.PRESIDENTIAL_OFFICE):
        scopes.append("not c.secret")
    inspected = [mandate.body_id for mandate in person.mandates if mandate.role == Role.INSPECTORATE]
    if inspected:
        scopes.append("(c.grade = 'supervisory' and c.body_id = any(%(inspected)s))")
    return f"({' or '.join(scopes)})", {"mine": list(person.organisations(*access.READERS)), "inspected": inspected}


def _by_number(text: str, person: Person) -> list[dict[str, object]]:
    try:
        number = parse_number(text)
    except Refused:
        return []
    return list(lists.seen(person).filter(number=number))


def _ranked(text: str, scope: str, facts: dict[str, Any]) -> list[int]:
    asked = query(text)
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(RANKED.format(scope=scope), {"words": asked.tsquery, "bound": BOUND, "shown": SHOWN, **facts})
        return [row[0] for row in cursor.fetchall()]


def _rows(ids: list[int], rows: QuerySet[Complaint, dict[str, Any]]) -> list[dict[str, Any]]:
    if not ids:
        return []
    place = Case(*(When(pk=pk, then=Value(rank)) for rank, pk in enumerate(ids)), output_field=IntegerField())
    return list(rows.filter(pk__in=ids).order_by(place))
