"""Reads of the schedule and of requests."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.retention.access import visible
from sambut.retention.models import DataRequest, RequestLimit, RetentionRule
from sambut.retention.states import RequestState


def rules_at(day: date) -> list[RetentionRule]:
    """The rule of each subject and action on that day: an operator's own row goes before the reference."""
    chosen: dict[tuple[str, str], RetentionRule] = {}
    rows = RetentionRule.objects.filter(_runs_on(day)).order_by("subject", "action", "starts_on")
    for rule in sorted(rows, key=lambda row: (row.origin != "reference", row.starts_on)):
        chosen[rule.subject, rule.action] = rule
    return [chosen[key] for key in sorted(chosen)]


def limit_of(kind: str, day: date) -> RequestLimit:
    rows = RequestLimit.objects.filter(_runs_on(day), kind=kind)
    found = sorted(rows, key=lambda row: (row.origin != "reference", row.starts_on))
    if not found:
        raise Refused("data_request.no_limit")
    return found[-1]


def requests_of(user_id: int) -> QuerySet[DataRequest]:
    return DataRequest.objects.filter(user_id=user_id).order_by("-id")


def _runs_on(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))


def waiting_for(person: Person) -> QuerySet[DataRequest]:
    """What waits for a decision of this custodian; their own requests are decided by somebody else."""
    if person.user_id is None or not person.holds(Role.CUSTODIAN):
        return DataRequest.objects.none()
    return visible(person).filter(state=RequestState.RECEIVED).exclude(user_id=person.user_id)


def request_for(person: Person, uuid: UUID) -> DataRequest | None:
    return visible(person).select_related("decided_by").filter(uuid=uuid).first()
