"""What is asked: the national elements as dated rows, and what one round asks, by key."""

from fractions import Fraction

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Element(models.Model):
    """An element that the rule prescribes. Istilah: unsur SKM. Loaded from `reference/elements.csv`."""

    code = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    question = models.CharField(max_length=200)
    answers = ArrayField(models.CharField(max_length=60), size=4)
    """Words of the scores 1 to 4, in this order."""
    law = models.CharField(max_length=200)
    source = models.CharField(max_length=300)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "starts_on"], nulls_distinct=False, name="surveys_element_once"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class RoundElement(models.Model):
    """An element of one round, in the words and with the weight that held when it was opened. Found by `code`, never by place."""

    round = models.ForeignKey("surveys.Round", models.PROTECT, related_name="elements")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    question = models.CharField(max_length=200)
    answers = ArrayField(models.CharField(max_length=60), size=4)
    extra = models.BooleanField(default=False)
    """Added by the office to what the rule prescribes. Istilah: unsur tambahan."""
    weight_top = models.PositiveIntegerField(default=1)
    weight_bottom = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "code"], name="surveys_round_element_once"),
            models.CheckConstraint(
                condition=Q(weight_top__gt=0, weight_bottom__gt=0), name="surveys_element_weight_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def weight(self) -> Fraction:
        return Fraction(self.weight_top, self.weight_bottom)
