"""An uploaded file: what it is and whether it may be shown. The bytes lie in the storage, never in the database."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from sambut.files.states import MOVES, FileState, Privacy, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event


class File(models.Model):
    """Istilah: lampiran. Names of files are never kept: they hold names of people.

    `media_type`, `size` and `sha256` speak of the cleaned file, and are empty or nought until it is clean.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    privacy = models.CharField(max_length=10, choices=Privacy.choices)
    state = models.CharField(max_length=10, choices=FileState.choices)
    received_type = models.CharField(max_length=100)
    media_type = models.CharField(max_length=100, blank=True)
    size = models.BigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(null=True)
    height = models.PositiveIntegerField(null=True)
    sealed_for = models.UUIDField(null=True)
    """An opaque handle: everything of this file lies in the storage sealed under it."""
    refusal = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=FileState.values), name="files_file_state"),
            models.CheckConstraint(condition=Q(privacy__in=Privacy.values), name="files_file_privacy"),
            models.CheckConstraint(
                condition=~Q(privacy="sealed") | Q(sealed_for__isnull=False), name="files_file_sealed_for"
            ),
            models.CheckConstraint(
                condition=~Q(state="clean") | (~Q(sha256="") & ~Q(media_type="") & Q(size__gt=0)),
                name="files_file_clean_is_known",
            ),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(refusal=""), name="files_file_refused_for"),
        ]
        indexes = [models.Index(fields=["made_at"], condition=Q(state="received"), name="files_file_waiting")]

    @property
    def original_name(self) -> str:
        return f"original/{self.folder}/{self.uuid}"

    @property
    def clean_name(self) -> str:
        return f"clean/{self.folder}/{self.uuid}"

    @property
    def small_name(self) -> str:
        return f"small/{self.folder}/{self.uuid}"

    @property
    def folder(self) -> str:
        return self.uuid.hex[:2]

    @property
    def has_small(self) -> bool:
        return self.width is not None

    def take(self, *, at: datetime) -> None:
        self._move(Verb.TAKE, at=at)

    def become_clean(self, *, at: datetime) -> None:
        self._move(Verb.CLEAN, at=at, sha256=self.sha256)

    def refuse(self, refusal: str, *, at: datetime) -> None:
        self.refusal = refusal
        self._move(Verb.REFUSE, at=at, refusal=refusal)

    def erase(self, *, at: datetime) -> None:
        self._move(Verb.ERASE, at=at)

    def _move(self, verb: Verb, *, at: datetime, **facts: object) -> None:
        before = self.state
        after = MOVES.get((before, verb))
        if after is None:
            raise Refused(f"file.{verb}.from_{before}")
        self.state = after
        self.save()
        FileEvent.objects.create(
            file=self, verb=verb, state_from=before, state_to=after, happened_at=at, recorded_at=at, facts=facts
        )


class FileEvent(Event):
    """What happened to a file. Nobody stands in it: who sent it is known, or sealed, in the room that owns the file."""

    file = models.ForeignKey(File, models.PROTECT, related_name="events")

    class Meta:
        db_table = "files_event"
        indexes = [models.Index(fields=["file", "id"], name="files_event_file")]
