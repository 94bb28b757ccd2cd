"""Thirty thousand public innovations, thirty thousand services and five hundred agreements, written by SQL with the words of `filling.py`.

An innovation has about as many words as a real record: forty of the problem, twenty of the summary, a hundred of how it works.
"""

import re
from datetime import datetime

from django.db import connection
from django.db.models import CharField, TextField
from words import COMMON

INNOVATIONS, SERVICES, AGREEMENTS = 30_000, 30_000, 500
TITLE, SUMMARY, PROBLEM, SOLUTION = 5, 20, 40, 100


def fill(*, at: datetime) -> None:
    """Needs `bench_words` of the same connection."""
    from sambut.innovations import words
    from sambut.innovations.models import Innovation

    facts = {
        "at": at, "texts": INNOVATIONS + SERVICES, "innovations": INNOVATIONS, "services": SERVICES, "agreements": AGREEMENTS,
        "common": COMMON.split(), "title": TITLE, "summary": TITLE + SUMMARY, "problem": TITLE + SUMMARY + PROBLEM, "all": TITLE + SUMMARY + PROBLEM + SOLUTION,
    }  # fmt: skip
    written = set(re.findall(r"\w+", INNOVATION))
    texts = (
        row for row in Innovation._meta.local_concrete_fields if isinstance(row, CharField | TextField) and not row.null
    )
    unwritten = [row.column for row in texts if row.column not in written]
    innovation = INNOVATION.format(unwritten=", ".join(unwritten), empty=", ".join(["''"] * len(unwritten)))
    with connection.cursor() as cursor:
        for statement in ";".join((PLACES, DRAWN, TEXTS, innovation, SERVICE, AGREEMENT)).split(";"):
            cursor.execute(statement, facts)
        cursor.execute("analyze")
    words.count()


PLACES = """
create temporary table bench_bodies as
    select row_number() over (order by md5(id::text)) - 1 as place, id, region_id from organisations_organisation
     where parent_id is null and ends_on is null and region_id is not null;
create temporary table bench_topics as
    select row_number() over (order by md5(code)) - 1 as place, id from complaints_category where body_id is null and ends_on is null and parent_id is not null;
analyze bench_bodies;
analyze bench_topics
"""

DRAWN = """
create temporary table bench_drawn as
select n, random() as body, random() as topic, random() as grade from generate_series(1, %(innovations)s) as n
"""

TEXTS = """
create temporary table bench_texts as
select n, said.title, said.summary, said.problem, said.solution
  from generate_series(1, %(texts)s) as n
 cross join lateral (
    select string_agg(word, ' ') filter (where k <= %(title)s) as title,
           string_agg(word, ' ') filter (where k > %(title)s and k <= %(summary)s) as summary,
           string_agg(word, ' ') filter (where k > %(summary)s and k <= %(problem)s) as problem,
           string_agg(word, ' ') filter (where k > %(problem)s) as solution
      from (select k, case when dice.chosen < 0.2 then (%(common)s::text[])[1 + floor(dice.rank ^ 2 * 11)::int]
                           else invented.word end as word
              from (select k, random() as chosen, random() as rank
                      from generate_series(1, case when n <= %(innovations)s then %(all)s else %(summary)s end) as k) as dice
              join bench_words as invented on invented.place = floor(20000 * rank ^ 4)::int) as drawn) as said
"""

INNOVATION = """
insert into innovations_innovation
  (uuid, title, summary, problem, solution, unit_id, body_id, region_id, category_id, cost, stage, started_on, year_only, sustainability, state,
   public_at, evidence, awarded, begun_at, changed_at, search, length, {unwritten})
select gen_random_uuid(), initcap(text.title), text.summary, text.problem, text.solution,
       body.id, body.id, body.region_id, topic.id, (array['', 'small', 'medium'])[1 + n %% 3], 'running',
       (%(at)s - (n || ' hours')::interval)::date, false, 'unconfirmed', 'public', %(at)s - (n || ' minutes')::interval,
       floor(5 * drawn.grade ^ 2)::int, n %% 20 = 0, %(at)s - (n || ' minutes')::interval, %(at)s - (n || ' minutes')::interval,
       setweight(to_tsvector('simple', text.problem), 'A') || setweight(to_tsvector('simple', text.title), 'B')
         || setweight(to_tsvector('simple', text.summary), 'C') || setweight(to_tsvector('simple', text.solution), 'D'), %(all)s, {empty}
  from bench_drawn as drawn
  join bench_texts as text using (n)
  join bench_bodies as body on body.place = floor(drawn.body * (select count(*) from bench_bodies))
  join bench_topics as topic on topic.place = floor(drawn.topic ^ 2 * (select count(*) from bench_topics))
"""

SERVICE = """
with made as (
  insert into services_service
    (uuid, unit_id, body_id, name, summary, state, withdrawn_because, public_parts, parts, free, origin, source_key, source_url, source_hash, source_place, search)
  select gen_random_uuid(), body.id, body.id, initcap(text.title), left(text.summary, 400), 'draft', '', 6, 14, n %% 3 > 0, 'sippn', 'bench' || n, '', '', '',
         setweight(to_tsvector('simple', text.title), 'A') || setweight(to_tsvector('simple', text.summary), 'B')
    from bench_texts as text
    join bench_bodies as body on body.place = (7919 * n::bigint) %% (select count(*) from bench_bodies)
   where n > %(innovations)s
  returning id, name, summary
), edition as (
  insert into services_edition (service_id, number, state, name, summary, decree, place, hours, link, note, revision, begun_at, changed_at, returned_because, published_at)
  select id, 1, 'current', name, summary, '', '', '', '', '', 0, %(at)s, %(at)s, '', %(at)s from made returning id, service_id
)
select count(*) from edition;
update services_service as service set state = 'published', current_id = edition.id, published_at = %(at)s
  from services_edition as edition where edition.service_id = service.id and service.origin = 'sippn'
"""

AGREEMENT = """
create temporary table bench_pairs as
select row_number() over (order by own.n) as place, innovation.id as innovation_id, innovation.body_id as owner_id, innovation.category_id,
       innovation.title, copier.id as copier_id, copier.region_id
  from (select n, row_number() over (order by n) as place from bench_drawn limit %(agreements)s) as own
  join (select row_number() over (order by id) as place, id, body_id, category_id, title from innovations_innovation limit %(agreements)s) as innovation using (place)
  join bench_bodies as copier on copier.place = (own.place * 31) %% (select count(*) from bench_bodies) and copier.id <> innovation.body_id;
insert into replication_interest (uuid, innovation_id, owner_id, owner_unit_id, body_id, unit_id, message, contact_id, state, sent_at, decided_at, reason)
select gen_random_uuid(), innovation_id, owner_id, owner_id, copier_id, copier_id, '', (select min(id) from accounts_user), 'accepted', %(at)s, %(at)s, ''
  from bench_pairs;
insert into replication_agreement
  (uuid, number, title, innovation_id, owner_id, owner_unit_id, replicator_id, replicator_unit_id, region_id, category_id, interest_id, state, revision, years,
   coaching_hours, drafted_at, frozen_at, digest, frozen, signed_at, ends_on, started_on, running_on, touched_at, search)
select gen_random_uuid(), 'KB' || translate(lpad(place::text, 7, '0'), '01', 'XY'), pair.title, pair.innovation_id, pair.owner_id, pair.owner_id, copier_id,
       copier_id, region_id, category_id, interest.id, 'running', 1, 3, 0, %(at)s, %(at)s, repeat('0', 64), '{}', %(at)s - interval '3 years',
       (%(at)s + interval '1 year')::date, (%(at)s - ((8 + place %% 28) || ' months')::interval)::date, %(at)s::date, %(at)s, to_tsvector('simple', pair.title)
  from bench_pairs as pair join replication_interest as interest on interest.innovation_id = pair.innovation_id and interest.body_id = pair.copier_id
"""
