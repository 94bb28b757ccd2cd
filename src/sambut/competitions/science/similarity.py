"""Near-duplicates among entries: the words of the form left out, three-word shingles, exact containment, passages side by side.

Containment C = |A and B| / min(|A|, |B|) over sets of shingles catches half-copied texts, which Jaccard does not. An inverted index gives
the counts exactly; MinHash with banding is as quick here and finds less (docs/contests.md). A likeness is never a verdict: people
look at the passages, and `kind_of` says only what is known about the two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sambut.competitions.science.shingles import WORDS, Shingled, shingled, shingles_of

if TYPE_CHECKING:
    import numpy as np

LIKE = 0.3
"""Containment from which two texts are told."""
COMMON, COMMON_AT_LEAST = 0.05, 20
"""A shingle in more than a twentieth of the texts, and more than twenty of them (of fewer than forty: half), is a form's or a manner of
speaking."""
SHORTEST = 20
"""Own shingles of a text below which nothing is told of it."""
GAP = 3
"""Words that may differ inside one passage."""


@dataclass(frozen=True)
class Match:
    """`containment` of 0 to 1; `shared` shingles; `one` and `other` are keys, in the order of the index."""

    one: str
    other: str
    containment: float
    shared: int


@dataclass(frozen=True)
class Passage:
    """The same words in both texts: places in characters, and how many words."""

    one: tuple[int, int]
    other: tuple[int, int]
    words: int


class Index:
    """Texts ready to be compared with: `keys`, the sorted shingles that are nobody's manner of speaking, and who has them."""

    def __init__(self, keys: Sequence[str], sets: Sequence["np.ndarray"], form: "np.ndarray | None" = None) -> None:
        """`sets`: `shingles_of` each text, which may be kept. `form`: those of the form's own questions and hints."""
        import numpy as np

        self.keys = tuple(keys)
        self.form = np.zeros(0, dtype=np.uint64) if form is None else form
        every = np.concatenate([np.zeros(0, dtype=np.uint64), *sets])
        owners = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
        order = np.argsort(every, kind="stable")
        every, owners = every[order], owners[order]
        known, first, counts = np.unique(every, return_index=True, return_counts=True)
        many = counts > max(COMMON * len(sets), min(COMMON_AT_LEAST, max(3, len(sets) / 2)))
        self.common = np.union1d(known[many], self.form)
        kept = ~np.isin(known, self.common)
        self.known, self.first, self.counts = known[kept], first[kept], counts[kept]
        self.owners = owners
        sizes = np.repeat(kept, counts)
        self.sizes = np.bincount(owners[sizes], minlength=len(sets))

    @classmethod
    def of(cls, texts: Mapping[str, str], form: "np.ndarray | None" = None) -> "Index":
        """Of key → text."""
        return cls(tuple(texts), [shingles_of([text]) for text in texts.values()], form)

    def matches(self, least: float = LIKE) -> list[Match]:
        """All pairs with at least this containment, likest first."""
        import numpy as np
        from scipy import sparse

        several = np.flatnonzero(self.counts > 1)
        lengths = self.counts[several]
        rows = self.owners[_ranges(self.first[several], lengths)]
        columns = np.repeat(np.arange(len(several)), lengths)
        shape = (len(self.keys), len(several))
        has = sparse.csr_matrix((np.ones(len(rows), dtype=np.int32), (rows, columns)), shape=shape)
        shared = sparse.triu(has @ has.T, k=1).tocoo()
        smaller = np.minimum(self.sizes[shared.row], self.sizes[shared.col])
        told = (smaller >= SHORTEST) & (shared.data >= least * smaller)
        found = [
            Match(self.keys[one], self.keys[other], round(count / size, 4), count)
            for one, other, count, size in zip(
                shared.row[told].tolist(), shared.col[told].tolist(), shared.data[told].tolist(), smaller[told].tolist(), strict=True
            )
        ]  # fmt: skip
        return sorted(found, key=lambda match: (-match.containment, match.one, match.other))

    def like(self, text: str, *, key: str = "", least: float = LIKE) -> list[Match]:
        """Texts of the index that are like this one (under `key`, which is left out of the answer), likest first."""
        import numpy as np

        own = np.setdiff1d(shingles_of([text]), self.common, assume_unique=True)
        if len(own) < SHORTEST or not len(self.known):
            return []
        at = np.minimum(np.searchsorted(self.known, own), len(self.known) - 1)
        at = at[self.known[at] == own]
        owners = self.owners[_ranges(self.first[at], self.counts[at])]
        shared = np.bincount(owners, minlength=len(self.keys))
        smaller = np.minimum(self.sizes, len(own))
        places = np.flatnonzero((smaller >= SHORTEST) & (shared >= least * smaller) & (shared > 0))
        found = [
            Match(key, self.keys[place], round(float(shared[place] / smaller[place]), 4), int(shared[place]))
            for place in places.tolist()
            if not key or self.keys[place] != key
        ]
        return sorted(found, key=lambda match: (-match.containment, match.other))

    def passages(self, one: str, other: str) -> list[Passage]:
        """What two texts share, longest first, without what everybody writes."""
        return passages_of(one, other, leave_out=self.common)


def passages_of(
    one: str, other: str, *, leave_out: "np.ndarray | None" = None, least: int = WORDS + 1
) -> list[Passage]:
    """Runs of words that stand in both texts, of at least so many words; a few changed words inside a run are bridged."""
    import numpy as np

    left, right = shingled(one), shingled(other)
    places: dict[int, list[int]] = {}
    barred = np.zeros(0, dtype=np.uint64) if leave_out is None else leave_out
    for place in np.flatnonzero(~np.isin(right.shingles, barred)).tolist():
        places.setdefault(int(right.shingles[place]), []).append(place)
    here = np.isin(left.shingles, np.array(list(places), dtype=np.uint64)) if places else np.zeros(0, dtype=bool)
    runs: list[list[int]] = []
    for place in np.flatnonzero(here).tolist():
        options = places[int(left.shingles[place])]
        run = runs[-1] if runs else None
        if run and place - run[1] <= GAP + WORDS:
            follows = [at for at in options if 0 < at - run[3] <= GAP + WORDS]
            if follows:
                run[1], run[3] = place, follows[0]
                continue
        runs.append([place, place, options[0], options[0]])
    found = [_passage(left, right, run) for run in runs]
    return sorted((one for one in found if one.words >= least), key=lambda passage: (-passage.words, passage.one))


def _passage(left: Shingled, right: Shingled, run: Sequence[int]) -> Passage:
    first, last, from_, to = run
    return Passage(
        (int(left.starts[first]), int(left.ends[last + WORDS - 1])),
        (int(right.starts[from_]), int(right.ends[to + WORDS - 1])),
        last - first + WORDS,
    )


class Kind(StrEnum):
    """What a likeness is, as far as the record tells."""

    SAME_ENTRY = "same_entry"
    OWN_AGAIN = "own_again"
    DECLARED_REPLICATION = "declared_replication"
    OTHER_CONTEST = "other_contest"
    COPY = "copy"


@dataclass(frozen=True)
class Source:
    """Whose text it is. `innovation`: the record; `replicates`: records whose replication it declares."""

    innovation: str
    unit: str
    contest: str = ""
    replicates: frozenset[str] = frozenset()


def kind_of(one: Source, other: Source) -> Kind:
    """One innovation twice in a contest; the same in another contest; the same unit again; a replication that says so; else a copy."""
    if one.innovation == other.innovation:
        return Kind.SAME_ENTRY if one.contest == other.contest else Kind.OTHER_CONTEST
    if one.unit == other.unit:
        return Kind.OWN_AGAIN
    if other.innovation in one.replicates or one.innovation in other.replicates:
        return Kind.DECLARED_REPLICATION
    return Kind.COPY


def _ranges(starts: Any, lengths: Any) -> "np.ndarray":
    """All numbers from each start, as many as its length, one after the other."""
    import numpy as np

    ends = np.cumsum(lengths)
    whole = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(whole) + np.repeat(starts - (ends - lengths), lengths))
