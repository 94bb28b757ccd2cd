"""A round of a unit and its events. Only actions call its verbs."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.ledger.outbox import announce
from sambut.surveys.rules import FEWEST
from sambut.surveys.states import STAYING, TRANSITIONS, ActorKind, State, Verb


@dataclass(frozen=True)
class Actor:
    """Who did it: an office, or the clock. Nobody who answers is an actor: answering leaves no event."""

    kind: ActorKind
    user_id: int | None = None


BY_CLOCK = Actor(ActorKind.CLOCK)


def by_office(user_id: int | None) -> Actor:
    return Actor(ActorKind.OFFICE, user_id)


class Round(models.Model):
    """Istilah: putaran survei kepuasan masyarakat. Dasar: PermenPANRB 14/2017, at least once a year."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    number = models.CharField(max_length=9, unique=True)
    """What stands on tickets and posters: `/survei/SB7K-29QX-3/`."""
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    service = models.ForeignKey("services.Service", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    """As the office calls it: "Triwulan I 2026"."""
    state = models.CharField(max_length=10, choices=State.choices)
    opens_at = models.DateTimeField(null=True)
    """When it was opened; empty before."""
    closes_at = models.DateTimeField()
    """When it is closed by the clock; once it is closed, when it was."""
    population = models.PositiveIntegerField()
    """How many people used the service in the time that is asked about."""
    sample = models.PositiveIntegerField()
    """How many answers are wanted, by the rule."""
    fewest = models.PositiveSmallIntegerField(default=FEWEST)
    """Below so many answers there is no figure."""
    weighted = models.BooleanField(default=False)
    """The office gave its own weights; else each element counts the same."""
    key = models.BinaryField(null=True)
    """Half of what hashes tickets and people; the other half lies outside the database. Destroyed at closing."""
    key_version = models.PositiveIntegerField(null=True)
    handed_out = models.PositiveIntegerField(default=0)
    """Tickets that were printed."""
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="surveys_round_state"),
            models.CheckConstraint(
                condition=Q(opens_at=None) | Q(closes_at__gt=F("opens_at")), name="surveys_round_closes_after"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.DRAFT, State.DISCARDED), opens_at=None) | Q(opens_at__isnull=False),
                name="surveys_round_opened_when",
            ),
            models.CheckConstraint(condition=Q(fewest__gte=FEWEST), name="surveys_round_fewest"),
            models.CheckConstraint(condition=Q(population__gte=1, sample__gte=1), name="surveys_round_population"),
            models.CheckConstraint(
                condition=Q(state=State.OPEN, key__isnull=False, key_version__isnull=False)
                | (~Q(state=State.OPEN) & Q(key=None, key_version=None)),
                name="surveys_round_key_only_open",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PUBLISHED, published_at__isnull=False)
                | (~Q(state=State.PUBLISHED) & Q(published_at=None)),
                name="surveys_round_published_when",
            ),
            models.UniqueConstraint(
                fields=["unit", "service"], condition=Q(state=State.OPEN), nulls_distinct=False,
                name="surveys_one_open",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["unit", "-closes_at", "-id"], name="surveys_round_of_unit"),
            models.Index(
                fields=["-published_at", "-id"], condition=Q(state=State.PUBLISHED), name="surveys_round_public"
            ),
            models.Index(
                fields=["body", "-published_at", "-id"], condition=Q(state=State.PUBLISHED),
                name="surveys_round_public_body",
            ),
            models.Index(fields=["closes_at"], condition=Q(state=State.OPEN), name="surveys_round_due"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.number

    # Only actions call what follows.

    def begin(self, *, by: Actor, at: datetime) -> "RoundEvent":
        self.state = TRANSITIONS["", Verb.PREPARE]
        self.save(force_insert=True)
        return self._record(Verb.PREPARE, "", by=by, at=at, facts={"unit": self.unit_id, "service": self.service_id})

    def move(self, verb: Verb, *, by: Actor, at: datetime, **facts: Any) -> "RoundEvent":
        """Moves along the table of moves, saves, writes event and outbox row. Refuses what the table does not know."""
        before, self.state = self.state, self.after(verb)
        self.save()
        return self._record(verb, before, by=by, at=at, facts=facts)

    def after(self, verb: Verb) -> State:
        """The state that the verb leads to; refuses when it may not happen now."""
        if (self.state, verb) in TRANSITIONS:
            return TRANSITIONS[self.state, verb]
        if self.state in STAYING.get(verb, ()):
            return State(self.state)
        raise Refused(f"survey.{verb.value}.from_{self.state}")

    def _record(self, verb: Verb, before: str, *, by: Actor, at: datetime, facts: dict[str, Any]) -> "RoundEvent":
        event = RoundEvent.objects.create(
            round=self, verb=verb, state_from=before, state_to=self.state, happened_at=at, recorded_at=at,
            actor_kind=by.kind, actor_id=by.user_id, facts=facts,
        )  # fmt: skip
        announce(f"surveys.{verb.value}", event.pk, at=at, subject_id=self.pk)
        return event


class RoundEvent(Event):
    """What an office did with a round. An answer is no event: its time would tell who stood at the counter."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=Verb.choices)
    actor_kind = models.CharField(max_length=10, choices=ActorKind.choices)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "surveys_event"
        constraints = [
            models.CheckConstraint(
                condition=Q(actor_kind=ActorKind.OFFICE) | Q(actor=None), name="surveys_event_clock_is_nobody"
            ),
        ]
        indexes = [models.Index(fields=["round", "id"], name="surveys_event_round")]
