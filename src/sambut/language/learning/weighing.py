"""TF-IDF over lists of words: a vocabulary with weights that can be kept without its texts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any


@dataclass(frozen=True)
class Weights:
    """Terms (single words and pairs) with their weight; rows are normalised, so a product of two is their cosine."""

    terms: tuple[str, ...]
    inverse: Any
    pairs: bool
    place: dict[str, int] = field(repr=False, compare=False)

    def matrix(self, texts: Iterable[Sequence[str]]) -> Any:
        """One sparse row for each list of words: (1 + log count) × rarity, of length one."""
        import numpy
        from scipy.sparse import csr_matrix

        columns: list[int] = []
        values: list[float] = []
        ends = [0]
        for words in texts:
            counts = Counter(self.place[term] for term in terms_of(words, pairs=self.pairs) if term in self.place)
            columns += counts.keys()
            values += counts.values()
            ends.append(len(columns))
        data = (
            (1 + numpy.log(numpy.asarray(values, dtype=numpy.float64))) * self.inverse[columns]
            if values
            else numpy.zeros(0)
        )
        rows = csr_matrix((data, columns, ends), shape=(len(ends) - 1, len(self.terms)))
        length = numpy.sqrt(numpy.asarray(rows.multiply(rows).sum(axis=1)).ravel())
        length[length == 0] = 1
        rows.data /= numpy.repeat(length, numpy.diff(rows.indptr))
        return rows


def weigh(texts: Sequence[Sequence[str]], *, pairs: bool, least: int = 1, most: int | None = None) -> Weights:
    """The weights of a body of texts: terms that stand in `least` texts or more, the commonest `most` of them."""
    import numpy

    seen: Counter[str] = Counter()
    for words in texts:
        seen.update(set(terms_of(words, pairs=pairs)))
    chosen = sorted(
        ((count, term) for term, count in seen.items() if count >= least),
        key=lambda pair: (-pair[0], pair[1]),
    )[:most]
    terms = tuple(sorted(term for _, term in chosen))
    inverse = numpy.asarray([1 + numpy.log((1 + len(texts)) / (1 + seen[term])) for term in terms], dtype=numpy.float64)
    return restored(terms, inverse, pairs=pairs)


def restored(terms: Sequence[str], inverse: Any, *, pairs: bool) -> Weights:
    return Weights(tuple(terms), inverse, pairs, {term: place for place, term in enumerate(terms)})


def terms_of(words: Sequence[str], *, pairs: bool) -> list[str]:
    """Single words, and neighbours as one term."""
    return [*words, *(f"{first} {second}" for first, second in pairwise(words))] if pairs else list(words)
