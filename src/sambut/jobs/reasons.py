"""Why something about jobs cannot be done."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "job.retry.not_found": _(
        "Tidak ada pekerjaan gagal bernomor {number} yang menunggu. Lihat daftarnya dengan `sambut jobs list`."
    ),
    "job.retry.no_such_reaction": _("Versi ini tidak mengenal pekerjaan {reaction}. Perbarui Sambut, lalu coba lagi."),
}
