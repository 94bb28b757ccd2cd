"""Why something about notices cannot be done."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "notice.not_found": _("Kabar ini tidak ada atau bukan untuk Anda. Lihat daftar kabar Anda."),
    "notice.prefer.not_signed_in": _("Masuklah dulu untuk mengatur kabar yang Anda terima."),
}
