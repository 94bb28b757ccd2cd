"""Public bodies and their units, in one tree."""

import uuid
from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext

from sambut.ledger.models import Event
from sambut.organisations.states import ZONES, NameOrigin, Origin


class Kind(models.Model):
    """Istilah: jenis instansi. Data: ministry, agency, region, police, state enterprise, university, village …"""

    code = models.CharField(max_length=40, primary_key=True)
    name = models.CharField(max_length=120)
    place = models.PositiveSmallIntegerField(default=100)
    """Order in lists."""

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """The name in the language of the page; a kind that was added here has its own name only."""
        return gettext(self.name)


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def running(self, on: date | None = None) -> "OrganisationQuerySet":
        """Those that stand on the day; without a day those that have no end."""
        if on is None:
            return self.filter(ends_on=None)
        return self.filter(Q(starts_on=None) | Q(starts_on__lte=on), Q(ends_on=None) | Q(ends_on__gt=on))

    def bodies(self) -> "OrganisationQuerySet":
        return self.filter(parent=None)

    def under(self, organisation_id: int) -> "OrganisationQuerySet":
        """The organisation and everything below it."""
        return self.filter(path__contains=[organisation_id])


class Organisation(models.Model):
    """A body (`body` is itself) or a unit of it. Istilah: instansi, unit, OPD.

    The database gives a new row its `path` and `body` from its parent (`guards.py`); moving is the action's work.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    kind = models.ForeignKey(Kind, models.PROTECT)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    body = models.ForeignKey("self", models.PROTECT, db_default=None, related_name="units")
    path = ArrayField(models.BigIntegerField(), db_default=[])
    """Ids from the root down to this organisation itself."""
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    region = models.ForeignKey("regions.Region", models.PROTECT, null=True)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    accent = models.CharField(max_length=7, blank=True)
    """The colour of its own pages, as `#rrggbb`; readable on white by the rule."""
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.OWN)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        indexes = [
            GinIndex(fields=["path"], name="organisation_path"),
            models.Index(fields=["name", "id"], condition=Q(parent=None), name="organisation_bodies"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gt=F("starts_on")),
                name="organisation_ends_after_start",
            ),
            models.CheckConstraint(condition=Q(zone__in=ZONES), name="organisation_zone_known"),
            models.CheckConstraint(condition=Q(accent__regex="^(#[0-9a-f]{6})?$"), name="organisation_accent_form"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_body(self) -> bool:
        return self.parent_id is None

    def runs(self, on: date) -> bool:
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or self.ends_on > on)


class OrganisationAlias(models.Model):
    """A name that people use for an organisation, also its own: "Dinas PUPR". Istilah: nama lain.

    `key` is the name as it is compared (`rules.key`); inside one body a running key leads to one organisation.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="aliases")
    body = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    key = models.CharField(max_length=300)
    origin = models.CharField(max_length=10, choices=NameOrigin.choices)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        indexes = [
            GinIndex(fields=["key"], opclasses=["gin_trgm_ops"], name="organisation_key_trigrams"),
            models.Index(fields=["key"], name="organisation_key"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "key"], condition=Q(ends_on=None), name="organisation_one_running_key"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="organisation_alias_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Succession(models.Model):
    """Who took over the work of an organisation that ended. Istilah: instansi penerus."""

    old = models.ForeignKey(Organisation, models.PROTECT, related_name="successions")
    new = models.ForeignKey(Organisation, models.PROTECT, related_name="predecessors")
    starts_on = models.DateField()
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="organisation_succession_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="organisation_succeeds_another"),
        ]


class OrganisationEvent(Event):
    """What happened to an organisation, by whom. Names stand in the rows, here only ids and codes."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    """Nobody when a command of the installation did it."""

    class Meta:
        db_table = "organisations_event"
        indexes = [models.Index(fields=["organisation", "id"], name="organisation_events")]
