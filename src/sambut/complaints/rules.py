"""Plain rules of the room: no clock, no request, no database."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Protocol, TypeVar

from sambut.complaints.states import Grade, Status, Step

END_OF_TIME = datetime(9999, 1, 1, tzinfo=UTC)
"""Sort key of a case in which no clock runs."""

TITLE_LENGTH = 90
LONGEST_WORD = 60
"""Letters of a word that is kept with its count; what is longer is no word."""


class Rule(Protocol):
    step: str
    grade: str
    organisation_id: int | None
    starts_on: date | None


R = TypeVar("R", bound=Rule)


def title_of(masked: str) -> str:
    """The first sentence of a masked text, cut at a word: the line that lists show."""
    line = " ".join(masked.split())
    for end in (". ", "? ", "! "):
        head, found, _ = line.partition(end)
        if found and 12 <= len(head) <= TITLE_LENGTH:
            return head + end.strip(" .")
    if len(line) <= TITLE_LENGTH:
        return line.rstrip(".")
    return line[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def most_special(rules: Iterable[R], step: Step, grade: Grade, path: Sequence[int]) -> R | None:
    """The rule that holds: the nearest organisation of `path` (root first) before national, its grade before none.

    Of two that are equally special the later one holds, so a new rule replaces an old one without touching it.
    """

    def rank(rule: R) -> tuple[int, bool, date]:
        place = -1 if rule.organisation_id is None else list(path).index(rule.organisation_id)
        return place, rule.grade == grade, rule.starts_on or date.min

    fitting = [
        rule
        for rule in rules
        if rule.step == step
        and rule.grade in ("", grade)
        and (rule.organisation_id is None or rule.organisation_id in path)
    ]
    return max(fitting, key=rank, default=None)


def may_hold(subject_id: int | None, path: Sequence[int]) -> bool:
    """Whether the organisation with this path may handle or see a case about `subject_id`: never the subject, nor one below it."""
    return subject_id is None or subject_id not in path


def sighted(paths: Iterable[Sequence[int]], subject_id: int | None) -> set[int]:
    """Organisations that see a case: everyone on the given paths, but the subject and those below it."""
    seen: set[int] = set()
    for path in paths:
        for depth in range(1, len(path) + 1):
            if may_hold(subject_id, path[:depth]):
                seen.add(path[depth - 1])
    return seen


CLOCKS_OF: dict[Status, tuple[Step, ...]] = {
    Status.RECEIVED: (Step.VERIFY, Step.ANSWER),
    Status.INCOMPLETE: (Step.COMPLETE,),
    Status.FORWARDED: (Step.COORDINATE, Step.ANSWER),
    Status.ANSWERED: (Step.REACT,),
    Status.CLOSED: (),
    Status.ARCHIVED: (),
}
"""Which clocks may run in a state; a move stops the others. After a bounce the answer's clock goes on: the citizen still waits."""
