"""Who may do what with a need, an offer, an interest, an agreement; and why not. The table stands in `docs/access.md`."""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet

from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.replication.models import Agreement, Answer, Interest, Need, Offer, Party
from sambut.replication.states import Side, Verb

NEEDING = (Role.HEAD, Role.AGENCY_ADMIN, Role.UNIT_OFFICER)
"""Who says what a body needs."""
OWNING = (Role.HEAD, Role.AGENCY_ADMIN, Role.LOCAL_ADMIN, Role.INNOVATOR)
"""Who answers for an innovation towards those who want to copy it."""
ACTING = (Role.HEAD, Role.AGENCY_ADMIN, Role.UNIT_OFFICER, Role.LOCAL_ADMIN, Role.INNOVATOR)
"""Who works for a side of an agreement, at its unit or above it."""
READERS = (*ACTING, Role.INSPECTORATE, Role.SUPPORT)
WATCHERS = (Role.NATIONAL_ADMIN, Role.SECRETARIAT, Role.FACILITATOR)
"""Roles that read every interest and every agreement."""

NEED_VERBS = (Verb.WRITE_NEED, Verb.CLOSE_NEED, Verb.REOPEN_NEED)
ANSWER_VERBS = (Verb.TAKE_BACK_ANSWER,)
OFFER_VERBS = ("see", Verb.ACCEPT_OFFER, Verb.DISMISS_OFFER)
INTEREST_VERBS = ("see", Verb.ACCEPT, Verb.REFUSE, Verb.WITHDRAW, Verb.DRAFT)
BY_BOTH = frozenset(
    {
        Verb.WRITE, Verb.NAME_SIGNATORY, Verb.FREEZE, Verb.REOPEN, Verb.CANCEL, Verb.STOP, Verb.ADD_MILESTONE,
        Verb.FINISH_MILESTONE, Verb.DROP_MILESTONE, Verb.ADD_EVIDENCE, Verb.HAND_OVER, Verb.PROPOSE_EXTENSION,
        Verb.CONFIRM_EXTENSION,
    }
)  # fmt: skip
BY_REPLICATOR = frozenset({Verb.START, Verb.RECORD_COPY, Verb.RUN, Verb.CHECK})
BY_OWNER = frozenset({Verb.COACH})
BY_FACILITATOR = frozenset({Verb.FACILITATE, Verb.CHECK, Verb.COACH})
AGREEMENT_VERBS: tuple[str, ...] = (
    "see", Verb.SIGN, *sorted(BY_BOTH), *sorted(BY_REPLICATOR | BY_OWNER | BY_FACILITATOR)
)  # fmt: skip

Row = Need | Answer | Offer | Interest | Agreement


def require(person: Person, verb: str, row: Row) -> None:
    if reason := why_not(person, verb, row):
        raise Refused(reason)


def why_not(person: Person, verb: str, row: Row) -> str | None:
    """None, or the code of the reason."""
    if isinstance(row, Need):
        return _need(person, row)
    if isinstance(row, Answer):
        return why_not_answer(person, row.innovation)
    if isinstance(row, Offer):
        return _offer(person, verb, row)
    if isinstance(row, Interest):
        return _interest(person, verb, row)
    return _agreement(person, verb, row)


# -- needs and offers: a need is said to everybody ------------------------------------------------------------


def why_not_state(person: Person, path: Sequence[int]) -> str | None:
    """Whether this person may state a need of the organisation with this path."""
    return None if _holds(person, NEEDING, path) else "access.need.not_your_body"


def _need(person: Person, need: Need) -> str | None:
    return why_not_state(person, need.unit.path)


def why_not_answer(person: Person, innovation: Innovation) -> str | None:
    """Whether this person may say of the innovation that it answers somebody's need; everybody reads what was said."""
    return None if _holds(person, OWNING, innovation.unit.path) else "access.answer.not_owner"


def _offer(person: Person, verb: str, offer: Offer) -> str | None:
    path = (offer.unit or offer.body).path
    if not _holds(person, (*NEEDING, Role.INSPECTORATE, Role.SUPPORT), path):
        return "offer.see.not_found"
    if verb == "see":
        return None
    return None if _holds(person, NEEDING, path) else "access.need.not_your_body"


def visible_offers(person: Person) -> QuerySet[Offer]:
    mine = sorted(person.organisations(*NEEDING, Role.INSPECTORATE, Role.SUPPORT))
    of_unit = Q(unit__path__overlap=mine)
    return Offer.objects.filter(of_unit | Q(unit=None, body__path__overlap=mine)) if mine else Offer.objects.none()


# -- interests ------------------------------------------------------------------------------------------------------


def why_not_express(person: Person, path: Sequence[int]) -> str | None:
    """Whether this person may say for the unit with this path that it wants to copy something."""
    return None if _holds(person, ACTING, path) else "access.interest.not_your_unit"


def why_not_say_terms(person: Person, innovation: Innovation) -> str | None:
    return None if _holds(person, OWNING, innovation.unit.path) else "access.interest.not_owner"


def _interest(person: Person, verb: str, interest: Interest) -> str | None:
    if not _sees_interest(person, interest):
        return "interest.see.not_found"
    owns, wants = _holds(person, OWNING, interest.owner_unit.path), _holds(person, ACTING, interest.unit.path)
    if verb == "see":
        return None
    if verb in (Verb.ACCEPT, Verb.REFUSE):
        return None if owns else "access.interest.not_owner"
    if verb == Verb.WITHDRAW:
        return None if wants else "access.interest.not_your_unit"
    return None if owns or wants else "access.agreement.not_your_side"


def _sees_interest(person: Person, interest: Interest) -> bool:
    if any(person.holds(role) for role in WATCHERS):
        return True
    return _holds(person, READERS, interest.owner_unit.path) or _holds(person, READERS, interest.unit.path)


def visible_interests(person: Person) -> QuerySet[Interest]:
    """The same rule as a query."""
    if any(person.holds(role) for role in WATCHERS):
        return Interest.objects.all()
    mine = sorted(person.organisations(*READERS))
    if not mine:
        return Interest.objects.none()
    return Interest.objects.filter(Q(owner_unit__path__overlap=mine) | Q(unit__path__overlap=mine))


# -- agreements -------------------------------------------------------------------------------------------------------


def sides(person: Person, agreement: Agreement) -> tuple[Side, ...]:
    """For which sides this person works."""
    found = []
    if _holds(person, ACTING, agreement.owner_unit.path):
        found.append(Side.OWNER)
    if _holds(person, ACTING, agreement.replicator_unit.path):
        found.append(Side.REPLICATOR)
    return tuple(found)


def require_side(person: Person, side: Side, agreement: Agreement) -> None:
    if side not in sides(person, agreement):
        raise Refused("access.agreement.not_your_side")


def signs_for(person: Person, agreement: Agreement) -> Party | None:
    """The party for which this person is named as signatory."""
    if person.user_id is None:
        return None
    return next((party for party in agreement.parties.all() if party.signatory_id == person.user_id), None)


def _agreement(person: Person, verb: str, agreement: Agreement) -> str | None:
    """`see` means the whole of it, at the desk; the facts of a signed one are for everybody (`queries.public`)."""
    if not _sees_agreement(person, agreement):
        return "agreement.see.not_found"
    if verb == "see":
        return None
    if verb == Verb.SIGN:
        return None if signs_for(person, agreement) else "access.agreement.not_signatory"
    mine = sides(person, agreement)
    if verb in BY_BOTH and mine:
        return None
    if verb in BY_REPLICATOR and Side.REPLICATOR in mine:
        return None
    if verb in BY_OWNER and Side.OWNER in mine:
        return None
    if verb in BY_FACILITATOR and person.holds(Role.FACILITATOR):
        return None
    return "access.agreement.not_your_side"


def _sees_agreement(person: Person, agreement: Agreement) -> bool:
    if any(person.holds(role) for role in WATCHERS) or signs_for(person, agreement):
        return True
    return _holds(person, READERS, agreement.owner_unit.path) or _holds(person, READERS, agreement.replicator_unit.path)


def visible(person: Person) -> QuerySet[Agreement]:
    """The same rule as a query."""
    rows = Agreement.objects.all()
    if any(person.holds(role) for role in WATCHERS):
        return rows
    if person.user_id is None:
        return rows.none()
    named = Exists(Party.objects.filter(agreement=OuterRef("pk"), signatory_id=person.user_id))
    mine = sorted(person.organisations(*READERS))
    if not mine:
        return rows.filter(named)
    return rows.filter(Q(owner_unit__path__overlap=mine) | Q(replicator_unit__path__overlap=mine) | named)


def _holds(person: Person, roles: Sequence[Role], path: Sequence[int]) -> bool:
    return any(person.holds_over(role, path) for role in roles)
