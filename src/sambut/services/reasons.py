"""Refusals of the room, as sentences: what happened, and what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "service.see.not_found": _("Layanan ini tidak ada, atau belum terbit. Cari namanya di daftar layanan."),
    "service.draft.not_allowed": _(
        "Standar layanan ini ditulis oleh pejabat penghubung unitnya atau admin instansinya."
    ),
    "service.draft.unplaced": _("Layanan ini belum punya unit. Meja nasional menempatkannya lebih dahulu."),
    "service.draft.unit_ended": _("{unit} sudah tidak ada lagi. Pilih unit penerusnya."),
    "service.publish.not_allowed": _("Yang menerbitkan, mengembalikan, dan menarik layanan adalah admin instansi."),
    "service.publish.unplaced": _("Layanan ini belum punya unit. Meja nasional menempatkannya lebih dahulu."),
    "service.place.not_allowed": _("Hanya admin nasional yang menempatkan layanan pada unitnya."),
    "service.place.placed_already": _("Layanan ini ditulis oleh unitnya sendiri, jadi tidak dipindahkan."),
    "service.place.unit_ended": _("{unit} sudah tidak ada lagi. Pilih unit penerusnya."),
    "service.place.from_published": _("Layanan ini sudah terbit, jadi tidak ditempatkan lagi."),
    "service.place.from_withdrawn": _("Layanan ini sudah ditarik, jadi tidak ditempatkan lagi."),
    "service.edition.none": _("Tidak ada versi yang sedang ditulis. Mulai dahulu versi baru."),
    "service.keep.older": _("Versi ini sudah diubah di jendela lain. Muat ulang untuk melihat yang terbaru."),
    "service.keep.no_revision": _(
        "Halaman ini mengirim angka simpan yang tidak kami kenal. Muat ulang halaman; tulisan Anda masih ada."
    ),
    "service.keep.edition_submitted": _(
        "Versi ini sedang diperiksa admin instansi. Tulisan di layar Anda masih ada; minta admin mengembalikannya dahulu."
    ),
    "service.keep.edition_current": _("Versi ini sudah terbit. Tulisan di layar Anda masih ada; mulai versi baru."),
    "service.keep.edition_former": _("Versi ini sudah berakhir. Tulisan di layar Anda masih ada; mulai versi baru."),
    "service.keep.edition_discarded": _("Versi ini sudah dibuang. Tulisan di layar Anda masih ada; mulai versi baru."),
    "service.keep.too_long": _("{field} lebih dari {most} huruf. Ringkaskan; tulisan Anda masih ada di layar."),
    "service.submit.look": _("Ada yang perlu diperbaiki di formulirnya. Tulisan Anda sudah tersimpan."),
    "service.submit.link": _(
        "Alamat untuk mengajukan daring tidak lengkap. Tulis dari https:// sampai akhir, atau kosongkan."
    ),
    "service.submit.edition_submitted": _("Versi ini sudah diajukan dan sedang diperiksa."),
    "service.submit.incomplete": _("Yang wajib diumumkan belum lengkap: {missing}. Isi dahulu, lalu ajukan lagi."),
    "service.publish.edition_writing": _("Versi ini belum diajukan. Ajukan dahulu, lalu terbitkan."),
    "service.publish.incomplete": _("Yang wajib diumumkan belum lengkap: {missing}. Kembalikan dengan alasan itu."),
    "service.return.edition_writing": _("Versi ini masih ditulis, jadi belum ada yang dikembalikan."),
    "service.return.without_reason": _("Tulis dahulu apa yang perlu diperbaiki."),
    "service.withdraw.without_reason": _("Tulis dahulu mengapa layanan ini ditarik; warga membacanya."),
    "service.withdraw.from_withdrawn": _("Layanan ini sudah ditarik."),
    "service.check.from_draft": _("Layanan ini belum terbit, jadi belum ada yang ditinjau."),
    "service.check.from_withdrawn": _("Layanan ini sudah ditarik, jadi tidak ditinjau lagi."),
    "service.discard.from_draft": _(
        "Layanan ini belum pernah terbit; membuang satu-satunya versinya berarti menarik layanan itu."
    ),
    "service.import.unreadable": _("Berkas {file} tidak dapat dibaca: {why}."),
    "service.import.report": _(
        "Laporan {file} tidak dapat ditulis: {why}. Yang sudah masuk tetap ada; beri ruang, lalu ulangi."
    ),
}
