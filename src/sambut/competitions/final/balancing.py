"""Which regions are least developed, frontier or outermost (3T), so that a plenary sees how its choice is spread.

Least developed: Perpres 63/2020, the 62 regencies of 2020 to 2024, as `reference/least_developed.csv` holds them by their present codes.
Frontier and outermost: no list that we are sure of; an edition names its own with its source (`FinalPlan.remote_codes`).
"""

import csv
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from sambut.competitions.final.plans import plan_of
from sambut.competitions.models import Edition

TABLE = Path(__file__).parent.parent / "reference" / "least_developed.csv"


@cache
def least_developed() -> frozenset[str]:
    return frozenset(row["code"] for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))


def remote_words(edition: Edition) -> Callable[[Any], str]:
    """Entry → what it is called in the balance."""
    own = set(plan_of(edition).remote_codes)

    def word(entry: Any) -> str:
        code = entry.region.code if entry.region else ""
        parts = code.split(".")
        within = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        if within & least_developed():
            return _("daerah tertinggal (Perpres 63/2020)")
        return _("terdepan atau terluar menurut edisi ini") if within & own else _("lainnya")

    return word
