"""The seventeen goals of sustainable development by their official names. Istilah: TPB/SDGs. Dasar: Perpres 111/2022."""

import csv
from functools import cache
from pathlib import Path

from django.utils.translation import get_language

FILE = Path(__file__).parent / "reference" / "goals.csv"


@cache
def _names() -> dict[str, dict[int, str]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        "id": {int(row["goal"]): row["name"] for row in rows},
        "en": {int(row["goal"]): row["name_en"] for row in rows},
    }


def names() -> dict[int, str]:
    """Number → name, in the language of the page."""
    return _names()["en" if (get_language() or "id").startswith("en") else "id"]


def official() -> dict[int, str]:
    """Number → Indonesian name, whatever the language: for forms that are handed in."""
    return _names()["id"]


def named(goal: int) -> str:
    """ "3. Kehidupan Sehat dan Sejahtera"."""
    return f"{goal}. {names()[goal]}"
