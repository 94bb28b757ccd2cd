"""A synthetic country of N cases, written by SQL: two hundred units in ten bodies, words by Zipf's law, no person in it.

A few units have most of the cases: the unit of the cast about one in fourteen, its city every third.
"""

from datetime import datetime

from django.db import connection
from words import COMMON, words

BODIES, UNITS = 10, 200
PER_CASE = 30
UNREAD = 300


def fill(cases: int, counted: int, *, at: datetime) -> None:
    """The units and the cases; then events, clocks, texts, sight, figures, words, notices nobody read, and the rooms of the loop."""
    import loop
    import records

    from sambut.complaints import figures, sights, vocabulary

    add_offices()
    with connection.cursor() as cursor:
        cursor.execute("select setseed(0.5)")
        cursor.execute(PLACES)
        cursor.execute(
            "create temporary table bench_words as select word, place - 1 as place from unnest(%s::text[]) with ordinality as invented (word, place)",
            [list(words())],
        )
        cursor.execute("create unique index on bench_words (place)")
        cursor.execute("analyze bench_words")
        cursor.execute(CASES, {"at": at, "cases": cases, "common": COMMON.split(), "words": PER_CASE})
        cursor.execute(EVENTS)
        cursor.execute(CLOCKS, {"at": at})
        cursor.execute(MESSAGES)
        cursor.execute(NOTICES, {"at": at, "unread": UNREAD})
        cursor.execute("analyze")
    sights.rebuild()
    figures.count(at=at)
    vocabulary.count()
    records.fill(at=at)
    loop.fill(cases, counted, at=at)
    with connection.cursor() as cursor:
        cursor.execute("vacuum analyze")


def add_offices() -> None:
    """Units of the city of the cast first, then of nine other bodies."""
    from sambut.kernel.clock import now
    from sambut.mandates.cast import SEMARANG
    from sambut.organisations.access import OPERATOR
    from sambut.organisations.actions import add_units
    from sambut.organisations.models import Organisation

    standing = Organisation.objects.exclude(parent=None).count()
    city = Organisation.objects.get(name=SEMARANG, parent=None)
    others = Organisation.objects.filter(parent=None, ends_on=None).exclude(pk=city.pk).order_by("pk")[: BODIES - 1]
    each = (UNITS - standing) // BODIES
    for body in (city, *others):
        add_units(body.pk, [f"Unit bench {number}" for number in range(1, each + 1)], by=OPERATOR, at=now())


PLACES = """
create temporary table bench_units as
    select row_number() over (order by id) - 1 as place, id, body_id from organisations_organisation where parent_id is not null and ends_on is null;
create temporary table bench_regions as
    select row_number() over (order by md5(code)) - 1 as place, id from regions_region where level <> 'province' and ends_on is null;
create unique index on bench_units (place);
create unique index on bench_regions (place);
analyze bench_units;
analyze bench_regions
"""

CASES = """
insert into complaints_complaint
  (uuid, number, handle, secret_hash, submission, status, grade, ending, anonymous, secret, channel, title, category_id, region_id,
   happened_on, body_id, holder_id, subject_id, received_at, answered_at, ended_at, next_at, bounces, public_at, search)
select gen_random_uuid(), 'SB' || translate(lpad(n::text, 7, '0'), '01', 'XY'), gen_random_uuid(), '', 'bench' || n,
       kind.status, case when n %% 50 = 7 then 'supervisory' else 'ordinary' end, kind.ending, true, n %% 9 = 0, 'bench',
       initcap(split_part(text.words, ' ', 1)) || ' di depan pasar sejak tanggal ' || n %% 28 + 1 || ', belum ada yang datang', null, region.id, null,
       unit.body_id, unit.id, null,
       %(at)s - (n || ' minutes')::interval, null,
       case when kind.status in ('closed', 'archived') then %(at)s - (n || ' minutes')::interval + interval '1 day' end,
       case when kind.status in ('closed', 'archived') then timestamptz '9999-01-01'
            else date_trunc('day', %(at)s) + ((n %% 40) - 4 || ' days')::interval end,
       0, case when n %% 9 = 0 then null else %(at)s - (n || ' minutes')::interval end,
       to_tsvector('simple', text.words)
  from (select %(cases)s - m + 1 as n, random() ^ 2 as busy, random() ^ 3 as far from generate_series(1, %(cases)s) as m) as drawn
  join bench_units as unit on unit.place = floor(drawn.busy * (select count(*) from bench_units))
  join bench_regions as region on region.place = floor(drawn.far * (select count(*) from bench_regions))
  cross join lateral (
    select string_agg(case when chosen < 0.35 then (%(common)s::text[])[1 + floor(rank ^ 2 * 11)::int] else invented.word end, ' ') as words
      from (select random() as chosen, random() as rank from generate_series(1, %(words)s + (n * 0))) as dice
      join bench_words as invented on invented.place = floor(20000 * rank ^ 4)::int) as text
  join lateral (select (array['forwarded','forwarded','received','answered','closed','closed','closed','closed','closed','archived'])[1 + n %% 10] as status,
                       (array['','','','','accepted','by_timer','by_timer','answered_elsewhere','accepted','unclear'])[1 + n %% 10] as ending) as kind on true
 order by n desc
"""

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

NOTICES = """
insert into notices_notice (kind, user_id, subject_type, subject_id, language, created_at)
select 'desk_forward', user_id, 'complaint', n, 'id', %(at)s
  from (select distinct user_id from mandates_appointment) as officers cross join generate_series(1, %(unread)s) as n
"""
