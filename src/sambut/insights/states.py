"""What an effect can say, and what stands between it and an answer."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.TextChoices):
    """The same words as `effects.results.Verdict`, which knows no database."""

    FELL = "fell", _("turun")
    ROSE = "rose", _("naik")
    NO_CLEAR_CHANGE = "no_clear_change", _("tidak tampak berubah")
    DOUBTFUL = "doubtful", _("diragukan")
    TOO_LITTLE = "too_little", _("data belum cukup")


class Why(models.TextChoices):
    """Why nothing can be said."""

    NONE = "", "—"
    NO_TOPIC = "no_topic", _("belum ada pokok keluhan yang didaftarkan sebagai ukuran")
    NO_REGION = "no_region", _("peniru bukan pemerintah sebuah provinsi, kabupaten, atau kota")
    NO_POPULATION = "no_population", _("jumlah penduduk daerah ini tidak diketahui")
    NO_REPORTS = "no_reports", _("belum ada laporan dari daerah ini")
    BEFORE_THE_PANEL = "before_the_panel", _("laporan baru tercatat sesudah inovasi dimulai")
    SHORT_BEFORE = "short_before", _("laporan tercatat kurang dari setahun sebelum inovasi dimulai")
    SHORT_AFTER = "short_after", _("belum enam bulan sejak inovasi dimulai")
    FEW_CASES = "few_cases", _("kurang dari 30 laporan dalam setahun sebelum inovasi dimulai")
    FEW_COMPARISONS = "few_comparisons", _("kurang dari empat daerah yang dapat dijadikan pembanding")
    NO_MONTH = "no_month", _("tidak ada bulan dengan cukup daerah pembanding")
