"""What a record holds in rows: goals, kinds in foreign schemes, money, people, beneficiaries, services, topics and cases.

Each is part of a version and of its comparison, but for cases: who may see a case is decided case by case, never by a record.
"""

from django.db import models
from django.db.models import Q

from sambut.innovations.states import Money

GOALS = 17


class GoalLink(models.Model):
    """A goal of sustainable development that it serves. Istilah: TPB/SDGs. Names stand in `reference/goals.csv`."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="goals")
    goal = models.PositiveSmallIntegerField()
    """1 to 17. Dasar: Perpres 111/2022."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "goal"], name="innovations_goal_once"),
            models.CheckConstraint(condition=Q(goal__gte=1, goal__lte=GOALS), name="innovations_goal_exists"),
        ]
        indexes = [models.Index(fields=["goal", "innovation"], name="innovations_of_goal")]


class Classification(models.Model):
    """What it is called in a scheme of somebody else's: a contest's category, a ministry's field. Istilah: kategori."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="classifications")
    scheme = models.CharField(max_length=80)
    code = models.CharField(max_length=60, blank=True)
    name = models.CharField(max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "scheme", "name"], name="innovations_classified_once")
        ]


class Spending(models.Model):
    """What a year cost, from one source of money. Istilah: biaya, sumber dana."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="spendings")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=10, choices=Money.choices)
    amount = models.DecimalField(max_digits=15, decimal_places=0)
    """Rupiah, whole."""
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "year", "source"], name="innovations_spent_once"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="innovations_spent_something"),
            models.CheckConstraint(condition=Q(source__in=Money.values), name="innovations_money"),
        ]


class Staffing(models.Model):
    """How many people worked on it in a year. Istilah: sumber daya manusia."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="staffings")
    year = models.PositiveSmallIntegerField()
    people = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "year"], name="innovations_staffed_once")]


class Beneficiary(models.Model):
    """Who has something of it, and how many were counted. Istilah: penerima manfaat."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="beneficiaries")
    who = models.CharField(max_length=160)
    count = models.PositiveIntegerField(null=True)
    """None: named, never counted."""
    unit = models.CharField(max_length=40, blank=True)
    on = models.DateField(null=True)
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "who"], name="innovations_beneficiary_once"),
            models.CheckConstraint(
                condition=Q(count=None) | (Q(on__isnull=False) & ~Q(source="") & ~Q(unit="")),
                name="innovations_counted_has_source",
            ),
        ]


class ServiceLink(models.Model):
    """A public service that it makes better."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="services")
    service = models.ForeignKey("services.Service", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "service"], name="innovations_service_once")]


class TopicLink(models.Model):
    """A further topic of complaints that it answers, besides the main one."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="topics")
    topic = models.ForeignKey("complaints.Category", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "topic"], name="innovations_topic_once")]


class CaseLink(models.Model):
    """A case that it answers. Shown to nobody who may not see that case."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="cases")
    complaint = models.ForeignKey("complaints.Complaint", models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "complaint"], name="innovations_case_once")]
