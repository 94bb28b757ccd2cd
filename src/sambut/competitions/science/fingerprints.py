"""Shingles as bytes that are kept, and one text against the few that came after an index was built."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sambut.competitions.science.shingles import shingles_of
from sambut.competitions.science.similarity import LIKE, SHORTEST, Index, Match

if TYPE_CHECKING:
    import numpy as np


def fingerprint(text: str) -> bytes:
    """Sorted shingles of 64 bits; no word can be read from them."""
    return shingles_of([text]).tobytes()


def read(value: bytes) -> "np.ndarray":
    import numpy as np

    return np.frombuffer(value, dtype=np.uint64)


def like_one_by_one(key: str, text: str, others: Iterable[tuple[str, "np.ndarray"]], index: Index) -> list[Match]:
    """Exact containment against single texts, without what is common in the index."""
    import numpy as np

    mine = np.setdiff1d(shingles_of([text]), index.common, assume_unique=True)
    found = []
    for other, shingles in others:
        theirs = np.setdiff1d(shingles, index.common, assume_unique=True)
        smaller, shared = min(len(mine), len(theirs)), len(np.intersect1d(mine, theirs, assume_unique=True))
        if other != key and smaller >= SHORTEST and shared >= LIKE * smaller:
            found.append(Match(key, other, round(shared / smaller, 4), shared))
    return found
