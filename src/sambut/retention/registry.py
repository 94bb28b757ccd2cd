"""What the rooms above know how to erase and to tell. They register when the house starts (`AppConfig.ready`).

@registry.erases("complaints.draft", due=drafts_due)
def erase_draft(key: str, *, at: datetime) -> bool: ...

@registry.tells("complaints.case")
def cases_of(user_id: int) -> object: ...

@registry.forgets("complaints.case")
def forget_person(user_id: int, *, at: datetime) -> None: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sambut.retention.states import Action


class Erase(Protocol):
    def __call__(self, key: str, *, at: datetime) -> bool:
        """Erases one; idempotent: False when there was nothing left to erase. One transaction of its own."""


class Forget(Protocol):
    def __call__(self, user_id: int, *, at: datetime) -> None:
        """Erases what is kept about somebody; idempotent."""


Due = Callable[[datetime, int], list[str]]
"""Keys whose time began before the instant and that are not yet erased, oldest first, at most so many."""
Tell = Callable[[int], object]
"""What is kept about somebody, as JSON can hold it."""


@dataclass(frozen=True)
class Subject:
    name: str
    action: Action
    erase: Erase
    due: Due | None


_subjects: dict[tuple[str, Action], Subject] = {}
_tells: dict[str, Tell] = {}
_forgets: dict[str, Forget] = {}


def erases(subject: str, *, due: Due | None = None, action: Action = Action.ERASE) -> Callable[[Erase], Erase]:
    """Names how one row of `subject` is erased (or made anonymous); `due` finds those whose time has come."""

    def register(function: Erase) -> Erase:
        _subjects[subject, Action(action)] = Subject(subject, Action(action), function, due)
        return function

    return register


def tells(subject: str) -> Callable[[Tell], Tell]:
    """Names what of `subject` belongs into a person's copy of their own data."""

    def register(function: Tell) -> Tell:
        _tells[subject] = function
        return function

    return register


def forgets(subject: str) -> Callable[[Forget], Forget]:
    """Names how everything of `subject` about a person is erased when they ask for it."""

    def register(function: Forget) -> Forget:
        _forgets[subject] = function
        return function

    return register


def eraser(subject: str, action: Action | str = Action.ERASE) -> Subject | None:
    return _subjects.get((subject, Action(action)))


def told_about(user_id: int) -> dict[str, object]:
    return {subject: tell(user_id) for subject, tell in sorted(_tells.items())}


def forget_everything(user_id: int, *, at: datetime) -> None:
    """Rooms above first, so that each still finds what it needs; the account itself goes last."""
    for subject in sorted(_forgets, key=lambda name: name.startswith("accounts.")):
        _forgets[subject](user_id, at=at)
