"""Reactions and sweeps. Each reads the row again; none trusts what it was told."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import DatabaseError
from django.db.models import Q, QuerySet

from sambut.innovations.models import Innovation, InnovationEvent
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.models import MandateEvent
from sambut.mandates.states import Role
from sambut.replication import offering, telling
from sambut.replication.actions import set_paper, watching
from sambut.replication.actions.answering import take_back_all
from sambut.replication.models import Agreement, Check, Milestone, ReplicationEvent
from sambut.replication.states import OPEN, UNDER_WAY, MilestoneState, PaperKind, State

A_DAY = timedelta(days=1)


def tell(event_id: int, *, at: datetime) -> None:
    """Reaction to every verb: notices for who must know."""
    rows = ReplicationEvent.objects.select_related("agreement", "interest__owner_unit", "answer__need__unit").defer(
        "agreement__frozen"
    )
    telling.tell(rows.get(pk=event_id), at=at)


def set_text(event_id: int, *, at: datetime) -> None:
    """Reaction to a frozen text: the paper that both will sign."""
    set_paper(_agreement_of(event_id), kind=PaperKind.TEXT, at=at)


def set_copy(event_id: int, *, at: datetime) -> None:
    """Reaction to a signature: after the second one, the copy that shows both."""
    event = ReplicationEvent.objects.get(pk=event_id)
    if event.state_to == State.SIGNED:
        set_paper(_agreement_of(event_id), kind=PaperKind.COPY, at=at)


def _agreement_of(event_id: int) -> int:
    found = ReplicationEvent.objects.values_list("agreement_id", flat=True).get(pk=event_id)
    assert found is not None  # freezing and signing happen to agreements
    return found


def follow_people(event_id: int, *, at: datetime) -> None:
    """Reaction to an office that was given or ended: do the agreements of that body still have somebody?"""
    event = MandateEvent.objects.select_related("appointment__organisation").get(pk=event_id)
    if event.appointment is None:
        return
    body, user = event.appointment.organisation.body_id, event.appointment.user_id
    touched = Q(parties__contact_id=user)
    if event.appointment.role == Role.HEAD:
        touched |= Q(owner=body) | Q(replicator=body)
    ids = Agreement.objects.filter(touched, state__in=OPEN).order_by("pk").values_list("pk", flat=True).distinct()
    for agreement_id in list(ids):
        watching.look_after(agreement_id, at=at)


def follow_withdrawal(event_id: int, *, at: datetime) -> None:
    """Reaction to an innovation that was withdrawn: its agreements go on, both sides are told; it answers no need any more."""
    innovation = InnovationEvent.objects.values_list("innovation_id", flat=True).get(pk=event_id)
    if Innovation.objects.filter(pk=innovation, state=InnovationState.WITHDRAWN).exists():
        take_back_all(innovation, by=None, at=at)
    for agreement_id in watching.open_of(innovation=innovation):
        watching.lose_innovation(agreement_id, at=at)


def watch(_: int, *, at: datetime) -> None:
    """Each day: people who left by date, silence, late milestones, checks that are due, agreements that ran out."""
    tomorrow = at.date() + A_DAY  # a day begins in the east before it does in UTC; the action asks the exact day
    late = Milestone.objects.filter(state=MilestoneState.OPEN, late_at=None, due_on__lt=tomorrow)
    due = Check.objects.filter(called_at=None, checked_on=None, due_on__lte=tomorrow)
    over = Agreement.objects.filter(state__in=UNDER_WAY, expired_at=None, ends_on__lte=tomorrow)
    silent = Agreement.objects.filter(state__in=OPEN, dormant_at=None, touched_at__lt=at - A_DAY)
    steps: tuple[tuple[Callable[..., bool], Iterable[int]], ...] = (
        (watching.look_after, watching.open_of()),
        (watching.mark_late, _ids(late.filter(agreement__state__in=UNDER_WAY))),
        (watching.call_check, _ids(due.filter(agreement__state=State.RUNNING))),
        (watching.mark_expired, _ids(over)),
        (watching.mark_dormant, _ids(silent)),
    )
    failed: Exception | None = None
    for action, ids in steps:
        for row in ids:
            try:
                action(row, at=at)
            except (Refused, DatabaseError) as fault:  # one row does not stop the others
                failed = fault
    if failed:
        raise failed


def _ids(rows: QuerySet[Any]) -> list[int]:
    return list(rows.order_by("pk").values_list("pk", flat=True))


def offer_needs(_: int, *, at: datetime) -> None:
    """Each night: what the figures offer as needs."""
    offering.offer_needs(at=at)
