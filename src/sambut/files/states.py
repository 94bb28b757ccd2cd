"""States of an uploaded file, and its moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FileState(models.TextChoices):
    RECEIVED = "received", _("Sedang diperiksa")
    CLEAN = "clean", _("Siap dibuka")
    REFUSED = "refused", _("Tidak dapat dipakai")
    ERASED = "erased", _("Sudah dihapus")


class Privacy(models.TextChoices):
    """How carefully a file is kept. Who may see it is decided by the room that owns it."""

    OPEN = "open", _("Boleh dibuka untuk umum")
    CASE = "case", _("Hanya untuk yang menangani")
    SEALED = "sealed", _("Tersegel")


class Verb(models.TextChoices):
    TAKE = "take", _("Menerima berkas")
    CLEAN = "clean", _("Membersihkan berkas")
    REFUSE = "refuse", _("Menolak berkas")
    ERASE = "erase", _("Menghapus berkas")


MOVES = {
    ("", Verb.TAKE): FileState.RECEIVED,
    (FileState.RECEIVED, Verb.CLEAN): FileState.CLEAN,
    (FileState.RECEIVED, Verb.REFUSE): FileState.REFUSED,
    (FileState.RECEIVED, Verb.ERASE): FileState.ERASED,
    (FileState.CLEAN, Verb.ERASE): FileState.ERASED,
    (FileState.REFUSED, Verb.ERASE): FileState.ERASED,
}
