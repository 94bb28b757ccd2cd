"""The rooms of the loop: cases that only counting reads, and one record of each kind with everything that its page may show.

Of the cases that the figures are counted over, those of `filling.py` are whole. The others have what counting reads and no more: region,
topic, day of receipt, state, first limit. They are on no desk and on no public page.
"""

from datetime import datetime

from django.db import connection

YEARS = 5
TIED = 2_000
"""Reports about the service whose page is measured."""


def fill(cases: int, counted: int, *, at: datetime) -> None:
    """Needs the places of `filling` and the topics of `records`, in the same connection."""
    with connection.cursor() as cursor:
        cursor.execute("select setseed(0.25)")
        cursor.execute(COUNTED, {"at": at, "cases": cases, "counted": counted, "minutes": YEARS * 525_600})
        cursor.execute(CLOCKS, {"cases": cases})
    walk()


def walk() -> None:
    """By the verbs of the product, as the browser's walks make them."""
    from tests.innovations.conftest import Way as Writing
    from tests.innovations.test_pages import known
    from tests.replication.conftest import Way as Agreeing
    from tests.services.conftest import Desk
    from tests.surveys.conftest import Way as Asking
    from tests.world.cast import Cast

    from sambut.complaints.models import Complaint

    cast = Cast()
    service = Desk(cast).publish()
    newest = Complaint.objects.filter(public_at__isnull=False, body=service.body_id).order_by("-received_at")
    Complaint.objects.filter(pk__in=list(newest.values_list("pk", flat=True)[:TIED])).update(service=service)
    known(Writing(cast))
    Asking(cast).golden()
    agreement = Agreeing(cast)
    agreement.need()
    agreement.running()
    _copies(cast)


def _copies(cast) -> None:  # type: ignore[no-untyped-def]
    """Twelve bodies copied the innovation whose page is measured."""
    from tests.innovations.conftest import LAMP

    from sambut.innovations import actions
    from sambut.innovations.models import Innovation
    from sambut.kernel.clock import now
    from sambut.organisations.models import Organisation

    shown, boss = Innovation.objects.filter(title=LAMP["title"]).earliest("pk"), cast.national_admin.person(now())
    bodies = Organisation.objects.running().filter(parent=None, region__isnull=False).exclude(pk=shown.body_id)
    for body in bodies.order_by("pk")[:12]:
        copy = actions.adapt_innovation(shown.pk, unit_id=body.pk, local_name="Terang Desa", by=boss, at=now())
        actions.publish_innovation(copy.pk, by=boss, at=now())


COUNTED = """
insert into complaints_complaint
  (uuid, number, handle, secret_hash, submission, status, grade, ending, anonymous, secret, channel, title, category_id, region_id,
   happened_on, body_id, holder_id, subject_id, received_at, answered_at, ended_at, next_at, bounces, public_at, search)
select gen_random_uuid(), 'SB' || translate(lpad(n::text, 7, '0'), '01', 'XY'), gen_random_uuid(), '', 'bench' || n,
       'closed', 'ordinary', (array['accepted','by_timer','by_timer','answered_elsewhere'])[1 + n %% 4], true, false, 'bench', '', topic.id, region.id, null,
       unit.body_id, unit.id, null, received_at, case when n %% 6 > 0 then received_at + interval '3 days' end, received_at + interval '13 days',
       timestamptz '9999-01-01', 0, null, ''::tsvector
  from (select n, random() as busy, random() as far, random() as about, %(at)s - (random() * %(minutes)s || ' minutes')::interval as received_at
          from generate_series(%(cases)s + 1, %(counted)s) as n) as drawn
  join bench_units as unit on unit.place = floor(drawn.busy ^ 2 * (select count(*) from bench_units))
  join bench_regions as region on region.place = floor(drawn.far ^ 1.5 * (select count(*) from bench_regions))
  join bench_topics as topic on topic.place = floor(drawn.about ^ 2 * (select count(*) from bench_topics))
"""

CLOCKS = """
insert into complaints_clock (complaint_id, step, organisation_id, rule_id, started_at, due_at, provisional, late_at, stopped_at, working_days)
select c.id, 'answer', c.holder_id, (select id from complaints_clockrule where step = 'answer' and grade = 'ordinary' limit 1),
       c.received_at, c.received_at + interval '14 days', false, null, c.ended_at, 9
  from complaints_complaint as c where c.channel = 'bench' and c.title = ''
"""
