"""Kinds of notices, channels, and how a delivery ends."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is told. `report_…` goes to the reporter, `desk_…` to people with an office; the rest is the verb."""

    REPORT_SUBMIT = "report_submit", _("laporan diterima")
    REPORT_ASK = "report_ask", _("keterangan diminta")
    REPORT_FORWARD = "report_forward", _("laporan diteruskan")
    REPORT_NOTE = "report_note", _("kabar sementara")
    REPORT_ANSWER = "report_answer", _("laporan dijawab")
    REPORT_DUE_SOON = "report_due_soon", _("batas tanggapan mendekat")
    REPORT_LATE = "report_late", _("jawaban terlambat")
    REPORT_REDERIVE = "report_rederive", _("batas dihitung ulang")
    REPORT_CLOSE = "report_close", _("laporan selesai")
    REPORT_ARCHIVE = "report_archive", _("laporan diarsipkan")
    REPORT_OPEN_REPORTER = "report_open_reporter", _("identitas dibuka")
    DESK_SUBMIT = "desk_submit", _("laporan baru")
    DESK_FORWARD = "desk_forward", _("laporan untuk dijawab")
    DESK_BOUNCE = "desk_bounce", _("laporan dikembalikan")
    DESK_COMPLETE = "desk_complete", _("laporan dilengkapi")
    DESK_ADD = "desk_add", _("keterangan ditambahkan")
    DESK_ACCEPT = "desk_accept", _("jawaban diterima")
    DESK_REJECT = "desk_reject", _("jawaban ditolak")
    DESK_WITHDRAW = "desk_withdraw", _("laporan dicabut")
    DESK_DUE_SOON = "desk_due_soon", _("batas mendekat")
    DESK_LATE = "desk_late", _("lewat batas")
    DESK_REDERIVE = "desk_rederive", _("batas dihitung ulang")
    LOOK_REQUEST = "look_request", _("permintaan membuka identitas")
    LOOK_GRANT = "look_grant", _("izin membuka identitas")
    LOOK_DENY = "look_deny", _("permintaan ditolak")
    NEED_ANSWER = "need_answer", _("jawaban atas kebutuhan")
    INTEREST_EXPRESS = "interest_express", _("minat meniru inovasi")
    INTEREST_ACCEPT = "interest_accept", _("minat diterima")
    INTEREST_REFUSE = "interest_refuse", _("minat ditolak")
    INTEREST_WITHDRAW = "interest_withdraw", _("minat ditarik")
    AGREEMENT_DRAFT = "agreement_draft", _("kesepakatan disusun")
    AGREEMENT_REOPEN = "agreement_reopen", _("naskah dibuka kembali")
    AGREEMENT_SIGNING = "agreement_signing", _("kesepakatan menunggu tanda tangan")
    AGREEMENT_SIGNED = "agreement_signed", _("kesepakatan berlaku")
    AGREEMENT_CANCEL = "agreement_cancel", _("kesepakatan batal")
    AGREEMENT_MOVED = "agreement_moved", _("replikasi melangkah")
    AGREEMENT_STOP = "agreement_stop", _("replikasi berhenti")
    AGREEMENT_LATE = "agreement_late", _("tonggak lewat waktu")
    AGREEMENT_DORMANT = "agreement_dormant", _("kesepakatan tanpa kabar")
    AGREEMENT_CHECK = "agreement_check", _("waktunya memeriksa salinan")
    AGREEMENT_CONTACT = "agreement_contact", _("kesepakatan tanpa narahubung")
    AGREEMENT_HEAD = "agreement_head", _("pimpinan pihak berganti")
    AGREEMENT_EXPIRE = "agreement_expire", _("masa berlaku lewat")
    AGREEMENT_EXTENSION = "agreement_extension", _("usul perpanjangan")
    AGREEMENT_EXTENDED = "agreement_extended", _("kesepakatan diperpanjang")
    AGREEMENT_INNOVATION = "agreement_innovation", _("inovasi asal ditarik")
    INNOVATION_SUBMIT = "innovation_submit", _("inovasi diajukan")
    INNOVATION_RETURN = "innovation_return", _("inovasi dikembalikan")
    INNOVATION_PUBLISH = "innovation_publish", _("inovasi terbit")
    INNOVATION_WITHDRAW = "innovation_withdraw", _("inovasi ditarik")
    INNOVATION_ADAPT = "innovation_adapt", _("inovasi ditiru")
    INNOVATION_REMIND = "innovation_remind", _("keberlanjutan perlu dipastikan")
    IDEA_SENT = "idea_sent", _("gagasan masuk")
    IDEA_SUGGEST = "idea_suggest", _("saran untuk gagasan")
    IDEA_TAKE = "idea_take", _("gagasan menjadi catatan")
    IDEA_DECLINE = "idea_decline", _("gagasan tidak dilanjutkan")
    IDEA_GROWN = "idea_grown", _("gagasan melangkah")
    MEMBER_NAMED = "member_named", _("disebut dalam tim inovasi")
    FORUM_INVITE = "forum_invite", _("undangan forum")
    FORUM_REMIND = "forum_remind", _("undangan forum belum dijawab")
    FORUM_BOOK = "forum_book", _("klinik dipesan")
    FORUM_CANCEL = "forum_cancel", _("klinik batal")
    FORUM_ANSWER = "forum_answer", _("pertanyaan forum dijawab")
    FORUM_TASK = "forum_task", _("tugas dari forum")
    FORUM_TASK_DUE = "forum_task_due", _("tenggat tugas forum")
    ENTRY_CHECK = "entry_check", _("entri menunggu diperiksa")
    ENTRY_SITS = "entry_sits", _("entri lama menunggu")
    ENTRY_RETURN = "entry_return", _("entri dikembalikan")
    ENTRY_SUBMIT = "entry_submit", _("entri terkirim ke panitia")
    ENTRY_ACCEPT = "entry_accept", _("entri lolos administrasi")
    ENTRY_REFUSE = "entry_refuse", _("entri tidak lolos administrasi")
    ENTRY_LAPSE = "entry_lapse", _("entri tidak terkirim")
    ENTRY_DEADLINE = "entry_deadline", _("tenggat lomba digeser")
    ENTRY_RESULT = "entry_result", _("hasil lomba diumumkan")
    ENTRY_SCORES = "entry_scores", _("nilai dan alasan terbuka")
    ENTRY_RAISED = "entry_raised", _("entri diajukan ke lomba di atasnya")
    CONTEST_CANCEL = "contest_cancel", _("lomba dibatalkan")
    OBJECTION_FILED = "objection_filed", _("sanggahan masuk")
    OBJECTION_ANSWER = "objection_answer", _("sanggahan dijawab")
    JUDGE_INVITE = "judge_invite", _("undangan menjadi juri")
    JUDGE_READ = "judge_read", _("entri untuk dinilai")
    JUDGE_REMIND = "judge_remind", _("penilaian mendekati tenggat")
    READING_BACK = "reading_back", _("penilaian dilepas juri")
    FINAL_SLOT = "final_slot", _("jadwal presentasi")
    FINAL_MOVED = "final_moved", _("jadwal presentasi dipindah")
    VISIT_GO = "visit_go", _("tugas verifikasi lapangan")
    VISIT_REPORT = "visit_report", _("temuan verifikasi lapangan")
    VISIT_BACK = "visit_back", _("verifikasi lapangan masuk")
    VISIT_CONCLUDE = "visit_conclude", _("verifikasi lapangan disimpulkan")
    FINAL_RESULT = "final_result", _("pemenang ditetapkan")
    AWARD_WITHDRAWN = "award_withdrawn", _("penghargaan dicabut")
    AWARD_SUCCEEDED = "award_succeeded", _("menjadi pemenang pengganti")
    CERTIFICATE_READY = "certificate_ready", _("piagam terbit")
    PAPERS_READY = "papers_ready", _("naskah lomba selesai")


def kinds() -> list[tuple[str, str]]:
    """Asked for by the field, so that a new kind makes no migration."""
    return [(kind.value, str(kind.label)) for kind in Kind]


class Channel(models.TextChoices):
    MAIL = "mail", _("surel")


class State(models.TextChoices):
    """Of a delivery. Only `waiting` and `retry` are still tried."""

    WAITING = "waiting", _("menunggu dikirim")
    RETRY = "retry", _("akan dicoba lagi")
    SENT = "sent", _("terkirim")
    REFUSED = "refused", _("ditolak server penerima")
    FAILED = "failed", _("tidak terkirim setelah semua percobaan")
    UNSENT = "unsent", _("tidak dikirim")


CODES = {
    "no_server": _("server surel belum diatur"),
    "no_address": _("tidak ada alamat surel"),
    "wrong_address": _("alamat surel tidak dapat dipakai"),
}
"""Codes that people understand; the others are for the operator."""

OPEN = (State.WAITING, State.RETRY)
