"""States of a look at an identity, and its moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LookState(models.TextChoices):
    ASKED = "asked", _("Menunggu keputusan")
    GRANTED = "granted", _("Dikabulkan")
    DENIED = "denied", _("Ditolak")
    LOOKED = "looked", _("Sudah dibuka")


class Verb(models.TextChoices):
    REQUEST_LOOK = "request_look", _("Meminta membuka identitas")
    GRANT_LOOK = "grant_look", _("Mengabulkan pembukaan identitas")
    DENY_LOOK = "deny_look", _("Menolak pembukaan identitas")
    LOOK = "look", _("Membuka identitas")
    ERASE = "erase", _("Menghapus identitas")


MOVES = {
    ("", Verb.REQUEST_LOOK): LookState.ASKED,
    (LookState.ASKED, Verb.GRANT_LOOK): LookState.GRANTED,
    (LookState.ASKED, Verb.DENY_LOOK): LookState.DENIED,
    (LookState.GRANTED, Verb.LOOK): LookState.LOOKED,
}
