"""What a clock says on a page: its chip, and the table that counts day by day. Plain values in, nothing looked up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from sambut.frame import dates

NEAR = 3
"""Working days from which a clock asks for attention."""


@dataclass(frozen=True)
class Chip:
    kind: str
    words: str


def chip(left: int | None, *, due_at: datetime | None = None, zone: str = dates.JAKARTA, paused: str = "", kept_on: int | None = None) -> Chip:
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
        return Chip("today", f"{dates.working_days(0)}, {dates.hour(due_at, zone)}" if due_at else dates.working_days(0))
    return Chip("near" if left <= NEAR else "calm", dates.working_days(left))


@dataclass(frozen=True)
class Day:
    on: date
    kind: str
    words: str


def weeks(start_on: date, due_on: date, *, counted: Iterable[date], skipped: Mapping[date, str], today: date | None = None) -> list[list[Day | None]]:
    """The days from start to due as weeks from Monday to Sunday, each with its kind and one or two words.

    `skipped` gives the short reason for a day that does not count (`cuti`, `Nyepi`); days without a reason are `libur`.
    """
    numbers = {on: place for place, on in enumerate(sorted(counted), start=1)}
    first, last = start_on - timedelta(days=start_on.weekday()), due_on + timedelta(days=6 - due_on.weekday())
    days = [first + timedelta(days=step) for step in range((last - first).days + 1)]
    drawn = [_day(on, start_on, due_on, numbers, skipped, today) if start_on <= on <= due_on else None for on in days]
    return [drawn[place : place + 7] for place in range(0, len(drawn), 7)]


def _day(on: date, start_on: date, due_on: date, numbers: Mapping[date, int], skipped: Mapping[date, str], today: date | None) -> Day:
    if on == due_on:
        return Day(on, "due", _("batas"))
    if on == today:
        return Day(on, "now", _("kini"))
    if on == start_on:
        return Day(on, "start", _("mulai"))
    if on in numbers:
        return Day(on, "count", _("hari %(count)s") % {"count": numbers[on]})
    return Day(on, "skip", skipped.get(on) or _("libur"))
