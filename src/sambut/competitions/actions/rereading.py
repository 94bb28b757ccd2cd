"""Planned second readings: where a place hangs on chance, more judges read; then the result is counted anew."""

import json
from datetime import datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import answered, locked_edition
from sambut.competitions.actions.dealing import Outcome, barred, dealt, held_in, judges_of, seen, waiting, write
from sambut.competitions.judging import choosing
from sambut.competitions.models import Conflict, Edition, Reading, Result
from sambut.competitions.states import ReadingKind, ReadingState, Verb
from sambut.kernel.numbers import spoken
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

MOST = 5000
"""The most second readings that are planned at once."""


@transaction.atomic
def call_reread(edition_id: int, *, count: int, by: Person, at: datetime) -> Edition:
    """Asks for `count` more readings at the line of the latest result; a job chooses entries and judges."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.CALL_REREAD, edition)
    edition.after(Verb.CALL_REREAD)
    if not 1 <= count <= MOST:
        raise Refused("edition.call_reread.out_of_bounds", most=MOST)
    result = choosing.latest(edition)
    if result is None:
        raise Refused("edition.choose.no_result")
    if Reading.objects.filter(judge__edition=edition, state=ReadingState.ASSIGNED).exists():
        raise Refused("edition.call_reread.open")
    edition.move(Verb.CALL_REREAD, by=by.user_id, at=at, count=count, result=result.pk)
    return edition


@transaction.atomic
def reread_entries(edition_id: int, *, count: int, result_id: int, by: int | None, at: datetime, call: int) -> Outcome:
    """Deals `count` readings to the entries whose place is most open, as far as judges may and can."""
    edition = locked_edition(edition_id)
    if answered(edition, Verb.REREAD, call):
        return Outcome()
    edition.after(Verb.REREAD)
    outcome = Outcome()
    wanted = _wanted(edition, Result.objects.get(pk=result_id, edition=edition), count)
    readings = dealt(edition, wanted, kind=ReadingKind.AGAIN, outcome=outcome, at=at, partly=True) if wanted else []
    outcome.given = len(write(readings, by=by, at=at)) if readings else 0
    outcome.lacks = count - outcome.given
    edition.move(Verb.REREAD, by=by, at=at, asked=count, result=result_id, **outcome.facts())
    return outcome


def _wanted(edition: Edition, result: Result, count: int) -> dict[int, int]:
    """Entry → how many more, by the chances of the frozen result, never more than there are judges who may."""
    from sambut.competitions.science import packs
    from sambut.competitions.science.rereading import second_readings

    entries = {spoken(entry.number): entry for entry in seen(waiting(edition))}
    judges, held = judges_of(edition), held_in(edition)
    of_user = {judge.user_id: judge.pk for judge in judges}
    known = Conflict.objects.filter(entry__edition=edition, user__in=of_user).values_list("user_id", "entry_id")
    near = {(of_user[user], entry) for user, entry in known}
    closed = barred(judges, list(entries.values()), near, held)
    shut: dict[int, int] = {}
    for _judge, entry in closed:
        shut[entry] = shut.get(entry, 0) + 1
    free = {number: len(judges) - shut.get(entry.pk, 0) for number, entry in entries.items()}
    found = packs.ranked_pack(json.loads(result.pack))
    return {entries[one.entry].pk: one.more for one in second_readings(found, count, free=free) if one.entry in entries}
