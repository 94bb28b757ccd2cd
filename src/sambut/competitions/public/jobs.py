"""Keeps what pages for everybody read: counts of editions, the hall. Each counts again from the rows; none adds up."""

from datetime import datetime

from sambut.competitions.models import EditionEvent
from sambut.competitions.public import counting, honouring
from sambut.competitions.states import Verb


def follow_edition(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb of an edition: its counts, and after a decision the hall."""
    event = EditionEvent.objects.get(pk=event_id)
    if event.state_to != "draft":
        counting.count([event.edition_id], at=at)
    if event.verb in (Verb.DECIDE, Verb.FINISH, Verb.STRIP, Verb.SUCCEED):
        honouring.gather()


def count_running(_: int, *, at: datetime) -> None:
    """Every few minutes: editions whose entries still move."""
    counting.count(counting.running(), at=at)


def gather_honours(_: int, *, at: datetime) -> None:
    """Every quarter of an hour: awards may have been imported, tied to a record, or published with one."""
    honouring.gather()


def count_every(_: int, *, at: datetime) -> None:
    """By night: every edition, whatever became of it."""
    counting.count(counting.every(), at=at)
