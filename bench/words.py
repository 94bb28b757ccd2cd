"""Invented words that look like words, the commonest first. Each is its own stem, so that what is filled in is what is asked."""

from functools import cache
from itertools import product

STARTS, VOWELS, ENDS = "bcdgjklmnprstwy", "aeiou", ("", "n", "r", "s", "t", "ng")
COUNT = 20_000
COMMON = "jalan rusak lampu air sampah warga mati lama padam banjir pohon"
"""Words of real reports, which a third of all words are."""


@cache
def words() -> tuple[str, ...]:
    from sambut.language.searching import search_text

    syllables = ["".join(parts) for parts in product(STARTS, VOWELS)]
    found: list[str] = []
    number = 0
    while len(found) < COUNT:
        number += 7919
        first, rest = number % len(syllables), number // len(syllables)
        second, end = rest % len(syllables), rest // len(syllables) % len(ENDS)
        third = syllables[number % 53] if number % 3 == 0 else ""
        word = syllables[first] + third + syllables[second] + ENDS[end]
        if word not in COMMON and search_text(word) == word:
            found.append(word)
    return tuple(found)
