"""Reads the reference tables of this room: forums of the past as their sources tell them."""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from sambut.events.models import PastFigure, PastForum

FOLDER = Path(__file__).parent / "reference"


@transaction.atomic
def load() -> int:
    """Adds and corrects the rows of the tables; safe to repeat. Gives how many figures there are."""
    forums = {row["slug"]: _forum(row) for row in _rows("past_forums.csv")}
    figures = _rows("past_figures.csv")
    for row in figures:
        PastFigure.objects.update_or_create(
            forum=forums[row["forum"]],
            place=int(row["place"]),
            defaults={
                **{name: row[name] for name in ("words", "words_english", "counts", "counts_english", "source")},
                "value": int(row["value"]),
                "confirmed": row["confirmed"] == "yes",
            },
        )
    return len(figures)


def _forum(row: dict[str, str]) -> PastForum:
    dates = {name: date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    words = ("name", "name_english", "place", "host", "summary", "summary_english")
    found, _made = PastForum.objects.update_or_create(
        slug=row["slug"], defaults={**{name: row[name] for name in words}, **dates}
    )
    return found


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / name).read_text(encoding="utf-8").splitlines()))
