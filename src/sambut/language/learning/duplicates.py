"""Near-duplicates: cosine of TF-IDF over the words as they are. Propose, beside place and time; a person merges."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sambut.language.features import surface
from sambut.language.learning.weighing import Weights, weigh

PROBABLY_SAME = 0.62


@dataclass(frozen=True)
class Likeness:
    weights: Weights
    rows: Any

    def nearest(self, text: str, k: int = 5) -> list[tuple[int, float]]:
        """Places of the most similar texts with their cosine, best first; texts that share no word are left out."""
        return self.nearest_of([text], k)[0]

    def nearest_of(self, texts: Sequence[str], k: int = 5) -> list[list[tuple[int, float]]]:
        import numpy

        found = []
        alike = (self.weights.matrix(surface(text) for text in texts) @ self.rows.T).tocsr()
        for at in range(len(texts)):
            values, places = (
                alike.data[alike.indptr[at] : alike.indptr[at + 1]],
                alike.indices[alike.indptr[at] : alike.indptr[at + 1]],
            )
            best = numpy.lexsort((places, -values))[:k]
            found.append([(int(places[item]), float(values[item])) for item in best])
        return found


def likeness(texts: Sequence[str]) -> Likeness:
    """A body of masked texts, ready to be compared with."""
    read = [surface(text) for text in texts]
    weights = weigh(read, pairs=False)
    return Likeness(weights, weights.matrix(read))
