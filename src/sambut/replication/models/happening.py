"""What happened to a need, an answer, an offer, an owner's word, an interest or an agreement: to exactly one of them."""

from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.ledger.models import Event
from sambut.ledger.outbox import announce
from sambut.replication.states import Verb

SUBJECTS = ("need", "answer", "offer", "willingness", "interest", "agreement")


def _verbs() -> list[tuple[str, Any]]:
    return list(Verb.choices)


def _one(subject: str) -> Q:
    return Q(**{f"{name}__isnull": name != subject for name in SUBJECTS})


class ReplicationEvent(Event):
    """Officers act by their user id; the clock and jobs are nobody."""

    need = models.ForeignKey("replication.Need", models.PROTECT, null=True, related_name="events")
    answer = models.ForeignKey("replication.Answer", models.PROTECT, null=True, related_name="events")
    offer = models.ForeignKey("replication.Offer", models.PROTECT, null=True, related_name="events")
    willingness = models.ForeignKey("replication.Willingness", models.PROTECT, null=True, related_name="events")
    interest = models.ForeignKey("replication.Interest", models.PROTECT, null=True, related_name="events")
    agreement = models.ForeignKey("replication.Agreement", models.PROTECT, null=True, related_name="events")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """The body for which it was done."""

    class Meta:
        db_table = "replication_event"
        constraints = [
            models.CheckConstraint(condition=reduce(or_, map(_one, SUBJECTS)), name="replication_event_of_one")
        ]
        indexes = [
            models.Index(fields=["agreement", "id"], condition=Q(agreement__isnull=False), name="replication_event_agr"),
            models.Index(fields=["need", "id"], condition=Q(need__isnull=False), name="replication_event_need"),
            models.Index(fields=["interest", "id"], condition=Q(interest__isnull=False), name="replication_event_int"),
        ]  # fmt: skip


def record(
    row: Any, verb: Verb, before: str, *, by: int | None, at: datetime, organisation_id: int | None = None, **facts: Any
) -> ReplicationEvent:
    """The event of a row and its line in the outbox."""
    event = ReplicationEvent.objects.create(
        **{type(row).__name__.lower(): row}, verb=verb, state_from=before, state_to=getattr(row, "state", ""), actor_id=by,
        organisation_id=organisation_id, happened_at=at, recorded_at=at, facts=facts,
    )  # fmt: skip
    announce(f"replication.{verb.value}", event.pk, at=at, subject_id=row.pk)
    return event
