"""Files that an edition asks for, and those that came with an entry. `files` cleans them."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from sambut.competitions.editions.states import FileSort


class AskedFile(models.Model):
    """A letter or an attachment that belongs to an entry. Istilah: lampiran yang diminta, surat pernyataan."""

    edition = models.ForeignKey("competitions.Edition", models.CASCADE, related_name="asked_files")
    group = models.ForeignKey("competitions.Group", models.CASCADE, null=True, related_name="asked_files")
    """None: asked of every group."""
    question = models.ForeignKey("competitions.Question", models.CASCADE, null=True, related_name="asked_files")
    """The answer that it proves. None: it stands for the whole entry."""
    code = models.SlugField(max_length=30)
    title = models.CharField(max_length=160)
    guidance = models.CharField(max_length=600, blank=True)
    sorts = ArrayField(models.CharField(max_length=8, choices=FileSort.choices))
    required = models.BooleanField(default=True)
    names_body = models.BooleanField(default=True)
    """It names who takes part: judges of a blind contest do not open it."""
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "code"], name="competitions_asked_file_once")]

    def __str__(self) -> str:
        return self.title


class EntryFile(models.Model):
    """What the participant sent for one of them. A second one takes the place of the first."""

    entry = models.ForeignKey("competitions.Entry", models.CASCADE, related_name="files")
    asked = models.ForeignKey(AskedFile, models.PROTECT, related_name="+")
    file = models.OneToOneField("files.File", models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "asked"], name="competitions_entry_file_once")]
