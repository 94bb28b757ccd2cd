"""Who reads what: the flow of the science decides, nobody draws up lists; what it cannot do it says, with the ways out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from sambut.competitions import access, conflicts, panel_access
from sambut.competitions.actions.around import answered, locked_edition
from sambut.competitions.models import Edition, Entry, Judge, Period, Reading, ReadingEvent
from sambut.competitions.states import COUNTS, EntryState, JudgeState, ReadingState, Stage, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce_many
from sambut.mandates.people import Person

AT_ONCE = 400
"""So many entries are given out while the page waits; more are a job."""
TOLD = 20
FALLBACK = timedelta(days=14)
"""To read in, where the calendar has no period for it."""
"""Entries that could not be covered, told by number."""


@dataclass
class Outcome:
    """What came of it. `lacks`: readings that are missing, nothing was given then. `ways`: figures for the ways out."""

    given: int = 0
    entries: int = 0
    lacks: int = 0
    uncovered: list[dict[str, Any]] = field(default_factory=list)
    ways: dict[str, Any] = field(default_factory=dict)

    def facts(self) -> dict[str, Any]:
        return vars(self)


@transaction.atomic
def call_assign(edition_id: int, *, by: Person, at: datetime) -> Edition:
    """Asks for it. A small contest is given out at once, a large one by a job."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CALL_ASSIGN, edition)
    edition.after(Verb.CALL_ASSIGN)
    if not Judge.objects.filter(edition=edition, state=JudgeState.CONFIRMED).exists():
        raise Refused("edition.assign.no_judges")
    entries = waiting(edition).count()
    if entries == 0:
        raise Refused("edition.assign.no_entries")
    edition.move(Verb.CALL_ASSIGN, by=by.user_id, at=at, entries=entries)
    if entries <= AT_ONCE:
        assign_readings(edition_id, by=by.user_id, at=at)
    return edition


@transaction.atomic
def assign_readings(edition_id: int, *, by: int | None, at: datetime, call: int | None = None) -> Outcome:
    """Gives every accepted entry the readings it still lacks. What stands stays; all or nothing.

    `call`: the event that asked for it; nothing is done when it was answered already.
    """
    edition = locked_edition(edition_id)
    if answered(edition, Verb.ASSIGN, call):
        return Outcome()
    edition.after(Verb.ASSIGN)
    judges, entries = _judges(edition), list(waiting(edition))
    outcome = Outcome(entries=len(entries))
    if judges and entries:
        near = conflicts.look(judges, entries, edition=edition, at=at)
        held = _held(edition)
        readings: list[Reading] = []
        for lacks, those in _by_lack(edition, entries, held).items():
            given = _flow(edition, judges, those, lacks, near=near, held=held, outcome=outcome, at=at)
            readings += given
            for one in given:
                held.setdefault(one.entry_id, {})[one.judge_id] = True
        if not outcome.lacks:
            outcome.given = len(readings)
            _write(readings, by=by, at=at)
    edition.move(Verb.ASSIGN, by=by, at=at, **outcome.facts())
    return outcome


@transaction.atomic
def give_reading(reading_id: int, *, reason: str, to: int | None = None, by: Person, at: datetime) -> Reading:
    """Takes an unsigned reading from a judge who does not get to it, and gives it to an alternate, with the reason."""
    edition = locked_edition(Reading.objects.values_list("judge__edition_id", flat=True).get(pk=reading_id))
    reading = (
        Reading.objects.select_for_update(of=("self",))
        .select_related("judge__edition__host", "entry__unit", "entry__region")
        .get(pk=reading_id)
    )
    panel_access.require(by, Verb.GIVE, reading)
    edition.after(Verb.ASSIGN)
    if reading.state != ReadingState.ASSIGNED:
        raise Refused(f"reading.give.from_{reading.state}")
    if not reason.strip():
        raise Refused("reading.give.without_reason")
    entry = reading.entry
    judges = [judge for judge in _judges(edition) if judge.pk != reading.judge_id and to in (None, judge.pk)]
    held = _held(edition)
    held.get(entry.pk, {}).pop(reading.judge_id, None)
    outcome = Outcome()
    near = conflicts.look(judges, [entry], edition=edition, at=at) if judges else set()
    given = _flow(edition, judges, [entry], 1, near=near, held=held, outcome=outcome, at=at) if judges else []
    if not given:
        raise Refused("reading.give.nobody")
    before, reading.state, reading.why = reading.state, ReadingState.SET_ASIDE, reason.strip()[:500]
    reading.note(Verb.SET_ASIDE, before, by=by.user_id, at=at)
    given[0].reasons = {**given[0].reasons, "instead": reason.strip()[:500]}
    _write(given, by=by.user_id, at=at)
    return given[0]


def waiting(edition: Edition) -> Any:
    """Entries that may still be given to judges."""
    rows = Entry.objects.filter(edition=edition, state__in=(EntryState.ACCEPTED, EntryState.JUDGED))
    return rows.select_related("unit", "region", "category").order_by("pk")


def _judges(edition: Edition) -> list[Judge]:
    rows = Judge.objects.filter(edition=edition, state=JudgeState.CONFIRMED, user__is_active=True)
    return list(rows.select_related("institution__region").prefetch_related("categories").order_by("pk"))


def _held(edition: Edition) -> dict[int, dict[int, bool]]:
    """Entry → the judges who ever had it, and whether their reading stands."""
    found: dict[int, dict[int, bool]] = {}
    rows = Reading.objects.filter(judge__edition=edition)
    for entry, judge, state in rows.values_list("entry_id", "judge_id", "state"):
        found.setdefault(entry, {})[judge] = state in COUNTS
    return found


def _by_lack(edition: Edition, entries: Sequence[Entry], held: dict[int, dict[int, bool]]) -> dict[int, list[Entry]]:
    """How many readings → the entries that lack so many, most first."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        lacks = edition.readings - sum(held.get(entry.pk, {}).values())
        if lacks > 0:
            found.setdefault(lacks, []).append(entry)
    return dict(sorted(found.items(), reverse=True))


def _flow(
    edition: Edition, judges: Sequence[Judge], entries: Sequence[Entry], lacks: int, *, near: Collection[tuple[int, int]],
    held: dict[int, dict[int, bool]], outcome: Outcome, at: datetime,
) -> list[Reading]:  # fmt: skip
    """One run of the minimum-cost flow: `lacks` more judges for each of these entries."""
    from sambut.competitions.science import affinity
    from sambut.competitions.science.assigning import Rules, assign

    loads: dict[int, int] = {}
    for had in held.values():
        for judge_id, stands in had.items():
            loads[judge_id] = loads.get(judge_id, 0) + stands
    fit = affinity.fitting(
        [_entry(entry) for entry in entries],
        [_judge(judge, max(0, judge.most - loads.get(judge.pk, 0))) for judge in judges],
        conflicts=frozenset((str(judge), str(entry)) for judge, entry in _barred(judges, entries, near, held)),
        same_province=conflicts.same_province(edition),
    )
    found = assign(fit, Rules(readings=lacks))
    if not found.feasible:
        fewer = next((count for count in range(lacks - 1, 0, -1) if assign(fit, Rules(readings=count)).feasible), 0)
        _tell(outcome, found.uncovered, entries, judges, fewer)
        return []
    due = Period.objects.filter(edition=edition, stage=Stage.DESK).values_list("ends_at", flat=True).first()
    return [
        Reading(
            judge_id=int(pair.judge), entry_id=int(pair.entry), state=ReadingState.ASSIGNED, assigned_at=at, due_at=due or at + FALLBACK,
            reasons={"parts": pair.parts, "across": pair.across, "reads": found.loads[pair.judge] + loads.get(int(pair.judge), 0)},
        )
        for pair in found.pairs
    ]  # fmt: skip


def _barred(
    judges: Sequence[Judge],
    entries: Sequence[Entry],
    near: Collection[tuple[int, int]],
    held: dict[int, dict[int, bool]],
) -> set[tuple[int, int]]:
    """Conflicts, who had the entry already, and who comes from the institution of one who reads it."""
    barred = set(near)
    of = {judge.pk: _institution(judge) for judge in judges}
    for entry in entries:
        had = held.get(entry.pk, {})
        taken = {of[judge] for judge, stands in had.items() if stands and judge in of} - {""}
        barred |= {(judge.pk, entry.pk) for judge in judges if judge.pk in had or of[judge.pk] in taken}
    return barred


def _entry(entry: Entry) -> Any:
    from sambut.competitions.science.affinity import Entry as Read

    place = entry.region.code[:2] if entry.region else ""
    return Read(str(entry.pk), entry.category.code if entry.category else "", str(entry.body_id), place)


def _judge(judge: Judge, room: int) -> Any:
    from sambut.competitions.science.affinity import Judge as Reads

    known = frozenset(category.code for category in judge.categories.all())
    return Reads(str(judge.pk), known, _institution(judge), conflicts.province_of(judge), room)


def _institution(judge: Judge) -> str:
    if judge.institution is not None:
        return str(judge.institution.body_id or judge.institution_id)
    return judge.institution_words


def _tell(outcome: Outcome, uncovered: Any, entries: Sequence[Entry], judges: Sequence[Judge], fewer: int) -> None:
    numbers = {str(entry.pk): entry.number for entry in entries}
    outcome.lacks += sum(one.lacks for one in uncovered)
    outcome.uncovered += [
        {"number": numbers[one.entry], "lacks": one.lacks, "may": one.may, "barred": one.barred} for one in uncovered[:TOLD]
    ]  # fmt: skip
    outcome.ways = {"fewer": fewer, "judges": len(judges), "room": sum(judge.most for judge in judges)}


def _write(readings: Sequence[Reading], *, by: int | None, at: datetime) -> None:
    """Rows, events and outbox in a fixed number of statements."""
    made = Reading.objects.bulk_create(readings, batch_size=1000)
    events = ReadingEvent.objects.bulk_create(
        [
            ReadingEvent(
                reading=one, verb=Verb.GIVE, state_from="", state_to=one.state, actor_id=by, happened_at=at, recorded_at=at, facts=one.reasons
            )
            for one in made
        ],
        batch_size=1000,
    )  # fmt: skip
    announce_many("readings.give", [event.pk for event in events], at=at)
