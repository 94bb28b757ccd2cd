"""How well a judge fits an entry, in parts that stay visible, and who must not read what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

SAME_SECTOR, SHARED_WORDS, STANDING, MIXING = 0.4, 0.3, 0.6, 0.05
"""Parts of the affinity. `STANDING` is the price of taking away what a judge already holds; `MIXING` is dealt by a fixed seed, so that
judges who fit equally well meet in many pairs and their severity can be compared."""

CONFLICT, INSTITUTION, PROVINCE = "conflict", "same institution", "same province"


@dataclass(frozen=True)
class Entry:
    """What is to be read. Empty means unknown, and unknown never forbids. `words`: topics, as stems or plain words."""

    key: str
    sector: str = ""
    institution: str = ""
    province: str = ""
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Judge:
    """Who reads. `load`: most entries, None for no limit of the own; `sectors`: those of the judge's expertise."""

    key: str
    sectors: frozenset[str] = frozenset()
    institution: str = ""
    province: str = ""
    load: int | None = None
    words: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Fitting:
    """For n entries and m judges: `parts` by name and their sum `total` (n, m, without mixing); `same_sector` (n, m);
    `barred` by rule (n, m), and `allowed` (n, m): no rule bars it."""

    entries: tuple[Entry, ...]
    judges: tuple[Judge, ...]
    parts: Mapping[str, "np.ndarray"]
    total: "np.ndarray"
    same_sector: "np.ndarray"
    barred: Mapping[str, "np.ndarray"]
    allowed: "np.ndarray"
    notes: tuple[str, ...] = field(default=())


def fitting(
    entries: Sequence[Entry],
    judges: Sequence[Judge],
    *,
    conflicts: frozenset[tuple[str, str]] = frozenset(),
    standing: frozenset[tuple[str, str]] = frozenset(),
    same_province: bool = False,
) -> Fitting:
    """Affinities and bars of all pairs. `conflicts`, `standing`: (judge, entry); `same_province` True lets neighbours read."""
    import numpy as np

    entry_at = {one.key: at for at, one in enumerate(entries)}
    judge_at = {one.key: at for at, one in enumerate(judges)}
    shape = len(entries), len(judges)

    def marked(pairs: frozenset[tuple[str, str]]) -> "np.ndarray":
        found = np.zeros(shape, dtype=bool)
        for judge, entry in pairs:
            if judge in judge_at and entry in entry_at:
                found[entry_at[entry], judge_at[judge]] = True
        return found

    sector = _equal([one.sector for one in entries], [one.sectors for one in judges])
    institution = _equal([one.institution for one in entries], [frozenset({one.institution} - {""}) for one in judges])
    province = _equal([one.province for one in entries], [frozenset({one.province} - {""}) for one in judges])
    barred = {CONFLICT: marked(conflicts), INSTITUTION: institution}
    if not same_province:
        barred[PROVINCE] = province
    parts = {"same sector": SAME_SECTOR * sector}
    shared = _shared_words(entries, judges)
    if shared.any():
        parts["shared words"] = np.round(SHARED_WORDS * shared, 3)
    if standing:
        parts["already given"] = STANDING * marked(standing)
    unknown = sum(judge not in judge_at or entry not in entry_at for judge, entry in conflicts)
    notes = (
        (f"{unknown} conflicts name a judge or an entry that is not in the files, and bar nothing.",) if unknown else ()
    )
    total = np.sum(list(parts.values()), axis=0)
    allowed = ~np.any(list(barred.values()), axis=0)
    return Fitting(tuple(entries), tuple(judges), parts, total, sector, barred, allowed, notes)


def _equal(of_entries: Sequence[str], of_judges: Sequence[frozenset[str]]) -> "np.ndarray":
    """Where the entry's name is among the judge's (n, m); the empty name equals nothing. Case and blanks do not count."""
    import numpy as np

    of_entries = [plain(name) for name in of_entries]
    names = sorted(set(of_entries) - {""})
    at = {name: place for place, name in enumerate(names)}
    left, right = np.zeros((len(of_entries), len(names) + 1)), np.zeros((len(of_judges), len(names) + 1))
    for place, name in enumerate(of_entries):
        if name:
            left[place, at[name]] = 1
    for place, several in enumerate(of_judges):
        for name in several:
            if plain(name) in at:
                right[place, at[plain(name)]] = 1
    return np.asarray(left @ right.T > 0)


def _shared_words(entries: Sequence[Entry], judges: Sequence[Judge]) -> "np.ndarray":
    """Share of the entry's words that the judge has too (n, m), rare words weighing more."""
    import numpy as np
    from scipy import sparse

    names = sorted(
        frozenset[str]().union(*(one.words for one in entries)) & frozenset().union(*(one.words for one in judges))
    )
    if not names:
        return np.zeros((len(entries), len(judges)))
    at = {name: place for place, name in enumerate(names)}

    def matrix(lists: Sequence[frozenset[str]]) -> "sparse.csr_matrix":
        places = [(row, at[word]) for row, words in enumerate(lists) for word in words if word in at]
        rows, columns = zip(*places, strict=True)
        return sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(lists), len(names)))

    left, right = map(matrix, _words(entries, judges))
    rarity = np.log1p(len(entries) / np.asarray(left.sum(axis=0)).ravel())
    left = left @ sparse.diags(rarity)
    whole = np.maximum(np.asarray(left.sum(axis=1)), 1e-12)
    return np.asarray((left @ right.T).toarray() / whole)


def _words(entries: Sequence[Entry], judges: Sequence[Judge]) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    return [one.words for one in entries], [one.words for one in judges]


def plain(name: str) -> str:
    return " ".join(name.casefold().split())
