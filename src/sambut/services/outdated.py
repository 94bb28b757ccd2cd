"""Services that the law has replaced and that offices still list."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Replaced:
    by: str
    law: str


@cache
def _table() -> tuple[tuple[re.Pattern[str], Replaced], ...]:
    with files("sambut.services").joinpath("reference", "replaced.csv").open("r", encoding="utf-8") as file:
        return tuple(
            (re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE), Replaced(row["by"], row["law"]))
            for row in csv.DictReader(file)
        )


def replaced(name: str) -> Replaced | None:
    """By what a service of this name was replaced, or None."""
    return next((found for pattern, found in _table() if pattern.search(name)), None)
