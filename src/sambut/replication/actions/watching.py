"""What the clock and other rooms tell an agreement: silence, late milestones, people who left, an innovation withdrawn."""

from datetime import datetime, timedelta

from django.db import transaction

from sambut.replication import terms
from sambut.replication.actions.around import locked, party_of, today
from sambut.replication.actions.handing import head_of, works_there
from sambut.replication.models import Agreement, Check, Milestone
from sambut.replication.states import OPEN, UNDER_WAY, MilestoneState, Side, State, Verb


@transaction.atomic
def mark_dormant(agreement_id: int, *, at: datetime) -> bool:
    """Nobody of either side has done anything for so long. Told once; whatever somebody does wakes it."""
    agreement = locked(agreement_id)
    if agreement.state not in OPEN or agreement.dormant_at:
        return False
    days = terms.dormant_after(on=today(agreement.replicator, at))
    since = awaited_since(agreement)
    if since is None or at - since < timedelta(days=days):
        return False
    agreement.dormant_at = at
    agreement.move(Verb.MARK_DORMANT, by=None, at=at, days=days)
    return True


def awaited_since(agreement: Agreement) -> datetime | None:
    """Since when news are awaited. What runs without an open milestone is silent by right until a check is called."""
    if agreement.state != State.RUNNING:
        return agreement.touched_at
    if Milestone.objects.filter(agreement=agreement, state=MilestoneState.OPEN).exists():
        return agreement.touched_at
    called = Check.objects.filter(agreement=agreement, called_at__isnull=False, checked_on=None)
    first = called.order_by("called_at").values_list("called_at", flat=True).first()
    return max(agreement.touched_at, first) if first else None


@transaction.atomic
def mark_late(milestone_id: int, *, at: datetime) -> bool:
    """The day of a milestone has passed. Told once."""
    agreement = locked(Milestone.objects.values_list("agreement_id", flat=True).get(pk=milestone_id))
    row = Milestone.objects.get(pk=milestone_id)
    if row.state != MilestoneState.OPEN or row.late_at or agreement.state not in UNDER_WAY:
        return False
    if today(agreement.replicator, at) <= row.due_on:
        return False
    row.late_at = at
    row.save(update_fields=["late_at"])
    agreement.move(Verb.MARK_LATE, by=None, at=at, milestone=row.pk)
    return True


@transaction.atomic
def call_check(check_id: int, *, at: datetime) -> bool:
    """Twelve or thirty-six months are over: both sides are asked whether it still runs."""
    agreement = locked(Check.objects.values_list("agreement_id", flat=True).get(pk=check_id))
    check = Check.objects.get(pk=check_id)
    if agreement.state != State.RUNNING or check.called_at or check.checked_on:
        return False
    if today(agreement.replicator, at) < check.due_on:
        return False
    check.called_at = at
    check.save(update_fields=["called_at"])
    agreement.move(Verb.CALL_CHECK, by=None, at=at, months=check.months)
    return True


@transaction.atomic
def mark_expired(agreement_id: int, *, at: datetime) -> bool:
    """The last day it holds has passed. What runs goes on; who wants it to be agreed extends it."""
    agreement = locked(agreement_id)
    if agreement.state not in UNDER_WAY or agreement.expired_at or agreement.ends_on is None:
        return False
    if today(agreement.replicator, at) < agreement.ends_on:
        return False
    agreement.expired_at = at
    agreement.move(Verb.EXPIRE, by=None, at=at)
    return True


@transaction.atomic
def look_after(agreement_id: int, *, at: datetime) -> bool:
    """Whether each side still has somebody to ask, and the head it had. Flags what changed, once."""
    agreement = locked(agreement_id)
    if agreement.state not in OPEN:
        return False
    changed = [_look_after_side(agreement, side, at=at) for side in Side]
    return any(changed)


def _look_after_side(agreement: Agreement, side: Side, *, at: datetime) -> bool:
    party, changed = party_of(agreement, side), False
    there = party.contact_id is not None and works_there(party.contact_id, party.unit.path, at=at)
    if not there and party.contact_lost_at is None:
        party.contact_lost_at = at
        party.save(update_fields=["contact_lost_at"])
        agreement.move(Verb.LOSE_CONTACT, by=None, at=at, side=side.value)
        changed = True
    elif there and party.contact_lost_at is not None:
        party.contact_lost_at = None  # appointed again before anybody else was named
        party.save(update_fields=["contact_lost_at"])
    head = head_of(party.body_id, at=at)
    if party.head_id is None and head is not None:
        party.head_id = head
        party.save(update_fields=["head_id"])
    elif head is not None and head != party.head_id:
        party.head_id, party.head_changed_at = head, at
        party.save(update_fields=["head_id", "head_changed_at"])
        agreement.move(Verb.CHANGE_HEAD, by=None, at=at, side=side.value)
        changed = True
    return changed


@transaction.atomic
def lose_innovation(agreement_id: int, *, at: datetime) -> bool:
    """Its innovation was withdrawn from the public. The agreement goes on, and both sides are told."""
    agreement = locked(agreement_id)
    if agreement.state not in OPEN or agreement.innovation_lost_at:
        return False
    agreement.innovation_lost_at = at
    agreement.move(Verb.LOSE_INNOVATION, by=None, at=at)
    return True


def open_of(**conditions: object) -> list[int]:
    """Ids of open agreements, oldest first."""
    rows = Agreement.objects.filter(state__in=OPEN, **conditions)
    return list(rows.order_by("pk").values_list("pk", flat=True).distinct())
