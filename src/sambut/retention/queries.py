"""Reads of the schedule and of requests."""

from datetime import date

from django.db.models import Q, QuerySet

from sambut.kernel.refusals import Refused
from sambut.retention.models import DataRequest, RequestLimit, RetentionRule


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
