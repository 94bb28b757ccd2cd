"""Who may do what with a round, and why not. Answering is for whoever holds a ticket, or has an account and no office here."""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.surveys.models import Round
from sambut.surveys.states import State, Verb

READERS = (Role.AGENCY_ADMIN, Role.HEAD, Role.INSPECTORATE, Role.SUPPORT)
"""Roles that see the rounds of their organisation and of those below it before they are published."""


def require(person: Person, verb: str, round_: Round) -> None:
    if reason := why_not(person, verb, round_):
        raise Refused(reason)


def why_not(person: Person, verb: str, round_: Round) -> str | None:
    """None, or the code of the reason. For `prepare` the row is a wish."""
    if verb not in ("see", Verb.PREPARE) and (hidden := _see(person, round_)):
        return hidden
    return RULES[verb](person, round_)


def _see(person: Person, round_: Round) -> str | None:
    if round_.state == State.PUBLISHED or person.holds(Role.NATIONAL_ADMIN):
        return None
    if person.holds(Role.UNIT_OFFICER, round_.unit_id) or any(
        person.holds_over(role, round_.unit.path) for role in READERS
    ):
        return None
    return "survey.see.not_yours"


def visible(person: Person) -> QuerySet[Round]:
    """The same rule as a query."""
    if person.holds(Role.NATIONAL_ADMIN):
        return Round.objects.all()
    return Round.objects.filter(Q(state=State.PUBLISHED) | sees_at_the_desk(person))


def has_desk(person: Person) -> bool:
    """Runs or watches rounds somewhere."""
    return person.holds(Role.NATIONAL_ADMIN) or bool(person.organisations(Role.UNIT_OFFICER, *READERS))


def sees_at_the_desk(person: Person) -> Q:
    """Rounds that this person runs or watches, as a condition: without those that everybody may read."""
    if person.holds(Role.NATIONAL_ADMIN):
        return Q()
    over = sorted(person.organisations(*READERS))
    return Q(unit__in=person.organisations(Role.UNIT_OFFICER)) | Q(unit__path__overlap=over)


def _runs(person: Person, round_: Round) -> str | None:
    """The officers of the unit, or an admin of its body."""
    if person.holds(Role.UNIT_OFFICER, round_.unit_id) or person.holds_over(Role.AGENCY_ADMIN, round_.unit.path):
        return None
    return "survey.run.not_your_unit"


def _publishes(person: Person, round_: Round) -> str | None:
    """Never the unit itself: who is measured does not decide what is told."""
    if person.holds_over(Role.AGENCY_ADMIN, round_.unit.path):
        return None
    return "survey.publish.not_your_body"


RULES: dict[str, Callable[[Person, Round], str | None]] = {
    "see": _see,
    Verb.PREPARE: _runs,
    Verb.CHANGE: _runs,
    Verb.OPEN: _runs,
    Verb.HAND_OUT: _runs,
    Verb.CLOSE: _runs,
    Verb.DISCARD: _runs,
    Verb.PUBLISH: _publishes,
}
VERBS: tuple[str, ...] = tuple(str(verb) for verb in RULES)


def why_not_answer(person: Person, round_: Round) -> str | None:
    """With an account: nobody who works for the unit or above it. Tickets are handed to whoever was served."""
    if person.user_id is None:
        return "survey.answer.without_ticket"
    if any(m.organisation_id in round_.unit.path or round_.unit_id in m.path for m in person.mandates if not m.support):
        return "survey.answer.own_office"
    return None
