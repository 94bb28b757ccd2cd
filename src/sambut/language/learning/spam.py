"""Spam as an installation labels it: a linear SVM over pieces of words. It flags; a person looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sambut.kernel.refusals import Refused
from sambut.language.cleaning import clean
from sambut.language.folding import fold, styled

DRESSED = " \ue000\ue000"
"""Written behind a text with styled letters, as a piece of its own."""


@dataclass(frozen=True)
class SpamFinder:
    pieces: Any
    machine: Any

    def is_spam(self, texts: Sequence[str]) -> list[bool]:
        return [bool(found) for found in self.machine.predict(self.pieces.transform(texts))] if texts else []


def train(texts: Sequence[str], labels: Sequence[bool]) -> SpamFinder:
    """Texts are read twice: as written, since styled letters are a sign, and through them, since the words are one too."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_union
    from sklearn.svm import LinearSVC

    if len(texts) != len(labels) or len(set(labels)) < 2:
        raise Refused("learning.too_little")
    written = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), lowercase=False, sublinear_tf=True, min_df=2)
    meant = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), preprocessor=_meant, sublinear_tf=True, min_df=2)
    pieces = make_union(written, meant)
    machine = LinearSVC(C=1.0, random_state=0).fit(pieces.fit_transform(texts), list(labels))
    return SpamFinder(pieces, machine)


def _meant(text: str) -> str:
    return fold(clean(text).text).lower() + (DRESSED if styled(text) > 2 else "")
