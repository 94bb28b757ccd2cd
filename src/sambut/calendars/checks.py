"""Warnings for `sambut check`: what the keeper of this installation should do about the calendar."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sambut.calendars.loading import left_out
from sambut.calendars.models import Decree
from sambut.calendars.queries import working_calendar
from sambut.calendars.reference_table import decrees
from sambut.calendars.states import State

WARN_BEFORE = timedelta(days=120)
WAITS_TOO_LONG = timedelta(days=7)


def check(at: datetime) -> list[str]:
    """One sentence for each thing to do; an empty list when all is well."""
    return [*_ends_soon(at), *_left_out(), *_waiting(at)]


def _ends_soon(at: datetime) -> list[str]:
    until = working_calendar().decreed_until
    today = at.astimezone(ZoneInfo("Asia/Jakarta")).date()
    if until is None:
        return [
            "No holidays are decreed at all: every due time is provisional. Load the reference tables (sambut migrate)."
        ]
    if until < today:
        return [
            f"The decreed holidays ended on {until}: new due times are provisional. Enter the next decree at /meja/kalender/."
        ]
    if until - today <= WARN_BEFORE:
        left = (until - today).days
        return [f"The decreed holidays end in {left} days, on {until}. Enter the next decree at /meja/kalender/."]
    return []


def _left_out() -> list[str]:
    known = set(Decree.objects.exclude(reference_key=None).values_list("reference_key", flat=True))
    return [
        f"The reference table's decree “{row.called}” is not loaded, because a decree entered here stands in its place. Compare the two."
        for row in decrees()
        if row.key not in known and left_out(row)
    ]


def _waiting(at: datetime) -> list[str]:
    waiting = Decree.objects.filter(state=State.PROPOSED, proposed_at__lt=at - WAITS_TOO_LONG).count()
    return (
        [f"{waiting} proposed change(s) of the calendar wait for a second person at /meja/kalender/."]
        if waiting
        else []
    )
