"""A judge drops out of one entry or of all: alternates read at once, and the trace of what was stays."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.actions.dealing import Outcome, dealt, held_in, judges_of, waiting, write
from sambut.competitions.judging import access as panel_access
from sambut.competitions.models import Judge, Reading, ReadingEvent
from sambut.competitions.moves import EDITION_MOVES
from sambut.competitions.states import JudgeState, ReadingKind, ReadingState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_WHY = 500


@transaction.atomic
def give_reading(reading_id: int, *, reason: str, to: int | None = None, by: Person, at: datetime) -> Reading:
    """Takes an unsigned reading from a judge who does not get to it, and gives it to an alternate, with the reason."""
    edition = locked_edition(Reading.objects.values_list("judge__edition_id", flat=True).get(pk=reading_id))
    reading = _locked(reading_id)
    panel_access.require(by, Verb.GIVE, reading)
    edition.after(Verb.ASSIGN)
    if reading.state != ReadingState.ASSIGNED:
        raise Refused(f"reading.give.from_{reading.state}")
    why = _said(reason, "reading.give.without_reason")
    judges = [judge for judge in judges_of(edition) if judge.pk != reading.judge_id and to in (None, judge.pk)]
    held = held_in(edition)
    held.get(reading.entry_id, {}).pop(reading.judge_id, None)
    given = dealt(
        edition, {reading.entry_id: 1}, kind=ReadingKind(reading.kind), judges=judges, held=held, outcome=Outcome(), at=at
    )  # fmt: skip
    if not given:
        raise Refused("reading.give.nobody")
    _set_aside([reading], why=why, by=by.user_id, at=at)
    given[0].reasons = {**given[0].reasons, "instead": why}
    return Reading.objects.get(pk=write(given, by=by.user_id, at=at)[0])


@transaction.atomic
def add_reading(
    entry_id: int, edition_id: int, *, reason: str, to: int | None = None, kind: ReadingKind = ReadingKind.FIRST, by: Person, at: datetime
) -> Reading:  # fmt: skip
    """One reader more for an entry, by hand: a named judge or the one who fits best. No rule is broken for it."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CALL_ASSIGN, edition)
    edition.after(Verb.ASSIGN)
    why = _said(reason, "reading.give.without_reason")
    if not waiting(edition).filter(pk=entry_id).exists():
        raise Refused("judge.declare.no_entry")
    judges = [judge for judge in judges_of(edition) if to in (None, judge.pk)]
    given = dealt(edition, {entry_id: 1}, kind=kind, judges=judges, outcome=Outcome(), at=at)
    if not given:
        raise Refused("reading.give.nobody")
    given[0].reasons = {**given[0].reasons, "instead": why}
    return Reading.objects.get(pk=write(given, by=by.user_id, at=at)[0])


def give_third(entry_id: int, edition_id: int, *, reason: str, by: Person, at: datetime) -> Reading:
    """Readers of an entry differ much: one more reads it. Refused while somebody still sits over it."""
    if Reading.objects.filter(entry=entry_id, judge__edition=edition_id, state=ReadingState.ASSIGNED).exists():
        raise Refused("reading.give.still_read")
    return add_reading(entry_id, edition_id, reason=reason, kind=ReadingKind.THIRD, by=by, at=at)


@transaction.atomic
def release_judge(judge_id: int, *, reason: str, by: Person, at: datetime) -> Outcome:
    """Somebody judges no more. What is unsigned goes to alternates at once, as far as they reach; what is signed stands."""
    edition = locked_edition(Judge.objects.values_list("edition_id", flat=True).get(pk=judge_id))
    judge = Judge.objects.select_for_update(of=("self",)).select_related("edition__host").get(pk=judge_id)
    panel_access.require(by, Verb.RELEASE, judge)
    edition.after(Verb.RELEASE)
    if judge.state not in (JudgeState.INVITED, JudgeState.CONFIRMED):
        raise Refused("judge.release.gone_already")
    why = _said(reason, "judge.release.without_reason")
    judge.state, judge.why = JudgeState.ENDED, why
    judge.save(update_fields=["state", "why"])
    open_ = list(Reading.objects.select_for_update().filter(judge=judge, state=ReadingState.ASSIGNED).order_by("pk"))
    outcome = Outcome()
    _set_aside(open_, why=why, by=by.user_id, at=at)
    held = held_in(edition)
    for kind in ReadingKind:
        wanted = {one.entry_id: 1 for one in open_ if one.kind == kind}
        given = dealt(edition, wanted, kind=kind, held=held, outcome=outcome, at=at, partly=True) if wanted else []
        for one in given:
            one.reasons = {**one.reasons, "instead": why}
        outcome.given += len(write(given, by=by.user_id, at=at)) if given else 0
    edition.move(Verb.RELEASE, by=by.user_id, at=at, judge=judge.pk, **outcome.facts())
    return outcome


@transaction.atomic
def fill_reading(event_id: int, *, at: datetime) -> bool:
    """A reading fell out: somebody else reads instead, where the rules find one. True where a reader lacks and nobody was found."""
    event = ReadingEvent.objects.select_related("reading__judge").get(pk=event_id)
    if event.facts.get("replaced"):
        return False
    gone = event.reading
    edition = locked_edition(gone.judge.edition_id)
    if (edition.state, Verb.ASSIGN) not in EDITION_MOVES or not waiting(edition).filter(pk=gone.entry_id).exists():
        return False
    held = held_in(edition)
    if gone.kind == ReadingKind.FIRST and sum(held.get(gone.entry_id, {}).values()) >= edition.readings:
        return False
    given = dealt(edition, {gone.entry_id: 1}, kind=ReadingKind(gone.kind), held=held, outcome=Outcome(), at=at)
    if not given:
        return True
    given[0].reasons = {**given[0].reasons, "alternate": True}
    write(given, by=None, at=at)
    return False


def _set_aside(readings: Sequence[Reading], *, why: str, by: int | None, at: datetime) -> None:
    """They count no more; whoever calls gives them to others, so that no job does it once more."""
    for reading in readings:
        before, reading.state, reading.why = reading.state, ReadingState.SET_ASIDE, why
        reading.note(Verb.SET_ASIDE, before, by=by, at=at, replaced=True)


def _locked(reading_id: int) -> Reading:
    rows = Reading.objects.select_for_update(of=("self",))
    return rows.select_related("judge__edition__host", "entry__unit", "entry__region").get(pk=reading_id)


def _said(reason: str, code: str) -> str:
    if not reason.strip():
        raise Refused(code)
    return reason.strip()[:LONGEST_WHY]
