"""Who may change the calendar. The room stands below `mandates`, so it asks whoever is given, by the names of roles."""

from typing import Any, Protocol

from sambut.calendars.models import Decree
from sambut.calendars.states import Verb
from sambut.kernel.refusals import Refused

KEEPERS = ("national_admin", "system_administrator")
"""Roles (`mandates.states.Role`) that propose, and that approve what another one proposed."""


class Holder(Protocol):
    """What this room needs to know of a person; `mandates.people.Person` is one."""

    @property
    def user_id(self) -> int | None: ...

    def holds(self, role: Any) -> bool: ...


def keeps(person: Holder | None) -> bool:
    return person is not None and person.user_id is not None and any(person.holds(role) for role in KEEPERS)


def why_not(person: Holder | None, verb: str, decree: Decree | None = None) -> str | None:
    """None when the person may, else the reason's code."""
    if person is None or not keeps(person):
        return "calendar.not_allowed"
    if verb in (Verb.APPROVE, Verb.REJECT) and decree is not None and decree.proposed_by_id == person.user_id:
        return "calendar.approve.own_proposal.not_allowed"
    if verb == Verb.WITHDRAW and decree is not None and decree.proposed_by_id != person.user_id:
        return "calendar.withdraw.not_allowed"
    return None


def require(person: Holder | None, verb: str, decree: Decree | None = None) -> int:
    """The person's user id, or a refusal."""
    if reason := why_not(person, verb, decree):
        raise Refused(reason)
    assert person is not None
    assert person.user_id is not None
    return person.user_id
