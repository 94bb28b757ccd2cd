"""Whom a notice is for. A reporter is an opaque handle; who that is, is known to `identities` alone."""

from dataclasses import dataclass
from uuid import UUID

from sambut.mandates.states import Role


@dataclass(frozen=True)
class Recipient:
    """Exactly one of: a user, a reporter, everybody who holds a role at an organisation when it is told."""

    user_id: int | None = None
    handle: UUID | None = None
    role: Role | None = None
    organisation_id: int | None = None

    @classmethod
    def user(cls, user_id: int) -> "Recipient":
        return cls(user_id=user_id)

    @classmethod
    def reporter(cls, handle: UUID) -> "Recipient":
        return cls(handle=handle)

    @classmethod
    def office(cls, role: Role, organisation_id: int) -> "Recipient":
        return cls(role=role, organisation_id=organisation_id)
