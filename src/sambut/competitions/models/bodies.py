"""What an entry of a body shows instead of an innovation: its figures, what it states itself, and the spread over all bodies."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.competitions.measures.states import Basis, Measure


class Snapshot(models.Model):
    """The figures of one body as they were worked out once. Never changed; a submission freezes one. Istilah: potret angka."""

    entry = models.ForeignKey("competitions.Entry", models.PROTECT, related_name="snapshots")
    starts_on = models.DateField()
    ends_on = models.DateField()
    """Exclusive: complaints received from `starts_on` up to the day before."""
    method = models.CharField(max_length=20)
    """The version of the definitions and of the query."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """None: the clock did."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gt=F("starts_on")), name="competitions_snapshot_dates"),
        ]
        indexes = [models.Index(fields=["entry", "-id"], name="competitions_snapshot_of")]


class Figure(models.Model):
    """One indicator in a snapshot. Small counts of citizens are never kept: `basis` says why there is no value."""

    snapshot = models.ForeignKey(Snapshot, models.CASCADE, related_name="figures")
    measure = models.CharField(max_length=20, choices=Measure.choices)
    basis = models.CharField(max_length=8, choices=Basis.choices)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    numerator = models.PositiveIntegerField(null=True)
    denominator = models.PositiveIntegerField(null=True)
    letter = models.CharField(max_length=120, blank=True)
    """Of a stated value: number of the letter that proves it."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "measure"], name="competitions_figure_once"),
            models.CheckConstraint(
                condition=Q(basis=Basis.COUNTED, value__isnull=False, letter="")
                | (Q(basis=Basis.STATED, value__isnull=False) & ~Q(letter=""))
                | Q(basis__in=(Basis.FEW, Basis.TOO_FEW, Basis.ABSENT), value=None, numerator=None, letter=""),
                name="competitions_figure_basis",
            ),
        ]


class Stated(models.Model):
    """What a body that keeps its complaints elsewhere says of itself, with the letter that proves it."""

    entry = models.ForeignKey("competitions.Entry", models.CASCADE, related_name="stated")
    measure = models.CharField(max_length=20, choices=Measure.choices)
    value = models.DecimalField(max_digits=14, decimal_places=4)
    letter = models.CharField(max_length=120)
    """Istilah: nomor surat pernyataan pimpinan."""
    letter_on = models.DateField()
    proof = models.ForeignKey("files.File", models.PROTECT, null=True, related_name="+")
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "measure"], name="competitions_stated_once"),
            models.CheckConstraint(condition=Q(value__gte=0) & ~Q(letter=""), name="competitions_stated_proved"),
        ]


class Spread(models.Model):
    """How one indicator lies over all bodies of the country in the period of an edition. Istilah: sebaran nasional."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="spreads")
    measure = models.CharField(max_length=20, choices=Measure.choices)
    bodies = models.PositiveIntegerField()
    tenth = models.DecimalField(max_digits=14, decimal_places=4)
    quarter = models.DecimalField(max_digits=14, decimal_places=4)
    median = models.DecimalField(max_digits=14, decimal_places=4)
    three_quarters = models.DecimalField(max_digits=14, decimal_places=4)
    ninetieth = models.DecimalField(max_digits=14, decimal_places=4)
    method = models.CharField(max_length=20)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "measure"], name="competitions_spread_once"),
            models.CheckConstraint(condition=Q(bodies__gte=5), name="competitions_spread_enough"),
        ]
