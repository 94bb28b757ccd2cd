"""Where an organisation comes from, and what can happen to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verb(models.TextChoices):
    ADD = "add", _("Ditambahkan")
    RENAME = "rename", _("Diganti nama")
    MOVE = "move", _("Dipindahkan")
    END = "end", _("Diakhiri")
    ADD_ALIAS = "add_alias", _("Diberi nama lain")
    END_ALIAS = "end_alias", _("Nama lain dicabut")
    CHANGE_SETTINGS = "change_settings", _("Pengaturan diubah")
    IMPORTED = "imported", _("Diimpor")
    LOADED = "loaded", _("Dimuat dari acuan")


class Origin(models.TextChoices):
    """Who wrote the row. An update of the reference never overwrites a row of one's own."""

    REFERENCE = "reference", _("Acuan")
    OWN = "own", _("Buatan instansi")
    IMPORT = "import", _("Impor")


class NameOrigin(models.TextChoices):
    CURRENT = "current", _("Nama sekarang")
    FORMER = "former", _("Nama lama")
    SHORT = "short", _("Nama singkat")
    REFERENCE = "reference", _("Acuan")
    OWN = "own", _("Buatan instansi")
    IMPORT = "import", _("Impor")


ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
"""WIB, WITA, WIT. Dasar: Keppres 41/1987."""
