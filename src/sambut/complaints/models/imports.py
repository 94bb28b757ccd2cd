"""What was imported, batch by batch, so that a file can be repeated and a job knows what to mask."""

from django.db import models


class ImportBatch(models.Model):
    """Cases that were stored together. Ids are a closed range: they come from one statement under one lock."""

    title = models.CharField(max_length=200)
    stored_at = models.DateTimeField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    masked_at = models.DateTimeField(null=True)
