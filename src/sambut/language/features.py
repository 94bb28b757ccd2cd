"""Words for learning: normalised, without function words, in Snowball stems. Fast and rough; people never see them."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sambut.language.normalising import normalise
from sambut.language.words import Words, stop_words

PIECE = 4


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("indonesian", 65_536)


def tokens(text: str, words: Words | None = None) -> list[str]:
    """Stems of the words of a masked text, in order."""
    return stems(normalise(text, words))


def stems(words: Iterable[str]) -> list[str]:
    """Stems of normalised words, without function words."""
    stop = stop_words()
    found: list[str] = _stemmer().stemWords([word for word in words if word not in stop])
    return found


def surface(text: str, words: Words | None = None) -> list[str]:
    """The words as they are, for comparing texts: stems make different complaints look alike."""
    return normalise(text, words)


def pieces(words: Iterable[str]) -> list[str]:
    """Four letters in a row of each word: what is left of a word that is mistyped or inflected otherwise."""
    found: list[str] = []
    for word in words:
        whole = f" {word} "
        found += [whole[at : at + PIECE] for at in range(max(1, len(whole) - PIECE + 1))]
    return found
