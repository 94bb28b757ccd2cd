"""What is told of replication forums."""

from django.utils.translation import gettext_lazy as _

from sambut.notices.states import Kind
from sambut.notices.words.wording import Words

ANSWER_BY = _("Jawab paling lambat %(due)s.")
FORUM_TASK_BY = _("Selesaikan paling lambat %(due)s.")

WORDS: dict[Kind, Words] = {
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
}
