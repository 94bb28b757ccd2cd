"""Who may see and decide a person's own request."""

from django.db.models import Q, QuerySet

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.retention.models import DataRequest


def why_not(person: Person, verb: str, request: DataRequest) -> str | None:
    if person.user_id is None:
        return "access.data_request.visitor"
    if verb in ("see", "download"):
        if person.user_id == request.user_id or (verb == "see" and person.holds(Role.CUSTODIAN)):
            return None
        return f"access.data_request.{verb}.not_yours"
    if verb in ("grant", "refuse"):
        if person.user_id == request.user_id:
            return f"access.data_request.{verb}.own_request"
        return None if person.holds(Role.CUSTODIAN) else f"access.data_request.{verb}.not_custodian"
    raise ValueError(verb)


def require(person: Person, verb: str, request: DataRequest) -> None:
    if reason := why_not(person, verb, request):
        raise Refused(reason)


def visible(person: Person) -> QuerySet[DataRequest]:
    if person.user_id is None:
        return DataRequest.objects.none()
    if person.holds(Role.CUSTODIAN):
        return DataRequest.objects.all()
    return DataRequest.objects.filter(Q(user_id=person.user_id))
