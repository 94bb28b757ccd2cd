"""One verb for many entries at once, in a fixed number of statements."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sambut.competitions.models import Entry, EntryEvent
from sambut.competitions.states import Verb
from sambut.ledger.outbox import announce_many


def move_many(entries: Sequence[Entry], verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> list[EntryEvent]:
    """Every entry along the table of moves, with its event and its line in the outbox. The edition is locked by the caller."""
    events = []
    for entry in entries:
        before, entry.state, entry.touched_at = entry.state, entry.after(verb), at
        events.append(
            EntryEvent(
                entry=entry, verb=verb, state_from=before, state_to=entry.state, actor_id=by, happened_at=at, recorded_at=at, facts=facts
            )
        )  # fmt: skip
    Entry.objects.bulk_update(entries, ["state", "touched_at"], batch_size=1000)
    made = EntryEvent.objects.bulk_create(events, batch_size=1000)
    announce_many(f"entries.{verb.value}", [event.pk for event in made], at=at)
    return made
