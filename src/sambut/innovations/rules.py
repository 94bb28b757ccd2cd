"""Plain rules of the room: no clock, no request, no database."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from typing import Any, Protocol

from sambut.innovations.states import Block, Stage, Sustainability

CONFIRMED_EVERY = timedelta(days=365)
"""How long a confirmation of sustainability holds. Our choice: the yearly update that JIPP asks for."""
_WORD = re.compile(r"\s+|[^\s\w]+|\w+")


# -- two who write at once -----------------------------------------------------------------------------


@dataclass(frozen=True)
class Merged:
    """What a saving leads to: the content that stands, what the changed fields said before, and what met another's words."""

    content: dict[str, str]
    before: dict[str, str] = field(default_factory=dict)
    conflicts: dict[str, str] = field(default_factory=dict)
    """Field → what this page wrote, where another changed the same field meanwhile. The other's words stand."""


def merge(current: Mapping[str, str], given: Mapping[str, str], known: Mapping[str, str]) -> Merged:
    """Puts `given` onto `current`, field by field. `known` holds, for each field that others changed since this page was
    opened, what the page had seen there; a field that only this page changed is not in it.

    A field that the page left as it had seen it never overwrites another's words; one that both changed is a conflict,
    and nothing of either is lost. What a page only added to is no conflict where all of it stands already: so speaks a page
    that was left, late, beside its reloaded self that went on.
    """
    content, before, conflicts = dict(current), {}, {}
    for name, text in given.items():
        there = content.get(name, "")
        if text == there:
            continue
        if name in known:
            only_added = known[name] in text and text in there
            if text != known[name] and not only_added:
                conflicts[name] = text
            continue
        before[name] = there
        content[name] = text
    return Merged(content, before, conflicts)


class Kept(Protocol):
    """One saving: the page that it came from, and what each changed field said before."""

    page: Any
    before: Any


def seen_before(later: Iterable[Kept], page: str) -> dict[str, str]:
    """For each field whose last words are another page's: what this page knows there, which is what it was opened with
    or, after that, what it wrote itself last."""
    steps: dict[str, list[Kept]] = defaultdict(list)
    for saving in later:
        for name in saving.before:
            steps[name].append(saving)
    known = {}
    for name, savings in steps.items():
        own = [place for place, saving in enumerate(savings) if saving.page == page]
        if not own:
            known[name] = str(savings[0].before[name])
        elif own[-1] + 1 < len(savings):
            known[name] = str(savings[own[-1] + 1].before[name])
    return known


# -- comparing two versions ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Piece:
    """A run of words: `same`, `gone` (only in the older text) or `new` (only in the newer)."""

    kind: str
    text: str


def compare(older: str, newer: str) -> list[Piece]:
    """Word by word; joined again, same and gone give the older text, same and new the newer one."""
    a, b = _WORD.findall(older), _WORD.findall(newer)
    pieces: list[Piece] = []
    for way, i1, i2, j1, j2 in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if way == "equal":
            pieces.append(Piece("same", "".join(a[i1:i2])))
            continue
        if i2 > i1:
            pieces.append(Piece("gone", "".join(a[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("new", "".join(b[j1:j2])))
    return pieces


# -- completeness ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Known:
    """What a completeness meter looks at."""

    content: Mapping[str, str]
    stage: str
    started_on: date | None = None
    members: int = 0
    baselines: int = 0
    """Indicators with a dated baseline."""
    values: int = 0
    """Indicators with at least one measured value."""
    blocks: Iterable[str] = ()
    proved: int = 0
    """The grade of the proof of effect."""
    sustainability: str = Sustainability.UNCONFIRMED
    confirmed_on: date | None = None
    files: int = 0
    goals: int = 0
    spendings: int = 0
    beneficiaries: int = 0
    """Groups of people that were counted, not only named."""


@dataclass(frozen=True)
class Step:
    """One thing that makes a record complete. `code` leads to the sentence that says what to do."""

    code: str
    points: int
    done: bool


POINTS = {
    "summary": 8, "problem": 9, "solution": 9, "novelty": 4, "steps": 5, "resources": 4, "prerequisites": 9, "sustaining": 5,
    "category": 5, "feasibility": 5, "law": 1, "team": 3, "started": 3, "goals": 2, "beneficiaries": 3, "spending": 2,
    "baseline": 7, "value": 6, "effect": 4, "blocks": 3, "confirmed": 3,
}  # fmt: skip
"""Our own weights: what another region needs to decide and to copy counts most. They add to 100."""
FEW_WORDS = 12
"""A text of fewer words answers nothing; for the longer questions only."""
FEASIBILITY = ("authority", "cost", "staff", "connectivity")


def completeness(known: Known, *, on: date) -> list[Step]:
    """Each part with its points, in the order in which people should do them; what a stage does not ask for is left out."""
    content, blocks = known.content, set(known.blocks)
    done = {name: len(content.get(name, "").split()) >= FEW_WORDS for name in ("summary", "problem", "solution")}
    done |= {name: bool(content.get(name, "").strip()) for name in ("novelty", "steps", "resources", "prerequisites")}
    done |= {"sustaining": bool(content.get("sustaining", "").strip()), "category": bool(content.get("category"))}
    done |= {"feasibility": all(content.get(name) for name in FEASIBILITY), "team": known.members > 0}
    done |= {"baseline": known.baselines > 0, "goals": known.goals > 0, "law": bool(content.get("law", "").strip())}
    if known.stage != Stage.IDEA:
        done |= {"value": known.values > 0, "effect": known.proved > 0 and Block.EFFECT in blocks}
        done |= {"blocks": len(blocks) == len(Block), "spending": known.spendings > 0}
        done |= {"beneficiaries": known.beneficiaries > 0}
    if known.stage == Stage.RUNNING:
        done |= {"started": known.started_on is not None}
        done |= {"confirmed": is_confirmed(known.sustainability, known.confirmed_on, on=on)}
    return [Step(code, points, done[code]) for code, points in POINTS.items() if code in done]


def share(steps: Sequence[Step]) -> int:
    """Of a hundred, rounded down: 100 only when nothing is missing."""
    total = sum(step.points for step in steps)
    return 100 * sum(step.points for step in steps if step.done) // total if total else 0


def is_confirmed(sustainability: str, confirmed_on: date | None, *, on: date) -> bool:
    """Said within the last year."""
    return (
        sustainability != Sustainability.UNCONFIRMED
        and confirmed_on is not None
        and on - confirmed_on <= CONFIRMED_EVERY
    )
