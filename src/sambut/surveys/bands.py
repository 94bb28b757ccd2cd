"""The classes of the converted index as dated rows, read without a database."""

import csv
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from sambut.surveys.states import Grade

FILE = Path(__file__).parent / "reference" / "classes.csv"


@dataclass(frozen=True)
class Band:
    """One class: from `lowest` to `highest`, both included, of the index rounded to two places."""

    grade: Grade
    lowest: Decimal
    highest: Decimal
    starts_on: date | None = None
    ends_on: date | None = None


@cache
def all_bands() -> tuple[Band, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        Band(
            Grade(row["grade"]), Decimal(row["lowest"]), Decimal(row["highest"]), _date(row["starts_on"]), _date(row["ends_on"])
        )
        for row in rows
    )  # fmt: skip


def bands(on: date | None = None) -> tuple[Band, ...]:
    """Those that hold on the day, lowest first; without a day those that have no end."""
    rows = all_bands()
    if on is None:
        return tuple(band for band in rows if band.ends_on is None)
    return tuple(b for b in rows if (not b.starts_on or b.starts_on <= on) and (not b.ends_on or b.ends_on > on))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
