"""Who is carried by a plenary: by votes, or by nobody's objection. Plain Python."""

from collections.abc import Collection, Mapping, Sequence


def carried(
    votes: Mapping[int, Collection[int]], *, present: Collection[int], barred: Mapping[int, Collection[int]], places: int, order: Sequence[int]
) -> list[int]:  # fmt: skip
    """Entries with more than half of those present who may vote on them; the most votes first, equals in the order of scores.

    `votes`: entry → who votes for it. Whoever stands too near an entry counts neither for it nor against it.
    """
    there = set(present)
    found = []
    for entry in order:
        may = there - set(barred.get(entry, ()))
        count = len(may & set(votes.get(entry, ())))
        if may and 2 * count > len(may):
            found.append((-count / len(may), entry))
    rank = {entry: place for place, entry in enumerate(order)}
    found.sort(key=lambda one: (one[0], rank[one[1]]))
    return [entry for _share, entry in found[:places]]


def objected(against: Mapping[int, Collection[int]], *, present: Collection[int], taken: Collection[int]) -> list[int]:
    """Of those who would be taken, the entries that somebody present objects to."""
    there = set(present)
    return sorted(entry for entry in taken if there & set(against.get(entry, ())))
