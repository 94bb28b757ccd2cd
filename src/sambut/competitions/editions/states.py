"""Enums of an edition's surroundings: who stands beside the host, what files are asked, what a likeness is."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PartnerRole(models.TextChoices):
    """Who stands beside the host of an edition. What each may see: `access.py`."""

    CO_HOST = "co_host", _("penyelenggara bersama")
    SUPPORTER = "supporter", _("pendukung")
    PARTNER = "partner", _("mitra")


class FileSort(models.TextChoices):
    """What an asked file may be, told by its content."""

    PDF = "pdf", _("PDF")
    PICTURE = "picture", _("foto (JPEG, PNG, WebP)")
    OFFICE = "office", _("dokumen (DOCX, XLSX, ODT)")


class LikenessKind(models.TextChoices):
    """What a likeness is, as far as the record tells; the values are those of `science.similarity.Kind`."""

    SAME_ENTRY = "same_entry", _("inovasi yang sama dua kali di lomba ini")
    OWN_AGAIN = "own_again", _("unit yang sama lagi")
    DECLARED_REPLICATION = "declared_replication", _("replikasi yang dinyatakan")
    OTHER_CONTEST = "other_contest", _("inovasi yang sama di lomba lain")
    COPY = "copy", _("mirip tanpa keterangan")


class Finding(models.TextChoices):
    """What people say of a likeness."""

    OPEN = "open", _("belum diputus")
    FINE = "fine", _("bukan salinan")
    COPIED = "copied", _("salinan")


TO_SETTLE = (LikenessKind.SAME_ENTRY, LikenessKind.OWN_AGAIN, LikenessKind.COPY)
"""What somebody has to look at; the others explain themselves."""
