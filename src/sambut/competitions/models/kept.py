"""What pages for everybody read: counted and gathered by jobs, so that no page grows with the number of entries."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from sambut.competitions.states import Going, Scheme, TallyBy


class Counted(models.Model):
    """What everybody may know of the entries of one edition. Nothing of what is only written leaves before the result does."""

    edition = models.OneToOneField("competitions.Edition", models.CASCADE, primary_key=True, related_name="counted")
    begun = models.PositiveIntegerField(default=0)
    """Every entry that was begun; shown once the result is announced."""
    submitted = models.PositiveIntegerField(default=0)
    passed = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    bodies = models.PositiveIntegerField(default=0)
    nominated = models.PositiveIntegerField(default=0)
    """Chosen by the plenary, whatever came of them; shown once the result is announced."""
    winners = models.PositiveIntegerField(default=0)
    clusters = models.JSONField(default=dict)
    """Id of the cluster → how many were submitted. Shown, never filtered."""
    counted_at = models.DateTimeField()


class Honour(models.Model):
    """An award as the hall shows it: only what its source states. Istilah: aula inovasi.

    Made anew from the award and its record; `innovation` says nothing about whether that record is public.
    """

    award = models.OneToOneField("innovations.Award", models.CASCADE, related_name="+")
    innovation = models.ForeignKey("innovations.Innovation", models.SET_NULL, null=True, related_name="+")
    body = models.ForeignKey("organisations.Organisation", models.SET_NULL, null=True, related_name="+")
    kind = models.CharField(max_length=40, blank=True)
    """Code of the kind of body."""
    region = models.ForeignKey("regions.Region", models.SET_NULL, null=True, related_name="+")
    """The region of the body, or the province that the source names."""
    province = models.CharField(max_length=2, blank=True)
    scheme = models.CharField(max_length=12, choices=Scheme.choices)
    year = models.PositiveSmallIntegerField(default=0)
    """Nought: the source does not say."""
    level_key = models.CharField(max_length=60)
    """The level as it is compared; its words stand on the award."""
    category_key = models.CharField(max_length=80, blank=True)
    going = models.CharField(max_length=10, choices=Going.choices, default=Going.UNKNOWN)
    evidence = models.PositiveSmallIntegerField(default=0)
    first = models.BooleanField(default=True)
    """Of several levels that one innovation reached in one contest of one year, the one that is counted."""
    search = SearchVectorField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(scheme__in=Scheme.values), name="competitions_honour_scheme"),
            models.CheckConstraint(condition=Q(going__in=Going.values), name="competitions_honour_going"),
        ]
        indexes = [
            models.Index(fields=["-year", "-id"], name="competitions_honours"),
            models.Index(fields=["province", "-year", "-id"], name="competitions_honour_province"),
            models.Index(fields=["region", "-year", "-id"], name="competitions_honour_region"),
            models.Index(fields=["body", "-year", "-id"], name="competitions_honour_body"),
            GinIndex(fields=["search"], name="competitions_honour_search"),
        ]


class Tally(models.Model):
    """How many innovations were honoured, by place, by category or by level."""

    by = models.CharField(max_length=10, choices=TallyBy.choices)
    scheme = models.CharField(max_length=12, choices=Scheme.choices)
    key = models.CharField(max_length=80)
    """Code of the region, or the key of the category or the level."""
    name = models.CharField(max_length=160, blank=True)
    """As most sources write it."""
    year = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "scheme", "key", "year"], name="competitions_tally_once"),
            models.CheckConstraint(condition=Q(by__in=TallyBy.values), name="competitions_tally_by"),
        ]
