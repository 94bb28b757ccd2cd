"""Word vectors from an installation's own texts: positive pointwise mutual information, reduced by SVD.

General text hurts here and own text helps, so nothing is shipped; below some thousand texts use TF-IDF alone.
The numbers are those of the measurement (docs: README of this room).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sambut.kernel.refusals import Refused
from sambut.language.features import surface
from sambut.language.learning.keeping import keep, kept, training_facts
from sambut.language.words import stop_words

KIND = "vectors"
WINDOW = 6
LEAST_SEEN = 4
SMOOTHING = 0.75
DIMENSIONS = 200
RARITY = 0.001


@dataclass(frozen=True)
class Vectors:
    words: dict[str, int]
    matrix: Any
    """One row a word, already weighted by rarity."""
    common: Any
    """The direction that all texts share; it is taken out of every text."""
    facts: dict[str, Any]

    def text(self, text: str) -> Any:
        """A text as one vector of length one; all zeros when no word is known."""
        import numpy

        rows = [self.words[word] for word in surface(text) if word in self.words]
        if not rows:
            return numpy.zeros(self.matrix.shape[1], dtype=numpy.float32)
        vector = self.matrix[rows].mean(axis=0)
        vector = vector - self.common * float(vector @ self.common)
        length = float(numpy.linalg.norm(vector))
        return vector / length if length else vector

    def neighbours(self, word: str, k: int = 8) -> list[str]:
        """The words that are used like this one."""
        import numpy

        if word not in self.words:
            return []
        rows = self.matrix / numpy.maximum(numpy.linalg.norm(self.matrix, axis=1, keepdims=True), 1e-9)
        best = numpy.argsort(-(rows @ rows[self.words[word]]), kind="stable")[: k + 1]
        names = list(self.words)
        return [names[place] for place in best if names[place] != word][:k]

    def keep(self) -> bytes:
        return keep(KIND, {**self.facts, "words": list(self.words)}, {"matrix": self.matrix, "common": self.common})


def train(texts: Sequence[str], *, at: datetime | None = None) -> Vectors:
    """Vectors from masked texts. Deterministic; about half a minute of processor time for a million words."""
    import numpy
    from scipy.sparse.linalg import svds

    stop = stop_words()
    read = [[word for word in surface(text) if word not in stop] for text in texts]
    seen = Counter(word for words in read for word in words)
    names = sorted(word for word, count in seen.items() if count >= LEAST_SEEN)
    place = {word: at_ for at_, word in enumerate(names)}
    if len(names) < 3:
        raise Refused("learning.too_little")
    weights = _ppmi(_together(read, place), numpy)
    dimensions = min(DIMENSIONS, len(names) - 1)
    left, strengths, _ = svds(weights, k=dimensions, v0=numpy.ones(len(names)), random_state=0)
    total = sum(seen[word] for word in names)
    rarity = numpy.asarray([RARITY / (RARITY + seen[word] / total) for word in names])
    matrix = ((left * numpy.sqrt(strengths))[:, ::-1] * rarity[:, None]).astype(numpy.float32)
    return Vectors(place, matrix, _common(read, place, matrix, numpy), training_facts(len(texts), (), at=at))


def restore(data: bytes) -> Vectors:
    facts, arrays = kept(KIND, data)
    return Vectors({word: at for at, word in enumerate(facts.pop("words"))}, arrays["matrix"], arrays["common"], facts)


def _together(read: Sequence[Sequence[str]], place: dict[str, int]) -> Any:
    """How often words stand near each other, the nearer the more (1 / distance), in both directions."""
    import numpy
    from scipy.sparse import coo_matrix

    flat = numpy.asarray(
        [place.get(word, -1) for words in read for word in [*words, *[""] * WINDOW]], dtype=numpy.int64
    )
    firsts, seconds, values = [], [], []
    for distance in range(1, WINDOW + 1):
        first, second = flat[:-distance], flat[distance:]
        both = (first >= 0) & (second >= 0)
        firsts += [first[both], second[both]]
        seconds += [second[both], first[both]]
        values += [numpy.full(2 * int(both.sum()), 1 / distance)]
    size = len(place)
    rows, columns = numpy.concatenate(firsts), numpy.concatenate(seconds)
    return coo_matrix((numpy.concatenate(values), (rows, columns)), shape=(size, size)).tocsr()


def _ppmi(together: Any, numpy: Any) -> Any:
    """What two words have to do with each other beyond chance; rare contexts are smoothed."""
    cells = together.tocoo()
    rows = numpy.asarray(together.sum(axis=1)).ravel()
    contexts = numpy.asarray(together.sum(axis=0)).ravel() ** SMOOTHING
    chance = (rows[cells.row] / rows.sum()) * (contexts[cells.col] / contexts.sum())
    cells.data = numpy.maximum(numpy.log(cells.data / together.sum() / chance), 0)
    found = cells.tocsr()
    found.eliminate_zeros()
    return found


def _common(read: Sequence[Sequence[str]], place: dict[str, int], matrix: Any, numpy: Any) -> Any:
    """The first principal direction of the texts' mean vectors."""
    means = [
        matrix[known].mean(axis=0)
        for words in read[:20_000]
        if (known := [place[word] for word in words if word in place])
    ]
    if not means:
        return numpy.zeros(matrix.shape[1], dtype=numpy.float32)
    spread = numpy.asarray(means, dtype=numpy.float64)
    return numpy.linalg.eigh(spread.T @ spread)[1][:, -1].astype(numpy.float32)
