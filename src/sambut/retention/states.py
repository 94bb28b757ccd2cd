"""Actions of the schedule, and states of a person's own request."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Action(models.TextChoices):
    ERASE = "erase", _("Dihapus")
    ANONYMISE = "anonymise", _("Dibuat anonim")


class Kind(models.TextChoices):
    """What a person may ask about their own data."""

    ACCESS = "access", _("Salinan data saya")
    CORRECTION = "correction", _("Perbaikan data saya")
    ERASURE = "erasure", _("Penghapusan data saya")


class RequestState(models.TextChoices):
    RECEIVED = "received", _("Menunggu keputusan")
    GRANTED = "granted", _("Dikabulkan")
    REFUSED = "refused", _("Ditolak")
    CARRIED_OUT = "carried_out", _("Selesai dilaksanakan")


class Verb(models.TextChoices):
    REQUEST_ACCESS = "request_access", _("Meminta salinan data")
    REQUEST_CORRECTION = "request_correction", _("Meminta perbaikan data")
    REQUEST_ERASURE = "request_erasure", _("Meminta penghapusan data")
    GRANT = "grant", _("Mengabulkan permintaan data")
    REFUSE = "refuse", _("Menolak permintaan data")
    CARRY_OUT = "carry_out", _("Melaksanakan permintaan data")
    DOWNLOAD = "download", _("Mengunduh salinan data")
    APPLY = "apply", _("Menjalankan jadwal retensi")


MOVES = {
    ("", Verb.REQUEST_ACCESS): RequestState.RECEIVED,
    ("", Verb.REQUEST_CORRECTION): RequestState.RECEIVED,
    ("", Verb.REQUEST_ERASURE): RequestState.RECEIVED,
    (RequestState.RECEIVED, Verb.GRANT): RequestState.GRANTED,
    (RequestState.RECEIVED, Verb.REFUSE): RequestState.REFUSED,
    (RequestState.GRANTED, Verb.CARRY_OUT): RequestState.CARRIED_OUT,
    (RequestState.GRANTED, Verb.DOWNLOAD): RequestState.GRANTED,
}
