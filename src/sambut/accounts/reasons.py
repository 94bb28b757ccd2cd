"""What is said when something about accounts is refused: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "limit.reached": _(
        "Terlalu sering dari sini dalam waktu singkat. Coba lagi {wait} lagi; yang sudah Anda tulis tidak hilang."
    ),
    "limit.sign_in": _(
        "Terlalu banyak percobaan masuk yang keliru, jadi kami menahannya sebentar. Coba lagi {wait} lagi, atau buat kata sandi baru."
    ),
    "token.signed_out": _("Masuk dulu untuk mengurus kunci sistem."),
    "token.of_another": _("Kunci sistem ini milik orang lain. Hanya pemiliknya yang dapat mengurusnya."),
    "token.issue.wrong_end": _(
        "Masa berlaku kunci sistem paling lama {days} hari dan berakhir di masa depan. Pilih masa yang lain."
    ),
    "token.revoke.revoked": _("Kunci sistem ini sudah dicabut."),
    "session.end.not_found": _("Sesi ini sudah berakhir atau bukan milik Anda."),
    "demo.mark.production": _("Basis data produksi tidak dapat dijadikan peraga."),
    "demo.mark.in_use": _(
        "Basis data ini sudah berisi akun, jadi tidak dapat dijadikan peraga. Pakai basis data yang kosong."
    ),
    "demo.step_into.not_found": _("Halaman ini hanya ada di negara peraga."),
    "demo.step_into.nobody.not_found": _("Peran ini tidak ada. Pilih salah satu dari daftar."),
}
