"""Who made it, as the owner names them: content of the record, erasable. Some are accounts, most are only a name."""

import uuid

from django.db import models
from django.db.models import Q


class Member(models.Model):
    """Istilah: anggota tim, inovator. Never part of a version or an event, so that erasing the row erases the name.

    With an account it is shown to everybody once that person agreed. A name alone is no person: nobody is followed from
    record to record who did not ask for it.
    """

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="members")
    name = models.CharField(max_length=120)
    part = models.CharField(max_length=120, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    user = models.ForeignKey("accounts.User", models.CASCADE, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True)
    """When the account said: yes, this is me."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "name"], name="innovations_member_once"),
            models.UniqueConstraint(fields=["innovation", "user"], name="innovations_account_once"),
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(user__isnull=False), name="innovations_who_agreed_has_account"
            ),
        ]
        indexes = [models.Index(fields=["user", "-innovation"], name="innovations_of_member")]


class Innovator(models.Model):
    """The page of a person with an account: what they made. It exists because they opened it, and only while it is open."""

    user = models.OneToOneField("accounts.User", models.CASCADE, primary_key=True, related_name="+")
    uuid = models.UUIDField(default=uuid.uuid4, unique=True)
    about = models.CharField(max_length=400, blank=True)
    opened_at = models.DateTimeField(null=True)
    """None: closed again; nobody else sees it."""
