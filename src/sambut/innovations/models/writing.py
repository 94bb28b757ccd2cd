"""What is being written, by whom, and the frozen copies. Text is never lost."""

from django.db import models
from django.db.models import Q

from sambut.innovations.states import Verb


class Manuscript(models.Model):
    """The working copy of the texts of one innovation: field → text. It becomes the record when it is published."""

    innovation = models.OneToOneField("innovations.Innovation", models.CASCADE, primary_key=True)
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")


class Saving(models.Model):
    """One saving of a manuscript: what each changed field said before. For two who write at once, and to go back.

    `page` is the open page it came from, a random word that the page brings along.
    """

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="savings")
    revision = models.PositiveIntegerField()
    page = models.CharField(max_length=40)
    before = models.JSONField()
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["innovation", "revision"], name="innovations_saving_once")]


class Beside(models.Model):
    """What somebody wrote into a field that another had just changed: kept until one of the two is chosen."""

    innovation = models.ForeignKey("innovations.Innovation", models.CASCADE, related_name="besides")
    page = models.CharField(max_length=40)
    field = models.CharField(max_length=30)
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "page", "field"], name="innovations_beside_once"),
        ]


class Version(models.Model):
    """A frozen copy of all texts, facts, indicators and proofs at one moment. People are not in it: they can be erased."""

    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    """SHA-256 of the content: equal copies are not kept twice."""
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["innovation", "number"], name="innovations_version_once"),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(published_at__gte=models.F("made_at")),
                name="innovations_published_after_made",
            ),
        ]


class Note(models.Model):
    """Words that go with a verb: why a version came back (istilah: catatan perbaikan), why a record was withdrawn."""

    innovation = models.ForeignKey("innovations.Innovation", models.PROTECT, related_name="notes")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    verb = models.CharField(max_length=40, choices=[(Verb.RETURN, "return"), (Verb.WITHDRAW, "withdraw")])
    text = models.TextField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
