"""Stems that a person would accept. Snowball makes a tree (pohon) of every request (memohon); Sastrawi does not."""

from functools import cache, lru_cache
from typing import Any

from sambut.language.words import rows_of

KEPT_STEMS = 131_072
"""Words whose stem is kept: about 20 MB at most."""


@cache
def _stemmer() -> Any:
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return Stemmer(ArrayDictionary(StemmerFactory().get_words()))


@cache
def _exceptions() -> dict[str, str]:
    """Own stems: where the algorithm errs, and place names that look like inflected words."""
    return {row["word"]: row["stem"] for row in rows_of("stems.csv")}


@lru_cache(maxsize=KEPT_STEMS)
def stem(word: str) -> str:
    """The root of one normalised word; a word that has none stays."""
    own = _exceptions().get(word)
    if own is not None:
        return own
    if not word.isascii() or not word.replace("-", "").isalpha():
        return word
    found = _stemmer().stem(word)
    return _loosely(word) if found == word else found.replace(" ", "") or word


def _loosely(word: str) -> str:
    """Loan words that the root list does not know: `responnya`, `dipaving`, `diaspalkan`."""
    for ending in ("nya",):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return stem(word.removesuffix(ending))
    return word
