"""A contest of one year, as data: groups, categories, clusters, calendar, rules. Only actions call its verbs."""

import uuid
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from sambut.competitions.models.happening import record
from sambut.competitions.moves import EDITION_MOVES
from sambut.competitions.states import LatePolicy, RuleKind, Scheme, Stage, State, TieRule, Verb
from sambut.kernel.refusals import Refused
from sambut.organisations.states import ZONES


class Edition(models.Model):
    """Istilah: edisi lomba. Everything that was decided once for it; what moves afterwards is a `Change` with its letter."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    scheme = models.CharField(max_length=12, choices=Scheme.choices)
    name = models.CharField(max_length=160)
    year = models.PositiveSmallIntegerField()
    host = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    """Who holds it. Istilah: penyelenggara."""
    theme = models.CharField(max_length=200, blank=True)
    zone = models.CharField(max_length=40, default="Asia/Jakarta")
    """In which its times are read and written."""
    state = models.CharField(max_length=10, choices=State.choices)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    template = models.CharField(max_length=40, blank=True)
    """The reference template that it was copied from."""
    guideline_number = models.CharField(max_length=120, blank=True)
    """Istilah: nomor SK pedoman."""
    guideline_on = models.DateField(null=True)
    guideline_words = models.TextField(max_length=2000, blank=True)

    readings = models.PositiveSmallIntegerField(default=3)
    """How many judges read one entry."""
    fair = models.BooleanField(default=False)
    """Entries are given out so that the worst served one is served best (max-min), before the total."""
    same_province = models.BooleanField(default=False)
    """Judges of the same province may read. A contest of a region has no others."""
    spread = models.PositiveSmallIntegerField(default=20)
    """So many points between two readers of an entry, and a third is proposed."""
    passing_grade = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    calibrate = models.BooleanField(default=False)
    """Whether calibrated scores count: declared before anybody scores."""
    tie_rule = models.CharField(max_length=10, choices=TieRule.choices, default=TieRule.CRITERIA)
    blind = models.BooleanField(default=False)
    """Judges read without the names of body and innovation."""
    name_judges = models.BooleanField(default=False)
    """Whether participants and the public read who judged."""
    multiple = models.PositiveSmallIntegerField(default=2)
    """Nominations: so many times the quota of a cluster."""
    objection_days = models.PositiveSmallIntegerField(default=5)
    figures_from = models.DateField(null=True)
    figures_until = models.DateField(null=True)
    """Complaints received in this time are counted, the last day included (complaint contest)."""
    late_policy = models.CharField(max_length=8, choices=LatePolicy.choices, default=LatePolicy.REFUSE)
    late_hours = models.PositiveSmallIntegerField(default=0)

    drafted_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    announced_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decree_number = models.CharField(max_length=120, blank=True)
    """Istilah: nomor SK penetapan pemenang."""
    decree_on = models.DateField(null=True)
    finished_at = models.DateTimeField(null=True)
    winners_decree = models.CharField(max_length=120, blank=True)
    """Of an edition that went on after the decree of its finalists."""
    winners_decree_on = models.DateField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancel_letter = models.CharField(max_length=120, blank=True)
    cancel_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="competitions_edition_state"),
            models.CheckConstraint(condition=Q(scheme__in=Scheme.values), name="competitions_edition_scheme"),
            models.CheckConstraint(condition=Q(zone__in=ZONES), name="competitions_edition_zone"),
            models.CheckConstraint(
                condition=~Q(state=State.CANCELLED)
                | (Q(cancelled_at__isnull=False) & ~Q(cancel_letter="") & ~Q(cancel_reason="")),
                name="competitions_edition_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(readings__gte=1, readings__lte=15), name="competitions_edition_readings"
            ),
            models.CheckConstraint(condition=Q(spread__gte=1, spread__lte=100), name="competitions_edition_spread"),
            models.CheckConstraint(
                condition=Q(multiple__gte=1, multiple__lte=10), name="competitions_edition_multiple"
            ),
            models.CheckConstraint(
                condition=Q(figures_from=None, figures_until=None) | Q(figures_until__gte=F("figures_from")),
                name="competitions_edition_figures",
            ),
            models.CheckConstraint(
                condition=Q(late_policy=LatePolicy.REFUSE, late_hours=0)
                | Q(late_policy=LatePolicy.MARK, late_hours__gte=1, late_hours__lte=240),
                name="competitions_edition_late",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT) | Q(opened_at__isnull=False),
                name="competitions_edition_opened",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.DECIDED, State.FINISHED))
                | (Q(decided_at__isnull=False) & ~Q(decree_number="")),
                name="competitions_edition_decided",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.FINISHED) | (Q(finished_at__isnull=False) & ~Q(winners_decree="")),
                name="competitions_edition_finished",
            ),
        ]
        indexes = [
            models.Index(
                fields=["-opened_at", "-id"], condition=Q(opened_at__isnull=False), name="competitions_public"
            ),
            models.Index(fields=["host", "-drafted_at", "-id"], name="competitions_of_host"),
        ]

    def __str__(self) -> str:
        return self.name

    # Only actions call what follows.

    def begin(self, *, by: int | None, at: datetime, **facts: Any) -> Any:
        self.state, self.drafted_at = EDITION_MOVES["", Verb.DRAFT], at
        self.save(force_insert=True)
        return record(self, Verb.DRAFT, "", by=by, at=at, **facts)

    def move(self, verb: Verb, *, by: int | None, at: datetime, **facts: Any) -> Any:
        """Moves along the table of moves, saves, writes event and outbox row. Refuses what the table does not know."""
        before, self.state = self.state, self.after(verb)
        self.save()
        return record(self, verb, before, by=by, at=at, **facts)

    def after(self, verb: Verb) -> State:
        if (self.state, verb) not in EDITION_MOVES:
            raise Refused(f"edition.{verb.value}.from_{self.state}")
        return EDITION_MOVES[self.state, verb]


class Group(models.Model):
    """Istilah: kelompok (umum, replikasi, khusus)."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="groups")
    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=120)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="competitions_group_once")]

    def __str__(self) -> str:
        return self.name


class Category(models.Model):
    """Istilah: kategori."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="categories")
    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=120)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="competitions_category_once")]

    def __str__(self) -> str:
        return self.name


class Cluster(models.Model):
    """Entries of like bodies, with their own number of places. Istilah: klaster, kuota."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="clusters")
    code = models.SlugField(max_length=20)
    name = models.CharField(max_length=120)
    kinds = ArrayField(models.CharField(max_length=40))
    """Kinds of organisations: the nearest one upwards of the participating unit decides."""
    quota = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="competitions_cluster_once")]

    def __str__(self) -> str:
        return self.name


class Period(models.Model):
    """From `starts_at` up to, not including, `ends_at`: server time."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="periods")
    stage = models.CharField(max_length=16, choices=Stage.choices)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "stage"], name="competitions_period_once"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="competitions_period_stage"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="competitions_period_ends_later"),
        ]
        indexes = [models.Index(fields=["stage", "ends_at"], name="competitions_period_closing")]


class Change(models.Model):
    """A deadline that was moved, by which letter and why. Never rewritten."""

    period = models.ForeignKey(Period, models.PROTECT, related_name="changes")
    old = models.DateTimeField()
    new = models.DateTimeField()
    letter = models.CharField(max_length=120)
    """Istilah: nomor surat."""
    reason = models.CharField(max_length=500)
    moved_at = models.DateTimeField()
    event = models.OneToOneField("competitions.EditionEvent", models.PROTECT, related_name="change")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(old=F("new")), name="competitions_change_moves")]


class Rule(models.Model):
    """One rule of who may take part, with the article or letter it stands in. None as group: for all."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="rules")
    group = models.ForeignKey(Group, models.CASCADE, null=True, related_name="rules")
    kind = models.CharField(max_length=20, choices=RuleKind.choices)
    number = models.PositiveSmallIntegerField(null=True)
    """Months, times or pieces, as the kind asks."""
    words = models.CharField(max_length=160, blank=True)
    """The levels of awards that are meant, with commas: `Top 45, Top 40`."""
    since = models.PositiveSmallIntegerField(null=True)
    """The first year that counts."""
    until = models.PositiveSmallIntegerField(null=True)
    """The last year that counts."""
    source = models.CharField(max_length=300)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=RuleKind.values), name="competitions_rule_kind"),
            models.UniqueConstraint(
                fields=["edition", "group", "kind", "words"], nulls_distinct=False, name="competitions_rule_once"
            ),
        ]


class CheckItem(models.Model):
    """What the administrative selection looks at. Istilah: butir seleksi administrasi."""

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="items")
    code = models.SlugField(max_length=20)
    words = models.CharField(max_length=300)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="competitions_item_once")]
