"""What every way of giving out readings shares: who may read, who had what, one run of the flow, and writing it down."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sambut.competitions.judging import conflicts
from sambut.competitions.models import Edition, Entry, Judge, Period, Reading, ReadingEvent
from sambut.competitions.states import COUNTS, EntryState, JudgeState, ReadingKind, ReadingState, Stage, Verb
from sambut.ledger.outbox import announce_many

TOLD = 20
"""Entries that could not be covered, told by number."""
FALLBACK = timedelta(days=14)
"""To read in, where the calendar has no period for it, or that is over."""
Held = dict[int, dict[int, bool]]
"""Entry → the judges who ever had it, and whether their reading stands."""


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
    rows = Entry.objects.filter(edition=edition, state__in=(EntryState.ACCEPTED, EntryState.JUDGED))
    return rows.select_related("unit", "region", "category").order_by("pk")


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
) -> list[Reading]:  # fmt: skip
    """Readings for entries (id → how many more), not written yet. `partly`: as many as can be; otherwise nothing where some lack."""
    judges = judges_of(edition) if judges is None else judges
    entries = [entry for entry in waiting(edition).filter(pk__in=list(wanted)) if wanted[entry.pk] > 0]
    outcome.entries += len(entries)
    if not judges or not entries:
        outcome.lacks += sum(wanted[entry.pk] for entry in entries)
        return []
    held = held_in(edition) if held is None else held
    near = conflicts.look(judges, entries, edition=edition, at=at)
    readings: list[Reading] = []
    for more in sorted({wanted[entry.pk] for entry in entries}, reverse=True):
        those = [entry for entry in entries if wanted[entry.pk] == more]
        given = _flow(edition, judges, those, more, near=near, held=held, outcome=outcome, at=at, partly=partly)
        for one in given:
            one.kind = kind
            held.setdefault(one.entry_id, {})[one.judge_id] = True
        readings += given
    return readings


def _flow(
    edition: Edition, judges: Sequence[Judge], entries: Sequence[Entry], more: int, *, near: Collection[tuple[int, int]], held: Held,
    outcome: Outcome, at: datetime, partly: bool,
) -> list[Reading]:  # fmt: skip
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
    found = assign(fit, Rules(readings=more, fair=edition.fair))
    if not found.feasible:
        fewer = next((count for count in range(more - 1, 0, -1) if assign(fit, Rules(readings=count)).feasible), 0)
        _tell(outcome, found.uncovered, entries, judges, fewer)
        if not partly:
            return []
    due = due_of(edition, at)
    return [
        Reading(
            judge_id=int(pair.judge), entry_id=int(pair.entry), state=ReadingState.ASSIGNED, assigned_at=at, due_at=due,
            reasons={"parts": pair.parts, "across": pair.across, "reads": found.loads[pair.judge] + loads.get(int(pair.judge), 0)},
        )
        for pair in found.pairs
    ]  # fmt: skip


def due_of(edition: Edition, at: datetime) -> datetime:
    """The end of the desk stage; two weeks from now when that is over or stands nowhere."""
    due = Period.objects.filter(edition=edition, stage=Stage.DESK).values_list("ends_at", flat=True).first()
    return due if due is not None and due > at else at + FALLBACK


def barred(
    judges: Sequence[Judge], entries: Sequence[Entry], near: Collection[tuple[int, int]], held: Held
) -> set[tuple[int, int]]:
    """Conflicts, who had the entry already, and who comes from the institution of one who reads it."""
    found = set(near)
    of = {judge.pk: institution_of(judge) for judge in judges}
    for entry in entries:
        had = held.get(entry.pk, {})
        taken = {of[judge] for judge, stands in had.items() if stands and judge in of} - {""}
        found |= {(judge.pk, entry.pk) for judge in judges if judge.pk in had or of[judge.pk] in taken}
    return found


def institution_of(judge: Judge) -> str:
    if judge.institution is not None:
        return str(judge.institution.body_id or judge.institution_id)
    return judge.institution_words


def _entry(entry: Entry) -> Any:
    from sambut.competitions.science.affinity import Entry as Read

    place = entry.region.code[:2] if entry.region else ""
    return Read(str(entry.pk), entry.category.code if entry.category else "", str(entry.body_id), place)


def _judge(judge: Judge, room: int) -> Any:
    from sambut.competitions.science.affinity import Judge as Reads

    known = frozenset(category.code for category in judge.categories.all())
    return Reads(str(judge.pk), known, institution_of(judge), conflicts.province_of(judge), room)


def _tell(outcome: Outcome, uncovered: Any, entries: Sequence[Entry], judges: Sequence[Judge], fewer: int) -> None:
    numbers = {str(entry.pk): entry.number for entry in entries}
    outcome.lacks += sum(one.lacks for one in uncovered)
    outcome.uncovered += [
        {"number": numbers[one.entry], "lacks": one.lacks, "may": one.may, "barred": one.barred} for one in uncovered[:TOLD]
    ]  # fmt: skip
    outcome.ways = {"fewer": fewer, "judges": len(judges), "room": sum(judge.most for judge in judges)}


def write(readings: Sequence[Reading], *, by: int | None, at: datetime) -> list[Reading]:
    """Rows, events and outbox in a fixed number of statements. Free text stays in the row: an event holds codes and figures."""
    made = Reading.objects.bulk_create(readings, batch_size=1000)
    events = ReadingEvent.objects.bulk_create(
        [
            ReadingEvent(
                reading=one, verb=Verb.GIVE, state_from="", state_to=one.state, actor_id=by, happened_at=at, recorded_at=at,
                facts={**one.reasons, "kind": one.kind, "instead": "instead" in one.reasons or "alternate" in one.reasons},
            )
            for one in made
        ],
        batch_size=1000,
    )  # fmt: skip
    announce_many("readings.give", [event.pk for event in events], at=at)
    return made
