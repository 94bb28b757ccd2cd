"""Words for learning: normalised, without function words, in Snowball stems. Fast and rough; people never see them."""

from functools import cache
from typing import Any

from sambut.language.normalising import normalise
from sambut.language.words import Words, stop_words


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("indonesian", 65_536)


def tokens(text: str, words: Words | None = None) -> list[str]:
    """Stems of the words of a masked text, in order."""
    stop = stop_words()
    found: list[str] = _stemmer().stemWords([word for word in normalise(text, words) if word not in stop])
    return found


def surface(text: str, words: Words | None = None) -> list[str]:
    """The words as they are, for comparing texts: stems make different complaints look alike."""
    return normalise(text, words)
