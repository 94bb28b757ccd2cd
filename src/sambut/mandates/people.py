"""Who somebody is to the house: their user id and what their appointments let them do. The base of every `access.py`."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sambut.mandates.states import Role


@dataclass(frozen=True)
class Mandate:
    """One running appointment: a role at an organisation. `path` holds the ids from the root down to it.

    A running support access is a mandate too: of the role `Role.SUPPORT`, with `support` set and its id as `appointment_id`.
    """

    appointment_id: int
    role: Role
    organisation_id: int
    body_id: int
    path: tuple[int, ...]
    acting: str = ""
    appointed_by: int | None = None
    """Who appointed; so that nobody opens something with the help of somebody whom they appointed."""
    support: bool = False
    name: str = field(default="", compare=False)
    short_name: str = field(default="", compare=False)
    zone: str = field(default="", compare=False)
    """Of the organisation, as pages of somebody at work show it."""


@dataclass(frozen=True)
class Person:
    """A visitor (no user id), a citizen (a user id, no mandates) or somebody with an office."""

    user_id: int | None = None
    mandates: tuple[Mandate, ...] = ()

    def holds(self, role: Role, organisation_id: int | None = None) -> bool:
        """Has the role; with `organisation_id`, at exactly that organisation."""
        return any(m.role == role and organisation_id in (None, m.organisation_id) for m in self.mandates)

    def holds_over(self, role: Role, path: Sequence[int]) -> bool:
        """Has the role at the organisation whose path is given, or at one above it."""
        return any(m.role == role and m.organisation_id in path for m in self.mandates)

    def organisations(self, *roles: Role) -> frozenset[int]:
        return frozenset(m.organisation_id for m in self.mandates if m.role in roles)

    def manages(self, path: Sequence[int]) -> bool:
        """May change the organisation with this path: its agency admin or one above; the empty path is the country."""
        if self.holds(Role.SYSTEM_ADMINISTRATOR) or self.holds(Role.NATIONAL_ADMIN):
            return True
        return self.holds_over(Role.AGENCY_ADMIN, path)

    @property
    def has_office(self) -> bool:
        """Holds at least one appointment; support access alone is none."""
        return any(not m.support for m in self.mandates)

    @property
    def support(self) -> Mandate | None:
        """The running support access that every page must name."""
        return next((m for m in self.mandates if m.support), None)


VISITOR = Person()
