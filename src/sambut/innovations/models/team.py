"""Who made it, as the owner names them: content of the record, erasable, no accounts."""

from django.db import models


class Member(models.Model):
    """Istilah: anggota tim, inovator. Never part of a version or an event, so that erasing the row erases the name."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="members")
    name = models.CharField(max_length=120)
    part = models.CharField(max_length=120, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "name"], name="innovations_member_once")]
