"""Reference rows of the room: clauses and numbers. An installation's own rows begin on other days and are never touched."""

import csv
from collections.abc import Iterator
from importlib.resources import files

from django.db import transaction

from sambut.replication.models import ClauseTemplate, Term


@transaction.atomic
def load() -> None:
    """Brings the shipped rows in; safe to repeat."""
    for row in _rows("clauses.csv"):
        ClauseTemplate.objects.update_or_create(
            code=row["code"], starts_on=row["starts_on"],
            defaults={
                "place": int(row["place"]), "title": row["title"], "text": row["text"], "source": row["source"],
                "ours": row["ours"] == "yes", "ends_on": row["ends_on"] or None,
            },
        )  # fmt: skip
    for row in _rows("terms.csv"):
        Term.objects.update_or_create(
            code=row["code"], starts_on=row["starts_on"],
            defaults={"number": int(row["number"]), "source": row["source"]},
        )  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("sambut.replication").joinpath("reference", name).open("r", encoding="utf-8") as file:
        yield from csv.DictReader(file)
