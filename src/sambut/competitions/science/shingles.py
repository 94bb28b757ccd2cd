"""A text as three-word shingles of stems, each with its place in the text, as 64-bit numbers that mean the same on every machine."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from sambut.language.folding import fold
from sambut.language.normalising import normalise

if TYPE_CHECKING:
    import numpy as np

WORDS = 3
"""Words of a shingle. Five miss copies with a word in six changed; two are shared by strangers (docs/contests.md)."""
LONGEST = 2_000_000
"""Characters read of one text."""

_WORD = re.compile(r"[^\W_]+(?:[-’'`][^\W_]+)*")
_MULTIPLIERS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


@dataclass(frozen=True)
class Shingled:
    """`shingles` (w - 2) in the order of the text, `starts` and `ends` (w) of its words in characters."""

    shingles: "np.ndarray"
    starts: "np.ndarray"
    ends: "np.ndarray"


def shingled(text: str) -> Shingled:
    """The text read with the house's spellings, in stems, letters and case plain. Fewer than three words give no shingle."""
    import numpy as np

    plain = fold(text[:LONGEST]).lower()
    hashes, starts, ends = list[int](), list[int](), list[int]()
    for found in _WORD.finditer(plain):
        start, end = found.span()
        for one in _stems(found.group()):
            hashes.append(one)
            starts.append(start)
            ends.append(end)
    words = np.array(hashes, dtype=np.uint64)
    return Shingled(_joined(words), np.array(starts, dtype=np.int64), np.array(ends, dtype=np.int64))


def _joined(words: "np.ndarray") -> "np.ndarray":
    import numpy as np

    count = max(0, len(words) - WORDS + 1)
    found = np.zeros(count, dtype=np.uint64)
    for place, multiplier in enumerate(_MULTIPLIERS[:WORDS]):
        found += words[place : place + count] * np.uint64(multiplier)
        found ^= found >> np.uint64(29)
    return found


def shingles_of(texts: Iterable[str]) -> "np.ndarray":
    """All shingles of some texts, once each, sorted: what is compared of one text, or the words of a form, left out of its answers."""
    import numpy as np

    return np.unique(np.concatenate([np.zeros(0, dtype=np.uint64), *(shingled(text).shingles for text in texts)]))


@cache
def _stemmer() -> Any:
    import Stemmer

    return Stemmer.Stemmer("indonesian", 0)


@lru_cache(maxsize=262_144)
def _stems(raw: str) -> tuple[int, ...]:
    """One written word as the numbers of its stems: none for a sign, several for an abbreviation."""
    return tuple(
        int.from_bytes(blake2b(stem.encode(), digest_size=8).digest(), "big")
        for stem in _stemmer().stemWords(normalise(raw))
    )
