"""Reference rows of the room: clock rules and categories. An update never touches a body's own row."""

import csv
from collections.abc import Iterator
from importlib.resources import files

from django.db import transaction

from sambut.complaints.models import Category, ClockRule

ORIGIN = "reference"


@transaction.atomic
def load() -> None:
    """Brings the shipped rows in; safe to repeat."""
    _load_rules()
    _load_categories()


def _load_rules() -> None:
    for row in _rows("clock_rules.csv"):
        ClockRule.objects.update_or_create(
            origin=ORIGIN, organisation=None, step=row["step"], grade=row["grade"], starts_on=row["starts_on"] or None,
            defaults={
                "limit": row["limit"], "law": row["law"], "source": row["source"],
                "confirmed": row["confirmed"] == "yes", "ends_on": row["ends_on"] or None,
            },
        )  # fmt: skip


def _load_categories() -> None:
    known: dict[str, Category] = {}
    for row in _rows("categories.csv"):
        known[row["code"]], _ = Category.objects.update_or_create(
            code=row["code"], body=None,
            defaults={"name": row["name"], "parent": known.get(row["parent"]), "origin": ORIGIN, "source": row["source"]},
        )  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("sambut.complaints").joinpath("reference", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
