"""Break-glass support: asked with a reason, approved by a second administrator, four hours at most, every use on record."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from sambut.accounts.models import User
from sambut.kernel.refusals import Refused
from sambut.mandates.access import require, why_not
from sambut.mandates.actions.happening import happened
from sambut.mandates.models import SupportAccess
from sambut.mandates.people import Mandate, Person
from sambut.mandates.states import SupportState, Verb
from sambut.organisations.models import Organisation

SHORTEST_REASON, LONGEST_REASON = 20, 500
APPROVED_WITHIN = timedelta(hours=24)


@transaction.atomic
def request_support(
    user_id: int, *, organisation: Organisation, reason: str, hours: int, by: Person, at: datetime
) -> SupportAccess:
    """Asks for sight of one organisation's tree. Nothing opens yet."""
    user = User.objects.select_for_update().get(pk=user_id)
    reason = " ".join(reason.split())
    wished = SupportAccess(user=user, organisation=organisation, reason=reason, hours=hours, requested_at=at)
    require(why_not(by, "request_support", wished))
    if len(reason) < SHORTEST_REASON:
        raise Refused("support.request.no_reason", length=SHORTEST_REASON)
    if len(reason) > LONGEST_REASON:
        raise Refused("support.request.long_reason", length=LONGEST_REASON)
    if not 1 <= hours <= SupportAccess.LONGEST_HOURS:
        raise Refused("support.request.too_long", hours=SupportAccess.LONGEST_HOURS)
    if _open(user_id, at).exists():
        raise Refused("support.request.open")
    wished.save()
    happened(
        wished,
        Verb.REQUEST_SUPPORT,
        by=by.user_id,
        at=at,
        after=wished.state,
        organisation=organisation.pk,
        hours=hours,
    )
    return wished


@transaction.atomic
def approve_support(support_id: int, *, by: Person, at: datetime) -> SupportAccess:
    """A second administrator opens it; from now on for the hours asked."""
    support = _locked(support_id)
    require(why_not(by, "approve_support", support))
    before = support.state
    support.move(Verb.APPROVE_SUPPORT)
    if at - support.requested_at > APPROVED_WITHIN:
        raise Refused("support.approve.stale")
    support.decided_by_id, support.starts_at = by.user_id, at
    support.ends_at = at + timedelta(hours=support.hours)
    support.save()
    happened(
        support,
        Verb.APPROVE_SUPPORT,
        by=by.user_id,
        at=at,
        before=before,
        after=support.state,
        ends_at=support.ends_at.isoformat(),
    )
    return support


@transaction.atomic
def deny_support(support_id: int, *, by: Person, at: datetime) -> SupportAccess:
    support = _locked(support_id)
    require(why_not(by, "deny_support", support))
    before = support.state
    support.move(Verb.DENY_SUPPORT)
    support.decided_by_id = by.user_id
    support.save()
    happened(support, Verb.DENY_SUPPORT, by=by.user_id, at=at, before=before, after=support.state)
    return support


@transaction.atomic
def end_support(support_id: int, *, by: Person, at: datetime) -> SupportAccess:
    """Closes it before its time, or takes the request back."""
    support = _locked(support_id)
    require(why_not(by, "end_support", support))
    before = support.state
    if support.ends_at and support.ends_at <= at:
        raise Refused("support.end.from_ended")
    support.move(Verb.END_SUPPORT)
    if support.starts_at:
        support.ends_at = max(at, support.starts_at + timedelta(microseconds=1))
    support.save()
    happened(support, Verb.END_SUPPORT, by=by.user_id, at=at, before=before, after=support.state)
    return support


@transaction.atomic
def use_support(support: Mandate, *, page: str, method: str, by: Person, at: datetime) -> None:
    """One row for every page opened while a support access runs. Only the page's name is kept, not what it showed."""
    row = SupportAccess.objects.get(pk=support.appointment_id)
    happened(row, Verb.USE_SUPPORT, by=by.user_id, at=at, page=page, method=method)


def _locked(support_id: int) -> SupportAccess:
    return SupportAccess.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=support_id)


def _open(user_id: int, at: datetime) -> QuerySet[SupportAccess]:
    waiting = SupportAccess.objects.filter(
        user_id=user_id, state=SupportState.REQUESTED, requested_at__gt=at - APPROVED_WITHIN
    )
    return waiting | SupportAccess.objects.filter(user_id=user_id, state=SupportState.APPROVED, ends_at__gt=at)
