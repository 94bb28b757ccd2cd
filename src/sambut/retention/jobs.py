"""Reactions and periods of this room."""

from datetime import datetime

from sambut.retention import actions
from sambut.retention.models import RetentionEvent


def carry_out_granted(event_id: int, *, at: datetime) -> None:
    """Reacts to `retention.grant`. Not one transaction: each room erases in its own."""
    event = RetentionEvent.objects.get(pk=event_id)
    if event.request_id:
        actions.carry_out(event.request_id, at=at)


def apply_schedule(_turn: int, *, at: datetime) -> None:
    """Once a night."""
    actions.apply_schedule(at)
