"""Forums that were held before this house stood, as their sources tell them. Never mixed with derived counts."""

from django.db import models
from django.db.models import F, Q


class PastForum(models.Model):
    """Reference: a documented example with its sources."""

    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=160)
    name_english = models.CharField(max_length=160)
    starts_on = models.DateField()
    ends_on = models.DateField()
    place = models.CharField(max_length=120)
    host = models.CharField(max_length=160)
    summary = models.TextField()
    summary_english = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="events_past_ends_later")]


class PastFigure(models.Model):
    """One number that a source gives, with what it counts. Two numbers of one forum rarely count the same."""

    forum = models.ForeignKey(PastForum, models.CASCADE, related_name="figures")
    place = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()
    words = models.CharField(max_length=160)
    words_english = models.CharField(max_length=160)
    counts = models.CharField(max_length=300)
    """What exactly was counted, as far as the source says."""
    counts_english = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    confirmed = models.BooleanField()
    """Whether two independent sources agree or the text itself was read."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "place"], name="events_past_figure_place")]
