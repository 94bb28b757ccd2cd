"""Refusals of the room, as sentences: what happened, and what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "complaint.see.not_yours": _("Laporan ini tidak ada, atau bukan untuk Anda. Periksa nomor dan kata kuncinya."),
    "complaint.verb.for_reporters": _(
        "Hanya pelapor yang dapat melakukannya, dengan nomor dan kata kunci dari tanda terimanya."
    ),
    "complaint.verb.for_offices": _("Hanya petugas instansi yang dapat melakukannya, di mejanya."),
    "complaint.text.empty": _("Tulis dahulu apa yang terjadi, walau hanya satu kalimat."),
    "complaint.text.too_long": _(
        "Teksnya lebih dari {longest} huruf. Ringkaskan, atau lampirkan sisanya sebagai berkas."
    ),
    "complaint.submit.in_the_future": _("Tanggal kejadian belum terjadi. Periksa tanggalnya."),
    "complaint.clock.no_rule": _(
        "Belum ada aturan waktu untuk langkah ini ({step}). Pengelola sistem perlu mengisinya di tabel aturan."
    ),
    "complaint.route.national_only": _("Laporan ini masih di meja nasional; hanya admin nasional yang meneruskannya."),
    "complaint.route.not_your_body": _(
        "Laporan ini tidak berada di instansi Anda, jadi admin instansi itulah yang meneruskannya."
    ),
    "complaint.forward.without_grade": _("Pilih dahulu golongan laporan: batas waktunya mengikuti golongan itu."),
    "complaint.forward.to_subject": _(
        "{organisation} adalah pihak yang dilaporkan, jadi tidak boleh menangani laporan ini. Pilih unit lain atau inspektorat."
    ),
    "complaint.forward.to_ended": _("{organisation} sudah tidak ada lagi. Pilih unit penerusnya."),
    "complaint.forward.already_there": _(
        "Laporan ini sudah berada di {organisation}. Pilih unit lain, atau biarkan di sana."
    ),
    "complaint.forward.outside_your_body": _(
        "{organisation} di luar instansi Anda. Kembalikan laporan ke meja nasional dengan alasan bukan wewenang."
    ),
    "complaint.forward.from_incomplete": _(
        "Laporan ini menunggu kelengkapan dari pelapor. Sesudah dilengkapi, laporan kembali ke antrean Anda."
    ),
    "complaint.forward.from_answered": _(
        "Laporan ini sudah dijawab dan menunggu tanggapan pelapor, jadi tidak bisa diteruskan lagi."
    ),
    "complaint.forward.from_closed": _("Laporan ini sudah selesai, jadi tidak bisa diteruskan lagi."),
    "complaint.forward.from_archived": _("Laporan ini sudah diarsipkan, jadi tidak bisa diteruskan lagi."),
    "complaint.ask.from_incomplete": _("Kelengkapan sudah diminta dan pelapor belum membalas."),
    "complaint.ask.from_forwarded": _(
        "Laporan ini sudah diteruskan. Unit yang memegangnya dapat memberi kabar sementara."
    ),
    "complaint.ask.from_answered": _("Laporan ini sudah dijawab dan menunggu tanggapan pelapor."),
    "complaint.ask.from_closed": _("Laporan ini sudah selesai."),
    "complaint.ask.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.archive.without_reason": _(
        "Pilih satu alasan yang berlaku untuk laporan ini, lalu tuliskan penjelasannya."
    ),
    "complaint.archive.from_forwarded": _("Laporan ini sudah diteruskan, jadi harus dijawab, bukan diarsipkan."),
    "complaint.archive.from_answered": _("Laporan ini sudah dijawab dan menunggu tanggapan pelapor."),
    "complaint.archive.from_closed": _("Laporan ini sudah selesai."),
    "complaint.archive.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.answer.nobody_has_it": _(
        "Laporan ini belum diteruskan kepada unit mana pun, jadi belum ada yang dapat menjawab."
    ),
    "complaint.answer.about_you": _("Laporan ini tentang unit Anda, jadi unit Anda tidak boleh menanganinya."),
    "complaint.answer.not_your_unit": _(
        "Laporan ini dipegang unit lain. Anda dapat membacanya, tetapi unit itu yang menjawab."
    ),
    "complaint.answer.from_received": _("Laporan ini belum diteruskan, jadi belum bisa dijawab."),
    "complaint.answer.from_incomplete": _("Laporan ini menunggu kelengkapan dari pelapor."),
    "complaint.answer.from_answered": _("Laporan ini sudah dijawab. Bila pelapor menolak, Anda dapat menjawab lagi."),
    "complaint.answer.from_closed": _("Laporan ini sudah selesai."),
    "complaint.answer.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.note.from_received": _("Laporan ini belum diteruskan, jadi belum ada yang memberi kabar."),
    "complaint.note.from_incomplete": _("Laporan ini menunggu kelengkapan dari pelapor."),
    "complaint.note.from_answered": _("Laporan ini sudah dijawab; kabar sementara tidak diperlukan lagi."),
    "complaint.note.from_closed": _("Laporan ini sudah selesai."),
    "complaint.note.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.bounce.at_the_national_desk": _(
        "Laporan ini sudah berada di meja nasional, yang mencarikan instansinya."
    ),
    "complaint.bounce.from_incomplete": _("Laporan ini menunggu kelengkapan dari pelapor."),
    "complaint.bounce.from_answered": _("Laporan ini sudah dijawab, jadi tidak bisa dikembalikan."),
    "complaint.bounce.from_closed": _("Laporan ini sudah selesai."),
    "complaint.bounce.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.open_text.ended": _(
        "Laporan ini sudah berakhir; teks aslinya tidak diperlukan lagi untuk menanganinya."
    ),
    "complaint.open_text.not_acting": _(
        "Teks asli hanya dibuka oleh yang sedang harus bertindak. Teks yang disamarkan tetap dapat dibaca."
    ),
    "complaint.open_reporter.anonymous": _(
        "Pelapor meminta anonim. Identitasnya hanya dapat diminta kepada pemegang amanat identitas, dengan alasan."
    ),
    "complaint.request_look.no_body": _(
        "Laporan ini belum ada instansinya, jadi belum ada pemegang amanat identitas yang dapat memutuskan. Teruskan dahulu."
    ),
    "complaint.request_look.not_acting": _(
        "Identitas pelapor hanya diminta oleh yang sedang menangani laporan ini atau mengawasinya."
    ),
    "complaint.accept.from_received": _("Laporan Anda belum dijawab."),
    "complaint.accept.from_incomplete": _("Laporan Anda belum dijawab; kami menunggu kelengkapan dari Anda."),
    "complaint.accept.from_forwarded": _("Laporan Anda belum dijawab; unit yang memegangnya masih bekerja."),
    "complaint.accept.from_closed": _(
        "Laporan ini sudah selesai. Bila masalahnya muncul lagi, kirim laporan baru dan sebutkan nomor ini."
    ),
    "complaint.accept.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.reject.from_received": _("Laporan Anda belum dijawab."),
    "complaint.reject.from_incomplete": _("Laporan Anda belum dijawab; kami menunggu kelengkapan dari Anda."),
    "complaint.reject.from_forwarded": _("Laporan Anda belum dijawab lagi; unit yang memegangnya masih bekerja."),
    "complaint.reject.from_closed": _(
        "Laporan ini sudah selesai. Bila masalahnya muncul lagi, kirim laporan baru dan sebutkan nomor ini."
    ),
    "complaint.reject.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.complete.from_received": _("Laporan Anda sudah lengkap dan sedang diperiksa."),
    "complaint.complete.from_forwarded": _("Laporan Anda sudah diteruskan. Tambahkan keterangan bila perlu."),
    "complaint.complete.from_answered": _("Laporan Anda sudah dijawab."),
    "complaint.complete.from_closed": _("Laporan ini sudah selesai."),
    "complaint.complete.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.add.from_incomplete": _(
        "Kami sedang menunggu kelengkapan dari Anda. Tulis di tempat yang disediakan untuk itu."
    ),
    "complaint.add.from_closed": _(
        "Laporan ini sudah selesai. Bila masalahnya muncul lagi, kirim laporan baru dan sebutkan nomor ini."
    ),
    "complaint.add.from_archived": _(
        "Laporan ini sudah diarsipkan. Bila ada hal baru, kirim laporan baru dan sebutkan nomor ini."
    ),
    "complaint.withdraw.from_closed": _("Laporan ini sudah selesai, jadi tidak perlu dicabut."),
    "complaint.withdraw.from_archived": _("Laporan ini sudah diarsipkan."),
    "complaint.key.wrong": _(
        "Nomor dan kata kunci itu tidak cocok. Periksa tanda terima Anda; huruf besar dan kecil sama saja."
    ),
    "complaint.files.too_many": _("Paling banyak {most} berkas untuk satu laporan. Kirim sisanya sebagai tambahan."),
    "complaint.import.mapping_unreadable": _(
        "Berkas pemetaan {file} tidak dapat dibaca: {why}. Periksa apakah isinya TOML."
    ),
    "complaint.import.mapping_without_columns": _(
        "Berkas pemetaan {file} tidak punya bagian [columns]. Contohnya ada di docs/importing.md."
    ),
    "complaint.import.mapping_columns": _(
        "Berkas pemetaan {file}: kolom yang kurang {lacking}; yang tidak dikenal {unknown}."
    ),
    "complaint.import.mapping_value": _(
        "Berkas pemetaan {file}: isi {key} tidak dapat dipakai. Yang dapat dipakai: {allowed}."
    ),
    "complaint.import.mapping_key": _("Berkas pemetaan {file}: {unknown} tidak dikenal. Yang dikenal: {allowed}."),
    "complaint.import.mapping_without_body": _(
        "Berkas pemetaan {file} tidak menyebut instansi. Isi body, atau kolomnya di [columns]."
    ),
    "complaint.import.workbook": _(
        "Berkas {file} adalah buku kerja Excel. Simpan sebagai “CSV UTF-8”, lalu masukkan berkas itu."
    ),
    "complaint.import.no_mapping": _(
        "Tidak ada pemetaan yang cocok dengan kolom {header}. Berikan --mapping BERKAS.toml."
    ),
    "complaint.import.columns_missing": _("Kolom {columns} tidak ada di berkas itu. Periksa pemetaannya."),
    "complaint.import.unknown_body": _(
        "Instansi {body} tidak dikenal. Tambahkan dahulu, atau perbaiki namanya di pemetaan."
    ),
    "complaint.import.unreadable": _("Berkas {file} tidak dapat dibaca: {why}."),
    "complaint.file.not_written": _(
        "Berkas {file} tidak dapat ditulis: {why}. Yang sudah masuk tetap ada; beri ruang, lalu ulangi perintah ini."
    ),
    "complaint.export.unknown_person": _(
        "Tidak ada orang dengan alamat itu. Periksa alamatnya, atau ekspor yang terbuka saja."
    ),
    "access.rule.not_yours": _("Aturan waktu ini bukan urusan kantor Anda."),
    "rule.propose.without_law": _("Sebutkan dasar hukumnya: aturan waktu tanpa dasar tidak dapat diusulkan."),
    "rule.propose.in_the_past": _("Aturan waktu tidak dapat berlaku surut. Pilih hari ini atau sesudahnya."),
    "rule.propose.open_already": _(
        "Untuk langkah dan golongan itu sudah ada usul yang menunggu. Putuskan dahulu usul itu."
    ),
    "rule.decide.two_people": _("Anda yang mengusulkan, jadi orang lain yang memutuskan."),
    "rule.withdraw.not_yours": _("Hanya yang mengusulkan dapat menariknya. Anda dapat menolaknya."),
    "rule.approve.from_approved": _("Usul ini sudah disetujui."),
    "rule.approve.from_rejected": _("Usul ini sudah ditolak."),
    "rule.approve.from_withdrawn": _("Usul ini sudah ditarik."),
    "rule.reject.from_approved": _("Usul ini sudah disetujui."),
    "rule.reject.from_rejected": _("Usul ini sudah ditolak."),
    "rule.reject.from_withdrawn": _("Usul ini sudah ditarik."),
    "rule.withdraw.from_approved": _("Usul ini sudah disetujui."),
    "rule.withdraw.from_rejected": _("Usul ini sudah ditolak."),
    "rule.withdraw.from_withdrawn": _("Usul ini sudah ditarik."),
    "draft.keep.gone": _(
        "Draf ini sudah dikirim atau dibuang. Tulisan di layar Anda masih ada; mulai laporan baru untuk menyimpannya."
    ),
    "draft.keep.no_revision": _(
        "Halaman ini mengirim angka simpan yang tidak kami kenal. Muat ulang halaman; tulisan Anda masih ada."
    ),
    "draft.keep.older": _("Draf ini sudah diubah di jendela lain. Muat ulang untuk melihat yang terbaru."),
}
