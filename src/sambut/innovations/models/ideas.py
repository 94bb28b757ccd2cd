"""An idea from wherever there is a telephone: three texts and perhaps a photo. It becomes a record when the admin takes it."""

import uuid
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Q

from sambut.innovations.models.innovation import InnovationEvent
from sambut.innovations.states import IDEAS, IdeaState, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce


class Idea(models.Model):
    """Istilah: gagasan. Read by its sender and by the admins of its unit, never by others."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    unit = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200, blank=True)
    problem = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    photo = models.OneToOneField("files.File", models.SET_NULL, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=IdeaState.choices, default=IdeaState.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    note = models.TextField(blank=True)
    """What the admin said last: what to change, or why not."""
    sender = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    innovation = models.OneToOneField("innovations.Innovation", models.PROTECT, null=True, related_name="idea")
    """The record that grew from it."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IdeaState.values), name="innovations_idea_state"),
            models.CheckConstraint(
                condition=Q(state=IdeaState.DRAFT) | Q(sent_at__isnull=False, unit__isnull=False, body__isnull=False),
                name="innovations_idea_sent",
            ),
            models.CheckConstraint(
                condition=Q(state=IdeaState.TAKEN, innovation__isnull=False)
                | (~Q(state=IdeaState.TAKEN) & Q(innovation=None)),
                name="innovations_idea_taken",
            ),
            models.UniqueConstraint(
                fields=["sender"], condition=Q(state=IdeaState.DRAFT), name="innovations_one_draft_each"
            ),
        ]
        indexes = [
            models.Index(fields=["sender", "-id"], name="innovations_ideas_of"),
            models.Index(fields=["unit", "sent_at", "id"], condition=Q(state=IdeaState.WAITING), name="innovations_ideas_wait"),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    # Only actions call what follows.

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> InnovationEvent:
        """Moves along the table of ideas, saves, writes event and outbox row. No text stands in an event."""
        if (self.state, verb) not in IDEAS:
            raise Refused(f"innovation.{verb.value}.from_{self.state}")
        before, self.state = self.state, IDEAS[self.state, verb]
        self.changed_at = at
        self.save()
        assert self.body_id is not None
        event = InnovationEvent.objects.create(
            innovation=self.innovation, body_id=self.body_id, verb=verb, state_from=before, state_to=self.state,
            happened_at=at, recorded_at=at, actor_id=by, facts={"idea": self.pk, **facts},
        )  # fmt: skip
        announce(f"innovations.{verb.value}", event.pk, at=at, subject_id=self.pk)
        return event
