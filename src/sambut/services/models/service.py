"""A service and its events. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.ledger.outbox import announce
from sambut.services.states import STAYING, TRANSITIONS, Origin, State, Verb


class Service(models.Model):
    """Istilah: jenis pelayanan publik. Dasar: UU 25/2009.

    What lists show of it is that of its current edition, or of the one being written while none was published. A service
    without a unit is *unplaced*: a draft on the national desk's list.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    """Who delivers it: a unit, or a body itself."""
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=240)
    summary = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10, choices=State.choices)
    current = models.ForeignKey("services.Edition", models.PROTECT, null=True, related_name="+")

    published_at = models.DateTimeField(null=True)
    """Since when the current edition holds."""
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=400, blank=True)
    checked_on = models.DateField(null=True)
    """When an office last said that the standard is still right; None for what came from elsewhere and was never checked."""
    review_due_on = models.DateField(null=True)

    public_parts = models.PositiveSmallIntegerField(default=0)
    """How many of the six public components are told, of the current edition or the one being written."""
    parts = models.PositiveSmallIntegerField(default=0)
    """How many of all fourteen."""
    free = models.BooleanField(null=True)
    """None: the fee could not be read, or there is none to read. Unknown is not free."""

    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.OWN)
    source_key = models.CharField(max_length=120, null=True)
    """The id in the file it came from: importing again finds it."""
    source_url = models.CharField(max_length=500, blank=True)
    source_hash = models.CharField(max_length=64, blank=True)
    """Of the row as it was taken: the same again changes nothing."""
    source_place = models.CharField(max_length=300, blank=True)
    """Agency, unit and region as the file said them, for who must place it."""
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="services_state"),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLISHED)
                | Q(unit__isnull=False, body__isnull=False, current__isnull=False, published_at__isnull=False),
                name="services_published_has_all",
            ),
            models.CheckConstraint(
                condition=Q(unit=None, body=None) | Q(unit__isnull=False, body__isnull=False),
                name="services_unit_in_body",
            ),
            models.CheckConstraint(
                condition=Q(state=State.WITHDRAWN, withdrawn_at__isnull=False)
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at=None)),
                name="services_withdrawn_when",
            ),
            models.UniqueConstraint(fields=["origin", "source_key"], name="services_source_once"),
        ]
        indexes = [
            models.Index(fields=["name", "id"], condition=Q(state=State.PUBLISHED), name="services_public"),
            models.Index(fields=["body", "name", "id"], name="services_of_body"),
            models.Index(fields=["unit", "name", "id"], name="services_of_unit"),
            models.Index(fields=["id"], condition=Q(unit=None), name="services_unplaced"),
            models.Index(fields=["review_due_on"], condition=Q(state=State.PUBLISHED), name="services_review_due"),
            GinIndex(fields=["search"], name="services_search"),
        ]

    def __str__(self) -> str:
        return self.name

    # Only actions call what follows.

    def begin(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> "ServiceEvent":
        self.state = TRANSITIONS["", verb]
        self.save(force_insert=True)
        return self._record(verb, "", by=by, at=at, facts=facts)

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> "ServiceEvent":
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
        raise Refused(f"service.{verb.value}.from_{self.state}")

    def _record(
        self, verb: Verb, before: str, *, by: int | None, at: datetime, facts: dict[str, Any]
    ) -> "ServiceEvent":
        event = ServiceEvent.objects.create(
            service=self, verb=verb, state_from=before, state_to=self.state, happened_at=at, recorded_at=at,
            actor_id=by, organisation_id=self.unit_id, facts=facts,
        )  # fmt: skip
        announce(f"services.{verb.value}", event.pk, at=at, subject_id=self.pk)
        return event


class ServiceEvent(Event):
    """What happened to a service, by whom; nobody for what a command of the installation did."""

    service = models.ForeignKey(Service, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=40, choices=Verb.choices)
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")

    class Meta:
        db_table = "services_event"
        indexes = [models.Index(fields=["service", "id"], name="services_events")]
