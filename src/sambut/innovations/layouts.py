"""One text, many forms: what a form of somebody else's asks, and what the record already says to it.

Forms that are known beforehand stand in `reference/layouts.csv`, each question with its source. Rooms above add theirs:
the form of a contest's edition is one. Nothing is retyped, nothing is cut: what is too long is said.
"""

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sambut.innovations.models import Innovation
from sambut.mandates.people import Person

FILE = Path(__file__).parent / "reference" / "layouts.csv"
NAMES = {
    "iid": gettext_lazy("Indeks Inovasi Daerah (satu inovasi)"),
    "kipp-2023": gettext_lazy("Proposal KIPP 2023, kelompok umum"),
    "kipp-2021": gettext_lazy("Proposal KIPP 2021 dan 2022, kelompok umum"),
    "jippnas": gettext_lazy("JIPPNas"),
}


@dataclass(frozen=True)
class Question:
    """One question. `pieces` are names of what answers it, in their order (see `pieces.py`)."""

    code: str
    title: str
    words: int | None
    pieces: tuple[str, ...]
    levels: tuple[str, ...] = ()
    """What is counted and from which number on the levels 1, 2, 3 begin; with `-` before it fewer is better."""
    guidance: str = ""
    source: str = ""


@dataclass(frozen=True)
class Layout:
    """A form: its key stands in addresses."""

    key: str
    name: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Answer:
    """What the record says to a question."""

    question: Question
    text: str
    words: int
    over: int
    """So many words more than may be."""
    level: int | None = None
    """1 to 3, where the form counts; None where it does not or nothing is known."""

    @property
    def state(self) -> str:
        return "lacking" if not self.text else "over" if self.over else "filled"


Layouts = Callable[[Innovation, Person], list[Layout]]
_more: list[Layouts] = []


def register_layouts(function: Layouts) -> Layouts:
    """Called once, in the higher room's `AppConfig.ready`: further forms into which this record may go."""
    if function not in _more:
        _more.append(function)
    return function


def all_of(innovation: Innovation, person: Person) -> list[Layout]:
    """Those of rooms above first: they have a deadline."""
    known = [Layout(key, str(NAMES[key]), questions) for key, questions in _reference().items()]
    return [*(layout for function in _more for layout in function(innovation, person)), *known]


@cache
def _reference() -> dict[str, tuple[Question, ...]]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {
        key: tuple(
            Question(
                row["code"], row["title"], int(row["words"]) if row["words"] else None, tuple(row["pieces"].split()),
                tuple(row["levels"].split()), row["guidance"], row["source"],
            )
            for row in rows
            if row["form"] == key
        )
        for key in NAMES
    }  # fmt: skip


def filled(layout: Layout, pieces: Mapping[str, str], counts: Mapping[str, int]) -> list[Answer]:
    """Every question with what stands to it."""
    return [_answer(question, pieces, counts) for question in layout.questions]


def _answer(question: Question, pieces: Mapping[str, str], counts: Mapping[str, int]) -> Answer:
    text = "\n\n".join(pieces[name] for name in question.pieces if pieces.get(name))
    words = len(text.split())
    over = max(words - question.words, 0) if question.words else 0
    return Answer(question, text, words, over, level(question.levels, counts))


def level(levels: tuple[str, ...], counts: Mapping[str, int]) -> int | None:
    """The level that a count reaches; 0 where it was counted and reaches none."""
    if not levels or levels[0].lstrip("-") not in counts:
        return None
    count, bounds = counts[levels[0].lstrip("-")], [int(bound) for bound in levels[1:]]
    if levels[0].startswith("-"):
        return 1 if count >= bounds[0] else 2 if count >= bounds[1] else 3
    return sum(count >= bound for bound in bounds)


def plain(layout: Layout, answers: list[Answer]) -> str:
    """The whole form as plain text, to be pasted elsewhere."""
    blocks = []
    for answer in answers:
        bound = _(" (paling banyak %(words)s kata)") % {"words": answer.question.words} if answer.question.words else ""
        blocks.append(f"{answer.question.title}{bound}\n{answer.text or '—'}")
    return "\n\n".join([layout.name, *blocks]) + "\n"
