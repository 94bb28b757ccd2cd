"""What an edition asks, and how answers are scored."""

from django.db import models
from django.db.models import F, Q


class Question(models.Model):
    """One question of the form. Its answer is filled from `field`: of the innovation when an entry begins; of a body
    the codes of indicators with blanks between them, whenever they are counted.

    It is scored when a criterion stands on it: the weight belongs to the criterion.
    """

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="questions")
    group = models.ForeignKey("competitions.Group", models.CASCADE, null=True, related_name="questions")
    """None: asked of every group."""
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=30)
    title = models.CharField(max_length=160)
    guidance = models.CharField(max_length=600, blank=True)
    field = models.CharField(max_length=120, blank=True)
    words = models.PositiveSmallIntegerField(null=True)
    """The most words. None: no bound."""
    required = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="competitions_question_once"),
            models.CheckConstraint(condition=Q(words=None) | Q(words__gte=1), name="competitions_question_words"),
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(models.Model):
    """Istilah: kriteria, aspek penilaian. Weights of the criteria that meet one group add to 100."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="criteria")
    position = models.PositiveSmallIntegerField()
    code = models.SlugField(max_length=30)
    name = models.CharField(max_length=160)
    weight = models.DecimalField(max_digits=5, decimal_places=2)
    question = models.ForeignKey(Question, models.SET_NULL, null=True, related_name="criteria")
    group = models.ForeignKey("competitions.Group", models.CASCADE, null=True, related_name="criteria")
    """None: it scores every group that is asked its question. Else this group alone: so weights differ between groups."""
    scale = models.PositiveSmallIntegerField(default=100)
    """The highest score that a judge gives: 5, 10, 100. Totals always stand between 0 and 100."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "code"], name="competitions_criterion_once"),
            models.CheckConstraint(condition=Q(weight__gte=0, weight__lte=100), name="competitions_criterion_weight"),
            models.CheckConstraint(condition=Q(scale__gte=2, scale__lte=100), name="competitions_criterion_scale"),
        ]

    def __str__(self) -> str:
        return self.name


class Level(models.Model):
    """What a score of `lowest` to `highest` says, in words. Istilah: rubrik."""

    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="levels")
    lowest = models.PositiveSmallIntegerField()
    highest = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["criterion", "lowest"], name="competitions_level_once"),
            models.CheckConstraint(
                condition=Q(highest__gte=F("lowest"), highest__lte=100), name="competitions_level_bounds"
            ),
        ]
