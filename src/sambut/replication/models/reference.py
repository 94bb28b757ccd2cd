"""Dated rows that come with the house: clauses of an agreement, and numbers that an installation may set."""

from django.db import models
from django.db.models import F, Q


class ClauseTemplate(models.Model):
    """A clause as it stands in agreements drafted from `starts_on` on. Istilah: pasal.

    `{owner}`, `{replicator}`, `{innovation}`, `{starts}` and `{ends}` are filled in at drafting.
    """

    code = models.CharField(max_length=40)
    place = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120)
    text = models.TextField()
    source = models.CharField(max_length=300)
    ours = models.BooleanField()
    """The wording is ours; the source states only what the clause is about."""
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "starts_on"], name="replication_template_once"),
            models.CheckConstraint(condition=Q(ends_on=None) | Q(ends_on__gt=F("starts_on")), name="replication_template_ends"),
        ]  # fmt: skip


class Term(models.Model):
    """A number that a rule of this room uses, from a day on. An installation adds a row of its own with a later day."""

    code = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    starts_on = models.DateField()
    source = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "starts_on"], name="replication_term_once")]
