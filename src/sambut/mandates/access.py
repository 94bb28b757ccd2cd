"""The base of every room's `access.py`, and this room's own answers. The table stands in `docs/access.md`."""

from collections.abc import Callable, Sequence

from django.db.models import Q, QuerySet

from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment, Letter, SupportAccess
from sambut.mandates.people import Person
from sambut.mandates.rules import why_not_appoint
from sambut.mandates.states import Role

Row = Appointment | Letter | SupportAccess

APPOINTMENT_VERBS = ("see", "appoint", "end_appointment", "extend_appointment")
LETTER_VERBS = ("see", "issue_letter", "revoke_letter")
SUPPORT_VERBS = ("see", "request_support", "approve_support", "deny_support", "end_support")
VERBS = tuple(dict.fromkeys(APPOINTMENT_VERBS + LETTER_VERBS + SUPPORT_VERBS))

EVERYWHERE = (Role.SYSTEM_ADMINISTRATOR, Role.NATIONAL_ADMIN)
"""See every appointment, letter and support access."""
IN_THEIR_TREE = (Role.AGENCY_ADMIN, Role.INSPECTORATE, Role.SUPPORT)
"""See those of their own organisation and the ones under it."""


def require(code: str | None) -> None:
    """`require(why_not(person, verb, row))`: goes on where there is no reason against it, refuses with it otherwise."""
    if code is not None:
        raise Refused(code)


def why_not(person: Person, verb: str, row: Row) -> str | None:
    """None, or the code of the first reason against it. For `appoint`, `issue_letter` and `request_support` the row is a wish."""
    return ASKED[type(row), verb](person, row)


def visible(person: Person) -> QuerySet[Appointment]:
    return Appointment.objects.filter(_sight(person))


def visible_letters(person: Person) -> QuerySet[Letter]:
    return Letter.objects.filter(_sight(person))


def visible_support(person: Person) -> QuerySet[SupportAccess]:
    return SupportAccess.objects.filter(_sight(person))


def sees_people_of(person: Person, path: Sequence[int]) -> bool:
    """May this person look at a list of who works at the organisation with this path?"""
    return any(person.holds(role) for role in EVERYWHERE) or any(
        person.holds_over(role, path) for role in IN_THEIR_TREE
    )


def may_appoint_at(person: Person, path: Sequence[int]) -> bool:
    """May this person give at least one office here? For showing the form; the action asks again."""
    return person.holds(Role.SYSTEM_ADMINISTRATOR) or person.holds_over(Role.AGENCY_ADMIN, path)


def may_issue_at(person: Person, path: Sequence[int]) -> bool:
    return person.holds_over(Role.HEAD, path) or person.holds_over(Role.AGENCY_ADMIN, path)


def _sight(person: Person) -> Q:
    if any(person.holds(role) for role in EVERYWHERE):
        return Q()
    if person.user_id is None:
        return Q(pk__in=[])
    return Q(user_id=person.user_id) | Q(organisation__path__overlap=sorted(person.organisations(*IN_THEIR_TREE)))


def _see(person: Person, row: Row) -> str | None:
    if any(person.holds(role) for role in EVERYWHERE):
        return None
    if person.user_id is not None and row.user_id == person.user_id:
        return None
    if any(person.holds_over(role, row.organisation.path) for role in IN_THEIR_TREE):
        return None
    return "mandate.see.outside"


def _appoint(person: Person, row: Appointment) -> str | None:
    return why_not_appoint(person, row.user_id, Role(row.role), row.organisation.path)


def _end_appointment(person: Person, row: Appointment) -> str | None:
    """Who may give it may take it; and everybody may lay down an office."""
    if person.user_id is not None and row.user_id == person.user_id:
        return None
    return _appoint(person, row)


def _issue_letter(person: Person, row: Letter) -> str | None:
    path = row.organisation.path
    if person.holds_over(Role.HEAD, path):
        return None
    if not person.holds_over(Role.AGENCY_ADMIN, path):
        return "letter.issue.no_right"
    if row.user_id == person.user_id:
        return "letter.issue.oneself"
    return None


def _revoke_letter(person: Person, row: Letter) -> str | None:
    if person.user_id is not None and row.user_id == person.user_id:
        return None
    return _issue_letter(person, row)


def _request_support(person: Person, row: SupportAccess) -> str | None:
    if not person.holds(Role.SYSTEM_ADMINISTRATOR):
        return "support.request.no_right"
    if row.user_id != person.user_id:
        return "support.request.for_another"
    return None


def _decide_support(person: Person, row: SupportAccess) -> str | None:
    if not person.holds(Role.SYSTEM_ADMINISTRATOR):
        return "support.decide.no_right"
    if row.user_id == person.user_id:
        return "support.decide.oneself"
    return None


def _end_support(person: Person, row: SupportAccess) -> str | None:
    """The asker, any system administrator, and the body into which somebody looks: it may show them out."""
    if person.holds(Role.SYSTEM_ADMINISTRATOR):
        return None
    if person.holds_over(Role.AGENCY_ADMIN, row.organisation.path):
        return None
    return "support.end.no_right"


ASKED: dict[tuple[type, str], Callable[..., str | None]] = {
    (Appointment, "see"): _see,
    (Appointment, "appoint"): _appoint,
    (Appointment, "end_appointment"): _end_appointment,
    (Appointment, "extend_appointment"): _appoint,
    (Letter, "see"): _see,
    (Letter, "issue_letter"): _issue_letter,
    (Letter, "revoke_letter"): _revoke_letter,
    (SupportAccess, "see"): _see,
    (SupportAccess, "request_support"): _request_support,
    (SupportAccess, "approve_support"): _decide_support,
    (SupportAccess, "deny_support"): _decide_support,
    (SupportAccess, "end_support"): _end_support,
}
