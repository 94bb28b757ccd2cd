"""Kept words: in how many public innovations each stands. For ranking; counted by a job."""

from django.db import models


class Word(models.Model):
    """A stem of the search column. The empty word holds how many innovations were counted, and their mean length."""

    word = models.CharField(max_length=60, primary_key=True)
    innovations = models.PositiveIntegerField()
    length = models.FloatField(default=0)
