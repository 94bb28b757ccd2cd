"""What is told of contests: entries, objections, readings."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

ANSWER_BY = _("Jawab paling lambat %(due)s.")
ENTRY_BY = _("Penutupan %(due)s.")
OPEN_ENTRY = _("Buka entri")
READ_BY = _("Tandatangani paling lambat %(due)s.")
OPEN_READINGS = _("Buka bacaan saya")

WORDS: dict[Kind, Words] = {
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
    Kind.ENTRY_RAISED: Words(
        _("Entri Anda diajukan ke %(number)s"),
        _("Penyelenggara lomba daerah mengajukan inovasi Anda ke %(number)s."),
        _("Entrinya sudah berisi jawaban Anda. Baca, sesuaikan, lalu kirim ke admin lokal."),
        ENTRY_BY,
        OPEN_ENTRY,
    ),
    Kind.CONTEST_CANCEL: Words(
        _("Lomba dibatalkan, %(number)s"),
        _("Penyelenggara membatalkan %(number)s."),
        _("Surat dan alasannya ada di halaman lomba. Naskah Anda tetap tersimpan."),
        button=_("Buka halaman lomba"),
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
    Kind.CERTIFICATE_READY: Words(
        _("Piagam Anda terbit, %(number)s"),
        _("Piagam %(number)s sudah dapat diunduh."),
        _("Nomor dan kode QR di piagam dapat diperiksa siapa pun."),
        button=_("Buka piagam"),
    ),
    Kind.PAPERS_READY: Words(
        _("Piagam, siaran pers dan buku selesai, %(number)s"),
        _("Semua naskah %(number)s sudah jadi."),
        button=_("Buka halaman lomba"),
    ),
}
