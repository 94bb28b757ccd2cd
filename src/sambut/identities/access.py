"""Who may ask for a look at an identity, decide about it, and look."""

from django.db.models import Q, QuerySet

from sambut.identities.models import LookRequest
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

ASKERS = (Role.UNIT_OFFICER, Role.AGENCY_ADMIN, Role.NATIONAL_ADMIN, Role.INSPECTORATE, Role.OMBUDSMAN)


def why_not(person: Person, verb: str, request: LookRequest) -> str | None:
    """None, or the code of the reason. `request` need not be saved yet for `request_look`."""
    if person.user_id is None:
        return "access.identity.visitor"
    if in_chain(person, request.chain):
        return f"access.identity.{verb}.own_subject"
    if verb == "request_look":
        return (
            None
            if any(mandate.role in ASKERS for mandate in person.mandates)
            else "access.identity.request_look.no_office"
        )
    if verb in ("grant_look", "deny_look"):
        if person.user_id == request.asked_by_id:
            return f"access.identity.{verb}.own_request"
        offices = [m for m in person.mandates if m.role == Role.CUSTODIAN and m.organisation_id in request.body.path]
        if not offices:
            return f"access.identity.{verb}.not_custodian"
        if verb == "grant_look" and all(office.appointed_by == request.asked_by_id for office in offices):
            return "access.identity.grant_look.appointed_by_asker"
        return None
    if verb == "look":
        if person.user_id != request.asked_by_id:
            return "access.identity.look.not_asker"
        return None if any(mandate.role in ASKERS for mandate in person.mandates) else "access.identity.look.no_office"
    raise ValueError(verb)


def require(person: Person, verb: str, request: LookRequest) -> None:
    if reason := why_not(person, verb, request):
        raise Refused(reason)


def in_chain(person: Person, chain: list[int]) -> bool:
    """Any running mandate, also an acting one, at an accused unit, above it below the body, or under it."""
    return bool(chain) and any(
        mandate.organisation_id in chain or chain[-1] in mandate.path for mandate in person.mandates
    )


def visible(person: Person) -> QuerySet[LookRequest]:
    """One's own requests, and for a custodian those of the bodies below; never those that complain about one's own unit."""
    if person.user_id is None:
        return LookRequest.objects.none()
    mine = [mandate.organisation_id for mandate in person.mandates]
    over = [organisation for mandate in person.mandates for organisation in mandate.path]
    custodian_of = list(person.organisations(Role.CUSTODIAN))
    decides = Q(body__path__overlap=custodian_of) if custodian_of else Q(pk=None)
    found = LookRequest.objects.filter(Q(asked_by_id=person.user_id) | decides)
    if not mine:
        return found
    return found.exclude(chain__overlap=mine).exclude(accused_id__in=over)
