"""What every verb does around its own part: lock the event before, write it down and count after.

The lock is on the event, so that its verbs stand in one row and the counts that are kept are those of the last.
"""

from datetime import datetime
from typing import Any

from django.db.models import Model

from sambut.events import counting
from sambut.events.access import require
from sambut.events.models import Delegation, Event, Happening
from sambut.events.states import Verb
from sambut.mandates.people import Person


def locked(event_id: int) -> Event:
    """The event, locked until the transaction ends; read after the lock is held."""
    Event.objects.select_for_update().only("pk").get(pk=event_id)
    return Event.objects.select_related("body").get(pk=event_id)


def asked(event: Event, verb: Verb, row: Model, by: Person) -> None:
    """Refuses what may not happen now, and what this person may not do."""
    event.after(verb)
    require(by, verb, row)


def done(
    event: Event, verb: Verb, *, by: int | None, at: datetime, delegation: Delegation | None = None, before: str = "",
    after: str = "", **facts: Any,
) -> Happening:  # fmt: skip
    """One event row, one outbox row, and the counts as they are now."""
    row = event.note(verb, by=by, at=at, delegation=delegation, before=before, after=after, **facts)
    counting.keep(event.pk, at=at)
    return row
