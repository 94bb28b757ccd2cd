"""Refusals of the room, as sentences: what happened, and what to do."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "innovation.see.not_found": _("Inovasi ini tidak ada, atau belum terbit. Periksa alamatnya."),
    "access.innovation.not_your_unit": _(
        "Catatan ini milik unit lain. Inovator unit itu atau admin lokal instansinya yang dapat menulisnya."
    ),
    "access.innovation.not_your_body": _("Hanya admin lokal instansi pemiliknya yang dapat melakukannya."),
    "innovation.unit.unknown": _("Unit itu tidak kami kenal. Pilih dari daftar."),
    "innovation.body.unknown": _("Instansi itu tidak kami kenal. Pilih dari daftar."),
    "innovation.begin.without_title": _("Tulis dahulu nama inovasinya; boleh diganti nanti."),
    "innovation.begin.unit_ended": _("{unit} sudah tidak ada lagi. Pilih unit penerusnya."),
    "innovation.adapt.not_public": _("Inovasi ini belum terbit atau sudah ditarik, jadi belum dapat ditiru dari sini."),
    "innovation.adapt.own_body": _(
        "{body} sendiri pemilik inovasi ini. Yang meniru harus instansi lain; unit di instansi yang sama cukup ditulis di catatannya."
    ),
    "innovation.write.too_long": _("Isian itu lebih dari {longest} huruf. Ringkaskan; tidak ada yang kami potong."),
    "innovation.write.no_revision": _(
        "Halaman ini mengirim angka simpan yang tidak kami kenal. Muat ulang halaman; tulisan Anda masih ada."
    ),
    "innovation.text.too_long": _("Isian itu lebih dari {longest} huruf. Ringkaskan."),
    "innovation.note.too_long": _("Catatan itu lebih dari {longest} huruf. Ringkaskan."),
    "innovation.submit.incomplete": _("Belum dapat diajukan. Yang masih kosong: {lacking}."),
    "innovation.submit.waiting": _("Versi ini sudah diajukan dan menunggu admin lokal."),
    "innovation.submit.nothing_new": _("Tidak ada yang berubah sejak terbit terakhir."),
    "innovation.return.nothing_submitted": _("Tidak ada yang sedang diajukan, jadi tidak ada yang dikembalikan."),
    "innovation.return.without_text": _("Tulis apa yang perlu diperbaiki, supaya penulisnya tahu."),
    "innovation.withdraw.without_text": _("Tulis mengapa inovasi ini ditarik."),
    "innovation.withdraw.from_private": _("Inovasi ini belum terbit, jadi tidak perlu ditarik."),
    "innovation.withdraw.from_withdrawn": _("Inovasi ini sudah ditarik."),
    "innovation.try.from_trial": _("Uji coba sudah dicatat."),
    "innovation.try.from_running": _("Inovasi ini sudah berjalan."),
    "innovation.run.from_running": _("Inovasi ini sudah berjalan."),
    "innovation.confirm.from_idea": _("Masih ide: belum ada yang dapat dipastikan keberlanjutannya."),
    "innovation.confirm.from_trial": _("Masih uji coba: catat dahulu kapan mulai berjalan."),
    "innovation.confirm.says_nothing": _("Pilih keadaannya sekarang: berhenti, berlanjut, atau berubah."),
    "innovation.date.in_the_future": _("Tanggal itu belum terjadi. Periksa tanggalnya."),
    "innovation.date.before_the_last": _("Tanggal itu sebelum langkah sebelumnya ({last}). Periksa tanggalnya."),
    "innovation.name_indicator.without_name": _("Tulis nama indikator dan satuannya."),
    "innovation.name_indicator.without_date": _("Data awal perlu tanggalnya."),
    "innovation.name_indicator.too_many": _("Paling banyak {most} indikator. Pilih yang paling menunjukkan hasil."),
    "innovation.indicator.unknown": _("Indikator itu tidak ada pada inovasi ini."),
    "innovation.measure.without_source": _("Sebutkan dari mana angka ini, supaya orang dapat memeriksanya."),
    "innovation.measure.no_number": _("Angka itu tidak dapat dipakai. Tulis angka biasa, misalnya 12,5."),
    "innovation.measure.before_the_baseline": _(
        "Tanggal itu tidak sesudah data awal ({baseline}). Nilai hasil diukur sesudahnya."
    ),
    "innovation.prove.without_text": _("Tulis dahulu apa yang diketahui."),
    "innovation.prove.without_reason": _(
        "Kekuatan bukti di atas penuturan sendiri perlu alasan: siapa yang menghitung, dan bagaimana."
    ),
    "access.innovation.not_your_name": _("Hanya orang itu sendiri yang dapat melakukannya."),
    "innovation.name_member.no_account": _(
        "Tidak ada akun di instansi Anda dengan alamat itu. Kosongkan, dan namanya saja yang dicatat."
    ),
    "innovation.name_member.named_already": _("Akun itu sudah disebut dengan nama lain pada catatan ini."),
    "access.innovation.not_your_idea": _("Gagasan itu milik orang lain."),
    "innovation.send_idea.without_title": _("Beri nama gagasan Anda; beberapa kata cukup."),
    "innovation.send_idea.without_problem": _("Tulis masalah yang ingin Anda selesaikan."),
    "innovation.send_idea.without_solution": _("Tulis gagasan Anda: apa yang akan dilakukan?"),
    "innovation.send_idea.from_taken": _("Gagasan itu sudah menjadi catatan. Buka catatannya untuk menulis lagi."),
    "innovation.send_idea.from_declined": _("Gagasan itu tidak dilanjutkan. Kirim gagasan baru."),
    "innovation.suggest.without_text": _("Tulis saran Anda, supaya pengirimnya tahu apa yang perlu diubah."),
    "innovation.suggest.from_suggested": _("Saran sudah dikirim. Tunggu jawaban pengirimnya."),
    "innovation.suggest.from_taken": _("Gagasan itu sudah menjadi catatan."),
    "innovation.suggest.from_declined": _("Gagasan itu sudah tidak dilanjutkan."),
    "innovation.take_idea.from_taken": _("Gagasan itu sudah menjadi catatan."),
    "innovation.take_idea.from_declined": _("Gagasan itu sudah tidak dilanjutkan."),
    "innovation.decline_idea.without_text": _("Tulis alasannya, supaya pengirimnya tahu."),
    "innovation.decline_idea.from_taken": _("Gagasan itu sudah menjadi catatan."),
    "innovation.decline_idea.from_declined": _("Gagasan itu sudah tidak dilanjutkan."),
    "innovation.choose_goals.unknown": _("Tujuan itu tidak ada. Nomornya 1 sampai 17."),
    "innovation.add_part.too_many": _("Paling banyak {most} baris."),
    "innovation.add_part.year": _("Tahunnya antara {first} dan {last}."),
    "innovation.add_part.without_name": _("Tulis dahulu namanya."),
    "innovation.add_part.amount": _("Jumlah itu tidak dapat dipakai. Tulis rupiah bulat, misalnya 50.000.000."),
    "innovation.add_part.people": _("Jumlah itu tidak dapat dipakai. Tulis angka bulat, misalnya 120."),
    "innovation.add_part.count_without_source": _(
        "Jumlah penerima perlu satuan, tanggal, dan sumbernya. Bila tidak dihitung, kosongkan jumlahnya."
    ),
    "innovation.add_part.service_unknown": _("Layanan itu tidak terbit. Pilih layanan yang terbit."),
    "innovation.add_part.topic_unknown": _("Topik itu tidak kami kenal. Pilih dari daftar."),
    "innovation.add_part.main_topic": _("Topik itu sudah menjadi topik utama inovasi ini."),
    "innovation.add_part.case_unknown": _("Tidak ada pengaduan dengan nomor itu yang boleh Anda buka."),
    "innovation.name_member.without_name": _("Tulis nama anggota timnya."),
    "innovation.name_member.too_many": _("Paling banyak {most} nama."),
    "innovation.attach.without_title": _("Beri judul berkas itu, supaya orang tahu isinya."),
    "innovation.attach.too_many": _("Paling banyak {most} berkas."),
    "innovation.award.unknown": _("Penghargaan itu tidak kami kenal."),
    "innovation.attach_award.other_body": _("Penghargaan itu milik instansi lain."),
    "innovation.attach_award.taken": _("Penghargaan itu sudah tercatat pada inovasi lain."),
    "innovation.plan.year": _("Tahun rencana antara {first} dan {last}."),
    "innovation.plan.target": _("Sasaran antara 0 dan {most}."),
    "innovation.import.unreadable": _("Berkas {file} tidak dapat dibaca: {why}."),
    "innovation.import.no_sheet": _("Berkas {file} tidak punya lembar bernama {sheet}."),
    "innovation.import.mapping_unreadable": _("Pemetaan {file} tidak dapat dibaca: {why}."),
    "innovation.import.mapping_key": _("Pemetaan {file}: kunci {unknown} tidak dikenal. Yang dikenal: {allowed}."),
    "innovation.import.mapping_columns": _(
        "Pemetaan {file}: kurang {lacking}, tidak dikenal {unknown}. Yang dikenal: {allowed}."
    ),
    "innovation.import.mapping_value": _("Pemetaan {file}: {key} tidak dapat dipakai. Tulis: {allowed}."),
    "innovation.import.columns": _("Kolom {columns} tidak ada di berkas itu. Periksa baris pertamanya."),
    "innovation.file.not_written": _("Berkas {file} tidak dapat ditulis: {why}. Beri ruang, lalu ulangi perintah ini."),
}
