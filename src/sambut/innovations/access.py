"""Who may do what with an innovation, and why not."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from sambut.innovations.models import Innovation
from sambut.innovations.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

READERS = (Role.INNOVATOR, Role.LOCAL_ADMIN, Role.AGENCY_ADMIN, Role.HEAD, Role.INSPECTORATE, Role.SUPPORT)
"""Roles that read what is not public yet, of their organisation and what stands below it."""
WATCHERS = (Role.NATIONAL_ADMIN, Role.SECRETARIAT)
"""Roles that read every record."""
WRITERS = (Role.INNOVATOR, Role.LOCAL_ADMIN)

WRITING = frozenset(
    {
        Verb.WRITE, Verb.SUBMIT, Verb.TRY, Verb.RUN, Verb.CONFIRM, Verb.NAME_INDICATOR, Verb.MEASURE, Verb.PROVE,
        Verb.NAME_MEMBER, Verb.REMOVE_MEMBER, Verb.ATTACH, Verb.DETACH, Verb.ADD_PART, Verb.REMOVE_PART, Verb.CHOOSE_GOALS,
    }
)  # fmt: skip
"""What the unit's innovators do, and the local admin over the body."""
DECIDING = frozenset({Verb.PUBLISH, Verb.RETURN, Verb.WITHDRAW, Verb.ATTACH_AWARD})
"""What the local admin does. Istilah: admin lokal memeriksa dan menerbitkan."""
VERBS: tuple[str, ...] = ("see", *sorted(WRITING), *sorted(DECIDING))


def why_not(person: Person, verb: str, innovation: Innovation) -> str | None:
    """None, or the code of the reason."""
    if not sees(person, innovation):
        return "innovation.see.not_found"
    if verb == "see":
        return None
    if verb in WRITING:
        return None if _writes(person, innovation.unit.path) else "access.innovation.not_your_unit"
    if verb in DECIDING:
        return None if _decides(person, innovation.unit.path) else "access.innovation.not_your_body"
    raise ValueError(f"no rule for {verb!r}")


def require(person: Person, verb: str, innovation: Innovation) -> None:
    if reason := why_not(person, verb, innovation):
        raise Refused(reason)


def sees(person: Person, innovation: Innovation) -> bool:
    if innovation.state == State.PUBLIC:
        return True
    return works_on(person, innovation)


def works_on(person: Person, innovation: Innovation) -> bool:
    """Reads what is being written: the owner's side, and the ministry."""
    if any(person.holds(role) for role in WATCHERS):
        return True
    return bool(person.organisations(*READERS) & set(innovation.unit.path))


def visible(person: Person) -> QuerySet[Innovation]:
    """The same rule as `sees`, as a query."""
    return Innovation.objects.filter(Q(state=State.PUBLIC) | _own(person))


def own(person: Person) -> QuerySet[Innovation]:
    """The same rule as `works_on`, as a query."""
    return Innovation.objects.filter(_own(person))


def _own(person: Person) -> Q:
    if any(person.holds(role) for role in WATCHERS):
        return Q(pk__isnull=False)
    mine = person.organisations(*READERS)
    return Q(unit__path__overlap=sorted(mine)) if mine else Q(pk__in=[])


# -- what has no record yet ---------------------------------------------------------------------------


def why_not_begin(person: Person, path: Sequence[int]) -> str | None:
    """Whether this person may begin a record of the unit with this path."""
    return None if _writes(person, path) else "access.innovation.not_your_unit"


def require_begin(person: Person, path: Sequence[int]) -> None:
    if reason := why_not_begin(person, path):
        raise Refused(reason)


def why_not_plan(person: Person, path: Sequence[int]) -> str | None:
    """Whether this person may set the yearly target of the body with this path."""
    return None if _decides(person, path) else "access.innovation.not_your_body"


def sees_desk(person: Person, path: Sequence[int]) -> bool:
    """Whether this person reads the desk of an organisation with this path."""
    return any(person.holds(role) for role in WATCHERS) or bool(person.organisations(*READERS) & set(path))


def _writes(person: Person, path: Sequence[int]) -> bool:
    return person.holds(Role.NATIONAL_ADMIN) or any(person.holds_over(role, path) for role in WRITERS)


def _decides(person: Person, path: Sequence[int]) -> bool:
    return person.holds(Role.NATIONAL_ADMIN) or person.holds_over(Role.LOCAL_ADMIN, path)
