"""The reference table that comes with the product, read without a database.

`reference/decrees.csv` names each decree with its source; `reference/holidays.csv` names each day with the decree that
set it (`since`) and the one that took it away (`until`), so that what stood in an earlier decree can still be seen;
`reference/office_hours.csv` holds the national hours. Loading puts the same rows into the database.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from pathlib import Path

from sambut.calendars.rules import DayOff, Kind, OfficeSpan, WorkingCalendar

FOLDER = Path(__file__).parent / "reference"


@dataclass(frozen=True)
class DecreeRow:
    """One decree of the table, with the whole list of days that stands while it is the last of its line."""

    key: str
    number: str
    title: str
    decided_on: date | None
    covers_from: date | None
    covers_until: date | None
    supersedes: str
    certainty: str
    source: str
    days: tuple[DayOff, ...] = ()

    @property
    def called(self) -> str:
        """How people call it: its number, or its title where no source states the number."""
        return self.number or self.title


@cache
def decrees(folder: Path = FOLDER) -> tuple[DecreeRow, ...]:
    """Every decree in the order of the table: an amending one stands after what it amends."""
    made: dict[str, DecreeRow] = {}
    rows = _rows(folder / "holidays.csv")
    for row in _rows(folder / "decrees.csv"):
        decree = DecreeRow(
            key=row["key"],
            number=row["number"],
            title=row["title"],
            decided_on=_date(row["decided_on"]),
            covers_from=_date(row["covers_from"]),
            covers_until=_date(row["covers_until"]),
            supersedes=row["supersedes"],
            certainty=row["certainty"],
            source=row["source"],
        )
        added = [day(one, decree.called) for one in rows if one["since"] == decree.key]
        gone = {(one["date"], one["name"]) for one in rows if one["until"] == decree.key}
        before = made[decree.supersedes].days if decree.supersedes else ()
        kept = [replace(off, decree=decree.called) for off in before if (off.date.isoformat(), off.name) not in gone]
        made[decree.key] = replace(decree, days=tuple(sorted([*kept, *added], key=lambda off: (off.date, off.name))))
    return tuple(made.values())


def in_force() -> tuple[DecreeRow, ...]:
    """The decrees that no other one of the table has superseded."""
    replaced = {decree.supersedes for decree in decrees()}
    return tuple(decree for decree in decrees() if decree.key not in replaced)


@cache
def office_hours(folder: Path = FOLDER) -> tuple[OfficeSpan, ...]:
    return tuple(
        OfficeSpan(
            int(row["weekday"]),
            time.fromisoformat(row["opens_at"]),
            time.fromisoformat(row["closes_at"]),
            _date(row["starts_on"]),
            _date(row["ends_on"]),
        )
        for row in _rows(folder / "office_hours.csv")
    )


@cache
def reference_calendar() -> WorkingCalendar:
    """The national calendar of the table. It cannot go stale: its files belong to the running release."""
    standing = in_force()
    days = tuple(sorted((off for decree in standing for off in decree.days), key=lambda off: (off.date, off.name)))
    start, until = coverage((d.covers_from, d.covers_until) for d in standing if d.covers_from and d.covers_until)
    return WorkingCalendar(days, start, until, office_hours())


def coverage(spans: Iterable[tuple[date, date]]) -> tuple[date | None, date | None]:
    """The first and last decreed day. A gap between two decrees ends it: beyond it nothing is certain."""
    start = until = None
    for begins, ends in sorted(spans):
        if start is None or until is None:
            start, until = begins, ends
        elif begins.toordinal() <= until.toordinal() + 1:
            until = max(until, ends)
    return start, until


def day(row: dict[str, str], decree: str) -> DayOff:
    return DayOff(date.fromisoformat(row["date"]), Kind(row["kind"]), row["name"], decree)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
