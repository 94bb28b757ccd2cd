"""A synthetic country of N cases, written by SQL: two hundred units in ten bodies, words by Zipf's law, no person in it."""

from datetime import datetime

from django.db import connection

BODIES, UNITS = 10, 200
COMMON = "mohon jalan rusak lampu air sampah warga mati lama padam banjir pohon"
PER_CASE = 30


CASES = """
insert into complaints_complaint
  (uuid, number, handle, secret_hash, submission, status, grade, ending, anonymous, secret, channel, title, category_id, region_id,
   happened_on, body_id, holder_id, subject_id, received_at, answered_at, ended_at, next_at, bounces, public_at, search)
select gen_random_uuid(), 'SB' || lpad(n::text, 7, '0'), gen_random_uuid(), '', 'bench' || n,
       kind.status, 'ordinary', kind.ending, true, n %% 9 = 0, 'bench', 'Laporan bench ' || n, null, null, null,
       unit.body_id, unit.id, null,
       %(at)s - (n || ' minutes')::interval, null,
       case when kind.status in ('closed', 'archived') then %(at)s - (n || ' minutes')::interval + interval '1 day' end,
       case when kind.status in ('closed', 'archived') then timestamptz '9999-01-01' else %(at)s + ((n %% 20000) - 2000 || ' minutes')::interval end,
       0, case when n %% 9 = 0 then null else %(at)s - (n || ' minutes')::interval end,
       array_to_tsvector(array(
         select distinct case when random() < 0.35 then (string_to_array(%(common)s, ' '))[1 + floor(random() ^ 2 * 12)::int]
                else 'kata' || floor(20000 * random() ^ 4)::int end
           from generate_series(1, %(words)s + (n * 0))))
  from generate_series(1, %(cases)s) as n
  join lateral (select id, body_id from bench_units where place = n %% (select count(*) from bench_units)) as unit on true
  join lateral (select (array['forwarded','forwarded','received','answered','closed','closed','closed','closed','closed','archived'])[1 + n %% 10] as status,
                       (array['','','','','accepted','by_timer','by_timer','answered_elsewhere','accepted','unclear'])[1 + n %% 10] as ending) as kind on true
"""


def fill(cases: int, *, at: datetime) -> None:
    """Bodies of the reference, two hundred units, and the cases; then events, clocks and sight."""
    with connection.cursor() as cursor:
        cursor.execute("create temporary table bench_units as select row_number() over (order by id) - 1 as place, id, body_id from organisations_organisation where kind_id = 'unit' and ends_on is null")
        cursor.execute(CASES, {"at": at, "cases": cases, "common": COMMON, "words": PER_CASE})
        cursor.execute(EVENTS)
        cursor.execute(CLOCKS, {"at": at})
        cursor.execute(MESSAGES)
    from sambut.complaints import figures, sights

    sights.rebuild()
    figures.count(at=at)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


EVENTS = """
insert into complaints_event (verb, state_from, state_to, happened_at, recorded_at, facts, complaint_id, actor_kind, organisation_id)
select verb, '', status, received_at, received_at, jsonb_build_object('to', holder_id, 'body', body_id), id, 'import', null
  from complaints_complaint cross join (values ('import'), ('forward'), ('answer')) as verbs(verb)
"""

CLOCKS = """
insert into complaints_clock (complaint_id, step, organisation_id, rule_id, started_at, due_at, provisional, late_at, stopped_at, working_days)
select c.id, 'answer', c.holder_id, (select id from complaints_clockrule where step = 'answer' and grade = 'ordinary' limit 1),
       c.received_at, greatest(case when c.next_at > timestamptz '9998-01-01' then c.received_at + interval '20 days' else c.next_at end, c.received_at + interval '1 minute'),
       false, case when c.next_at <= %(at)s then %(at)s end, c.ended_at, case when c.ended_at is null then null else (c.id %% 14)::int end
  from complaints_complaint as c
"""

MESSAGES = """
insert into complaints_message (complaint_id, kind, author, written_at, masked, masked_at, sealed, digest)
select id, 'report', 'reporter', received_at, title, received_at, null, repeat('0', 64) from complaints_complaint
"""
