"""Who may change organisations, and why not.

This room lies below `mandates`, so it does not know roles. Whoever asks brings an answer to one question: do you manage
the organisation with this path? `mandates.Person` answers it from appointments (agency admin at it or above it, national
admin and system administrator everywhere). The empty path stands for the whole country.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from sambut.kernel.refusals import Refused
from sambut.organisations.models import Organisation
from sambut.organisations.states import Verb


class Manager(Protocol):
    @property
    def user_id(self) -> int | None: ...

    def manages(self, path: Sequence[int]) -> bool: ...


class Seat(Protocol):
    """Where somebody has an office."""

    @property
    def organisation_id(self) -> int: ...

    @property
    def path(self) -> Sequence[int]: ...


class Official(Manager, Protocol):
    """A manager with seats: whoever stands behind a page."""

    @property
    def mandates(self) -> Sequence[Seat]: ...


@dataclass(frozen=True)
class Operator:
    """Whoever holds the command line of this installation: imports and loads. The event has no actor."""

    user_id: None = None

    def manages(self, path: Sequence[int]) -> bool:
        return True


OPERATOR = Operator()
OUTER = frozenset({Verb.MOVE, Verb.END})
"""Verbs that change the organisation above as well: one must manage that, too."""


def why_not(person: Manager, verb: Verb, organisation: Organisation | None) -> str | None:
    """None, or the reason's code. `organisation` is the one changed; for a new unit the one above; for a body None."""
    if organisation is None:
        return None if person.manages(()) else f"organisation.{verb}_body.not_allowed"
    if organisation.is_body and verb in (Verb.RENAME, Verb.END):
        return None if person.manages(()) else f"organisation.{verb}_body.not_allowed"
    path = organisation.path[:-1] if verb in OUTER else organisation.path
    return None if person.manages(path) else f"organisation.{verb}.not_allowed"


def require(person: Manager, verb: Verb, organisation: Organisation | None) -> None:
    reason = why_not(person, verb, organisation)
    if reason:
        raise Refused(reason)


def managed_ids(person: Official) -> list[int]:
    """The organisations of one's own seats that one manages."""
    return list(dict.fromkeys(seat.organisation_id for seat in person.mandates if person.manages(seat.path)))
