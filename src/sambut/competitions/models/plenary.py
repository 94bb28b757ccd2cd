"""A plenary that sits: who is present, and how each of them votes or objects."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from sambut.competitions.final.states import SittingStage


class Sitting(models.Model):
    """Istilah: sidang pleno. One at a time for each stage of an edition."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    edition = models.ForeignKey("competitions.Edition", models.PROTECT, related_name="sittings")
    stage = models.CharField(max_length=12, choices=SittingStage.choices)
    began_at = models.DateTimeField()
    began_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    minutes = models.TextField(max_length=4000, blank=True)
    """Istilah: risalah."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stage__in=SittingStage.values), name="competitions_sitting_stage"),
            models.UniqueConstraint(
                fields=["edition", "stage"], condition=Q(ended_at=None), name="competitions_sitting_open_once"
            ),
        ]


class Presence(models.Model):
    """Istilah: daftar hadir."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="present")
    judge = models.ForeignKey("competitions.Judge", models.PROTECT, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "judge"], name="competitions_presence_once")]


class Ballot(models.Model):
    """A vote for an entry, or an objection of a member against it. The last word of each member counts."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="ballots")
    judge = models.ForeignKey("competitions.Judge", models.PROTECT, related_name="+")
    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="+")
    favours = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "judge", "entry"], name="competitions_ballot_once"),
            models.CheckConstraint(
                condition=Q(favours=True) | ~Q(words=""), name="competitions_ballot_against_says_why"
            ),
        ]
