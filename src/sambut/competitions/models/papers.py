"""Papers of a contest: its book and press sheet, certificates with their numbers, the foreword. Only actions call their verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.models.happening import record
from sambut.competitions.moves import CERTIFICATE_MOVES
from sambut.competitions.states import AwardKind, CertificateState, PaperKind, Verb
from sambut.kernel.refusals import Refused


class Foreword(models.Model):
    """Istilah: kata pengantar. What opens the book of an edition, and by whom."""

    edition = models.OneToOneField("competitions.Edition", models.PROTECT, related_name="foreword")
    words = models.TextField(max_length=6000, blank=True)
    by_name = models.CharField(max_length=120, blank=True)
    by_office = models.CharField(max_length=160, blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class PaperRun(models.Model):
    """How far a job is that sets the papers of an edition. Its rows are seen while it works."""

    event = models.OneToOneField("competitions.EditionEvent", models.PROTECT, related_name="paper_run")
    """The call that asked for it."""
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="paper_runs")
    whole = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["edition", "-id"], name="competitions_paper_run_of")]


class Paper(models.Model):
    """A PDF of a whole edition, byte for byte as it was set; a newer one takes its place and the older one stays."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=8, choices=PaperKind.choices)
    language = models.CharField(max_length=2, choices=[("id", "id"), ("en", "en")])
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    pages = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=PaperKind.values), name="competitions_paper_kind"),
            models.CheckConstraint(condition=Q(language__in=("id", "en")), name="competitions_paper_language"),
        ]
        indexes = [models.Index(fields=["edition", "kind", "language", "-id"], name="competitions_paper_of")]


class Certificate(models.Model):
    """Istilah: piagam. Its number stands in the code of the paper, so that everybody can check it."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    number = models.CharField(max_length=9, unique=True)
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="certificates")
    kind = models.CharField(max_length=12, choices=AwardKind.choices)
    entry = models.ForeignKey("competitions.Entry", models.PROTECT, null=True, related_name="certificates")
    judge = models.ForeignKey("competitions.Judge", models.PROTECT, null=True, related_name="certificates")
    state = models.CharField(max_length=8, choices=CertificateState.choices)
    words = models.JSONField()
    """What stands on the paper; shown, never filtered."""
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the file. Istilah: sidik berkas."""
    signer = models.CharField(max_length=200, blank=True)
    """Whose key signed the file; empty: nobody's."""
    certified = models.BooleanField(default=False)
    """Signed through a certified provider. Istilah: tersertifikasi."""
    issued_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    reason = models.TextField(max_length=1000, blank=True)
    """Why it was withdrawn; everybody who checks it reads it."""
    again = models.BooleanField(default=False)
    """Withdrawn for a mistake on the paper: a new one takes its place at the next run."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=AwardKind.values), name="competitions_certificate_kind"),
            models.CheckConstraint(
                condition=Q(state=CertificateState.VALID, revoked_at=None, reason="")
                | (Q(state=CertificateState.REVOKED, revoked_at__isnull=False) & ~Q(reason="")),
                name="competitions_certificate_state",
            ),
            models.CheckConstraint(
                condition=Q(kind=AwardKind.JUDGE, entry=None, judge__isnull=False)
                | (~Q(kind=AwardKind.JUDGE) & Q(entry__isnull=False, judge=None)),
                name="competitions_certificate_whose",
            ),
            models.CheckConstraint(
                condition=Q(certified=False) | ~Q(signer=""), name="competitions_certificate_certified"
            ),
            models.UniqueConstraint(
                fields=["entry", "kind"],
                condition=Q(state=CertificateState.VALID),
                name="competitions_certificate_entry",
            ),
            models.UniqueConstraint(
                fields=["judge"], condition=Q(state=CertificateState.VALID), name="competitions_certificate_judge"
            ),
        ]
        indexes = [
            models.Index(fields=["edition", "-id"], name="competitions_certificate_of"),
            models.Index(fields=["entry", "-id"], name="competitions_certificate_ent"),
        ]

    def __str__(self) -> str:
        return self.number

    # Only actions call what follows.

    def issue(self, *, by: int | None, at: datetime, **facts: Any) -> Any:
        self.state, self.issued_at = CERTIFICATE_MOVES["", Verb.ISSUE], at
        self.save(force_insert=True)
        return record(self, Verb.ISSUE, "", by=by, at=at, **facts)

    def revoke(self, *, reason: str, again: bool, by: int | None, at: datetime) -> Any:
        if (self.state, Verb.REVOKE) not in CERTIFICATE_MOVES:
            raise Refused(f"certificate.revoke.from_{self.state}")
        before, self.state = self.state, CERTIFICATE_MOVES[self.state, Verb.REVOKE]
        self.revoked_at, self.reason, self.again = at, reason, again
        self.save(update_fields=["state", "revoked_at", "reason", "again"])
        return record(self, Verb.REVOKE, before, by=by, at=at, again=again)
