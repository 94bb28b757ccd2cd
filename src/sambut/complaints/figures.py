"""First figures of a body: how long answers took, and how cases ended. Counted by a job, shown with their date.

Definitions (method `2026-1`):

- *Time of the answer*: working days on the clock of the answer, from the first hand-over to the first answer with
  substance. A hand-over or an interim word is not an answer. Cases received in the twelve months before counting.
- *How cases ended*: every case received in that time, by its ending; those that still run are their own group. Closed by
  the timer is never counted as solved.
- Imported cases are counted once their texts are masked.
- Groups of fewer than `SMALLEST` cases are not shown.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection
from django.utils.translation import gettext as _

from sambut.complaints.models import BodyFigures
from sambut.complaints.states import Ending

METHOD = "2026-1"
PERIOD = timedelta(days=365)
SMALLEST = 5

COUNT = """
with lately as (
  select id, body_id, status, ending, next_at from complaints_complaint as c
   where received_at >= %(since)s and received_at < %(at)s and body_id is not null and (%(body)s::bigint is null or body_id = %(body)s)
     and (search is not null or not exists (
         select from complaints_message where complaint_id = c.id and masked_at is null and erased_at is null))
), answered as (
  select distinct on (lately.id) lately.id, lately.body_id, clock.working_days
    from lately
    join complaints_clock as clock on clock.complaint_id = lately.id and clock.step = 'answer' and clock.working_days is not null
   order by lately.id, clock.id
), times as (
  select body_id, count(*) as answered, percentile_cont(0.5) within group (order by working_days) as median,
         percentile_cont(0.9) within group (order by working_days) as ninety
    from answered group by body_id
), ended as (
  select body_id, jsonb_object_agg(kind, cases) as endings, sum(cases)::int as received from (
    select body_id, case when ending <> '' then ending when status in ('forwarded', 'received') and next_at <= %(at)s then 'late'
                         else 'running' end as kind, count(*) as cases
      from lately group by 1, 2
  ) as grouped group by body_id
)
insert into complaints_bodyfigures (body_id, counted_at, method, facts)
select ended.body_id, %(at)s, %(method)s, jsonb_build_object(
         'received', ended.received, 'endings', ended.endings, 'answered', coalesce(times.answered, 0),
         'median', times.median, 'ninety', times.ninety)
  from ended left join times using (body_id)
on conflict (body_id) do update set counted_at = excluded.counted_at, method = excluded.method, facts = excluded.facts
"""


def count(*, at: datetime, body_id: int | None = None) -> int:
    """Counts anew for all bodies, or for one, in one statement. Gives how many bodies have figures."""
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"since": at - PERIOD, "at": at, "body": body_id, "method": METHOD})
        return cursor.rowcount


@dataclass(frozen=True)
class Figures:
    """What the page of a body shows. None where there are too few cases to say."""

    counted_at: datetime
    received: int
    answered: int
    median: float | None
    ninety: float | None
    endings: dict[str, int | None]


def of(body_id: int) -> Figures | None:
    kept = BodyFigures.objects.filter(pk=body_id).first()
    if kept is None:
        return None
    facts = kept.facts
    enough = facts["answered"] >= SMALLEST
    shown = {kind: number if number >= SMALLEST else None for kind, number in facts["endings"].items()}
    return Figures(
        kept.counted_at, facts["received"], facts["answered"],
        facts["median"] if enough else None, facts["ninety"] if enough else None, shown,
    )  # fmt: skip


ORDER = (
    Ending.ACCEPTED, Ending.ANSWERED_ELSEWHERE, "running", "late", Ending.BY_TIMER, Ending.WITHDRAWN, Ending.NEVER_COMPLETED,
    Ending.ARCHIVED_ELSEWHERE, Ending.NO_EVIDENCE, Ending.UNCLEAR, Ending.NOT_PUBLIC_SERVICE, Ending.HATE, Ending.IN_COURT,
)  # fmt: skip
"""From best to least for the reporter, as the share bar draws it."""


def definition() -> str:
    return _(
        "Waktu menjawab dihitung dalam hari kerja sejak laporan pertama kali diteruskan sampai jawaban pertama yang berisi. "
        "Meneruskan atau kabar sementara bukan jawaban. Yang dihitung: laporan yang diterima dua belas bulan sampai penghitungan. "
        "Ditutup oleh waktu tidak pernah dihitung sebagai selesai. Metode %(method)s."
    ) % {"method": METHOD}


def national() -> dict[str, int]:
    """Endings over all bodies, from the kept figures."""
    total: dict[str, int] = {}
    for facts in BodyFigures.objects.values_list("facts", flat=True):
        for kind, number in facts["endings"].items():
            total[kind] = total.get(kind, 0) + number
    return total
