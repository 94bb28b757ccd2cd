"""Who reads what: the flow of the science decides, nobody draws up lists; what it cannot do it says, with the ways out."""

from datetime import datetime

from django.db import transaction

from sambut.competitions import access
from sambut.competitions.actions.around import answered, locked_edition
from sambut.competitions.actions.dealing import Outcome, dealt, held_in, waiting, write
from sambut.competitions.models import Edition, Judge
from sambut.competitions.states import JudgeState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

AT_ONCE = 400
"""So many entries are given out while the page waits; more are a job."""


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
    held, outcome = held_in(edition), Outcome()
    wanted = {
        pk: edition.readings - sum(held.get(pk, {}).values()) for pk in waiting(edition).values_list("pk", flat=True)
    }
    readings = dealt(edition, wanted, held=held, outcome=outcome, at=at)
    outcome.entries = len(wanted)
    if not outcome.lacks:
        outcome.given = len(write(readings, by=by, at=at))
    edition.move(Verb.ASSIGN, by=by, at=at, **outcome.facts())
    return outcome
