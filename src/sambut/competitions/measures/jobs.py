"""Reactions and sweeps of the indicators of bodies. Each reads the row again; none trusts what it was told."""

from datetime import datetime

from sambut.competitions import actions
from sambut.competitions.models import Edition, EditionEvent, EntryEvent
from sambut.competitions.states import Scheme, State
from sambut.kernel.refusals import Refused


def measure_called(event_id: int, *, at: datetime) -> None:
    """Reaction to an entry of a body that asks for its indicators."""
    event = EntryEvent.objects.get(pk=event_id)
    try:
        actions.measure_entry(event.entry_id, by=event.actor_id, at=at)
    except Refused:
        return  # it was submitted or withdrawn in between, or the edition names no period


def spread_opened(event_id: int, *, at: datetime) -> None:
    """Reaction to an edition that opened: the national spread stands before the first entry does."""
    actions.spread_edition(EditionEvent.objects.get(pk=event_id).edition_id, at=at)


def keep_measures(_: int, *, at: datetime) -> None:
    """Each night: the spread of every open complaint contest, and the indicators of entries that are not submitted yet."""
    rows = (
        Edition.objects.filter(state=State.OPEN, scheme=Scheme.COMPLAINTS).order_by("pk").values_list("pk", flat=True)
    )
    for pk in list(rows):
        actions.spread_edition(pk, at=at)
        actions.measure_unsent(pk, at=at)
