"""Who somebody is to the house: their user id and what their appointments let them do. The base of every `access.py`."""

from dataclasses import dataclass

from sambut.mandates.states import Role


@dataclass(frozen=True)
class Mandate:
    """One running appointment: a role at an organisation. `path` holds the ids from the root down to it."""

    appointment_id: int
    role: Role
    organisation_id: int
    body_id: int
    path: tuple[int, ...]
    acting: bool = False


@dataclass(frozen=True)
class Person:
    """A visitor (no user id), a citizen (a user id, no mandates) or somebody with an office."""

    user_id: int | None = None
    mandates: tuple[Mandate, ...] = ()

    def holds(self, role: Role, organisation_id: int | None = None) -> bool:
        """Has the role; with `organisation_id`, at exactly that organisation."""
        return any(m.role == role and organisation_id in (None, m.organisation_id) for m in self.mandates)

    def holds_over(self, role: Role, path: "tuple[int, ...] | list[int]") -> bool:
        """Has the role at the organisation whose path is given, or at one above it."""
        return any(m.role == role and m.organisation_id in path for m in self.mandates)

    def organisations(self, *roles: Role) -> frozenset[int]:
        return frozenset(m.organisation_id for m in self.mandates if m.role in roles)


VISITOR = Person()
