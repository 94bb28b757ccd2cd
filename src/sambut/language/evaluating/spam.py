"""How well labelled spam is found: every fifth text is kept for the test, equal texts always on the same side."""

import hashlib
import time
from collections.abc import Sequence
from typing import Any

from sambut.language.evaluating.reading import BadFile
from sambut.language.learning import spam
from sambut.language.signals import signs

_TRUE = frozenset({"1", "true", "ya", "yes", "spam", "y"})
_FALSE = frozenset({"0", "false", "tidak", "no", "ham", "n", "bukan"})


def labels_of(values: Sequence[str], column: str) -> list[bool]:
    found = []
    for line, value in enumerate(values, start=2):
        plain = value.strip().lower().removesuffix(".0")
        if plain not in _TRUE | _FALSE:
            raise BadFile(
                f"Row {line}: {value[:40]!r} in column {column} is no label; write 1 for spam and 0 for none."
            )
        found.append(plain in _TRUE)
    return found


def measure_spam(texts: Sequence[str], labels: Sequence[bool]) -> dict[str, Any]:
    """F1, precision and recall of the learned finder, and of the plain signs beside it."""
    held = [_held_out(text) for text in texts]
    train = [place for place, out in enumerate(held) if not out]
    test = [place for place, out in enumerate(held) if out]
    if any(len({labels[place] for place in part}) < 2 for part in (train, test)):
        raise BadFile("Too little to measure: spam and other texts are needed on both sides of the split.")
    start = time.process_time()
    finder = spam.train([texts[place] for place in train], [labels[place] for place in train])
    fit = time.process_time() - start
    truth = [labels[place] for place in test]
    return {
        "texts": len(texts), "spam": sum(labels), "trained": len(train), "tested": len(test),
        **_quality(truth, finder.is_spam([texts[place] for place in test])),
        "signs": _quality(truth, [signs(texts[place]).looks_like_spam for place in test]),
        "fit_seconds": round(fit, 3),
    }  # fmt: skip


def _held_out(text: str) -> bool:
    return hashlib.sha256(" ".join(text.split()).encode("utf-8", "replace")).digest()[0] % 5 == 0


def _quality(truth: Sequence[bool], found: Sequence[bool]) -> dict[str, float]:
    hits = sum(a and b for a, b in zip(truth, found, strict=True))
    precision = hits / sum(found) if any(found) else 0.0
    recall = hits / sum(truth) if any(truth) else 0.0
    score = 2 * precision * recall / (precision + recall) if hits else 0.0
    return {"f1": round(score, 4), "precision": round(precision, 4), "recall": round(recall, 4)}
