"""Reactions that look for likenesses."""

from datetime import datetime

from sambut.competitions import actions
from sambut.competitions.models import EditionEvent, EntryEvent
from sambut.kernel.refusals import Refused


def compare_submitted(event_id: int, *, at: datetime) -> None:
    """Reaction to a submission: the new text against everything before it."""
    actions.compare_entry(EntryEvent.objects.get(pk=event_id).entry_id, at=at)


def compare_called(event_id: int, *, at: datetime) -> None:
    """Reaction to a call to compare everything."""
    event = EditionEvent.objects.get(pk=event_id)
    try:
        actions.compare_edition(event.edition_id, by=event.actor_id, at=at, call=event.pk)
    except Refused:
        return  # the result was announced, or the contest cancelled, in between
