"""What a citizen is writing. It lives on the server from the first field and holds nothing but an opaque handle."""

from django.db import models


class Draft(models.Model):
    """A report that is not sent yet. Its content is sealed under the handle's own key; only the browser holds the draft's key."""

    key_hash = models.CharField(max_length=64, unique=True)
    handle = models.UUIDField(unique=True)
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)
