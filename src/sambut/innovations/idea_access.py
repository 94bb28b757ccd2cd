"""Who may do what with an idea from the field, and why not."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sambut.innovations.models import Idea
from sambut.innovations.states import IdeaState, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

SENDERS = (Role.INNOVATOR, Role.UNIT_OFFICER, Role.LOCAL_ADMIN, Role.AGENCY_ADMIN, Role.HEAD)
"""Whoever works at a unit may have an idea for it: no extra appointment is asked for."""
DECIDING = frozenset({Verb.SUGGEST, Verb.TAKE_IDEA, Verb.DECLINE_IDEA})
VERBS: tuple[str, ...] = ("see", Verb.SEND_IDEA, *sorted(DECIDING))


def why_not(person: Person, verb: str, idea: Idea) -> str | None:
    """None, or the code of the reason."""
    if not sees(person, idea):
        return "innovation.see.not_found"
    if verb == "see":
        return None
    if verb == Verb.SEND_IDEA:
        return None if idea.sender_id == person.user_id else "access.innovation.not_your_idea"
    if verb in DECIDING:
        return None if _decides(person, idea) else "access.innovation.not_your_body"
    raise ValueError(f"no rule for {verb!r}")


def require(person: Person, verb: str, idea: Idea) -> None:
    if reason := why_not(person, verb, idea):
        raise Refused(reason)


def sees(person: Person, idea: Idea) -> bool:
    """Its sender; and once it was sent, who decides about it."""
    if person.user_id is not None and idea.sender_id == person.user_id:
        return True
    return idea.state != IdeaState.DRAFT and _decides(person, idea)


def visible(person: Person) -> QuerySet[Idea]:
    """The same rule as a query."""
    return Idea.objects.filter(_seen(person))


def waiting(person: Person) -> QuerySet[Idea]:
    """What waits for this person to decide."""
    return Idea.objects.filter(_deciding(person), state=IdeaState.WAITING)


def decides(person: Person) -> bool:
    return person.holds(Role.NATIONAL_ADMIN) or person.holds(Role.LOCAL_ADMIN)


def why_not_send(person: Person, path: Sequence[int]) -> str | None:
    """Whether this person may send an idea for the unit with this path."""
    own = any(person.holds_over(role, path) for role in SENDERS)
    return None if person.user_id is not None and own else "access.innovation.not_your_unit"


def sends(person: Person) -> bool:
    return any(person.holds(role) for role in SENDERS)


def _decides(person: Person, idea: Idea) -> bool:
    if person.holds(Role.NATIONAL_ADMIN):
        return True
    return idea.unit is not None and person.holds_over(Role.LOCAL_ADMIN, idea.unit.path)


def _seen(person: Person) -> Q:
    own = Q(sender=person.user_id) if person.user_id is not None else Q(pk__in=[])
    return own | (_deciding(person) & ~Q(state=IdeaState.DRAFT))


def _deciding(person: Person) -> Q:
    if person.holds(Role.NATIONAL_ADMIN):
        return Q(pk__isnull=False)
    mine = sorted(person.organisations(Role.LOCAL_ADMIN))
    return Q(unit__path__overlap=mine) if mine else Q(pk__in=[])
