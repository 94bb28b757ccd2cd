"""Time, clashes and mandates of an event. Plain Python."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

Span = tuple[datetime, datetime]
REMIND_BEFORE = timedelta(days=7)
"""From so long before the last day to answer, who is silent is reminded by the clock."""
REMIND_AGAIN = timedelta(days=3)
TASK_NEAR, TASK_AGAIN = timedelta(days=2), timedelta(days=7)


def overlap(one: Span, other: Span) -> bool:
    """Do two times share an instant? An end is no longer part of its time."""
    return one[0] < other[1] and other[0] < one[1]


def clashing(wanted: Span, taken: Iterable[Span]) -> bool:
    return any(overlap(wanted, one) for one in taken)


def within(span: Span, whole: Span) -> bool:
    return whole[0] <= span[0] < span[1] <= whole[1]


def covers(starts_at: datetime, ends_at: datetime | None, whole: Span) -> bool:
    """Does a mandate with an exclusive, possibly open end run through all of it?"""
    return starts_at <= whole[0] and (ends_at is None or ends_at >= whole[1])


def room_key(room: str) -> str:
    """Small letters and single blanks: "Ruang  Cendana" and "ruang cendana" are one room."""
    return re.sub(r"\s+", " ", room).strip().casefold()


def last_day(ends_at: datetime, zone: str) -> date:
    """The last day on which something with this exclusive end still holds."""
    return (ends_at - timedelta(microseconds=1)).astimezone(ZoneInfo(zone)).date()


def day_of(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()


def wants_reminder(answer_by: datetime, reminded_at: datetime | None, invited_at: datetime, at: datetime) -> bool:
    """Near the last day to answer, and not told within the last days."""
    if not answer_by - REMIND_BEFORE <= at < answer_by:
        return False
    return at - (reminded_at or invited_at) >= REMIND_AGAIN


def wants_task_reminder(due_on: date, reminded_on: date | None, today: date) -> bool:
    """Once before its day, once on the first late day, then weekly."""
    if reminded_on is None:
        return due_on - today <= TASK_NEAR
    if today <= due_on:
        return False
    return reminded_on <= due_on or today - reminded_on >= TASK_AGAIN
