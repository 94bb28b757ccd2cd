"""What rooms above add to an innovation's page: how each copy stands, and the way to ask for it. This room knows none of them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from sambut.innovations.models import Innovation
from sambut.mandates.people import Person

Named = tuple[str, str]
"""Address and title of what a body said to everybody that it needs."""


@dataclass(frozen=True)
class Standing:
    """How a copy stands, in words of the room that knows: "kesepakatan Maret 2025". `state`: running, agreed, stopped."""

    words: str
    state: str = "running"
    need: Named | None = None
    """That this copy answers."""


@dataclass(frozen=True)
class Uses:
    """What others make of an innovation, or may make of it."""

    standings: dict[int, Standing] = field(default_factory=dict)
    """Id of a copy → how it stands."""
    offered: list[Named] = field(default_factory=list)
    """Needs that are looked for, and for which its owner says that it is an answer."""


@dataclass(frozen=True)
class Invitation:
    """What a reader can do about it: a sentence, and a button."""

    words: str
    url: str
    button: str
    title: str = ""
    """Over it; empty: the question that a page asks any region."""


Used = Callable[[int, Collection[int]], Uses]
Invites = Callable[[Innovation, Person], Invitation | None]
_used: list[Used] = []
_invites: list[Invites] = []
Ways = Callable[[Innovation, Person], list[Invitation]]
_ways: list[Ways] = []


def register_uses(function: Used) -> Used:
    """Called once, in the higher room's `AppConfig.ready`: of an innovation and the ids of its copies, in one query."""
    _used[:] = [function]
    return function


def register_invitation(function: Invites) -> Invites:
    _invites[:] = [function]
    return function


def uses(innovation_id: int, copies: Collection[int]) -> Uses:
    return _used[0](innovation_id, copies) if _used else Uses()


def invitation(innovation: Innovation, person: Person) -> Invitation | None:
    return _invites[0](innovation, person) if _invites else None


def register_ways(function: Ways) -> Ways:
    """Called once, in the higher room's `AppConfig.ready`: what those who write an innovation may do with it elsewhere."""
    if function not in _ways:
        _ways.append(function)
    return function


def ways(innovation: Innovation, person: Person) -> list[Invitation]:
    """For its own desk, from every room that has something."""
    return [found for function in _ways for found in function(innovation, person)]
