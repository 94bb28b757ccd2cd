"""Who may do what with a case, and why not. The one place that answers; pages ask only to show the reason."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from sambut.complaints import sights
from sambut.complaints.models import Complaint, Sight
from sambut.complaints.rules import may_hold, sighted
from sambut.complaints.states import Grade, Status, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import Role


@dataclass(frozen=True)
class Reporter:
    """Somebody who has proved to be the reporter of these cases: by number and secret, or by an account's own handles."""

    handles: frozenset[uuid.UUID]


Who = Person | Reporter

READERS = (Role.UNIT_OFFICER, Role.AGENCY_ADMIN, Role.HEAD, Role.SUPPORT)
"""Roles that see what came to their organisation or below it. Support access sees the desk and does nothing there."""
WATCHERS = (Role.NATIONAL_ADMIN, Role.OMBUDSMAN, Role.PRESIDENTIAL_OFFICE)
"""Roles that see the cases of every body."""


def require(who: Who, verb: str, complaint: Complaint) -> None:
    reason = why_not(who, verb, complaint)
    if reason:
        raise Refused(reason)


def why_not(who: Who, verb: str, complaint: Complaint) -> str | None:
    """None, or the code of the reason."""
    if isinstance(who, Reporter):
        return _reporter_why_not(who, verb, complaint)
    if not sees(who, complaint):
        return "complaint.see.not_yours"
    if verb == "see":
        return None
    rule = OFFICE_RULES.get(verb)
    if rule is None:
        return "complaint.verb.for_reporters"
    return rule(who, complaint)


def _reporter_why_not(who: Reporter, verb: str, complaint: Complaint) -> str | None:
    if complaint.handle not in who.handles:
        return "complaint.see.not_yours"
    if verb not in REPORTER_VERBS:
        return "complaint.verb.for_offices"
    return None


REPORTER_VERBS = frozenset({"see", Verb.ADD, Verb.COMPLETE, Verb.ACCEPT, Verb.REJECT, Verb.WITHDRAW})


def sees(who: Person, complaint: Complaint) -> bool:
    if sees_everything(who):
        return True
    if who.holds(Role.PRESIDENTIAL_OFFICE) and not complaint.secret:
        return True
    if _inspects(who, complaint):
        return True
    mine = who.organisations(*READERS)
    place = complaint.holder or complaint.body
    if place and mine & sighted(
        [place.path], complaint.subject_id
    ):  # who has it now is known without asking for its way
        return True
    return bool(mine) and bool(mine & sighted(sights.trail(complaint), complaint.subject_id))


def _inspects(who: Person, complaint: Complaint) -> bool:
    """The inspectorate sees what is berkadar pengawasan in its whole body, unless it is complained about itself."""
    if complaint.grade != Grade.SUPERVISORY:
        return False
    return any(
        m.role == Role.INSPECTORATE
        and m.body_id == complaint.body_id
        and (complaint.subject_id == m.body_id or complaint.subject_id not in m.path)
        for m in who.mandates
    )


def visible(who: Person) -> QuerySet[Complaint]:
    """The same rule as a query, from the stored sight."""
    return Complaint.objects.filter(seen(who))


def seen(who: Person) -> Q:
    """The rule as a condition on cases."""
    if sees_everything(who):
        return Q()
    sighted = Sight.objects.filter(complaint=OuterRef("pk"), organisation__in=who.organisations(*READERS))
    found = Q(
        Subquery(sighted.values(sighted=Value(True))[:1])
    )  # asked for each case: as EXISTS it is joined, with all they have
    if who.holds(Role.PRESIDENTIAL_OFFICE):
        found |= Q(secret=False)
    for mandate in who.mandates:
        if mandate.role == Role.INSPECTORATE:
            found |= inspected(mandate)
    return found


def sees_everything(who: Person) -> bool:
    return who.holds(Role.NATIONAL_ADMIN) or who.holds(Role.OMBUDSMAN)


def inspected(mandate: Mandate) -> Q:
    """What an inspectorate sees of its body, as a condition on cases."""
    own = [organisation for organisation in mandate.path if organisation != mandate.body_id]
    return Q(grade=Grade.SUPERVISORY, body=mandate.body_id) & (Q(subject=None) | ~Q(subject__in=own))


# -- what offices may do -----------------------------------------------------------------------------


def _routes(who: Person, complaint: Complaint) -> str | None:
    """National admins everywhere, a body's admins over what lies with their body. Dasar: SP4N, admin nasional dan admin instansi."""
    if who.holds(Role.NATIONAL_ADMIN):
        return None
    place = complaint.holder or complaint.body
    if place is None:
        return "complaint.route.national_only"
    if not who.holds_over(Role.AGENCY_ADMIN, place.path):
        return "complaint.route.not_your_body"
    return None


def _answers(who: Person, complaint: Complaint) -> str | None:
    """The officers of the unit that has it, or an admin of its body."""
    if complaint.holder is None:
        return "complaint.answer.nobody_has_it"
    if not may_hold(complaint.subject_id, complaint.holder.path):
        return "complaint.answer.about_you"
    if who.holds(Role.UNIT_OFFICER, complaint.holder_id):
        return None
    if who.holds_over(Role.AGENCY_ADMIN, complaint.holder.path):
        return None
    return "complaint.answer.not_your_unit"


def _bounces(who: Person, complaint: Complaint) -> str | None:
    """Who has it; or the admin of the body it is addressed to, before it went to a unit."""
    if complaint.holder is not None:
        return _answers(who, complaint)
    if complaint.body is None:
        return "complaint.bounce.at_the_national_desk"
    if who.holds_over(Role.AGENCY_ADMIN, complaint.body.path):
        return None
    return "complaint.route.not_your_body"


def _opens(who: Person, complaint: Complaint) -> str | None:
    """The words as written are for who must act on them now; each opening is an event that the reporter sees."""
    if complaint.status not in (Status.RECEIVED, Status.INCOMPLETE, Status.FORWARDED, Status.ANSWERED):
        return "complaint.open_text.ended"
    if _routes(who, complaint) is None or _answers(who, complaint) is None:
        return None
    return "complaint.open_text.not_acting"


def _opens_reporter(who: Person, complaint: Complaint) -> str | None:
    if complaint.anonymous:
        return "complaint.open_reporter.anonymous"
    return _opens(who, complaint)


def _requests_look(who: Person, complaint: Complaint) -> str | None:
    """Who acts on the case or supervises it may ask the body's custodian; whether it is granted is decided in `identities`."""
    if complaint.body is None:
        return "complaint.request_look.no_body"
    if who.holds(Role.OMBUDSMAN) or _inspects(who, complaint):
        return None
    if _routes(who, complaint) is None or _answers(who, complaint) is None:
        return None
    return "complaint.request_look.not_acting"


OFFICE_RULES: dict[str, Callable[[Person, Complaint], str | None]] = {
    Verb.FORWARD: _routes,
    Verb.ASK: _routes,
    Verb.ARCHIVE: _routes,
    Verb.BOUNCE: _bounces,
    Verb.NOTE: _answers,
    Verb.ANSWER: _answers,
    Verb.OPEN_TEXT: _opens,
    Verb.OPEN_REPORTER: _opens_reporter,
    "request_look": _requests_look,
}

VERBS: tuple[str, ...] = ("see", *OFFICE_RULES, Verb.ADD, Verb.COMPLETE, Verb.ACCEPT, Verb.REJECT, Verb.WITHDRAW)
