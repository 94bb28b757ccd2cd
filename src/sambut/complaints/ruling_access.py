"""Who may change a limit, and why not. National ones: the national desk and system administrators; a body's own: its admins.

Approving is for somebody else than the proposer, of the same circle or above.
"""

from django.db.models import Q, QuerySet

from sambut.complaints.models import ClockRuleProposal
from sambut.complaints.states import RuleVerb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

NATIONAL = (Role.NATIONAL_ADMIN, Role.SYSTEM_ADMINISTRATOR)


def require(who: Person, verb: str, proposal: ClockRuleProposal) -> None:
    if reason := why_not(who, verb, proposal):
        raise Refused(reason)


def why_not(who: Person, verb: str, proposal: ClockRuleProposal) -> str | None:
    if not _in_circle(who, proposal):
        return "access.rule.not_yours"
    if verb in ("see", RuleVerb.PROPOSE):
        return None
    own = proposal.proposed_by_id == who.user_id
    if verb == RuleVerb.WITHDRAW:
        return None if own else "rule.withdraw.not_yours"
    return "rule.decide.two_people" if own else None


def visible(who: Person) -> QuerySet[ClockRuleProposal]:
    """The same circle as a query."""
    if any(who.holds(role) for role in NATIONAL):
        return ClockRuleProposal.objects.all()
    places = who.organisations(Role.AGENCY_ADMIN)
    return (
        ClockRuleProposal.objects.filter(Q(organisation__path__overlap=list(places)))
        if places
        else ClockRuleProposal.objects.none()
    )


def _in_circle(who: Person, proposal: ClockRuleProposal) -> bool:
    if any(who.holds(role) for role in NATIONAL):
        return True
    return proposal.organisation is not None and who.holds_over(Role.AGENCY_ADMIN, proposal.organisation.path)
