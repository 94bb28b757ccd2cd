"""Kept figures: what a page shows of many cases, counted by a job and dated."""

from django.db import models


class BodyFigures(models.Model):
    """One body's first figures as they were counted. The method is named; `facts` is shown, never filtered."""

    body = models.OneToOneField("organisations.Organisation", models.PROTECT, primary_key=True, related_name="+")
    counted_at = models.DateTimeField()
    method = models.CharField(max_length=20)
    facts = models.JSONField()
