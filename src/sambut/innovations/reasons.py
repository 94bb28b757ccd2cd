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
    "innovation.name_member.without_name": _("Tulis nama anggota timnya."),
    "innovation.name_member.too_many": _("Paling banyak {most} nama."),
    "innovation.attach.without_title": _("Beri judul berkas itu, supaya orang tahu isinya."),
    "innovation.attach.too_many": _("Paling banyak {most} berkas."),
    "innovation.award.unknown": _("Penghargaan itu tidak kami kenal."),
    "innovation.attach_award.other_body": _("Penghargaan itu milik instansi lain."),
    "innovation.attach_award.taken": _("Penghargaan itu sudah tercatat pada inovasi lain."),
    "innovation.plan.year": _("Tahun rencana antara {first} dan {last}."),
    "innovation.plan.target": _("Sasaran antara 0 dan {most}."),
    "innovation.import.columns": _("Kolom {columns} tidak ada di berkas itu. Periksa baris pertamanya."),
    "innovation.file.not_written": _("Berkas {file} tidak dapat ditulis: {why}. Beri ruang, lalu ulangi perintah ini."),
}
