"""What rooms above add to an innovation's page: how each copy stands, and the way to ask for it. This room knows none of them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sambut.innovations.models import Innovation
from sambut.mandates.people import Person


@dataclass(frozen=True)
class Standing:
    """How a copy stands, in words of the room that knows: "kesepakatan Maret 2025". `state`: running, agreed, stopped."""

    words: str
    state: str = "running"
    need: tuple[str, str] | None = None
    """Address and title of the need that this copy answers, said by its body to everybody."""


@dataclass(frozen=True)
class Invitation:
    """What a reader can do about it: a sentence, and a button."""

    words: str
    url: str
    button: str
    title: str = ""
    """Over it; empty: the question that a page asks any region."""


Standings = Callable[[Collection[int]], dict[int, Standing]]
Invites = Callable[[Innovation, Person], Invitation | None]
_standings: list[Standings] = []
_invites: list[Invites] = []
Ways = Callable[[Innovation, Person], list[Invitation]]
_ways: list[Ways] = []


def register_standings(function: Standings) -> Standings:
    """Called once, in the higher room's `AppConfig.ready`: id of an adaptation → how it stands, in one query at most."""
    _standings[:] = [function]
    return function


def register_invitation(function: Invites) -> Invites:
    _invites[:] = [function]
    return function


def standings(ids: Collection[int]) -> dict[int, Standing]:
    return _standings[0](ids) if _standings and ids else {}


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
