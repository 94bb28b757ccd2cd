"""Reads the reference tables of this room. An operator's own row is never touched."""

import csv
from collections.abc import Iterator
from importlib.resources import files

from django.db import transaction

from sambut.retention.models import RequestLimit, RetentionRule

ORIGIN = "reference"


@transaction.atomic
def load() -> None:
    """Brings the shipped rows in; safe to repeat."""
    for row in _rows("retention_rules.csv"):
        RetentionRule.objects.update_or_create(
            subject=row["subject"], action=row["action"], starts_on=row["starts_on"], origin=ORIGIN,
            defaults={"days": int(row["days"]), **_common(row)},
        )  # fmt: skip
    for row in _rows("request_limits.csv"):
        RequestLimit.objects.update_or_create(
            kind=row["kind"],
            starts_on=row["starts_on"],
            origin=ORIGIN,
            defaults={"hours": int(row["hours"]), **_common(row)},
        )


def _common(row: dict[str, str]) -> dict[str, object]:
    return {
        "law": row["law"],
        "source": row["source"],
        "confirmed": row["confirmed"] == "yes",
        "ends_on": row["ends_on"] or None,
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("sambut.retention").joinpath("reference", name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
