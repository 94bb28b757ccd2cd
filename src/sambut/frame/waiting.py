"""What waits for somebody at work, told by every room in one shape. The portal's desk shows all of it in one list.

A room registers one function in its `AppConfig.ready`; the frame knows none of them:

    waiting.register(lambda person, at: [Waiting(...)])

The function gives at most `MOST` entries, the nearest first, in a number of queries that does not grow with them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

MOST = 12
"""Entries that one room gives. Who has more of a kind gives one entry with their number and the way to the whole list."""


@dataclass(frozen=True)
class Waiting:
    """One thing that this person must do. `what` begins with a verb: "Umumkan hasil survei Puskesmas Karangdoro"."""

    what: str
    url: str
    kind: str
    """What it belongs to, in a word or two: "Pengaduan", "Survei kepuasan"."""
    due_at: datetime | None = None
    """The first instant that is late; None where nothing runs."""
    zone: str = "Asia/Jakarta"
    note: str = ""
    """One short fact beside it."""


Gives = Callable[[Any, datetime], list[Waiting]]
"""Asked with the person (`mandates.people.Person`) and the present."""
_registered: list[Gives] = []


def register(function: Gives) -> Gives:
    """Adds a room's function; usable as a decorator."""
    if function not in _registered:
        _registered.append(function)
    return function


def after(day: date, zone: str) -> datetime:
    """The first instant that is late when something is due on a day."""
    return datetime.combine(day + timedelta(days=1), time.min, ZoneInfo(zone))


def gather(person: Any, at: datetime) -> list[Waiting]:
    """What all rooms tell: what is due first on top, then what has no date."""
    found = [entry for function in _registered for entry in function(person, at)[:MOST]]
    dated = sorted((entry for entry in found if entry.due_at), key=lambda entry: entry.due_at or at)
    return [*dated, *(entry for entry in found if entry.due_at is None)]
