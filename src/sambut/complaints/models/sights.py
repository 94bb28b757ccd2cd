"""Who may see a case, stored: lists start here. Written by the actions in the same transaction."""

from django.db import models
from django.db.models import Q

from sambut.complaints.states import Status


class Sight(models.Model):
    """`organisation` (a holder, a former holder, or one above) sees `complaint`. Never one below the unit complained about.

    `next_at` is the sort key of queues: the nearest running limit, or the end of time.
    """

    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="+")
    complaint = models.ForeignKey("complaints.Complaint", models.PROTECT, related_name="sights")
    status = models.CharField(max_length=12, choices=Status.choices)
    supervisory = models.BooleanField(default=False)
    secret = models.BooleanField(default=False)
    holds = models.BooleanField(default=True)
    """The case is with this organisation or one below it now; False: it was."""
    next_at = models.DateTimeField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "complaint"], name="complaints_sight_one")]
        indexes = [
            models.Index(fields=["organisation", "holds", "next_at", "complaint"], name="complaints_sight_queue"),
            models.Index(
                fields=["organisation", "holds", "status", "next_at", "complaint"], name="complaints_sight_status"
            ),
            models.Index(
                fields=["organisation", "next_at", "complaint"],
                condition=Q(holds=True, supervisory=True),
                name="complaints_sight_watched",
            ),
            models.Index(fields=["organisation", "received_at", "complaint"], name="complaints_sight_newest"),
            models.Index(fields=["complaint"], name="complaints_sight_case"),
        ]
