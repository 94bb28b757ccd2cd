"""Reads the reference table of this room: how long somebody may stand in for an office."""

import csv
from datetime import date
from pathlib import Path

from django.db import transaction

from sambut.mandates.models import LongestTerm

TABLE = Path(__file__).parent / "reference" / "longest_terms.csv"


@transaction.atomic
def load() -> int:
    """Adds the rows that are not there yet; safe to repeat. A row that stands is never overwritten."""
    rows = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
    for row in rows:
        LongestTerm.objects.get_or_create(
            kind=row["kind"],
            starts_on=date.fromisoformat(row["starts_on"]),
            defaults={
                "days": int(row["days"]),
                "extensions": int(row["extensions"]),
                "ends_on": date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
                "source": row["source"],
            },
        )
    return len(rows)
