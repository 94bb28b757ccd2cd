"""Where a glossary row comes from, and what happens to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    REFERENCE = "reference", _("bawaan")
    OWN = "own", _("milik instansi")


class Verb(models.TextChoices):
    ADD = "add", _("ditambahkan")
    END = "end", _("diakhiri")
