"""What the API itself refuses, as sentences: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "access.token.missing": _("Kunci sistem tidak ada, keliru, atau sudah berakhir. Buat yang baru di halaman akun."),
    "complaint.see.not_found": _("Laporan ini tidak ada, atau bukan untuk Anda."),
    "api.address.not_found": _("Alamat ini tidak ada di API. Daftarnya ada di /api/v1/openapi.json."),
    "api.method.not_allowed": _("Cara ini tidak dipakai di alamat ini. Yang dipakai: {allowed}."),
    "api.body.not_json": _(
        "Kirimkan isinya sebagai JSON, dengan Content-Type: application/json. Tidak ada yang disimpan."
    ),
    "api.body.not_parts": _(
        "Di sini sebuah berkas ikut dikirim. Kirimkan sebagai multipart/form-data. Tidak ada yang disimpan."
    ),
    "api.body.too_large": _("Isi permintaan lebih dari 2,5 MB. Ringkaskan, lalu kirim lagi. Tidak ada yang disimpan."),
    "api.database.away": _(
        "Kami sedang tidak dapat menyimpan atau membaca. Tidak ada yang berubah; coba lagi sebentar."
    ),
}
