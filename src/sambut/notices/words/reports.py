"""What is told of reports and of looks at identities."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

ANSWER_BY = _("Jawab paling lambat %(due)s.")
REACT_BY = _("Tanggapi paling lambat %(due)s.")
CHECK_BY = _("Periksa dan teruskan paling lambat %(due)s.")
COMPLETE_BY = _("Lengkapi paling lambat %(due)s.")
ANSWERED_BY = _("Jawaban harus ada paling lambat %(due)s.")
NEW_DUE = _("Batas yang baru: %(due)s.")

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
}
