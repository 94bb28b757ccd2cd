"""The panel: who read what, and which score was given. Pure; numpy is imported where it is used."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sambut.competitions.science.tables import BadTable, number, table_of, text_of

if TYPE_CHECKING:
    import numpy as np

NAMES = {
    "judge": ("juri", "reviewer", "penilai"),
    "entry": ("entri", "proposal", "inovasi", "peserta"),
    "score": ("skor", "nilai"),
    "sector": ("sektor", "cluster", "klaster", "category", "kategori"),
}
"""Columns of SCORES.csv, and how files call them."""


class Reading(NamedTuple):
    """One judge's score of one entry. `sector` is the entry's; "" where it is not known."""

    judge: str
    entry: str
    score: float
    sector: str = ""


@dataclass(frozen=True)
class Panel:
    """N readings of n entries by m judges. Names are sorted, so that the order of the rows changes nothing.

    `judge`, `entry`: integer arrays (N), places in `judges` and `entries`; `score`: floats (N), in the scale of the contest;
    `sectors`: one for each entry, "" where unknown.
    """

    judges: tuple[str, ...]
    entries: tuple[str, ...]
    judge: "np.ndarray"
    entry: "np.ndarray"
    score: "np.ndarray"
    sectors: tuple[str, ...]
    notes: tuple[str, ...] = field(default=())

    @property
    def size(self) -> int:
        return len(self.score)

    @cached_property
    def read(self) -> "np.ndarray":
        """How many judges read each entry (n)."""
        import numpy as np

        return np.bincount(self.entry, minlength=len(self.entries))

    @cached_property
    def load(self) -> "np.ndarray":
        """How many entries each judge read (m)."""
        import numpy as np

        return np.bincount(self.judge, minlength=len(self.judges))

    @property
    def complete(self) -> bool:
        """Every judge read every entry."""
        return self.size == len(self.judges) * len(self.entries)

    def without_judge(self, place: int) -> "Panel":
        """The panel as if this judge had not been there; entries that nobody else read stay, unread."""
        kept = self.judge != place
        return Panel(
            self.judges, self.entries, self.judge[kept], self.entry[kept], self.score[kept], self.sectors, self.notes
        )


def panel_of(readings: Iterable[Reading], *, notes: Sequence[str] = ()) -> Panel:
    """Readings in any order as one panel. Raises BadTable when there are none or a judge read an entry twice."""
    import numpy as np

    given = sorted(readings)
    if not given:
        raise BadTable("There are no readings.")
    for one, other in pairwise(given):
        if one[:2] == other[:2]:
            raise BadTable(f"Judge {one.judge!r} has two scores for entry {one.entry!r}.")
    judges, entries = sorted({one.judge for one in given}), sorted({one.entry for one in given})
    judge_at, entry_at = ({name: place for place, name in enumerate(names)} for names in (judges, entries))
    said: dict[str, Counter[str]] = {}
    for one in given:
        said.setdefault(one.entry, Counter())[one.sector] += bool(one.sector)
    sectors = tuple(min(said[name], key=lambda sector: (-said[name][sector], sector)) for name in entries)
    several = sum(len(+counted) > 1 for counted in said.values())
    told = [f"{several} entries stand in several sectors; the commonest counts."] if several else []
    return Panel(
        tuple(judges), tuple(entries),
        np.array([judge_at[one.judge] for one in given]), np.array([entry_at[one.entry] for one in given]),
        np.array([one.score for one in given], dtype=float), sectors, (*notes, *told),
    )  # fmt: skip


def read_panel(file: Path) -> Panel:
    """SCORES.csv with the columns judge, entry, score and, if known, sector. Raises BadTable with every bad line."""
    return panel_from(text_of(file))


def panel_from(text: str) -> Panel:
    """The same of a text."""
    table = table_of(text, NAMES, ("judge", "entry", "score"))
    complaints, seen, repeated = table.complaints, dict[tuple[str, str], tuple[int, float]](), 0
    found: list[Reading] = []
    for line, cells in table.rows:
        judge, entry, said = cells["judge"], cells["entry"], cells["score"]
        if not judge or not entry:
            complaints.add(line, f"the {'entry' if judge else 'judge'} is empty.")
            continue
        score = number(said)
        if score is None:
            complaints.add(
                line,
                f"the score {said[:40]!r} is no number; write for example 82.5, without dots between thousands."
                if said
                else "the score is empty. Leave the row out while the judge has not scored.",
            )
            continue
        before = seen.get((judge, entry))
        if before is None:
            seen[judge, entry] = (line, score)
            found.append(Reading(judge, entry, score, cells.get("sector", "")))
        elif before[1] == score:
            repeated += 1
        else:
            complaints.add(
                line,
                f"judge {judge!r} scored entry {entry!r} already in line {before[0]}, otherwise. One row for each judge and entry.",
            )
    complaints.refuse()
    return panel_of(found, notes=[f"{repeated} rows stand twice and count once."] if repeated else [])
