"""What people wrote and sent along. Erasable: events point here and hold only ids."""

from django.db import models
from django.db.models import Q

from sambut.complaints.states import ActorKind, MessageKind


class Message(models.Model):
    """One text of a case. `masked` is what others read; a reporter's own words lie sealed under the reporter's key.

    An erased message keeps its hash and its place; both texts are gone.
    """

    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=12, choices=MessageKind.choices)
    author = models.CharField(max_length=10, choices=ActorKind.choices)
    written_at = models.DateTimeField()
    masked = models.TextField(blank=True)
    masked_at = models.DateTimeField(null=True)
    """Empty until masking has run; nobody but the reporter reads the text before."""
    sealed = models.BinaryField(null=True)
    digest = models.CharField(max_length=64)
    """SHA-256 of the original text with the case's uuid as salt."""
    erased_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(erased_at=None) | Q(masked="", sealed=None), name="complaints_message_erased"
            ),
        ]
        indexes = [models.Index(fields=["complaint", "id"], name="complaints_message_case")]


class Attachment(models.Model):
    """A file that belongs to a message. `files` cleans it; this row says whose it is and to whom it may be shown."""

    message = models.ForeignKey(Message, models.PROTECT, related_name="attachments")
    file = models.OneToOneField("files.File", models.PROTECT, related_name="+")
    public = models.BooleanField(default=False)
    """May be shown on the public page: only evidence of an answer, never a reporter's picture."""
