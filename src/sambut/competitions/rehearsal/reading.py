"""What the judges do with one entry: marks kept while they are written, the signature, and stepping back. Runs in every hand."""

import random
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sambut.competitions import actions
from sambut.competitions.actions import Given
from sambut.competitions.rehearsal.hands import who
from sambut.competitions.rehearsal.world import person_words

WIDE, MIDDLE, STEPS = 9, 70, 5
ASPECTS = 4
"""How far the aspects of one entry lie apart."""


@dataclass(frozen=True)
class Sitting:
    """One judge over one entry. `seen`: how good this judge holds it, in standard deviations."""

    reading: int
    user: int
    seen: float
    codes: tuple[str, ...]
    at: datetime


def read(one: Sitting, chance: random.Random) -> bool:
    """Half of the marks are kept by the page that saves itself, then all of it is signed."""
    by = who(one.user, one.at)
    given = {code: Given(_score(one.seen, chance), f"{person_words(chance, 12)}.") for code in one.codes}
    half = dict(list(given.items())[: len(given) // 2])
    kept = actions.score_reading(one.reading, half, revision=0, by=by, at=one.at)
    actions.sign_reading(
        one.reading, given, revision=kept.reading.revision, confidence=chance.choice((1, 3, 3, 5)), by=by, at=one.at
    )
    return True


def recuse(one: Sitting, chance: random.Random) -> bool:
    actions.recuse_reading(one.reading, reason="Saya mengenal penulisnya.", by=who(one.user, one.at), at=one.at)
    return True


def _score(seen: float, chance: random.Random) -> Decimal:
    score = MIDDLE + WIDE * seen + ASPECTS * chance.gauss(0, 1)
    return Decimal(min(100, max(0, STEPS * round(score / STEPS))))
