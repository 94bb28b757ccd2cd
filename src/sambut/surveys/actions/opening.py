"""Opening a round, and handing out permissions to answer it once."""

from datetime import datetime

from django.db import connection, transaction

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.surveys import marking
from sambut.surveys.access import require
from sambut.surveys.actions.locking import locked
from sambut.surveys.models import Round, Ticket
from sambut.surveys.models.round import by_office
from sambut.surveys.states import State, Verb

MOST_AT_ONCE = 240
MOST = 20_000


@transaction.atomic
def open_round(round_id: int, *, by: Person, at: datetime) -> Round:
    """From now on it can be answered. What is asked cannot be changed any more."""
    round_ = locked(round_id)
    round_.after(Verb.OPEN)
    require(by, Verb.OPEN, round_)
    if round_.closes_at <= at:
        raise Refused("survey.prepare.closes_in_the_past")
    _one_at_a_time(round_.unit_id)
    same = Round.objects.filter(unit=round_.unit, service=round_.service, state=State.OPEN)
    if same.exists():
        raise Refused("survey.open.another_is_open", unit=round_.unit.name)
    round_.opens_at = at
    marking.lock_on(round_, at=at)
    round_.move(Verb.OPEN, by=by_office(by.user_id), at=at)
    return round_


def _one_at_a_time(unit_id: int) -> None:
    """Of two rounds of one unit that are opened at once the second finds the first."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"surveys.open {unit_id}"])


@transaction.atomic
def hand_out_tickets(round_id: int, *, count: int, by: Person, at: datetime) -> list[str]:
    """Fresh codes, told this once: only their marks are kept. The event holds how many."""
    round_ = locked(round_id)
    round_.after(Verb.HAND_OUT)
    require(by, Verb.HAND_OUT, round_)
    if not 1 <= count <= MOST_AT_ONCE:
        raise Refused("survey.hand_out.count", most=MOST_AT_ONCE)
    if round_.handed_out + count > MOST:
        raise Refused("survey.hand_out.too_many", most=MOST)
    codes = sorted({marking.new_ticket() for _ in range(count)})
    Ticket.objects.bulk_create(Ticket(round=round_, mark=marking.ticket_mark(round_, code)) for code in codes)
    round_.handed_out += len(codes)
    round_.move(Verb.HAND_OUT, by=by_office(by.user_id), at=at, count=len(codes))
    return codes
