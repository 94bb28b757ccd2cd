"""Reference rows of the room: the elements that the rule prescribes."""

import csv
from datetime import date
from importlib.resources import files

from django.db import transaction

from sambut.surveys.models import Element


@transaction.atomic
def load() -> None:
    """Brings the shipped rows in; safe to repeat. Rounds keep the words with which they were prepared."""
    with files("sambut.surveys").joinpath("reference", "elements.csv").open("r", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            facts = {
                "name": row["name"], "question": row["question"], "law": row["law"], "source": row["source"],
                "answers": [row[f"answer_{score}"] for score in (1, 2, 3, 4)], "ends_on": _date(row["ends_on"]),
            }  # fmt: skip
            Element.objects.update_or_create(code=row["code"], starts_on=_date(row["starts_on"]), defaults=facts)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
