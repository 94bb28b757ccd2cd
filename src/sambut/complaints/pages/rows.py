"""Rows of a list as they are shown: number, words, chip, address. No query but one for the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import WorkingCalendar, working_days_between, working_days_late
from sambut.complaints import searching
from sambut.complaints.clocks import NATIONAL_ZONE
from sambut.complaints.rules import END_OF_TIME
from sambut.complaints.sentences import state_words
from sambut.complaints.states import Status
from sambut.frame.clocks import Chip, chip
from sambut.kernel.numbers import spoken
from sambut.language.masking import translated


@dataclass(frozen=True)
class Row:
    number: str
    title: str
    url: str
    chip: Chip | None
    facts: tuple[str, ...]


def shown(rows: Iterable[dict[str, Any]], *, at: datetime, desk: bool = False) -> list[Row]:
    """For chips the national calendar counts; the limit itself was counted with the local one and is exact."""
    found = list(rows)
    calendar = working_calendar() if any(row["next_at"] != END_OF_TIME for row in found) else None
    address = reverse("complaints:desk_case" if desk else "complaints:case", args=[PLACE])
    return [_row(row, calendar, address, at=at, desk=desk) for row in found]


def found(rows: list[dict[str, Any]], asked: str, *, at: datetime, desk: bool = False) -> dict[str, Any]:
    """The answer to a search as a page shows it; where nothing fits, also what may have been meant."""
    return {
        "asked": asked,
        "rows": shown(rows, at=at, desk=desk),
        "slice": None,
        "meant": "" if rows else searching.meant(asked),
    }


PLACE = "NOMOR"
"""Stands for the number in the one address that is looked up for all rows; a number has nothing to escape."""


def _row(row: dict[str, Any], calendar: WorkingCalendar | None, address: str, *, at: datetime, desk: bool) -> Row:
    number = spoken(row["number"])
    facts = [
        number,
        row["region_name"],
        state_words(row["status"], row["ending"])[1],
        row["holder_name"] or row["body_name"],
    ]
    if desk:
        facts += [_("rahasia") if row["secret"] else "", _("anonim") if row["anonymous"] else ""]
        facts += [_("dikembalikan %(count)s kali") % {"count": row["bounces"]}] if row["bounces"] else []
    return Row(
        number,
        translated(row["title"]) or number,
        address.replace(PLACE, number),
        _chip(row, calendar, at=at),
        tuple(filter(None, facts)),
    )


def _chip(row: dict[str, Any], calendar: WorkingCalendar | None, *, at: datetime) -> Chip | None:
    due = row["next_at"]
    if calendar is None or due == END_OF_TIME:
        return None
    zone = row["zone"] or NATIONAL_ZONE
    if row["status"] in (Status.ANSWERED, Status.INCOMPLETE):
        return chip(None, paused=_("menunggu pelapor"))
    late = working_days_late(due, at, ZoneInfo(zone), calendar)
    left = -late if late else working_days_between(at, due, ZoneInfo(zone), calendar)
    return chip(left, zone=zone)
