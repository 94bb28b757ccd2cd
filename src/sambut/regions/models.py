"""Provinces, regencies and cities, districts, villages, with their official codes as text."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When

from sambut.regions.states import AUTONOMOUS, LEVELS, Kind, Level

LARGEST_FIRST = Case(
    *(When(level=level, then=Value(rank)) for rank, level in enumerate(LEVELS)), output_field=models.SmallIntegerField()
)
"""For ordering: provinces, then regencies, districts, villages."""


class RegionQuerySet(models.QuerySet["Region"]):
    def in_force(self, on: date | None = None) -> "RegionQuerySet":
        """Regions whose code is valid on the day; without a day those that have no end."""
        if on is None:
            return self.filter(ends_on=None)
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gt=on))

    def autonomous(self) -> "RegionQuerySet":
        """Those with a government of their own. Istilah: daerah otonom."""
        return self.filter(kind__in=AUTONOMOUS)


class Region(models.Model):
    """Istilah: wilayah. `code` is the Kemendagri code as text (`35.78.01.1001`); its prefix names the region above.

    A code that a law replaced stays as a row that ended; `Succession` leads to the new one.
    """

    code = models.CharField(max_length=13)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    level = models.CharField(max_length=10, choices=Level.choices)
    kind = models.CharField(max_length=24, choices=Kind.choices)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    """The name as it is compared: small letters, no prefix, no blanks."""
    zone = models.CharField(max_length=20)
    """Waktu Indonesia Barat, Tengah, Timur. Dasar: Keppres 41/1987."""
    postal_code = models.CharField(max_length=5, blank=True)
    population = models.IntegerField(null=True)
    """Of December 2024; only provinces, regencies and cities."""
    area_km2 = models.DecimalField(max_digits=10, decimal_places=3, null=True)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="region_key_trigrams"),
            models.Index(fields=["key"], opclasses=["varchar_pattern_ops"], name="region_key_prefix"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=Q(ends_on=None), name="region_code_running_once"),
            ExclusionConstraint(
                name="region_code_once_at_a_time",
                expressions=[
                    (F("code"), RangeOperators.EQUAL),
                    (
                        Func(F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=~Q(level=Level.VILLAGE),  # 84,000 villages would cost seven seconds a load; see the next one
            ),
            models.UniqueConstraint(
                fields=["code", "starts_on", "ends_on"], name="region_code_and_dates_once", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(code__regex=r"^[1-9][0-9](\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?$"),
                name="region_code_form",
            ),
            models.CheckConstraint(
                condition=Q(parent=None, level=Level.PROVINCE) | (Q(parent__isnull=False) & ~Q(level=Level.PROVINCE)),
                name="region_only_provinces_stand_alone",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="region_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def above(self) -> str:
        """The names of the regions above, nearest first: "Tambaksari, Kota Surabaya, Jawa Timur"."""
        names, found = [], self.parent
        while found:
            names.append(found.name)
            found = found.parent
        return ", ".join(names)

    @property
    def has_government(self) -> bool:
        """Istilah: daerah otonom. Not the six administrative units of Jakarta, nor anything below a regency."""
        return self.kind in AUTONOMOUS


class Alias(models.Model):
    """Another name that people write: the unabridged official one, a usual short one (Jatim, NTB), an old one."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=120, db_index=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "key"], name="region_alias_once")]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """A law gave a region a new code. Only what is known; `confidence` says how sure. Istilah: perubahan kode wilayah."""

    old = models.ForeignKey(Region, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Region, models.PROTECT, related_name="predecessors")
    law = models.CharField(max_length=120)
    valid_from = models.DateField()
    confidence = models.CharField(max_length=10, choices=[("high", "high"), ("medium", "medium"), ("low", "low")])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="region_succession_once")]


class Outline(models.Model):
    """How a region is drawn on a map of one width: an SVG path and, when it is too small to see, a dot."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="outlines")
    width = models.PositiveSmallIntegerField()
    path = models.TextField()
    dot_x = models.FloatField(null=True)
    dot_y = models.FloatField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "width"], name="region_outline_once"),
            models.CheckConstraint(
                condition=Q(dot_x=None, dot_y=None) | Q(dot_x__isnull=False, dot_y__isnull=False),
                name="region_dot_whole",
            ),
        ]


class Load(models.Model):
    """Which reference data stand in the tables: the digest of what was loaded, so that a second load takes no time."""

    part = models.CharField(max_length=20, unique=True)
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=300)
    rows = models.IntegerField()
    loaded_at = models.DateTimeField()
