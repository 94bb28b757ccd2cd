"""Reads the reference table of this room that is a table here too: editions of the past as their sources tell them."""

import csv
from pathlib import Path

from django.db import transaction

from sambut.competitions.models import PastEdition

FOLDER = Path(__file__).parent / "reference"
WORDS = ("scheme", "name", "finalists", "winners", "guideline", "dates", "notes", "source")
COUNTS = ("registered", "submitted", "passed")


@transaction.atomic
def load() -> int:
    """Adds and corrects the rows; safe to repeat. Gives how many editions there are."""
    rows = list(csv.DictReader((FOLDER / "past_editions.csv").read_text(encoding="utf-8").splitlines()))
    for row in rows:
        counts = {name: int(row[name]) if row[name] else None for name in COUNTS}
        words = {name: row[name] for name in WORDS}
        PastEdition.objects.update_or_create(code=row["code"], defaults={**words, **counts, "year": int(row["year"])})
    return len(rows)
