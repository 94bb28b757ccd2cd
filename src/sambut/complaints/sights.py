"""Keeping the sight table true. Called by actions, inside their transaction."""

from collections.abc import Collection, Sequence

from django.db import connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, Q

from sambut.complaints.models import Complaint, Sight
from sambut.complaints.rules import sighted
from sambut.complaints.states import Grade


def rewrite(complaint: Complaint, *, new: bool = False) -> None:
    """After every move: new organisations on the way get sight, all rows follow the state. Two statements.

    A third when somebody is complained about: who had the case before that was known loses sight of it.
    """
    holder = complaint.holder or complaint.body
    path: Sequence[int] = holder.path if holder else ()
    now = sighted([path], complaint.subject_id)
    facts = {
        "status": complaint.status, "supervisory": complaint.grade == Grade.SUPERVISORY, "secret": complaint.secret,
        "next_at": complaint.next_at, "received_at": complaint.received_at,
    }  # fmt: skip
    if not new:
        kept = Sight.objects.filter(complaint=complaint)
        if complaint.subject_id is not None:
            kept.filter(organisation__path__contains=[complaint.subject_id]).delete()
        kept.update(**facts, holds=_is_one_of(now))
    if now:
        rows = [Sight(organisation_id=organisation, complaint=complaint, **facts) for organisation in now]
        Sight.objects.bulk_create(rows, ignore_conflicts=True)


def _is_one_of(organisations: Collection[int]) -> ExpressionWrapper | bool:
    """Of nobody, said plainly: an empty `in` would make the whole update one of no rows."""
    return bool(organisations) and ExpressionWrapper(Q(organisation_id__in=organisations), output_field=BooleanField())


def trail(complaint: Complaint) -> list[list[int]]:
    """The paths of all organisations that have or had the case, read from its events. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(TRAIL, [complaint.pk])
        return [path for (path,) in cursor.fetchall()]


@transaction.atomic
def rebuild(below: int | None = None) -> int:
    """Writes the table anew from cases and events, in the database. Gives the number of rows.

    `below`: only of cases that an organisation, or one under it, has or had: after it moved to another place of the tree.
    Whoever moves a case meanwhile waits, so that no older state is written over a newer one.
    """
    facts = {"below": below}
    with connection.cursor() as cursor:
        cursor.execute("lock table complaints_sight in share row exclusive mode")
        cursor.execute(f"delete from complaints_sight as c where {CHOSEN.format(case='c.complaint_id')}", facts)
        cursor.execute(REBUILD, facts)
        return cursor.rowcount


WAY = """
    select complaint_id, (facts->>'to')::bigint as organisation_id from complaints_event
     where verb in ('forward', 'import') and facts ? 'to'
    union select complaint_id, (facts->>'body')::bigint from complaints_event
     where verb in ('submit', 'import') and facts ? 'body'
    union select id, body_id from complaints_complaint where body_id is not null
    union select id, holder_id from complaints_complaint where holder_id is not null
"""
TRAIL = f"""
select own.path from ({WAY}) as way join organisations_organisation as own on own.id = way.organisation_id where way.complaint_id = %s
"""
CHOSEN = f"""(%(below)s::bigint is null or {{case}} in (
    select way.complaint_id from ({WAY}) as way join organisations_organisation as own on own.id = way.organisation_id
     where %(below)s::bigint = any(own.path)))"""
REBUILD = f"""
with seen as (
    select distinct way.complaint_id, above.id as organisation_id, above.path
      from ({WAY}) as way
      join organisations_organisation as own on own.id = way.organisation_id
      join organisations_organisation as above on above.id = any(own.path)
)
insert into complaints_sight (organisation_id, complaint_id, status, supervisory, secret, holds, next_at, received_at)
select seen.organisation_id, c.id, c.status, c.grade = 'supervisory', c.secret,
       coalesce(seen.organisation_id = any(holder.path), false), c.next_at, c.received_at
  from seen
  join complaints_complaint as c on c.id = seen.complaint_id
  left join organisations_organisation as holder on holder.id = coalesce(c.holder_id, c.body_id)
 where (c.subject_id is null or not (c.subject_id = any(seen.path))) and {CHOSEN.format(case="c.id")}
"""
