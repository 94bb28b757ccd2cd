"""What every way of giving out readings shares: who may read, who had what, one run of the flow, and writing it down."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection

from sambut.competitions.judging import conflicts
from sambut.competitions.models import Edition, Entry, Judge, Period, Reading
from sambut.competitions.states import COUNTS, EntryState, JudgeState, ReadingKind, Stage
from sambut.ledger.outbox import announce_many

FEW = 100
"""So many entries are asked for by id; more are sought among all of the edition."""
TOLD = 20
"""Entries that could not be covered, told by number."""
FALLBACK = timedelta(days=14)
"""To read in, where the calendar has no period for it, or that is over."""
Held = dict[int, dict[int, bool]]
"""Entry → the judges who ever had it, and whether their reading stands."""


class Waiting(NamedTuple):
    """What the flow looks at in an entry that may be given to judges."""

    pk: int
    number: str
    body_id: int
    innovation_id: int | None
    region: str | None
    category: str | None

    @property
    def province(self) -> str:
        return (self.region or "")[:2]


@dataclass(slots=True)
class Given:
    """A reading that is not written yet."""

    judge_id: int
    entry_id: int
    due_at: datetime
    reasons: dict[str, Any]
    kind: ReadingKind


@dataclass
class Outcome:
    """What came of it. `lacks`: readings that found nobody. `ways`: figures for the ways out."""

    given: int = 0
    entries: int = 0
    lacks: int = 0
    uncovered: list[dict[str, Any]] = field(default_factory=list)
    ways: dict[str, Any] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        return vars(self)


def waiting(edition: Edition) -> Any:
    """Entries that may still be given to judges."""
    return Entry.objects.filter(edition=edition, state__in=(EntryState.ACCEPTED, EntryState.JUDGED)).order_by("pk")


def seen(rows: Any) -> list[Waiting]:
    """One query, and no rows of models."""
    names = ("pk", "number", "body_id", "innovation_id", "region__code", "category__code")
    return [Waiting(*row) for row in rows.values_list(*names)]


def judges_of(edition: Edition) -> list[Judge]:
    rows = Judge.objects.filter(edition=edition, state=JudgeState.CONFIRMED, user__is_active=True)
    return list(rows.select_related("institution__region").prefetch_related("categories").order_by("pk"))


def held_in(edition: Edition) -> Held:
    found: Held = {}
    rows = Reading.objects.filter(judge__edition=edition)
    for entry, judge, state in rows.values_list("entry_id", "judge_id", "state"):
        found.setdefault(entry, {})[judge] = state in COUNTS
    return found


def dealt(
    edition: Edition, wanted: Mapping[int, int], *, kind: ReadingKind = ReadingKind.FIRST, outcome: Outcome, at: datetime,
    judges: Sequence[Judge] | None = None, held: Held | None = None, partly: bool = False,
) -> list[Given]:  # fmt: skip
    """Readings for entries (id → how many more), not written yet. `partly`: as many as can be; otherwise nothing where some lack."""
    judges = judges_of(edition) if judges is None else judges
    rows = waiting(edition) if len(wanted) > FEW else waiting(edition).filter(pk__in=list(wanted))
    entries = [entry for entry in seen(rows) if wanted.get(entry.pk, 0) > 0]
    outcome.entries += len(entries)
    if not judges or not entries:
        outcome.lacks += sum(wanted[entry.pk] for entry in entries)
        return []
    held = held_in(edition) if held is None else held
    near = conflicts.look(judges, entries, edition=edition, at=at)
    readings: list[Given] = []
    for more in sorted({wanted[entry.pk] for entry in entries}, reverse=True):
        those = [entry for entry in entries if wanted[entry.pk] == more]
        given = _flow(
            edition, judges, those, more, near=near, held=held, kind=kind, outcome=outcome, at=at, partly=partly
        )
        for one in given:
            held.setdefault(one.entry_id, {})[one.judge_id] = True
        readings += given
    return readings


def _flow(
    edition: Edition, judges: Sequence[Judge], entries: Sequence[Waiting], more: int, *, near: Collection[tuple[int, int]], held: Held,
    kind: ReadingKind, outcome: Outcome, at: datetime, partly: bool,
) -> list[Given]:  # fmt: skip
    """One run of the minimum-cost flow: `more` judges for each of these entries."""
    from sambut.competitions.science import affinity
    from sambut.competitions.science.assigning import Rules, assign

    loads: dict[int, int] = {}
    for had in held.values():
        for judge_id, stands in had.items():
            loads[judge_id] = loads.get(judge_id, 0) + stands
    fit = affinity.fitting(
        [_entry(entry) for entry in entries],
        [_judge(judge, max(0, judge.most - loads.get(judge.pk, 0))) for judge in judges],
        conflicts=frozenset((str(judge), str(entry)) for judge, entry in barred(judges, entries, near, held)),
        same_province=conflicts.same_province(edition),
    )
    found = assign(fit, Rules(readings=more, fair=edition.fair), around=False)
    if not found.feasible:
        fewer = next((count for count in range(more - 1, 0, -1) if _covers(fit, count)), 0)
        _tell(outcome, found.uncovered, entries, judges, fewer)
        if not partly:
            return []
    due = due_of(edition, at)
    return [
        Given(judge, int(pair.entry), due, {"parts": pair.parts, "across": pair.across, "reads": pair.reads + loads.get(judge, 0)}, kind)
        for pair, judge in ((pair, int(pair.judge)) for pair in found.pairs)
    ]  # fmt: skip


def _covers(fit: Any, readings: int) -> bool:
    from sambut.competitions.science.assigning import Rules, assign

    return assign(fit, Rules(readings=readings), around=False).feasible


def due_of(edition: Edition, at: datetime) -> datetime:
    """The end of the desk stage; two weeks from now when that is over or stands nowhere."""
    due = Period.objects.filter(edition=edition, stage=Stage.DESK).values_list("ends_at", flat=True).first()
    return due if due is not None and due > at else at + FALLBACK


def barred(
    judges: Sequence[Judge], entries: Sequence[Waiting], near: Collection[tuple[int, int]], held: Held
) -> set[tuple[int, int]]:
    """Conflicts, who had the entry already, and who comes from the institution of one who reads it."""
    found = set(near)
    of = {judge.pk: institution_of(judge) for judge in judges}
    for entry in entries:
        had = held.get(entry.pk)
        if not had:
            continue
        taken = {of[judge] for judge, stands in had.items() if stands and judge in of} - {""}
        found |= {(judge.pk, entry.pk) for judge in judges if judge.pk in had or of[judge.pk] in taken}
    return found


def institution_of(judge: Judge) -> str:
    if judge.institution is not None:
        return str(judge.institution.body_id or judge.institution_id)
    return judge.institution_words


def _entry(entry: Waiting) -> Any:
    from sambut.competitions.science.affinity import Entry as Read

    return Read(str(entry.pk), entry.category or "", str(entry.body_id), entry.province)


def _judge(judge: Judge, room: int) -> Any:
    from sambut.competitions.science.affinity import Judge as Reads

    known = frozenset(category.code for category in judge.categories.all())
    return Reads(str(judge.pk), known, institution_of(judge), conflicts.province_of(judge), room)


def _tell(outcome: Outcome, uncovered: Any, entries: Sequence[Waiting], judges: Sequence[Judge], fewer: int) -> None:
    numbers = {str(entry.pk): entry.number for entry in entries}
    outcome.lacks += sum(one.lacks for one in uncovered)
    outcome.uncovered += [
        {"number": numbers[one.entry], "lacks": one.lacks, "may": one.may, "barred": one.barred} for one in uncovered[:TOLD]
    ]  # fmt: skip
    outcome.ways = {"fewer": fewer, "judges": len(judges), "room": sum(judge.most for judge in judges)}


_WRITE = """
with given as (
    insert into competitions_reading (uuid, judge_id, entry_id, kind, state, assigned_at, due_at, reasons, revision, seconds, why)
    select gen_random_uuid(), judge_id, entry_id, kind, 'assigned', %(at)s, due_at, reasons, 0, 0, ''
      from rows from (
               jsonb_to_recordset(%(readings)s::jsonb) as (judge_id bigint, entry_id bigint, kind text, due_at timestamptz, reasons jsonb)
           ) with ordinality as dealt (judge_id, entry_id, kind, due_at, reasons, place)
     order by place
    returning id, kind, state, reasons
)
insert into competitions_reading_event (reading_id, verb, state_from, state_to, actor_id, happened_at, recorded_at, facts)
select id, 'give', '', state, %(by)s, %(at)s, %(at)s,
       reasons || jsonb_build_object('kind', kind, 'instead', reasons ?| array['instead', 'alternate'])
  from given order by id
returning id, reading_id
"""
"""Rows and events at once. Free text stays in the row: an event says only that there is one."""


def write(readings: Sequence[Given], *, by: int | None, at: datetime) -> list[int]:
    """Rows, events and outbox in two statements, however many; gives the ids of the rows."""
    rows = [
        {"judge_id": one.judge_id, "entry_id": one.entry_id, "kind": one.kind, "due_at": str(one.due_at), "reasons": one.reasons}
        for one in readings
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, {"readings": json.dumps(rows), "by": by, "at": at})
        made = cursor.fetchall()
    announce_many("readings.give", [event for event, _reading in made], at=at)
    return [reading for _event, reading in made]
