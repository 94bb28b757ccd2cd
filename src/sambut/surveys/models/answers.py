"""Answers without anybody. All three tables are empty again once the round is closed.

Nothing here holds a time, a serial number or a foreign key to a person: a ticket that was used says only that it was, an
answer says only what was answered. `mixing` writes them anew in random order, so that places in the file tell nothing.
"""

import uuid

from django.db import models


class Ticket(models.Model):
    """One printed permission to answer once. Istilah: karcis. Only the keyed hash of its code is kept."""

    mark = models.BinaryField(primary_key=True, max_length=32)
    round = models.ForeignKey("surveys.Round", models.PROTECT, related_name="tickets")
    used = models.BooleanField(default=False)


class Mark(models.Model):
    """Somebody with an account has answered this round: a keyed hash of person and round, never the person."""

    mark = models.BinaryField(primary_key=True, max_length=32)
    round = models.ForeignKey("surveys.Round", models.PROTECT, related_name="marks")


class Answer(models.Model):
    """What one person answered: score by the key of the element; an element that does not apply is absent."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    round = models.ForeignKey("surveys.Round", models.PROTECT, related_name="answers")
    scores = models.JSONField()
