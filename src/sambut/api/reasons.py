from django.utils.translation import gettext_lazy as _

REASONS = {
    "access.token.missing": _("Kunci sistem tidak ada, keliru, atau sudah berakhir. Buat yang baru di halaman akun."),
    "complaint.see.not_found": _("Laporan ini tidak ada, atau bukan untuk Anda."),
}
