"""One innovation, or one body, in one edition: what is written, what came back, how far it is. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.models.happening import record
from sambut.competitions.moves import ENTRY_MOVES
from sambut.competitions.states import GONE, LIVE, SENT, EntryState, State, Verb
from sambut.kernel.refusals import Refused


class Entry(models.Model):
    """Istilah: entri. A submission freezes what it shows: a version of the record of its innovation, or a snapshot of the
    figures of its body where there is none (complaint contest). Its own answers stand still from then on too.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    number = models.CharField(max_length=9, unique=True)
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="entries")
    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, null=True, related_name="+")
    """None: the unit itself takes part."""
    version = models.ForeignKey("innovations.Version", models.PROTECT, null=True, related_name="+")
    snapshot = models.ForeignKey("competitions.Snapshot", models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True, related_name="+")
    group = models.ForeignKey("competitions.Group", models.PROTECT, null=True, related_name="+")
    category = models.ForeignKey("competitions.Category", models.PROTECT, null=True, related_name="+")
    cluster = models.ForeignKey("competitions.Cluster", models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    raised_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="raised_to")
    """The entry of a contest below that was put forward to this one."""
    state = models.CharField(max_length=10, choices=EntryState.choices)
    revision = models.PositiveIntegerField(default=0)
    """How often its text was saved."""
    begun_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    """When it reached the local admin, for as long as it sits there."""
    urged_at = models.DateTimeField(null=True)
    """When the local admin was told that it sits."""
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    late = models.BooleanField(default=False)
    """Submitted after the closing, where the edition takes late ones."""
    decided_at = models.DateTimeField(null=True)
    """When the administrative selection decided."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EntryState.values), name="competitions_entry_state"),
            models.UniqueConstraint(
                fields=["edition", "innovation"], condition=Q(state__in=LIVE), name="competitions_entry_once"
            ),
            models.UniqueConstraint(
                fields=["edition", "unit"],
                condition=Q(state__in=LIVE, innovation=None),
                name="competitions_entry_unit_once",
            ),
            models.CheckConstraint(
                condition=Q(innovation__isnull=False, snapshot=None) | Q(innovation=None, version=None),
                name="competitions_entry_one_kind",
            ),
            models.CheckConstraint(
                condition=(
                    Q(state__in=SENT, submitted_at__isnull=False, submitted_by__isnull=False)
                    & (Q(version__isnull=False) | Q(snapshot__isnull=False))
                )
                | Q(state__in=GONE)
                | (
                    ~Q(state__in=(*SENT, *GONE))
                    & Q(version=None, snapshot=None, submitted_at=None, submitted_by=None, late=False)
                ),
                name="competitions_entry_submitted",
            ),
            models.CheckConstraint(
                condition=~Q(state=EntryState.WITH_ADMIN) | Q(sent_at__isnull=False), name="competitions_entry_sent"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[state for state in SENT if state != EntryState.SUBMITTED])
                | Q(decided_at__isnull=False),
                name="competitions_entry_decided",
            ),
        ]
        indexes = [
            models.Index(
                fields=["edition", "-submitted_at", "-id"],
                condition=Q(submitted_at__isnull=False),
                name="competitions_submitted",
            ),
            models.Index(fields=["edition", "state", "-id"], name="competitions_in_state"),
            models.Index(fields=["edition", "cluster", "state"], name="competitions_in_cluster"),
            models.Index(fields=["body", "-touched_at", "-id"], name="competitions_of_body"),
            models.Index(
                fields=["body", "sent_at", "id"],
                condition=Q(state=EntryState.WITH_ADMIN),
                name="competitions_at_admin",
            ),
            models.Index(fields=["innovation", "-id"], name="competitions_of_innovation"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def province(self) -> str:
        """The two digits of its province; "" for one of the whole country."""
        return self.region.code[:2] if self.region else ""

    # Only actions call what follows.

    def begin(self, *, by: int | None, at: datetime, **facts: Any) -> Any:
        self.state, self.begun_at, self.touched_at = ENTRY_MOVES["", Verb.BEGIN], at, at
        self.save(force_insert=True)
        return record(self, Verb.BEGIN, "", by=by, at=at, **facts)

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> Any:
        """Moves along the table of moves, saves, writes event and outbox row. Refuses what the table does not know."""
        before, self.state = self.state, self.after(verb)
        if verb not in (Verb.LAPSE, Verb.URGE):
            self.touched_at = at
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)

    def after(self, verb: Verb) -> EntryState:
        if self.edition.state == State.CANCELLED:
            raise Refused("entry.cancelled")
        if (self.state, verb) not in ENTRY_MOVES:
            raise Refused(f"entry.{verb.value}.from_{self.state}")
        return ENTRY_MOVES[self.state, verb]


class Answer(models.Model):
    """What stands under one question."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="answers")
    question = models.ForeignKey("competitions.Question", models.PROTECT, related_name="+")
    text = models.TextField(max_length=20_000)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "question"], name="competitions_answer_once")]


class Saving(models.Model):
    """One saving of an entry: what each changed field said before. For two who write at once, and to go back."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="savings")
    revision = models.PositiveIntegerField()
    page = models.CharField(max_length=40)
    """The open page it came from, a random word that the page brings along."""
    before = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "revision"], name="competitions_saving_once")]


class Beside(models.Model):
    """What somebody wrote into a field that another had just changed: kept until one of the two is chosen."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="besides")
    page = models.CharField(max_length=40)
    field = models.CharField(max_length=30)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "page", "field"], name="competitions_beside_once"),
        ]


class EntryNote(models.Model):
    """Words that go with an event: why it came back, question by question (istilah: catatan perbaikan), or was refused."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="notes")
    event = models.ForeignKey("competitions.EntryEvent", models.PROTECT, related_name="notes")
    question = models.ForeignKey("competitions.Question", models.PROTECT, null=True, related_name="+")
    """None: about the whole of it."""
    text = models.TextField(max_length=2000)

    class Meta:
        indexes = [models.Index(fields=["entry", "-id"], name="competitions_note_of")]


class Tick(models.Model):
    """Whether an entry has what the administrative selection looks at."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="ticks")
    item = models.ForeignKey("competitions.CheckItem", models.PROTECT, related_name="+")
    met = models.BooleanField()
    note = models.CharField(max_length=500, blank=True)
    ticked_at = models.DateTimeField()
    ticked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "item"], name="competitions_tick_once")]
