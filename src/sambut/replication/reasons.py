"""Refusals of this room in words: what happened, and what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sambut.replication.states import STAYING, TRANSITIONS, State

REASONS: dict[str, Any] = {
    "replication.text.too_long": _("Teksnya lebih dari {longest} huruf. Ringkaskan dahulu."),
    "access.need.not_your_body": _(
        "Kebutuhan suatu instansi dinyatakan oleh pimpinan, admin, atau pejabat penghubungnya sendiri."
    ),
    "need.see.not_found": _("Kebutuhan ini tidak ada, atau sudah dihapus."),
    "need.state.without_text": _("Tulis dahulu apa yang dibutuhkan, dengan kata-kata sehari-hari."),
    "need.state.unit_ended": _("{unit} sudah tidak ada lagi. Pilih unit penerusnya."),
    "need.write.from_met": _("Kebutuhan ini sudah terjawab. Buka kembali dahulu bila belum selesai."),
    "need.write.from_closed": _("Kebutuhan ini sudah ditutup. Nyatakan yang baru bila muncul lagi."),
    "need.meet.from_met": _("Kebutuhan ini sudah tercatat terjawab."),
    "need.meet.from_closed": _("Kebutuhan ini sudah ditutup."),
    "need.reopen.from_open": _("Kebutuhan ini masih terbuka."),
    "need.reopen.from_closed": _("Kebutuhan ini sudah ditutup. Nyatakan yang baru bila muncul lagi."),
    "need.close.from_closed": _("Kebutuhan ini sudah ditutup."),
    "need.close.without_reason": _("Tulis dahulu mengapa kebutuhan ini tidak dicari lagi."),
    "access.answer.not_owner": _("Hanya pemilik inovasi yang dapat menjawab dengannya dan menarik jawabannya."),
    "answer.say.need_met": _("Kebutuhan ini sudah terjawab. Lihat kebutuhan lain yang masih dicari."),
    "answer.say.need_closed": _("Kebutuhan ini sudah ditutup. Lihat kebutuhan lain yang masih dicari."),
    "answer.say.not_public": _("Inovasi itu belum terbit untuk umum. Terbitkan dahulu, lalu jawab dengannya."),
    "answer.say.only_an_idea": _("Inovasi itu masih ide. Jawablah dengan yang sudah dicoba."),
    "answer.say.own_innovation": _("Ini kebutuhan {body} sendiri, pemilik inovasi itu juga."),
    "answer.say.own_copy": _("{body} sudah punya inovasi ini atau salinannya, mungkin dengan nama lain."),
    "answer.say.not_willing": _(
        "Anda menyatakan inovasi ini belum bersedia ditiru. Ubah dahulu kesediaannya, lalu jawab dengannya."
    ),
    "answer.say.stopped": _("Inovasi itu sudah berhenti. Jawablah dengan yang masih berjalan."),
    "answer.say.unit_ended": _("{unit} sudah tidak ada lagi, jadi tidak ada yang membaca jawabannya."),
    "answer.say.most_of_body": _(
        "Instansi Anda sudah menjawab kebutuhan ini dengan {most} inovasi. Tarik salah satunya dahulu."
    ),
    "answer.say.most": _("Kebutuhan ini sudah punya {most} jawaban. Lihat kebutuhan lain yang masih dicari."),
    "answer.say.without_words": _("Tulis dahulu bagaimana inovasi itu menjawabnya."),
    "answer.say.said_already": _("Inovasi ini sudah diajukan sebagai jawaban atas kebutuhan itu."),
    "answer.take_back.from_taken_back": _("Jawaban ini sudah ditarik."),
    "offer.see.not_found": _("Tawaran ini tidak ada, atau bukan untuk instansi Anda."),
    "offer.accept.from_accepted": _("Tawaran ini sudah menjadi kebutuhan."),
    "offer.accept.from_dismissed": _("Tawaran ini sudah diabaikan. Nyatakan kebutuhannya sendiri bila masih perlu."),
    "offer.accept.from_gone": _("Angkanya tidak lagi menonjol. Nyatakan kebutuhannya sendiri bila masih perlu."),
    "offer.dismiss.from_accepted": _("Tawaran ini sudah menjadi kebutuhan."),
    "offer.dismiss.from_dismissed": _("Tawaran ini sudah diabaikan."),
    "offer.dismiss.from_gone": _("Tawaran ini sudah hilang dengan sendirinya."),
    "access.interest.not_your_unit": _(
        "Minat suatu unit dinyatakan dan ditarik oleh petugas, admin, atau pimpinannya sendiri."
    ),
    "access.interest.not_owner": _("Hanya pemilik inovasi yang memutuskannya."),
    "interest.see.not_found": _("Minat ini tidak ada, atau bukan untuk instansi Anda."),
    "interest.say_terms.out_of_bounds": _("Tulis berapa peniru yang dapat dibantu sekaligus, dari 1 sampai 100."),
    "interest.express.own_innovation": _(
        "Inovasi ini milik {body} sendiri. Meniru diri sendiri tidak dicatat; perluasannya dicatat pada inovasi itu."
    ),
    "interest.express.own_copy": _(
        "Instansi Anda sudah punya inovasi ini atau salinannya, mungkin dengan nama lain. Lihat silsilah inovasinya."
    ),
    "interest.express.not_public": _("Inovasi ini tidak terbit untuk umum, jadi tidak dapat diminati."),
    "interest.express.not_willing": _(
        "Pemiliknya menyatakan belum bersedia ditiru. Lihat inovasi lain yang serupa, atau hubungi pemiliknya."
    ),
    "interest.express.need_of_another": _("Kebutuhan itu milik instansi lain. Pilih kebutuhan instansi Anda."),
    "interest.express.other_stand": _("Gerai itu menampilkan inovasi lain."),
    "interest.express.open_already": _("Instansi Anda sudah menyatakan minat pada inovasi ini dan belum selesai."),
    "interest.accept.from_accepted": _("Minat ini sudah diterima."),
    "interest.accept.from_refused": _("Minat ini sudah ditolak. Peminat dapat menyatakannya lagi."),
    "interest.accept.from_withdrawn": _("Minat ini sudah ditarik."),
    "interest.accept.no_room": _(
        "Anda sedang membantu {most} peniru, sebanyak yang Anda nyatakan sanggup. Tambah daya dampingan, atau tunggu sampai ada yang berjalan sendiri."
    ),
    "interest.refuse.from_accepted": _("Minat ini sudah diterima. Bicarakan pembatalannya pada kesepakatannya."),
    "interest.refuse.from_refused": _("Minat ini sudah ditolak."),
    "interest.refuse.from_withdrawn": _("Minat ini sudah ditarik."),
    "interest.refuse.without_reason": _("Tulis dahulu alasannya: peminat berhak mengetahuinya."),
    "interest.withdraw.from_refused": _("Minat ini sudah ditolak pemiliknya."),
    "interest.withdraw.from_withdrawn": _("Minat ini sudah ditarik."),
    "interest.withdraw.agreement_open": _(
        "Kesepakatannya masih terbuka. Batalkan atau hentikan kesepakatan itu dengan alasannya."
    ),
    "access.agreement.not_your_side": _("Hanya pihak yang bersangkutan dalam kesepakatan ini yang dapat melakukannya."),
    "access.agreement.not_signatory": _(
        "Hanya penanda tangan yang namanya tercantum dalam naskah yang dapat menandatangani."
    ),
    "agreement.see.not_found": _("Kesepakatan ini tidak ada, atau bukan untuk Anda. Periksa nomornya."),
    "agreement.draft.interest_waiting": _("Minatnya belum diputuskan pemilik, jadi belum ada yang disusun."),
    "agreement.draft.interest_refused": _("Minatnya ditolak pemilik, jadi tidak ada yang disusun."),
    "agreement.draft.interest_withdrawn": _("Minatnya sudah ditarik, jadi tidak ada yang disusun."),
    "agreement.draft.drafted_already": _("Naskah untuk minat ini sudah disusun."),
    "agreement.draft.open_already": _("Sudah ada kesepakatan terbuka tentang inovasi ini dengan instansi itu."),
    "agreement.write.without_title": _("Tulis dahulu judul kesepakatannya."),
    "agreement.write.years": _("Masa berlaku paling sedikit satu dan paling lama {longest} tahun."),
    "agreement.write.hours": _("Jam pendampingan paling banyak {most}."),
    "agreement.write.too_many_clauses": _("Pasal tambahan paling banyak {most}."),
    "agreement.write.clause_without_title": _("Beri judul pada setiap pasal tambahan."),
    "agreement.write.clause_without_words": _("Isi setiap pasal tambahan, atau kosongkan judulnya."),
    "agreement.write.too_many_measures": _("Ukuran hasil paling banyak {most}: pilih yang terpenting."),
    "agreement.write.measure_twice": _("Dua ukuran bernama sama. Beri nama yang berbeda."),
    "agreement.write.baseline_in_the_future": _("Nilai awal diukur sebelum mulai, jadi tanggalnya tidak di depan."),
    "agreement.name_signatory.no_mandate": _(
        "Orang itu tidak menjabat dan tidak memegang surat kuasa untuk menandatangani kesepakatan hari ini. Terbitkan suratnya dahulu di meja petugas."
    ),
    "agreement.name_signatory.both_sides": _(
        "Satu orang tidak menandatangani untuk kedua pihak. Tetapkan orang lain untuk salah satunya."
    ),
    "agreement.freeze.without_signatory": _("Penanda tangan untuk {body} belum ditetapkan."),
    "agreement.freeze.without_milestone": _(
        "Belum ada satu tonggak pun. Tulis apa yang dikerjakan, oleh siapa, dan sampai kapan."
    ),
    "agreement.freeze.mandate_ended": _(
        "Kewenangan penanda tangan {body} sudah berakhir. Tetapkan penanda tangan yang menjabat sekarang."
    ),
    "agreement.reopen.without_reason": _("Tulis dahulu apa yang harus diubah: tanda tangan yang sudah ada gugur."),
    "agreement.cancel.without_reason": _("Tulis dahulu alasan pembatalannya."),
    "agreement.sign.signed_already": _("Anda sudah menandatangani naskah ini."),
    "agreement.sign.paper_in_the_making": _("Naskahnya sedang dicetak. Muat ulang halaman ini sebentar lagi."),
    "agreement.sign.other_text": _("Naskahnya berubah sejak Anda membukanya. Baca dahulu naskah yang sekarang."),
    "agreement.sign.mandate_ended": _(
        "Kewenangan menandatangani untuk {body} sudah berakhir, jadi tanda tangan ini tidak sah. Buka kembali naskahnya dan tetapkan penanda tangan yang menjabat sekarang."
    ),
    "agreement.start.too_early": _("Pekerjaan tidak dimulai sebelum ditandatangani pada {since}."),
    "agreement.start.in_the_future": _("Tanggal mulainya belum tiba. Catat pada harinya."),
    "agreement.run.too_early": _("Tidak mungkin berjalan sebelum dimulai pada {since}."),
    "agreement.run.in_the_future": _("Tanggalnya belum tiba. Catat pada harinya."),
    "agreement.record_copy.recorded_already": _("Salinannya sudah tercatat."),
    "agreement.record_copy.other_body": _("Unit itu bukan bagian dari peniru dalam kesepakatan ini."),
    "agreement.stop.without_reason": _("Tulis dahulu mengapa berhenti: daerah lain belajar dari alasannya."),
    "agreement.check.unknown": _("Pemeriksaan itu tidak ada pada kesepakatan ini."),
    "agreement.check.checked_already": _("Pemeriksaan ini sudah diisi."),
    "agreement.check.too_early": _("Pemeriksaan ini dibuka pada {due_on}."),
    "agreement.check.without_result": _("Pilih keadaan salinannya: berlanjut, terkendala, atau berhenti."),
    "agreement.check.without_note": _("Tulis apa yang Anda lihat saat memeriksa."),
    "agreement.add_milestone.in_the_past": _("Batas tonggak tidak di belakang hari ini."),
    "agreement.add_milestone.too_many": _("Tonggak paling banyak {most}. Gabungkan yang kecil."),
    "agreement.add_milestone.without_title": _("Tulis dahulu apa yang dikerjakan."),
    "agreement.finish_milestone.in_the_future": _("Tanggal selesainya belum tiba."),
    "agreement.finish_milestone.before_signing": _("Tonggak tidak selesai sebelum kesepakatan ditandatangani."),
    "agreement.finish_milestone.done": _("Tonggak ini sudah selesai."),
    "agreement.finish_milestone.dropped": _("Tonggak ini sudah dicoret."),
    "agreement.drop_milestone.done": _("Tonggak ini sudah selesai, jadi tidak dicoret."),
    "agreement.drop_milestone.dropped": _("Tonggak ini sudah dicoret."),
    "agreement.drop_milestone.without_reason": _("Tulis dahulu mengapa tonggak ini dicoret."),
    "agreement.add_evidence.dropped": _("Tonggak ini sudah dicoret, jadi tidak perlu bukti."),
    "agreement.add_evidence.too_many": _("Bukti satu tonggak paling banyak {most} berkas."),
    "agreement.add_evidence.without_title": _("Beri nama pada berkasnya, misalnya “Foto pemasangan”."),
    "agreement.coach.in_the_future": _("Pendampingan dicatat sesudah berlangsung."),
    "agreement.coach.hours": _("Jamnya lebih dari nol dan paling banyak 24."),
    "agreement.coach.without_words": _("Tulis singkat apa yang didampingi."),
    "agreement.facilitate.already_you": _("Anda sudah menjadi fasilitator kesepakatan ini."),
    "agreement.hand_over.no_office": _(
        "Orang itu tidak bertugas di pihak ini sekarang. Pilih orang yang menjabat di sana."
    ),
    "agreement.propose_extension.open_already": _("Sudah ada usul perpanjangan yang menunggu jawaban."),
    "agreement.propose_extension.not_later": _("Akhir yang baru harus sesudah {ends_on}."),
    "agreement.confirm_extension.nothing_proposed": _("Tidak ada usul perpanjangan yang menunggu."),
    "agreement.confirm_extension.own_proposal": _("Usul ini dari pihak Anda sendiri; pihak lain yang menyetujuinya."),
}

NOT_NOW = {
    State.DRAFT: _("Naskahnya masih disusun, jadi belum waktunya. Kunci dahulu, lalu kedua pihak menandatangani."),
    State.FROZEN: _("Naskahnya terkunci dan menunggu tanda tangan. Buka kembali dahulu bila ada yang harus diubah."),
    State.SIGNED: _("Kesepakatan ini sudah ditandatangani dan belum dimulai, jadi langkah itu tidak ada di sini."),
    State.STARTED: _("Kesepakatan ini sedang dikerjakan, jadi langkah itu tidak ada di sini."),
    State.RUNNING: _("Salinannya sudah berjalan, jadi langkah itu tidak ada di sini."),
    State.STOPPED: _("Kesepakatan ini sudah berhenti. Riwayatnya tetap terbaca."),
    State.CANCELLED: _("Kesepakatan ini batal sebelum ditandatangani. Riwayatnya tetap terbaca."),
}
"""One sentence for each state in which a verb of an agreement may not happen."""


def _too_soon_or_late() -> dict[str, Any]:
    found = {}
    for verb in {verb for _state, verb in TRANSITIONS} | set(STAYING):
        for state in State:
            if (state, verb) not in TRANSITIONS and state not in STAYING.get(verb, ()):
                found[f"agreement.{verb.value}.from_{state.value}"] = NOT_NOW[state]
    return found


REASONS |= _too_soon_or_late()
