"""Which body answers a complaint like this: TF-IDF of words and pairs, a linear SVM, the margin as its certainty.

Labels say who answered before, not who was right. Suggest; let a person decide, or route only the surest and let it be undone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sambut.kernel.refusals import Refused
from sambut.language.features import tokens
from sambut.language.learning.keeping import keep, kept, training_facts
from sambut.language.learning.weighing import Weights, restored, weigh

KIND = "router"
SURE = 0.8
FAIRLY_SURE = 0.35
"""Margins between first and second place; on the measured file about the surest third and two thirds."""
MOST_SHARED = 6


@dataclass(frozen=True)
class Suggestion:
    label: str
    certainty: str
    """`sure`, `likely` or `possible`."""
    shared: tuple[str, ...]
    """The stems of the text that speak for this label, the strongest first: the explanation for a person."""
    margin: float


@dataclass(frozen=True)
class Router:
    weights: Weights
    labels: tuple[str, ...]
    coefficients: Any
    intercepts: Any
    facts: dict[str, Any]

    def suggest(self, text: str, k: int = 3) -> list[Suggestion]:
        """The `k` likeliest labels for a masked text, best first; none when no known word stands in it."""
        row = self.weights.matrix([tokens(text)])
        if not row.nnz:
            return []
        scores = self._scores(row)[0]
        order = sorted(range(len(self.labels)), key=lambda place: (-scores[place], place))[: max(k, 2)]
        margin = float(scores[order[0]] - scores[order[1]])
        return [
            Suggestion(
                self.labels[place],
                _certainty(margin) if not rank else "possible",
                self._shared(row, place),
                margin,
            )
            for rank, place in enumerate(order[:k])
        ]

    def scores(self, texts: Sequence[str]) -> Any:
        """One row of scores for each text, columns as `labels`."""
        return self._scores(self.weights.matrix(tokens(text) for text in texts))

    def _scores(self, rows: Any) -> Any:
        return rows @ self.coefficients.T + self.intercepts

    def _shared(self, row: Any, place: int) -> tuple[str, ...]:
        gains = row.data * self.coefficients[place][row.indices]
        best = sorted(range(len(gains)), key=lambda item: -gains[item])[:MOST_SHARED]
        return tuple(self.weights.terms[row.indices[item]] for item in best if gains[item] > 0)

    def keep(self) -> bytes:
        facts = {**self.facts, "label_order": list(self.labels), "terms": list(self.weights.terms)}
        arrays = {
            "inverse": self.weights.inverse,
            "coefficients": self.coefficients,
            "intercepts": self.intercepts,
        }
        return keep(KIND, facts, arrays)


def train(texts: Sequence[str], labels: Sequence[str], *, at: datetime | None = None) -> Router:
    """A router from masked texts and who answered them. Deterministic."""
    import numpy
    from sklearn.svm import LinearSVC

    if len(texts) != len(labels) or len(set(labels)) < 2:
        raise Refused("learning.too_little")
    read = [tokens(text) for text in texts]
    weights = weigh(read, pairs=True, least=2)
    if not weights.terms:
        raise Refused("learning.too_little")
    machine = LinearSVC(C=0.5, random_state=0).fit(weights.matrix(read), list(labels))
    names = tuple(str(name) for name in machine.classes_)
    coefficients, intercepts = machine.coef_, machine.intercept_
    if len(names) == 2:
        coefficients, intercepts = (
            numpy.vstack([-coefficients, coefficients]),
            numpy.concatenate([-intercepts, intercepts]),
        )
    facts = training_facts(len(texts), labels, at=at)
    return Router(weights, names, coefficients.astype(numpy.float32), intercepts.astype(numpy.float32), facts)


def restore(data: bytes) -> Router:
    """A router from the bytes that `keep` gave."""
    facts, arrays = kept(KIND, data)
    weights = restored(facts.pop("terms"), arrays["inverse"], pairs=True)
    return Router(
        weights, tuple(facts.pop("label_order")), arrays["coefficients"], arrays["intercepts"], facts
    )


def _certainty(margin: float) -> str:
    return "sure" if margin >= SURE else "likely" if margin >= FAIRLY_SURE else "possible"
