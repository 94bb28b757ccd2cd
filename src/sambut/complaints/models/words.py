"""Kept words: how common each is among the newest open cases. Counted by a job."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from sambut.complaints.rules import LONGEST_WORD


class Word(models.Model):
    """A word of open cases, in the spelling of the search column, and how many of the counted cases hold it.

    The empty word holds how many cases were counted. Words of few cases are not kept: none of them is ever proposed.
    """

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)
    cases = models.PositiveIntegerField()

    class Meta:
        indexes = [GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="complaints_word_trigrams")]
