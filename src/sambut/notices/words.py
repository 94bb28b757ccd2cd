"""The words of each kind of notice: subject of the mail, sentence, what to do. Nothing in them comes from a case but its number."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind

Text = str | Promise


OPEN_REPORT = _("Buka laporan")
OPEN_INNOVATION = _("Buka catatan inovasi")
OPEN_INTEREST, OPEN_AGREEMENT = _("Buka minatnya"), _("Buka kesepakatan")


@dataclass(frozen=True)
class Words:
    """`%(number)s` is the number of the case. `due` introduces its date, where the case has one now."""

    subject: Text
    sentence: Text
    step: Text = ""
    due: Text = ""
    button: Text = OPEN_REPORT


ANSWER_BY = _("Jawab paling lambat %(due)s.")
REACT_BY = _("Tanggapi paling lambat %(due)s.")
CHECK_BY = _("Periksa dan teruskan paling lambat %(due)s.")
COMPLETE_BY = _("Lengkapi paling lambat %(due)s.")
ANSWERED_BY = _("Jawaban harus ada paling lambat %(due)s.")
NEW_DUE = _("Batas yang baru: %(due)s.")

ENTRY_BY, OPEN_ENTRY = _("Penutupan %(due)s."), _("Buka entri")
READ_BY, OPEN_READINGS = _("Tandatangani paling lambat %(due)s."), _("Buka bacaan saya")
FORUM_TASK_BY = _("Selesaikan paling lambat %(due)s.")

WORDS: dict[Kind, Words] = {
    Kind.REPORT_SUBMIT: Words(
        _("Laporan %(number)s kami terima"),
        _("Laporan %(number)s sudah kami terima."),
        _("Simpan nomor ini. Dengan nomor dan kata kuncinya Anda dapat mengikuti laporan kapan saja."),
    ),
    Kind.REPORT_ASK: Words(
        _("Laporan %(number)s perlu dilengkapi"),
        _("Petugas perlu keterangan tambahan untuk laporan %(number)s."),
        _("Buka laporan untuk membaca pertanyaannya, lalu jawab di sana."),
        COMPLETE_BY,
        _("Lengkapi laporan"),
    ),
    Kind.REPORT_FORWARD: Words(
        _("Laporan %(number)s diteruskan"),
        _("Laporan %(number)s sudah diteruskan kepada instansi yang harus menjawab."),
        due=ANSWERED_BY,
    ),
    Kind.REPORT_NOTE: Words(
        _("Kabar untuk laporan %(number)s"),
        _("Petugas menulis kabar sementara pada laporan %(number)s."),
        _("Ini belum jawaban; batas waktu menjawab tetap berjalan."),
    ),
    Kind.REPORT_ANSWER: Words(
        _("Laporan %(number)s dijawab"),
        _("Laporan %(number)s sudah dijawab."),
        _("Bacalah jawabannya, lalu katakan apakah masalahnya selesai."),
        REACT_BY,
        _("Baca jawaban"),
    ),
    Kind.REPORT_DUE_SOON: Words(
        _("Laporan %(number)s menunggu Anda"),
        _("Waktu Anda untuk menanggapi laporan %(number)s hampir habis."),
        _("Tanpa tanggapan, laporan ditutup oleh waktu."),
        REACT_BY,
        _("Tanggapi sekarang"),
    ),
    Kind.REPORT_LATE: Words(
        _("Jawaban untuk laporan %(number)s terlambat"),
        _("Batas waktu menjawab laporan %(number)s sudah lewat."),
        _("Atasan instansi itu sudah diberi tahu. Anda tidak perlu melakukan apa pun."),
    ),
    Kind.REPORT_REDERIVE: Words(
        _("Batas waktu laporan %(number)s berubah"),
        _("Batas waktu laporan %(number)s dihitung ulang karena hari libur berubah."),
        due=NEW_DUE,
    ),
    Kind.REPORT_CLOSE: Words(
        _("Laporan %(number)s selesai"),
        _("Laporan %(number)s sudah ditutup."),
        _("Riwayatnya tetap dapat Anda baca."),
    ),
    Kind.REPORT_ARCHIVE: Words(
        _("Laporan %(number)s diarsipkan"),
        _("Laporan %(number)s diarsipkan tanpa diteruskan."),
        _("Alasannya tertulis pada laporan. Anda boleh melapor lagi dengan keterangan baru."),
        button=_("Baca alasannya"),
    ),
    Kind.REPORT_OPEN_REPORTER: Words(
        _("Identitas pada laporan %(number)s dibuka"),
        _("Identitas pelapor pada laporan %(number)s telah dibuka dengan izin pemegang amanat."),
        _("Tanggalnya tertulis pada laporan."),
    ),
    Kind.DESK_SUBMIT: Words(
        _("Laporan baru %(number)s"),
        _("Laporan baru %(number)s menunggu diperiksa."),
        due=CHECK_BY,
        button=_("Periksa laporan"),
    ),
    Kind.DESK_FORWARD: Words(
        _("Laporan %(number)s untuk unit Anda"),
        _("Laporan %(number)s diteruskan kepada unit Anda."),
        due=ANSWER_BY,
        button=_("Buka dan jawab"),
    ),
    Kind.DESK_BOUNCE: Words(
        _("Laporan %(number)s dikembalikan"),
        _("Unit mengembalikan laporan %(number)s: bukan wewenangnya."),
        _("Baca alasannya, lalu teruskan kepada unit yang tepat."),
        CHECK_BY,
    ),
    Kind.DESK_COMPLETE: Words(
        _("Laporan %(number)s dilengkapi"),
        _("Pelapor sudah melengkapi laporan %(number)s."),
        due=CHECK_BY,
        button=_("Periksa laporan"),
    ),
    Kind.DESK_ADD: Words(
        _("Keterangan baru pada laporan %(number)s"),
        _("Pelapor menambahkan keterangan pada laporan %(number)s."),
        due=ANSWER_BY,
    ),
    Kind.DESK_ACCEPT: Words(
        _("Jawaban laporan %(number)s diterima"), _("Pelapor menerima jawaban laporan %(number)s. Laporan selesai.")
    ),
    Kind.DESK_REJECT: Words(
        _("Jawaban laporan %(number)s ditolak"),
        _("Pelapor belum menerima jawaban laporan %(number)s."),
        _("Baca alasannya, lalu jawab lagi."),
        ANSWER_BY,
        _("Buka dan jawab"),
    ),
    Kind.DESK_WITHDRAW: Words(
        _("Laporan %(number)s dicabut"),
        _("Pelapor mencabut laporan %(number)s."),
        _("Tidak ada lagi yang harus dikerjakan."),
    ),
    Kind.DESK_DUE_SOON: Words(
        _("Batas laporan %(number)s mendekat"), _("Batas waktu laporan %(number)s hampir habis."), due=ANSWER_BY
    ),
    Kind.DESK_LATE: Words(
        _("Laporan %(number)s lewat batas"),
        _("Laporan %(number)s lewat batas waktunya dan belum selesai."),
        _("Keterlambatan ini tercatat. Kerjakan sekarang."),
    ),
    Kind.DESK_REDERIVE: Words(
        _("Batas waktu laporan %(number)s berubah"),
        _("Batas waktu laporan %(number)s dihitung ulang karena hari libur berubah."),
        due=NEW_DUE,
    ),
    Kind.LOOK_REQUEST: Words(
        _("Permintaan membuka identitas, laporan %(number)s"),
        _("Ada permintaan membuka identitas pelapor pada laporan %(number)s."),
        _("Sebagai pemegang amanat, baca alasannya, lalu izinkan atau tolak."),
        button=_("Baca permintaan"),
    ),
    Kind.LOOK_GRANT: Words(
        _("Identitas laporan %(number)s boleh dibuka"),
        _("Permintaan Anda membuka identitas pelapor pada laporan %(number)s diizinkan."),
        _("Pelapor melihat kapan Anda membukanya."),
    ),
    Kind.LOOK_DENY: Words(
        _("Permintaan identitas laporan %(number)s ditolak"),
        _("Permintaan Anda membuka identitas pelapor pada laporan %(number)s ditolak."),
    ),
    Kind.INTEREST_EXPRESS: Words(
        _("Ada yang ingin meniru inovasi Anda"),
        _("Sebuah instansi menyatakan minat meniru inovasi unit Anda."),
        _("Bacalah minatnya, lalu terima atau tolak dengan alasan."),
        button=OPEN_INTEREST,
    ),
    Kind.INTEREST_ACCEPT: Words(
        _("Minat Anda diterima"),
        _("Pemilik inovasi menerima minat Anda untuk meniru."),
        _("Langkah berikutnya: menyusun kesepakatan bersama pemilik."),
        button=OPEN_INTEREST,
    ),
    Kind.INTEREST_REFUSE: Words(
        _("Minat Anda ditolak"),
        _("Pemilik inovasi menolak minat Anda. Alasannya tertulis di sana."),
        _("Lihat inovasi lain yang serupa pada kebutuhan Anda."),
        button=OPEN_INTEREST,
    ),
    Kind.INTEREST_WITHDRAW: Words(
        _("Sebuah minat ditarik"),
        _("Instansi yang ingin meniru inovasi Anda menarik minatnya."),
        button=OPEN_INTEREST,
    ),
    Kind.AGREEMENT_DRAFT: Words(
        _("Kesepakatan %(number)s mulai disusun"),
        _("Naskah kesepakatan %(number)s mulai disusun."),
        _("Periksa pasalnya, tambah tonggak, lalu tetapkan penanda tangan."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_REOPEN: Words(
        _("Naskah %(number)s dibuka kembali"),
        _("Naskah kesepakatan %(number)s dibuka kembali untuk diubah; tanda tangan yang sudah ada gugur."),
        _("Alasannya tertulis pada riwayatnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_SIGNING: Words(
        _("Kesepakatan %(number)s menunggu tanda tangan Anda"),
        _("Naskah kesepakatan %(number)s siap dan menunggu tanda tangan Anda."),
        _("Baca naskahnya, lalu tanda tangani di sana."),
        button=_("Baca dan tanda tangani"),
    ),
    Kind.AGREEMENT_SIGNED: Words(
        _("Kesepakatan %(number)s berlaku"),
        _("Kedua pihak sudah menandatangani kesepakatan %(number)s. Mulai hari ini berlaku."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_CANCEL: Words(
        _("Kesepakatan %(number)s batal"),
        _("Kesepakatan %(number)s dibatalkan sebelum ditandatangani kedua pihak."),
        _("Alasannya tertulis pada riwayatnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_MOVED: Words(
        _("Kesepakatan %(number)s melangkah"),
        _("Peniru dalam kesepakatan %(number)s mencatat langkah baru."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_STOP: Words(
        _("Kesepakatan %(number)s berhenti"),
        _("Kesepakatan %(number)s dihentikan."),
        _("Alasannya tertulis pada riwayatnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_LATE: Words(
        _("Tonggak kesepakatan %(number)s lewat waktu"),
        _("Sebuah tonggak pada kesepakatan %(number)s lewat dari harinya."),
        _("Catat bila sudah selesai, atau sepakati hari yang baru."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_DORMANT: Words(
        _("Kesepakatan %(number)s tanpa kabar"),
        _("Sudah lama tidak ada kabar dari kedua pihak pada kesepakatan %(number)s."),
        _("Catat kemajuannya, atau hentikan dengan alasan."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_CHECK: Words(
        _("Waktunya memeriksa kesepakatan %(number)s"),
        _("Sudah waktunya memeriksa apakah salinan pada kesepakatan %(number)s masih berjalan."),
        _("Tulis keadaannya; satu menit cukup."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_CONTACT: Words(
        _("Kesepakatan %(number)s tanpa narahubung"),
        _("Narahubung pada kesepakatan %(number)s tidak lagi bertugas di sana."),
        _("Tunjuk narahubung yang baru."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_HEAD: Words(
        _("Kesepakatan %(number)s diserahterimakan"),
        _("Pimpinan salah satu pihak kesepakatan %(number)s berganti. Kesepakatannya tetap berlaku."),
        _("Baca isinya, lalu pastikan narahubungnya."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_EXPIRE: Words(
        _("Masa berlaku kesepakatan %(number)s lewat"),
        _("Masa berlaku kesepakatan %(number)s sudah lewat."),
        _("Usulkan perpanjangan bila masih bekerja sama."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_EXTENSION: Words(
        _("Usul perpanjangan kesepakatan %(number)s"),
        _("Pihak lain mengusulkan perpanjangan kesepakatan %(number)s."),
        _("Setujui, atau bicarakan dengan pihak itu."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_EXTENDED: Words(
        _("Kesepakatan %(number)s diperpanjang"),
        _("Kedua pihak menyetujui perpanjangan kesepakatan %(number)s."),
        button=OPEN_AGREEMENT,
    ),
    Kind.AGREEMENT_INNOVATION: Words(
        _("Inovasi asal kesepakatan %(number)s ditarik"),
        _("Inovasi pada kesepakatan %(number)s ditarik dari umum oleh pemiliknya. Kesepakatannya tetap berlaku."),
        _("Bicarakan dengan pihak lain apakah ada yang perlu disesuaikan."),
        button=OPEN_AGREEMENT,
    ),
    Kind.FORUM_INVITE: Words(
        _("Undangan: %(number)s"),
        _("Instansi Anda diundang ke %(number)s."),
        _("Daftarkan siapa yang berangkat, lalu pastikan wakilnya."),
        ANSWER_BY,
        _("Buka undangan"),
    ),
    Kind.FORUM_REMIND: Words(
        _("Belum dijawab: %(number)s"),
        _("Undangan ke %(number)s belum dijawab."),
        _("Pastikan hadir, atau katakan tidak dapat hadir."),
        ANSWER_BY,
        _("Jawab undangan"),
    ),
    Kind.FORUM_BOOK: Words(
        _("Waktu klinik Anda dipesan, %(number)s"),
        _("Sebuah delegasi memesan waktu klinik Anda di %(number)s."),
        _("Baca apa yang ingin mereka bahas."),
        button=_("Lihat pesanan"),
    ),
    Kind.FORUM_CANCEL: Words(
        _("Klinik batal, %(number)s"),
        _("Satu waktu klinik di %(number)s batal."),
        _("Waktu lain dapat dipesan selama masih ada."),
        button=_("Lihat klinik"),
    ),
    Kind.FORUM_ANSWER: Words(
        _("Pertanyaan Anda dijawab, %(number)s"),
        _("Meja konsultasi %(number)s menjawab pertanyaan delegasi Anda."),
        button=_("Baca jawaban"),
    ),
    Kind.FORUM_TASK: Words(
        _("Tugas baru dari %(number)s"),
        _("Unit Anda mendapat tindak lanjut dari %(number)s."),
        due=FORUM_TASK_BY,
        button=_("Baca tugas"),
    ),
    Kind.FORUM_TASK_DUE: Words(
        _("Tenggat tindak lanjut %(number)s"),
        _("Satu tindak lanjut unit Anda dari %(number)s hampir jatuh tempo atau sudah lewat."),
        _("Tutup dengan keterangan bila sudah selesai."),
        FORUM_TASK_BY,
        _("Buka tugas"),
    ),
    Kind.ENTRY_CHECK: Words(
        _("Sebuah entri menunggu Anda periksa, %(number)s"),
        _("Sebuah unit di instansi Anda mengirim entrinya untuk %(number)s."),
        _("Kirim ke panitia, atau kembalikan dengan catatan."),
        ENTRY_BY,
        OPEN_ENTRY,
    ),
    Kind.ENTRY_SITS: Words(
        _("Sebuah entri sudah lama menunggu, %(number)s"),
        _("Sebuah entri untuk %(number)s sudah tiga hari menunggu Anda."),
        _("Entri yang tidak diteruskan sampai penutupan tidak ikut dinilai."),
        ENTRY_BY,
        OPEN_ENTRY,
    ),
    Kind.ENTRY_RETURN: Words(
        _("Entri Anda dikembalikan, %(number)s"),
        _("Admin lokal mengembalikan entri Anda untuk %(number)s dengan catatan."),
        _("Baca catatannya, perbaiki, lalu kirim lagi."),
        ENTRY_BY,
        OPEN_ENTRY,
    ),
    Kind.ENTRY_SUBMIT: Words(
        _("Entri Anda terkirim ke panitia, %(number)s"),
        _("Admin lokal mengirim entri Anda ke panitia %(number)s."),
        button=OPEN_ENTRY,
    ),
    Kind.ENTRY_ACCEPT: Words(
        _("Entri Anda lolos administrasi, %(number)s"),
        _("Entri Anda untuk %(number)s lolos seleksi administrasi dan akan dinilai."),
        button=OPEN_ENTRY,
    ),
    Kind.ENTRY_REFUSE: Words(
        _("Entri Anda tidak lolos administrasi, %(number)s"),
        _("Entri Anda untuk %(number)s tidak lolos seleksi administrasi."),
        _("Alasannya, butir demi butir, ada di halaman entri."),
        button=OPEN_ENTRY,
    ),
    Kind.ENTRY_LAPSE: Words(
        _("Entri Anda tidak terkirim, %(number)s"),
        _("Penutupan %(number)s tiba sebelum entri Anda terkirim ke panitia."),
        _("Naskahnya tetap tersimpan dan dapat dipakai lagi."),
        button=OPEN_ENTRY,
    ),
    Kind.ENTRY_DEADLINE: Words(
        _("Tenggat digeser, %(number)s"),
        _("Penyelenggara menggeser tenggat %(number)s."),
        _("Surat dan alasannya ada di halaman lomba."),
        ENTRY_BY,
        _("Buka halaman lomba"),
    ),
    Kind.ENTRY_RESULT: Words(
        _("Hasil diumumkan, %(number)s"),
        _("Pleno %(number)s sudah memutus entri Anda."),
        _("Baca putusannya. Bila ada yang keliru, sanggah selama masa sanggah."),
        button=OPEN_ENTRY,
    ),
    Kind.ENTRY_SCORES: Words(
        _("Nilai dan alasan terbuka, %(number)s"),
        _("Hasil %(number)s sudah ditetapkan dengan SK."),
        _("Nilai dan alasan per aspek entri Anda dapat dibaca."),
        button=OPEN_ENTRY,
    ),
    Kind.OBJECTION_FILED: Words(
        _("Ada sanggahan, %(number)s"),
        _("Seorang peserta menyanggah hasil %(number)s."),
        "",
        ANSWER_BY,
        _("Buka sanggahan"),
    ),
    Kind.OBJECTION_ANSWER: Words(
        _("Sanggahan dijawab, %(number)s"),
        _("Penyelenggara %(number)s menjawab sanggahan Anda."),
        button=OPEN_ENTRY,
    ),
    Kind.JUDGE_INVITE: Words(
        _("Undangan menjadi juri %(number)s"),
        _("Anda diundang menjadi juri %(number)s."),
        _("Jawab undangannya, dan tanda tangani pernyataan benturan kepentingan."),
        button=_("Jawab undangan"),
    ),
    Kind.JUDGE_READ: Words(
        _("Ada entri untuk dinilai, %(number)s"),
        _("Entri %(number)s sudah dibagikan kepada Anda."),
        "",
        READ_BY,
        OPEN_READINGS,
    ),
    Kind.JUDGE_REMIND: Words(
        _("Masih ada entri yang belum dinilai, %(number)s"),
        _("Penilaian Anda untuk %(number)s belum semuanya ditandatangani."),
        _("Bila tidak sempat, beri tahu penyelenggara supaya juri lain membacanya."),
        READ_BY,
        OPEN_READINGS,
    ),
    Kind.READING_BACK: Words(
        _("Penilaian dilepas juri, %(number)s"),
        _("Seorang juri %(number)s tidak dapat menilai sebuah entri."),
        _("Bagikan entri itu kepada juri lain."),
        button=_("Buka daftar juri"),
    ),
    Kind.INNOVATION_SUBMIT: Words(
        _("Sebuah inovasi menunggu Anda periksa"),
        _("Sebuah unit di instansi Anda mengajukan catatan inovasi untuk diterbitkan."),
        _("Baca, lalu terbitkan atau kembalikan dengan catatan."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_RETURN: Words(
        _("Catatan inovasi Anda dikembalikan"),
        _("Admin lokal mengembalikan catatan inovasi Anda dengan keterangan."),
        _("Baca keterangannya, perbaiki, lalu ajukan lagi."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_PUBLISH: Words(
        _("Inovasi Anda terbit"),
        _("Catatan inovasi Anda sudah terbit dan dapat dibaca siapa saja."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_WITHDRAW: Words(
        _("Inovasi Anda ditarik dari umum"),
        _("Admin lokal menarik catatan inovasi Anda dari umum. Alasannya tertulis di sana."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_ADAPT: Words(
        _("Inovasi Anda ditiru"),
        _("Sebuah instansi mencatat adaptasi dari inovasi Anda."),
        button=OPEN_INNOVATION,
    ),
    Kind.INNOVATION_REMIND: Words(
        _("Apakah inovasi Anda masih berjalan?"),
        _("Sudah setahun lebih keberlanjutan inovasi Anda tidak dipastikan."),
        _("Katakan keadaannya; satu menit cukup. Yang berhenti juga berguna diketahui."),
        button=OPEN_INNOVATION,
    ),
}
