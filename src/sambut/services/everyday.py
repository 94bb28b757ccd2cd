"""Everyday names of services: "akte lahir" is an *akta kelahiran*, and "bikin KTP" asks for a *KTP-el*."""

import csv
import re
from functools import cache
from importlib.resources import files

ASKING = frozenset(
    [
        "bikin",
        "bikinkan",
        "buat",
        "buatkan",
        "membuat",
        "ngurus",
        "urus",
        "mengurus",
        "cara",
        "gimana",
        "bagaimana",
        "mau",
        "ingin",
        "pengen",
        "mohon",
        "minta",
        "dapat",
        "dapatkan",
        "perlu",
        "butuh",
        "tolong",
        "syarat",
        "syaratnya",
        "persyaratan",
        "biaya",
        "berapa",
        "layanan",
        "pelayanan",
        "ajukan",
        "mengajukan",
        "daftar",
        "dimana",
        "mana",
        "penerbitan",
        "pembuatan",
        "pengurusan",
        "permohonan",
        "pelayanan",
        "jasa",
    ]
)
"""Words with which people ask for a service, and which name none."""


@cache
def _table() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    with files("sambut.services").joinpath("reference", "everyday.csv").open("r", encoding="utf-8") as file:
        return tuple(
            (_pattern(row["official"].split("|")), tuple(row["everyday"].split(";"))) for row in csv.DictReader(file)
        )


def _pattern(names: list[str]) -> re.Pattern[str]:
    return re.compile(
        r"\b(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + r")\b", re.IGNORECASE
    )


def other_names(words: str) -> list[str]:
    """What people call the services that these words name."""
    found = [name for pattern, names in _table() if pattern.search(words) for name in names]
    return list(dict.fromkeys(found))


def without_asking(text: str) -> str:
    """The question without the words of asking; the whole question where nothing else is left."""
    kept = [word for word in text.split() if word.casefold().strip(",.?!") not in ASKING]
    return " ".join(kept) or text
