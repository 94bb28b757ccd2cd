"""Simple, honest signs for a moderator. A sign hides nothing and decides nothing; a person looks.

Never a sign: `sampah`, the commonest topic of all, `bego`, which is a backhoe, or a neighbour's `anjing`.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache

from sambut.language.folding import styled
from sambut.language.normalising import normalise
from sambut.language.words import rows_of, stop_words

STYLED_LETTERS = 3
"""Two thirds of measured gambling spam dress up that many letters, two in a thousand other comments do."""
LEAST_WORDS = 12
REPEATED_SHARE = 0.5
FOREIGN_SHARE = 0.3
MANY_LINKS = 3

_LINK = re.compile(
    r"(?:https?://|www\.)|\b[\w-]{2,60}\.(?:com|net|org|xyz|online|site|top|bet|click|link|info|io|ru)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen; every one may be wrong."""

    styled: bool = False
    insult: bool = False
    repeated: bool = False
    foreign: bool = False
    links: bool = False

    @property
    def flags(self) -> tuple[str, ...]:
        return tuple(name for name in self.__slots__ if getattr(self, name))

    @property
    def looks_like_spam(self) -> bool:
        """Styled letters say it alone; the other signs only two together."""
        return self.styled or sum((self.repeated, self.foreign, self.links)) >= 2


def signs(text: str) -> Signs:
    """The signs of one text as it was written."""
    words = normalise(text)
    return Signs(
        styled=styled(text) >= STYLED_LETTERS,
        insult=any(word in _insults() for word in words),
        repeated=_repeated(words),
        foreign=_foreign(words),
        links=len(_LINK.findall(text)) >= MANY_LINKS,
    )


def _repeated(words: list[str]) -> bool:
    """Half of the text is the same three words in a row, again and again."""
    if len(words) < LEAST_WORDS:
        return False
    rows = Counter(zip(words, words[1:], words[2:], strict=False))
    return sum(count for count in rows.values() if count > 2) / (len(words) - 2) >= REPEATED_SHARE


def _foreign(words: list[str]) -> bool:
    """English function words where Indonesian ones should be."""
    if len(words) < LEAST_WORDS:
        return False
    english = sum(word in _english() for word in words)
    return english / len(words) >= FOREIGN_SHARE and english > sum(word in stop_words() for word in words)


@cache
def _insults() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("insults.csv"))


@cache
def _english() -> frozenset[str]:
    return frozenset(row["word"] for row in rows_of("english.csv"))
