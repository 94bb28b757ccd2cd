"""The kept counts of an event: derived from rows, never typed, rebuilt by the same statement that keeps them."""

from django.db import models


class Counts(models.Model):
    """Bodies first, then people, then rows. Each is another number; `counting.DEFINITIONS` says what it counts."""

    event = models.OneToOneField("events.Event", models.PROTECT, related_name="counts")
    invited = models.PositiveIntegerField(default=0)
    confirmed = models.PositiveIntegerField(default=0)
    declined = models.PositiveIntegerField(default=0)
    silent = models.PositiveIntegerField(default=0)
    present = models.PositiveIntegerField(default=0)
    pledged = models.PositiveIntegerField(default=0)
    signed = models.PositiveIntegerField(default=0)
    named = models.PositiveIntegerField(default=0)
    named_confirmed = models.PositiveIntegerField(default=0)
    attended = models.PositiveIntegerField(default=0)
    stands = models.PositiveIntegerField(default=0)
    interests = models.PositiveIntegerField(default=0)
    claimed = models.PositiveIntegerField(default=0)
    slots = models.PositiveIntegerField(default=0)
    booked = models.PositiveIntegerField(default=0)
    asked = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    pledges = models.PositiveIntegerField(default=0)
    listed = models.PositiveIntegerField(default=0)
    agreements = models.PositiveIntegerField(default=0)
    tasks = models.PositiveIntegerField(default=0)
    tasks_done = models.PositiveIntegerField(default=0)
    counted_at = models.DateTimeField()
