"""What a notice is about. The room that owns the row says how it is named and where it is read; this room knows none of them.

    @subjects.names("complaint")
    def name_complaints(ids: Collection[int]) -> dict[int, Subject]: ...

registered in the room's `AppConfig.ready`. One call names all rows of a page, so a list costs one query more. Links are
made in the language of the moment. What is not named (any more) is shown without number and link.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Subject:
    """Nothing else of a case ever leaves in a notice: no topic, no text, no name of a body."""

    number: str
    """As people read it."""
    reporter_path: str
    desk_path: str
    due_at: datetime | None = None
    zone: str = "Asia/Jakarta"


Names = Callable[[Collection[int]], dict[int, Subject]]
_registered: dict[str, Names] = {}


def names(subject_type: str) -> Callable[[Names], Names]:
    def enter(function: Names) -> Names:
        _registered[subject_type] = function
        return function

    return enter


def name_all(rows: Collection[tuple[str, int]]) -> dict[tuple[str, int], Subject]:
    """(type, id) → its name, for those that have one."""
    found: dict[tuple[str, int], Subject] = {}
    for subject_type in {row[0] for row in rows} & _registered.keys():
        ids = {row[1] for row in rows if row[0] == subject_type}
        found |= {(subject_type, id_): subject for id_, subject in _registered[subject_type](ids).items()}
    return found
