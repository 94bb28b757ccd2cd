"""What a clock says on a page: its chip, and the table that counts day by day. Plain values in, nothing looked up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from django.utils.translation import gettext as _

from sambut.frame import dates

NEAR = 3
"""Working days from which a clock asks for attention."""


@dataclass(frozen=True)
class Chip:
    kind: str
    words: str


def chip(
    left: int | None,
    *,
    due_at: datetime | None = None,
    zone: str = dates.JAKARTA,
    paused: str = "",
    kept_on: int | None = None,
) -> Chip:
    """The kind and the words of a clock with `left` working days (0 today, negative when late).

    `paused` says for what it waits; `kept_on` is the working day on which it was answered.
    """
    if kept_on is not None:
        return Chip("kept", _("dijawab, hari ke-%(count)s") % {"count": kept_on})
    if paused:
        return Chip("paused", _("dijeda, %(why)s") % {"why": paused})
    if left is None:
        return Chip("paused", _("tanpa batas"))
    if left < 0:
        return Chip("late", dates.working_days(left))
    if left == 0:
        return Chip(
            "today",
            f"{dates.working_days(0)}, {dates.hour(due_at, zone)}" if due_at else dates.working_days(0),
        )
    return Chip("near" if left <= NEAR else "calm", dates.working_days(left))


class CountedDay(Protocol):
    """A day of the counting, as `calendars.picture` draws it."""

    @property
    def date(self) -> date: ...
    @property
    def kind(self) -> str: ...
    @property
    def word(self) -> str: ...


def weeks(days: Iterable[CountedDay]) -> list[list[CountedDay | None]]:
    """Counted days laid out in weeks from Monday to Sunday, for the macro `counting`; places without a day are `None`."""
    known = {day.date: day for day in days}
    if not known:
        return []
    first, last = min(known), max(known)
    first, last = first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
    drawn = [known.get(first + timedelta(days=step)) for step in range((last - first).days + 1)]
    return [drawn[place : place + 7] for place in range(0, len(drawn), 7)]
