"""How surely a second telling of the same complaint is found: noisy copies are made by rule, the same every time."""

import random
import re
import time
from collections.abc import Sequence
from typing import Any

from sambut.language.evaluating.reading import BadFile
from sambut.language.features import surface
from sambut.language.learning.duplicates import likeness

COPIES, ORIGINALS = 500, 3_000
DROPPED = 0.12
FALSE_ALARMS = 0.01
REPEATED = 0.5
SHORTEST = 40

_SHORTER = {
    "yang": "yg", "dengan": "dgn", "untuk": "utk", "tidak": "tdk", "sudah": "sdh", "belum": "blm", "karena": "krn", "jalan": "jl",
    "saya": "sy", "dan": "dn", "juga": "jg", "mohon": "mhn", "banyak": "bnyk", "dari": "dr", "pada": "pd", "kami": "kmi", "bapak": "bpk",
}  # fmt: skip
_GREETINGS = ("Selamat pagi,", "Assalamualaikum,", "Mohon bantuannya,", "Yth Bapak Ibu,", "Permisi,")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


def measure_duplicates(texts: Sequence[str], *, seed: int = 7) -> dict[str, Any]:
    """Share of copies whose original comes first, and share found when one in a hundred strangers may be taken for one."""
    chance = random.Random(seed)
    different = list(dict.fromkeys(text.strip() for text in texts if len(text.strip()) >= SHORTEST))
    chance.shuffle(different)
    originals, strangers = different[:ORIGINALS], different[ORIGINALS : ORIGINALS + COPIES]
    if len(strangers) < 20:
        part = len(different) // 5
        originals, strangers = different[part:], different[:part]
    if len(originals) < 20 or len(strangers) < 5:
        raise BadFile(
            f"Too little to measure: {len(different)} different texts of {SHORTEST} characters or more; 25 are needed."
        )
    chosen = chance.sample(range(len(originals)), min(COPIES, len(originals)))
    copies = [noisy(originals[place], chance) for place in chosen]
    start = time.process_time()
    known = likeness(originals)
    found = known.nearest_of(copies, 5)
    seconds = time.process_time() - start
    first = [bool(best) and best[0][0] == place for best, place in zip(found, chosen, strict=True)]
    cosines = [best[0][1] if best else 0.0 for best in found]
    nearest = known.nearest_of(strangers, 3)
    plain = [best[0][1] if best else 0.0 for best in nearest]
    fair = [
        plain[at] for at, best in enumerate(nearest) if not any(_repeats(strangers[at], originals[o]) for o, _ in best)
    ]
    return {
        "texts": len(texts), "originals": len(originals), "copies": len(copies), "strangers": len(strangers),
        "real_repeats_set_aside": len(plain) - len(fair), "seed": seed,
        "first": _mean(first),
        "in_five": _mean([place in [at for at, _ in best] for best, place in zip(found, chosen, strict=True)]),
        "threshold": round(_threshold(fair), 4),
        "found_at_1_percent_false_alarms": _mean([hit and cosine > _threshold(fair) for hit, cosine in zip(first, cosines, strict=True)]),
        "found_when_repeats_count_as_false_alarms": _mean(
            [hit and cosine > _threshold(plain) for hit, cosine in zip(first, cosines, strict=True)]
        ),
        "seconds": round(seconds, 3),
    }  # fmt: skip


def _threshold(alarms: Sequence[float]) -> float:
    """The cosine above which one stranger in a hundred lies, at most."""
    return sorted(alarms, reverse=True)[int(len(alarms) * FALSE_ALARMS)] if alarms else 1.0


def _repeats(text: str, other: str) -> bool:
    """Citizens really do report twice. Half of the letter triples in common: no stranger, so no false alarm."""
    first, second = _triples(text), _triples(other)
    return len(first & second) >= REPEATED * len(first | second)


def _triples(text: str) -> set[str]:
    return {f"  {word} "[at : at + 3] for word in surface(text) for at in range(len(word) + 1)}


def noisy(text: str, chance: random.Random) -> str:
    """The same complaint told again: greeted, its sentences moved, words dropped, shortened and mistyped."""
    sentences = [sentence for sentence in _SENTENCE.split(text) if sentence.strip()]
    chance.shuffle(sentences)
    words = [_told(word, chance) for word in " ".join(sentences).split() if chance.random() >= DROPPED]
    return " ".join([chance.choice(_GREETINGS), *words])


def _told(word: str, chance: random.Random) -> str:
    lowered = word.lower()
    if lowered in _SHORTER and chance.random() < 0.5:
        return _SHORTER[lowered]
    if len(word) > 4 and chance.random() < 0.06:
        place = chance.randrange(1, len(word) - 2)
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word


def _mean(values: Sequence[bool]) -> float:
    return round(sum(values) / len(values), 4) if values else 0.0
