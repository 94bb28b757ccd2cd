"""What is said when something about papers is refused."""

from django.utils.translation import gettext_lazy as _

PAPERS = {
    "certificate.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "certificate.revoke.from_revoked": _("Piagam ini sudah dicabut."),
    "certificate.revoke.without_reason": _("Tulis mengapa piagam ini dicabut."),
    "certificate.revoke.too_long": _("Alasannya paling banyak {longest} huruf."),
    "certificate.issue.key": _("Kunci penanda tangan tidak dapat dibuka. Mintalah pengelola sistem memeriksa SAMBUT_SIGNING_KEY dan sandinya."),
    "foreword.write.too_long": _("Kata pengantar paling banyak {longest} huruf."),
}  # fmt: skip
