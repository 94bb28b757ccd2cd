"""The abstract event row that every room's event table is made from, and the one outbox."""

from typing import Any

from django.db import models


class Event(models.Model):
    """One thing that happened. Rows are only ever added: a trigger refuses everything else, for every role.

    A room derives its own table with foreign keys to its row and to the actor, and an index (row, id). `facts` holds
    codes, ids, times and hashes; never free text, a name, an address or a reporter's identity. `happened_at` is when
    it was so, `recorded_at` when the house learned of it: they differ only in rows that were imported.
    """

    verb = models.CharField(max_length=40)
    state_from = models.CharField(max_length=30, blank=True)
    state_to = models.CharField(max_length=30, blank=True)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    facts = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("An event is never changed.")
        super().save(*args, **kwargs)


class Outbox(models.Model):
    """Something that others may react to, written in the transaction that did it. Topic and row id, nothing personal."""

    topic = models.CharField(max_length=80)
    row_id = models.BigIntegerField()
    subject_id = models.BigIntegerField(null=True)
    written_at = models.DateTimeField()
    relayed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["id"], condition=models.Q(relayed_at=None), name="outbox_waiting"),
        ]
