"""An edition of a standard: every text as given, and beside it what was read from it.

The text is what counts. Rows of `Item`, `Time`, `Fee` and `Channel` are derived from it by `rules` and written anew
whenever it changes; a `Part` says how surely it was read and why not.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sambut.kernel.refusals import Refused
from sambut.services.states import (
    EDITION_TRANSITIONS,
    WORKING,
    ChannelKind,
    Component,
    EditionState,
    FeeKind,
    Sureness,
    TimeUnit,
    Verb,
)


class Edition(models.Model):
    """Istilah: versi standar pelayanan. Dasar: UU 25/2009 Pasal 20 dan 21."""

    service = models.ForeignKey("services.Service", models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=EditionState.choices)

    name = models.CharField(max_length=240)
    summary = models.CharField(max_length=400, blank=True)
    """For whom and for what, in one sentence."""
    decree = models.CharField(max_length=200, blank=True)
    """Istilah: Nomor SK penetapan standar."""
    place = models.TextField(blank=True)
    """Where to come."""
    hours = models.CharField(max_length=300, blank=True)
    link = models.CharField(max_length=500, blank=True)
    """Where it can be asked for online."""
    note = models.CharField(max_length=400, blank=True)
    """What this edition changes, for readers."""

    revision = models.PositiveIntegerField(default=0)
    """Counts every saving: a window that is behind undoes nothing."""
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    submitted_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    returned_because = models.CharField(max_length=1000, blank=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=EditionState.values), name="services_edition_state"),
            models.UniqueConstraint(fields=["service", "number"], name="services_edition_number"),
            models.UniqueConstraint(
                fields=["service"], condition=Q(state=EditionState.CURRENT), name="services_one_current"
            ),
            models.UniqueConstraint(fields=["service"], condition=Q(state__in=WORKING), name="services_one_working"),
            models.CheckConstraint(
                condition=~Q(state=EditionState.CURRENT) | Q(published_at__isnull=False),
                name="services_edition_published_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.number})"

    def move(self, verb: Verb) -> None:
        """Only actions call it; the event is the service's."""
        if (self.state, verb) not in EDITION_TRANSITIONS:
            raise Refused(f"service.{verb.value}.edition_{self.state}")
        self.state = EDITION_TRANSITIONS[self.state, verb]


class Part(models.Model):
    """One of the fourteen components, in the words of the office. Istilah: komponen standar pelayanan."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="parts")
    component = models.CharField(max_length=20, choices=Component.choices)
    text = models.TextField(blank=True)
    reading = models.CharField(max_length=20, blank=True)
    """`TimeKind` or `FeeKind` where the component is one of these."""
    sureness = models.CharField(max_length=10, choices=Sureness.choices)
    reasons = ArrayField(models.CharField(max_length=40), default=list)
    """Codes of what was mended and of what could not be read."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "component"], name="services_part_once")]


class Row(models.Model):
    """Something read from a part, in its order."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="%(class)ss")
    place = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=40, blank=True)

    class Meta:
        abstract = True
        ordering = ["place"]


class Item(Row):
    """A requirement or a step; `level` 1 stands below the last one of level 0."""

    component = models.CharField(max_length=20, choices=Component.choices)
    group = models.CharField(max_length=200, blank=True)
    level = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()
    condition = models.CharField(max_length=300, blank=True)
    alternative = models.BooleanField(default=False)
    """One of several that do: "KTP atau SIM"."""

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "component", "place"], name="services_item_place"),
        ]


class Time(Row):
    """How long something takes, as the office promises it."""

    subject = models.CharField(max_length=300, blank=True)
    """What or who it is for, when not all."""
    stage = models.BooleanField(default=False)
    """One stage of several that add up."""
    shortest = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    longest = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    unit = models.CharField(max_length=10, blank=True, choices=TimeUnit.choices)
    working = models.BooleanField(null=True)
    """True: working days or hours; None: the text does not say."""
    about = models.BooleanField(default=False)
    starts = models.CharField(max_length=300, blank=True)
    """From when it counts, in the words of the text."""
    condition = models.CharField(max_length=300, blank=True)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "place"], name="services_time_place"),
            models.CheckConstraint(
                condition=Q(shortest=None) | Q(longest=None) | Q(longest__gte=F("shortest")),
                name="services_time_order",
            ),
        ]


class Fee(Row):
    """What somebody pays."""

    subject = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20, choices=FeeKind.choices)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    most = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    """The upper end, where the text gives two."""
    per = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    """Formula, rule or condition, as the text says it."""

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(fields=["edition", "place"], name="services_fee_place"),
            models.CheckConstraint(
                condition=~Q(kind=FeeKind.AMOUNT) | Q(amount__isnull=False), name="services_fee_amount"
            ),
            models.CheckConstraint(
                condition=~Q(kind=FeeKind.FREE) | Q(amount=None), name="services_fee_free_is_no_amount"
            ),
        ]


class Channel(Row):
    """Where users complain."""

    kind = models.CharField(max_length=12, choices=ChannelKind.choices)
    value = models.CharField(max_length=300, blank=True)
    """Number, address or account; empty where the text names only the kind."""

    class Meta(Row.Meta):
        constraints = [models.UniqueConstraint(fields=["edition", "place"], name="services_channel_place")]
