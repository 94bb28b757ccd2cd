"""Who may give which office, and how long somebody may stand in. Plain Python."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sambut.mandates.people import Person
from sambut.mandates.states import Role

LOCAL_ROLES = frozenset({Role.UNIT_OFFICER, Role.INNOVATOR, Role.LOCAL_ADMIN})
"""What the admin of a body gives by itself within its own tree."""

DECIDING_ROLES = frozenset({Role.UNIT_OFFICER, Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN, Role.HEAD})
"""Who handles complaints or leads those who do. A custodian of the same body is none of them, or identities had no guard."""


def why_not_appoint(giver: Person, receiver_id: int | None, role: Role, path: Sequence[int]) -> str | None:
    """Why `giver` may not give `role` at the organisation with `path` to `receiver_id`.

    A system administrator gives any role anywhere. The admin of a body gives the local roles within its own tree, and its own
    role only strictly below itself: never sideways, never upward. Nobody appoints themselves.
    """
    if not (giver.holds(Role.SYSTEM_ADMINISTRATOR) or giver.holds(Role.AGENCY_ADMIN)):
        return "mandate.appoint.no_right"
    if receiver_id == giver.user_id:
        return "mandate.appoint.oneself"
    if role == Role.SUPPORT:
        return "mandate.appoint.no_office"
    if giver.holds(Role.SYSTEM_ADMINISTRATOR):
        if role == Role.CUSTODIAN and decides_in(giver, path):
            return "mandate.appoint.own_custodian"
        return None
    if not giver.holds_over(Role.AGENCY_ADMIN, path):
        return "mandate.appoint.outside"
    if role in LOCAL_ROLES:
        return None
    if role == Role.AGENCY_ADMIN:
        return None if giver.holds_over(Role.AGENCY_ADMIN, path[:-1]) else "mandate.appoint.upward"
    return "mandate.appoint.role"


def decides_in(person: Person, path: Sequence[int]) -> bool:
    """Handles or leads anywhere in the body to which `path` belongs."""
    return any(m.role in DECIDING_ROLES and m.body_id == path[0] for m in person.mandates)


def clash(held: Iterable[Role], wanted: Role) -> bool:
    """May `wanted` not be held together with `held` in one body? Who opens identities is nobody who asks for them."""
    held = set(held)
    if wanted == Role.CUSTODIAN:
        return bool(held & DECIDING_ROLES)
    return wanted in DECIDING_ROLES and Role.CUSTODIAN in held


def longest_end(starts_at: datetime, days: int, extensions: int) -> datetime:
    """The last possible end of an acting appointment, with all extensions."""
    return starts_at + timedelta(days=days * (1 + extensions))
