"""The record itself and its events. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from sambut.innovations.states import (
    PUBLICATIONS,
    STAGES,
    Authority,
    Connectivity,
    Cost,
    Form,
    Initiator,
    Novelty,
    Staff,
    Stage,
    State,
    Sustainability,
    Verb,
)
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.ledger.outbox import announce


class Innovation(models.Model):
    """Istilah: inovasi pelayanan publik. The owner is a unit (UPP) down to school, puskesmas, village office.

    The texts here are those that stand: what is being written lies in `Manuscript` until it is published.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    source_key = models.CharField(max_length=60, unique=True, null=True)
    """Of an imported record: `lan:69`. Importing again meets the same row."""

    source_title = models.CharField(max_length=120, blank=True)
    """What the catalogue is called that it was taken from."""

    source_owner = models.CharField(max_length=300, blank=True)
    """Whose it is in the words of an imported record: its unit may not be known here."""

    title = models.CharField(max_length=200)
    local_name = models.CharField(max_length=200, blank=True)
    """What it is called where it runs, when that is not its title."""
    summary = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    """Istilah: cara kerja."""
    novelty = models.TextField(blank=True)
    steps = models.TextField(blank=True)
    resources = models.TextField(blank=True)
    prerequisites = models.TextField(blank=True)
    """Istilah: prasyarat replikasi."""
    sustaining = models.TextField(blank=True)
    """Istilah: strategi keberlanjutan."""
    aim = models.TextField(blank=True)
    """Istilah: tujuan."""
    law = models.TextField(blank=True)
    """What it rests on, a line a rule. Istilah: dasar hukum."""
    partners = models.TextField(blank=True)
    """Istilah: pemangku kepentingan, kolaborasi."""
    contribution = models.TextField(blank=True)
    """What it does for the goals it names. Istilah: kontribusi TPB."""

    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    category = models.ForeignKey("complaints.Category", models.PROTECT, null=True, related_name="+")
    """The topic of complaints that it answers."""

    authority = models.CharField(max_length=10, blank=True, choices=Authority.choices)
    cost = models.CharField(max_length=10, blank=True, choices=Cost.choices)
    staff = models.CharField(max_length=10, blank=True, choices=Staff.choices)
    connectivity = models.CharField(max_length=10, blank=True, choices=Connectivity.choices)
    initiator = models.CharField(max_length=10, blank=True, choices=Initiator.choices)
    form = models.CharField(max_length=10, blank=True, choices=Form.choices)
    kind = models.CharField(max_length=10, blank=True, choices=Novelty.choices)

    stage = models.CharField(max_length=10, choices=Stage.choices)
    idea_on = models.DateField(null=True)
    trial_on = models.DateField(null=True)
    started_on = models.DateField(null=True)
    year_only = models.BooleanField(default=False)
    """Of its dates only the year is known."""

    sustainability = models.CharField(max_length=12, choices=Sustainability.choices, default=Sustainability.UNCONFIRMED)
    confirmed_on = models.DateField(null=True)
    """When the sustainability was confirmed last."""
    reminded_at = models.DateTimeField(null=True)

    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    """What it was adapted from. Istilah: asal replikasi."""
    root = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    """The first of its family; None for the first itself."""

    state = models.CharField(max_length=10, choices=State.choices)
    submitted = models.ForeignKey("innovations.Version", models.PROTECT, null=True, related_name="+")
    """The frozen copy that waits to be published."""
    public_at = models.DateTimeField(null=True)
    evidence = models.PositiveSmallIntegerField(default=0)
    """The grade of its proof of effect: for filters."""
    awarded = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    search = SearchVectorField(null=True)
    """Stems: problem A, title B, summary C, the rest D."""
    length = models.PositiveIntegerField(default=0)
    """How many stems: for ranking."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="innovations_state"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="innovations_stage"),
            models.CheckConstraint(
                condition=Q(sustainability__in=Sustainability.values), name="innovations_sustainability"
            ),
            models.CheckConstraint(condition=Q(parent=None) | ~Q(parent=F("id")), name="innovations_not_its_own_child"),
            models.CheckConstraint(
                condition=Q(parent=None, root=None) | Q(parent__isnull=False, root__isnull=False),
                name="innovations_family_has_root",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.PUBLIC) | Q(public_at__isnull=False), name="innovations_public_since"
            ),
            models.CheckConstraint(condition=Q(evidence__lte=4), name="innovations_evidence"),
        ]
        indexes = [
            models.Index(fields=["-public_at", "-id"], condition=Q(state=State.PUBLIC), name="innovations_public"),
            models.Index(
                fields=["body", "-public_at", "-id"], condition=Q(state=State.PUBLIC), name="innovations_public_body"
            ),
            models.Index(
                fields=["category", "-public_at", "-id"],
                condition=Q(state=State.PUBLIC),
                name="innovations_public_topic",
            ),
            models.Index(fields=["body", "-changed_at", "-id"], name="innovations_of_body"),
            models.Index(fields=["unit"], name="innovations_of_unit"),
            models.Index(fields=["body", "id"], condition=Q(submitted__isnull=False), name="innovations_waiting"),
            models.Index(
                fields=["confirmed_on", "id"],
                condition=Q(state=State.PUBLIC, stage=Stage.RUNNING),
                name="innovations_confirming",
            ),
            GinIndex(fields=["search"], name="innovations_search"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def name(self) -> str:
        return self.local_name or self.title

    # Only actions call what follows.

    def begin(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> "InnovationEvent":
        self.state, self.begun_at, self.changed_at = State.PRIVATE, at, at
        self.save(force_insert=True)
        return self._record(verb, "", by=by, at=at, facts=facts)

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> "InnovationEvent":
        """Moves along the table of publications, saves, writes event and outbox row."""
        before = self.state
        self.state = self.after(verb)
        return self.note(verb, by=by, at=at, before=before, **facts)

    def reach(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> "InnovationEvent":
        """Moves along the table of stages."""
        before = self.stage
        if (before, verb) not in STAGES:
            raise Refused(f"innovation.{verb.value}.from_{before}")
        self.stage = STAGES[before, verb]
        self.changed_at = at
        self.save()
        return self._record(verb, before, by=by, at=at, facts=facts, after=self.stage)

    def note(
        self, verb: Verb, *, by: int | None, at: datetime, before: str | None = None, **facts: Any
    ) -> "InnovationEvent":
        """Saves what an action changed and writes it down; the state stays."""
        self.changed_at = at
        self.save()
        return self._record(verb, self.state if before is None else before, by=by, at=at, facts=facts)

    def after(self, verb: Verb) -> State:
        if (self.state, verb) not in PUBLICATIONS:
            raise Refused(f"innovation.{verb.value}.from_{self.state}")
        return PUBLICATIONS[self.state, verb]

    def _record(
        self, verb: Verb, before: str, *, by: int | None, at: datetime, facts: dict[str, Any], after: str = ""
    ) -> "InnovationEvent":
        event = InnovationEvent.objects.create(
            innovation=self, body_id=self.body_id, verb=verb, state_from=before, state_to=after or self.state,
            happened_at=at, recorded_at=at, actor_id=by, facts=facts,
        )  # fmt: skip
        announce(f"innovations.{verb.value}", event.pk, at=at, subject_id=self.pk)
        return event


def _verbs() -> list[tuple[str, Any]]:
    return list(Verb.choices)


class InnovationEvent(Event):
    """What happened to an innovation, or to a body's plan (then without one)."""

    innovation = models.ForeignKey(Innovation, models.PROTECT, null=True, related_name="events")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    verb = models.CharField(max_length=40, choices=_verbs)
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    """Nobody when the clock or a command did it."""

    class Meta:
        db_table = "innovations_event"
        indexes = [models.Index(fields=["innovation", "id"], name="innovations_event_of")]
