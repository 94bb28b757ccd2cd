"""What is measured of the handling of complaints, and what a figure stands on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Measure(models.TextChoices):
    """How well a body handles complaints, one number each; definitions stand in `measures/definitions.py`. Istilah: indikator."""

    RECEIVED = "received", _("laporan yang diterima")
    VERIFIED_IN_TIME = "verified_in_time", _("diteruskan tepat waktu")
    ANSWERED = "answered", _("dijawab dengan isi")
    ANSWERED_IN_TIME = "answered_in_time", _("dijawab tepat waktu")
    DAYS_TO_ANSWER = "days_to_answer", _("hari kerja sampai jawaban pertama")
    DONE = "done", _("selesai dengan jawaban")
    DAYS_TO_DONE = "days_to_done", _("hari kerja sampai selesai")
    BY_TIMER = "by_timer", _("ditutup oleh waktu")
    REACTED = "reacted", _("ditanggapi pelapor")
    ACCEPTED = "accepted", _("diterima pelapor")
    REOPENED = "reopened", _("dibuka lagi karena jawaban ditolak")
    SURVEY_INDEX = "survey_index", _("indeks kepuasan masyarakat")
    BOUNCED = "bounced", _("dikembalikan karena bukan wewenang")
    ARCHIVED = "archived", _("diarsipkan kantor")
    BACKLOG = "backlog", _("belum dijawab pada akhir masa")
    OVER_SIXTY = "over_sixty", _("lewat 60 hari tanpa jawaban")
    PROTECTED = "protected", _("pelapor meminta dirahasiakan")
    NAMES_OPENED = "names_opened", _("nama pelapor dibuka petugas")
    PUBLISHED = "published", _("terbuka untuk umum")
    UNITS_CONNECTED = "units_connected", _("unit yang punya petugas")
    OFFICERS_DECREED = "officers_decreed", _("petugas dengan SK")
    IMPORTED = "imported", _("dari arsip sistem lama")


class Basis(models.TextChoices):
    """Where the value of an indicator comes from, or why there is none."""

    COUNTED = "counted", _("dihitung dari laporan")
    STATED = "stated", _("dinyatakan instansi")
    FEW = "few", _("kurang dari lima")
    TOO_FEW = "too_few", _("terlalu sedikit untuk disimpulkan")
    ABSENT = "absent", _("tidak ada data")
