"""The family of an innovation as a tree: what came from what, also under another name."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from sambut.innovations.models import Innovation
from sambut.innovations.states import State


@dataclass(frozen=True)
class Node:
    """`open` says that everybody may read it; one that is not public keeps its place without its name."""

    innovation: Innovation
    open: bool
    below: list["Node"] = field(default_factory=list)

    def __len__(self) -> int:
        return 1 + sum(len(node) for node in self.below)


def tree(family: Iterable[Innovation]) -> Node | None:
    """Branches in which nothing is public or was public are left out; None when nothing remains."""
    rows = list(family)
    children: dict[int | None, list[Innovation]] = defaultdict(list)
    for row in rows:
        children[row.parent_id].append(row)
    first = next((row for row in rows if row.parent_id is None), None)
    return _node(first, children, frozenset()) if first else None


def _node(row: Innovation, children: dict[int | None, list[Innovation]], above: frozenset[int]) -> Node | None:
    if row.pk in above:
        return None
    found = [_node(child, children, above | {row.pk}) for child in children[row.pk]]
    below = [node for node in found if node is not None]
    if row.state == State.PRIVATE and not below:
        return None
    return Node(row, row.state == State.PUBLIC, below)
