"""What is said when something in the judging is refused: what happened, what to do."""

from django.utils.translation import gettext_lazy as _

from sambut.competitions.states import ReadingState

READING_NOT_NOW = {
    ReadingState.SIGNED: _("Penilaian ini sudah ditandatangani, jadi nilainya tetap."),
    ReadingState.RECUSED: _("Juri sudah mengundurkan diri dari entri ini."),
    ReadingState.SET_ASIDE: _("Penilaian ini sudah dikesampingkan. Alasannya tertulis pada riwayatnya."),
}

JUDGING = {
    f"reading.{verb}.from_{state}": words
    for verb in ("score", "sign", "recuse", "give")
    for state, words in READING_NOT_NOW.items()
} | {
    "judge.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "reading.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "objection.see.not_found": _("Halaman ini tidak ada, atau bukan untuk Anda."),
    "access.judge.not_your_seat": _("Ini dilakukan jurinya sendiri."),
    "access.objection.own": _("Anda sendiri yang menyanggah. Minta rekan Anda yang menjawabnya."),
    "reading.sealed": _("Ada benturan kepentingan antara Anda dan entri ini. Undurkan diri; juri lain akan membacanya."),
    "reading.see_marks.unsigned": _("Nilai ini terbuka setelah ditandatangani, dan setelah Anda menandatangani nilai Anda sendiri."),
    "edition.invite.no_office": _("Orang ini belum diangkat sebagai juri atau evaluator. Minta admin instansi mengangkatnya lebih dulu."),
    "edition.invite.oneself": _("Penyelenggara tidak menjadi juri pada lombanya sendiri."),
    "edition.invite.no_institution": _("Tulis instansi asal juri; dari situ benturan kepentingan diperiksa."),
    "edition.invite.out_of_bounds": _("Seorang juri membaca 1 sampai {most} entri."),
    "edition.invite.there_already": _("Orang ini sudah diundang pada edisi ini."),
    "judge.confirm.answered_already": _("Undangan ini sudah dijawab."),
    "judge.declare.no_kind": _("Pilih jenis benturan kepentingannya."),
    "judge.declare.without_reason": _("Tulis alasannya dalam satu kalimat."),
    "judge.declare.no_entry": _("Entri ini tidak ada pada edisi ini."),
    "edition.assign.no_judges": _("Belum ada juri yang bersedia. Undang juri, lalu tunggu jawabannya."),
    "edition.assign.no_entries": _("Belum ada entri yang lolos seleksi administrasi."),
    "reading.give.without_reason": _("Tulis mengapa entri ini dialihkan."),
    "reading.give.nobody": _("Tidak ada juri lain yang boleh membaca entri ini dan masih punya tempat. Undang juri, atau naikkan batasnya."),
    "reading.score.over": _("Penilaian edisi ini sudah selesai, jadi nilai tidak dapat diubah lagi."),
    "reading.score.no_criterion": _("Halaman ini tidak lagi sesuai dengan kriterianya. Muat ulang."),
    "reading.score.out_of_bounds": _("Nilai {criterion} harus antara 0 dan 100."),
    "reading.score.too_long": _("Alasan paling banyak {longest} huruf."),
    "reading.score.confidence": _("Pilih seberapa yakin Anda."),
    "reading.score.no_revision": _("Halaman ini tidak lagi sesuai dengan yang tersimpan. Muat ulang; tulisan Anda masih ada di peramban."),
    "reading.sign.newer": _("Ada nilai yang lebih baru dari tab lain. Muat ulang halaman ini, periksa, lalu tandatangani."),
    "reading.sign.incomplete": _("Belum ada nilai atau alasan untuk: {lacking}. Lengkapi, lalu tandatangani."),
    "reading.sign.no_confidence": _("Pilih seberapa yakin Anda, lalu tandatangani."),
    "reading.sign.no_weights": _("Kriteria edisi ini tidak berbobot. Sampaikan kepada penyelenggara."),
    "reading.recuse.without_reason": _("Tulis alasannya; hanya penyelenggara yang membacanya."),
    "edition.count.no_entries": _("Belum ada entri yang dapat dihitung."),
    "edition.count.unread": _("{count} entri belum punya satu pun nilai yang ditandatangani."),
    "edition.count.open": _("{count} penilaian belum ditandatangani. Tunggu, ingatkan, atau alihkan ke juri lain."),
    "edition.count.groups": _("Kriteria berbobotnya berbeda antarkelompok, jadi semuanya tidak dapat diurutkan bersama."),
    "edition.choose.no_result": _("Hasilnya belum dihitung."),
    "edition.choose.counted_it": _("Anda yang meminta hasil ini dihitung. Keputusan pleno dicatat orang lain."),
    "edition.choose.newer_result": _("Ada hasil hitungan yang lebih baru. Muat ulang halaman ini."),
    "edition.choose.sealed": _("Ada benturan kepentingan antara Anda dan entri di klaster ini. Minta rekan Anda mencatat putusannya."),
    "edition.choose.too_many": _("Klaster ini hanya punya {places} tempat."),
    "edition.choose.announced": _("Hasil sudah diumumkan. Putusan klaster ini hanya dapat diubah bila sanggahan atasnya diterima."),
    "edition.choose.without_reason": _("{count} pilihan keluar dari urutan nilai dan belum beralasan: {lacking}."),
    "edition.announce.undecided": _("{count} entri belum diputus pleno."),
    "edition.announce.from_announced": _("Hasil edisi ini sudah diumumkan."),
    "edition.decide.from_open": _("Umumkan hasilnya lebih dulu, lalu tunggu masa sanggah selesai."),
    "edition.decide.without_number": _("Tulis nomor SK penetapannya."),
    "edition.decide.window_open": _("Masa sanggah masih terbuka sampai {until}."),
    "edition.decide.unanswered": _("{count} sanggahan belum dijawab."),
    "entry.object.closed": _("Masa sanggah tidak sedang terbuka."),
    "entry.object.without_words": _("Tulis apa yang Anda sanggah."),
    "entry.object.too_long": _("Tulisan paling banyak {longest} huruf."),
    "entry.object.open_already": _("Sanggahan Anda sebelumnya masih menunggu jawaban."),
    "objection.answer.answered_already": _("Sanggahan ini sudah dijawab."),
    "objection.answer.without_words": _("Tulis jawabannya; peserta membacanya."),
}  # fmt: skip
