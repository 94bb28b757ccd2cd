"""Writes the one event and the one outbox row of a verb."""

from datetime import datetime

from sambut.ledger.outbox import announce
from sambut.mandates.models import Appointment, Letter, MandateEvent, SupportAccess
from sambut.mandates.states import Verb

Row = Appointment | Letter | SupportAccess
FIELD = {Appointment: "appointment", Letter: "letter", SupportAccess: "support"}


def happened(
    row: Row, verb: Verb, *, by: int | None, at: datetime, before: str = "", after: str = "", **facts: object
) -> MandateEvent:
    event = MandateEvent.objects.create(
        **{FIELD[type(row)]: row},
        verb=verb,
        state_from=before,
        state_to=after,
        actor_id=by,
        happened_at=at,
        recorded_at=at,
        facts=facts,
    )
    announce(f"mandates.{verb}", event.pk, at=at)
    return event
