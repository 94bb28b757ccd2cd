"""Appointments (person × role × organisation) and letters to represent."""

from django.conf import settings
from django.db import models

from sambut.mandates.states import Role


class Appointment(models.Model):
    """Istilah: penunjukan. Acting officials (Plt., Plh.) are appointments that end; ended rows stay."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=40, choices=Role.choices)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, related_name="appointments")
    acting = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
