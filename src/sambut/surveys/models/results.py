"""What came of a round: the kept figures, each with the method that made it."""

from fractions import Fraction

from django.db import models
from django.db.models import Q

from sambut.surveys.rules import Tally
from sambut.surveys.states import Grade, Outcome


class Result(models.Model):
    """Istilah: hasil SKM, nilai IKM. Without enough answers it says so and has no figure."""

    round = models.OneToOneField("surveys.Round", models.PROTECT, primary_key=True, related_name="result")
    outcome = models.CharField(max_length=12, choices=Outcome.choices)
    index = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    grade = models.CharField(max_length=1, blank=True, choices=Grade.choices)
    respondents = models.PositiveIntegerField()
    detailed = models.BooleanField(default=False)
    """Every element rests on enough answers, so that its mean may be shown."""
    method = models.CharField(max_length=20)
    counted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.FIGURE, index__gte=25, index__lte=100, grade__in=Grade.values)
                | (~Q(outcome=Outcome.FIGURE) & Q(index=None, grade="", detailed=False)),
                name="surveys_result_figure",
            ),
        ]


class ElementResult(models.Model):
    """The sum of one element, its respondents and its weight: enough to recompute the index. Kept only where it may be shown."""

    result = models.ForeignKey(Result, models.PROTECT, related_name="elements")
    code = models.CharField(max_length=8)
    name = models.CharField(max_length=120)
    total = models.PositiveIntegerField()
    respondents = models.PositiveIntegerField()
    weight_top = models.PositiveIntegerField()
    weight_bottom = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["result", "code"], name="surveys_element_result_once"),
            models.CheckConstraint(
                condition=Q(respondents__gt=0, weight_top__gt=0, weight_bottom__gt=0),
                name="surveys_element_result_counted",
            ),
        ]

    @property
    def weight(self) -> Fraction:
        return Fraction(self.weight_top, self.weight_bottom)

    @property
    def tally(self) -> Tally:
        return Tally(self.total, self.respondents)
