"""Contests of the bench: one of 3,000 entries that is being judged, one that waits for its judges, one of 3,000, one of 300 and one of 30 that are decided, one that is open to enter.

People, records, entries and marks are written in bulk; opening, seats, division, count, plenary, announcement and decree are verbs.
"""

import random
from datetime import datetime, timedelta

from django.db import connection

NAMES = {
    "judging": "Lomba bench dinilai",
    "waiting": "Lomba bench belum dibagikan",
    "decided": "Lomba bench besar",
    "small": "Lomba bench kecil",
    "middle": "Lomba bench sedang",
    "open": "Lomba bench terbuka",
    "hour": "Lomba bench jam terakhir",
}
LARGE, MIDDLE, SMALL, JUDGES = 3_000, 300, 30, 60
WRITTEN = 40
"""Entries of the open contest that stand before the local admin, and as many that are being written."""


def fill(*, at: datetime) -> None:
    """The walks are made in the time of their own calendars, which lie before and around `at`."""
    for name, entries, judges, days in (
        ("judging", LARGE, JUDGES, -50),
        ("waiting", LARGE, JUDGES, -50),
        ("decided", LARGE, JUDGES, -130),
        ("small", SMALL, 6, -130),
        ("middle", MIDDLE, 12, -130),
    ):
        walk = opened(name, entries, judges, at=at + timedelta(days=days))
        _accepted(walk)
        walk.seat()
        if name != "waiting":
            walk.assign()
        if name in ("decided", "small", "middle"):
            _signed(walk)
            for stage in (walk.count, walk.choose, walk.announce, walk.decide):
                stage()
    _entering(opened("open", 400, 6, at=at - timedelta(days=5)), at=at)


def opened(name: str, entries: int, judges: int, *, at: datetime):  # type: ignore[no-untyped-def]
    from sambut.competitions.rehearsal.hands import Hands
    from sambut.competitions.rehearsal.walking import Walk

    walk = Walk(
        entries,
        judges,
        3,
        seed=1,
        hands=Hands(0, seed=1),
        tell=lambda words: None,
        name=NAMES[name],
        opens_on=at.date(),
    )
    walk.prepare()
    walk.open()
    return walk


def _accepted(walk) -> None:  # type: ignore[no-untyped-def]
    from sambut.competitions.actions.around import fresh_number, questions_of
    from sambut.competitions.models import Answer, Category, Cluster, Entry, EntryEvent, Group
    from sambut.competitions.rehearsal.world import RESULT_WORDS, person_words
    from sambut.competitions.states import EntryState, Stage, Verb
    from sambut.innovations.models import Innovation, Version

    chance, at = random.Random(1), walk.when(Stage.REGISTRATION)
    rows = Innovation.objects.filter(pk__in=walk.world.innovations).select_related("unit", "body__kind").order_by("pk")
    clusters = {kind: one for one in Cluster.objects.filter(edition=walk.edition) for kind in one.kinds}
    categories, group = (
        list(Category.objects.filter(edition=walk.edition).order_by("place")),
        Group.objects.get(edition=walk.edition),
    )
    records = list(rows)
    versions = Version.objects.bulk_create(
        [Version(innovation=row, number=1, revision=1, content={}, digest="0" * 64, made_at=at) for row in records],
        batch_size=1000,
    )
    entries = Entry.objects.bulk_create(
        [
            Entry(
                number=fresh_number(), edition=walk.edition, innovation=row, version=version, body=row.body, unit=row.unit, region_id=row.region_id,
                group=group, category=categories[place % len(categories)], cluster=clusters[row.body.kind_id], title=row.title,
                state=EntryState.ACCEPTED, begun_at=at, touched_at=at, submitted_at=at, submitted_by_id=admin, decided_at=at,
            )
            for place, (row, version, admin) in enumerate(zip(records, versions, walk.world.local_admins, strict=True))
        ],
        batch_size=1000,
    )  # fmt: skip
    asked = questions_of(entries[0])
    Answer.objects.bulk_create(
        [
            Answer(
                entry=entry,
                question=one,
                text=getattr(row, one.field) if one.field else person_words(chance, RESULT_WORDS),
                changed_at=at,
            )
            for entry, row in zip(entries, records, strict=True)
            for one in asked
        ],
        batch_size=1000,
    )
    EntryEvent.objects.bulk_create(
        [
            EntryEvent(
                entry=entry,
                verb=Verb.SUBMIT,
                state_from="with_admin",
                state_to="submitted",
                happened_at=at,
                recorded_at=at,
            )
            for entry in entries
        ],
        batch_size=1000,
    )
    walk.quality = {entry.pk: chance.gauss(0, 1) for entry in entries}


def _signed(walk) -> None:  # type: ignore[no-untyped-def]
    with connection.cursor() as cursor:
        cursor.execute(MARKS, {"edition": walk.edition.pk})
        cursor.execute(TOTALS, {"edition": walk.edition.pk})


def _entering(walk, *, at: datetime) -> None:  # type: ignore[no-untyped-def]
    """Two hundred that are complete and wait for their local admin, the others still being written."""
    from dataclasses import replace

    from sambut.competitions.models import Category
    from sambut.competitions.rehearsal import taking_part

    codes = list(Category.objects.filter(edition=walk.edition).order_by("place").values_list("code", flat=True))
    for place, piece in enumerate(
        taking_part.pieces(walk.edition, walk.world, codes, at=at - timedelta(days=1))[: 5 * WRITTEN]
    ):
        begun = replace(
            piece,
            at=at - timedelta(days=1),
            entry=taking_part.begin(replace(piece, at=at - timedelta(days=1)), random.Random(place)),
        )
        taking_part.write(begun, random.Random(place))
        if place >= WRITTEN:
            taking_part.send(begun, random.Random(place))


MARKS = """
insert into competitions_mark (reading_id, criterion_id, score, reason, revision)
select r.id, c.id, 5 * (8 + (hashint8(r.entry_id) & 7) + (hashint8(r.judge_id) & 3) + (hashint8(r.id * 31 + c.id) & 1)),
       'Angkanya bersumber dan dapat diperiksa.', 1
  from competitions_reading as r
  join competitions_judge as j on j.id = r.judge_id
  join competitions_criterion as c on c.edition_id = j.edition_id
 where j.edition_id = %(edition)s
"""

TOTALS = """
update competitions_reading as r
   set state = 'signed', signed_at = r.assigned_at + interval '2 days', confidence = 3, revision = 1, total = t.total
  from (select m.reading_id, round(sum(m.score * c.weight) / sum(c.weight), 3) as total
          from competitions_mark as m join competitions_criterion as c on c.id = m.criterion_id
         where c.edition_id = %(edition)s group by m.reading_id) as t
 where t.reading_id = r.id
"""
