"""Sentences for what this room refuses."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "file.take.empty": _("Berkas ini kosong. Pilih berkas lain."),
    "file.take.too_large": _(
        "Berkas ini terlalu besar. Paling besar {megabytes} MB; kecilkan fotonya atau bagi dokumennya."
    ),
    "file.take.kind": _(
        "Jenis berkas ini tidak diterima. Kirimkan foto (JPEG, PNG, WebP), PDF, atau dokumen Word, Excel, dan ODT."
    ),
    "file.take.heic": _(
        "Foto HEIC belum dapat kami baca. Di kamera pilih “Paling Kompatibel”, atau kirimkan sebagai JPEG."
    ),
    "file.take.macros": _("Dokumen ini berisi makro. Simpan sebagai PDF atau dokumen tanpa makro, lalu kirimkan lagi."),
    "file.take.embedded": _("Dokumen ini memuat berkas lain di dalamnya. Simpan sebagai PDF, lalu kirimkan lagi."),
    "file.take.encrypted": _("Dokumen ini terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu kirimkan lagi."),
    "file.take.broken": _("Berkas ini rusak atau tidak lengkap. Coba kirim lagi, atau pilih berkas lain."),
    "file.take.bomb": _("Berkas ini terlalu besar setelah dibuka. Kecilkan atau bagi menjadi beberapa berkas."),
    "file.take.virus": _("Pemindai menemukan sesuatu yang berbahaya di berkas ini, jadi kami tidak menyimpannya."),
    "file.store.full": _(
        "Tempat penyimpanan sedang penuh, jadi berkas belum tersimpan. Tulisan Anda aman; coba lagi nanti."
    ),
    "file.store.failed": _(
        "Tempat penyimpanan sedang tidak menjawab, jadi berkas belum tersimpan. Tulisan Anda aman; coba lagi nanti."
    ),
    "file.open.received": _("Berkas ini masih diperiksa. Sebentar lagi dapat dibuka."),
    "file.open.refused": _("Berkas ini tidak dapat dipakai, jadi tidak ditampilkan."),
    "file.open.erased": _("Berkas ini sudah dihapus."),
    "file.check.no_hash": _("Sidik berkas terdiri atas 64 angka dan huruf a sampai f. Salin seluruhnya."),
    "file.check.no_file": _("Pilih dahulu berkas PDF yang akan diperiksa."),
}
