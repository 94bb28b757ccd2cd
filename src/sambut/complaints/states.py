"""States of a complaint, its verbs, and the table of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    RECEIVED = "received", _("Diterima, menunggu diteruskan")
    INCOMPLETE = "incomplete", _("Menunggu pelapor melengkapi")
    FORWARDED = "forwarded", _("Menunggu jawaban")
    ANSWERED = "answered", _("Dijawab, menunggu tanggapan pelapor")
    CLOSED = "closed", _("Selesai")
    ARCHIVED = "archived", _("Diarsipkan")


class Verb(models.TextChoices):
    SUBMIT = "submit", _("mengirim laporan")
    IMPORT = "import", _("memasukkan laporan dari arsip")
    FORWARD = "forward", _("meneruskan")
    END_ELSEWHERE = "end_elsewhere", _("selesai di sistem asal")
    BOUNCE = "bounce", _("mengembalikan: bukan wewenang")
    ASK = "ask", _("meminta kelengkapan")
    COMPLETE = "complete", _("melengkapi")
    NOTE = "note", _("memberi kabar sementara")
    ADD = "add", _("menambahkan keterangan")
    ANSWER = "answer", _("menjawab")
    ACCEPT = "accept", _("menerima jawaban")
    REJECT = "reject", _("menolak jawaban")
    CLOSE = "close", _("ditutup oleh waktu")
    ARCHIVE = "archive", _("mengarsipkan")
    WITHDRAW = "withdraw", _("mencabut laporan")
    MARK_LATE = "mark_late", _("lewat batas")
    REDERIVE = "rederive", _("batas waktu dihitung ulang")
    OPEN_TEXT = "open_text", _("membuka teks asli")
    OPEN_REPORTER = "open_reporter", _("membuka nama pelapor")
    ERASE = "erase", _("menghapus isi dan identitas")


TRANSITIONS: dict[tuple[str, Verb], Status] = {
    ("", Verb.SUBMIT): Status.RECEIVED,
    ("", Verb.IMPORT): Status.RECEIVED,
    (Status.RECEIVED, Verb.FORWARD): Status.FORWARDED,
    (Status.FORWARDED, Verb.FORWARD): Status.FORWARDED,
    (Status.FORWARDED, Verb.BOUNCE): Status.RECEIVED,
    (Status.RECEIVED, Verb.BOUNCE): Status.RECEIVED,
    (Status.RECEIVED, Verb.ASK): Status.INCOMPLETE,
    (Status.INCOMPLETE, Verb.COMPLETE): Status.RECEIVED,
    (Status.FORWARDED, Verb.ANSWER): Status.ANSWERED,
    (Status.ANSWERED, Verb.ACCEPT): Status.CLOSED,
    (Status.ANSWERED, Verb.CLOSE): Status.CLOSED,
    (Status.ANSWERED, Verb.END_ELSEWHERE): Status.CLOSED,
    (Status.FORWARDED, Verb.END_ELSEWHERE): Status.CLOSED,
    (Status.RECEIVED, Verb.END_ELSEWHERE): Status.ARCHIVED,
    (Status.ANSWERED, Verb.REJECT): Status.FORWARDED,
    (Status.RECEIVED, Verb.ARCHIVE): Status.ARCHIVED,
    (Status.INCOMPLETE, Verb.ARCHIVE): Status.ARCHIVED,
    (Status.INCOMPLETE, Verb.CLOSE): Status.ARCHIVED,
    (Status.RECEIVED, Verb.WITHDRAW): Status.ARCHIVED,
    (Status.INCOMPLETE, Verb.WITHDRAW): Status.ARCHIVED,
    (Status.FORWARDED, Verb.WITHDRAW): Status.ARCHIVED,
    (Status.ANSWERED, Verb.WITHDRAW): Status.ARCHIVED,
}
"""Where a verb leads. Verbs that are not listed leave the state as it is; `STAYING` says from where they may happen."""

RUNNING = (Status.RECEIVED, Status.INCOMPLETE, Status.FORWARDED, Status.ANSWERED)
ENDED = (Status.CLOSED, Status.ARCHIVED)

STAYING: dict[Verb, tuple[Status, ...]] = {
    Verb.NOTE: (Status.FORWARDED,),
    Verb.ADD: (Status.RECEIVED, Status.FORWARDED, Status.ANSWERED),
    Verb.MARK_LATE: RUNNING,
    Verb.REDERIVE: RUNNING,
    Verb.OPEN_TEXT: (*RUNNING, *ENDED),
    Verb.OPEN_REPORTER: (*RUNNING, *ENDED),
    Verb.ERASE: ENDED,
}


class Grade(models.TextChoices):
    """What the report is in law; it sets the clock. Dasar: Permendagri 8/2023 Pasal 1 (pengaduan, berkadar pengawasan)."""

    UNGRADED = "", _("belum digolongkan")
    ORDINARY = "ordinary", _("Pengaduan tidak berkadar pengawasan")
    SUPERVISORY = "supervisory", _("Pengaduan berkadar pengawasan")
    ASPIRATION = "aspiration", _("Aspirasi")
    INFORMATION = "information", _("Permintaan informasi")


class Ending(models.TextChoices):
    """How a case ended. A timer is its own ending and never counts as solved."""

    NONE = "", "—"
    ACCEPTED = "accepted", _("diterima pelapor")
    BY_TIMER = "by_timer", _("ditutup oleh waktu")
    ANSWERED_ELSEWHERE = "answered_elsewhere", _("dijawab di sistem asal")
    ARCHIVED_ELSEWHERE = "archived_elsewhere", _("diarsipkan di sistem asal")
    WITHDRAWN = "withdrawn", _("dicabut pelapor")
    NEVER_COMPLETED = "never_completed", _("tidak dilengkapi sampai batasnya")
    NO_EVIDENCE = "no_evidence", _("tanpa bukti yang bisa diperiksa")
    UNCLEAR = "unclear", _("tidak jelas")
    NOT_PUBLIC_SERVICE = "not_public_service", _("di luar pelayanan publik")
    HATE = "hate", _("mengandung kebencian SARA")
    IN_COURT = "in_court", _("sedang diperiksa pengadilan")


ARCHIVE_REASONS = (Ending.NO_EVIDENCE, Ending.UNCLEAR, Ending.NOT_PUBLIC_SERVICE, Ending.HATE, Ending.IN_COURT)
"""One reason each, never a catch-all sentence; the text for this very report comes beside it."""


class Step(models.TextChoices):
    """What a clock waits for."""

    VERIFY = "verify", _("memeriksa dan meneruskan")
    COORDINATE = "coordinate", _("meneruskan kepada unit")
    ANSWER = "answer", _("menjawab dengan isi")
    REACT = "react", _("tanggapan pelapor")
    COMPLETE = "complete", _("kelengkapan dari pelapor")


class ActorKind(models.TextChoices):
    """Who did it, as far as an event may know. A reporter is never a user id, also when signed in."""

    REPORTER = "reporter"
    OFFICE = "office"
    CLOCK = "clock"
    IMPORT = "import"


class MessageKind(models.TextChoices):
    REPORT = "report", _("laporan")
    ADDITION = "addition", _("keterangan tambahan")
    COMPLETION = "completion", _("kelengkapan")
    REJECTION = "rejection", _("alasan menolak jawaban")
    NOTE = "note", _("kabar sementara")
    QUESTION = "question", _("permintaan kelengkapan")
    ANSWER = "answer", _("jawaban")
    REASON = "reason", _("alasan")


class ProposalState(models.TextChoices):
    PROPOSED = "proposed", _("menunggu persetujuan orang kedua")
    APPROVED = "approved", _("disetujui")
    REJECTED = "rejected", _("ditolak")
    WITHDRAWN = "withdrawn", _("ditarik")


class RuleVerb(models.TextChoices):
    PROPOSE = "propose", _("mengusulkan")
    APPROVE = "approve", _("menyetujui")
    REJECT = "reject", _("menolak")
    WITHDRAW = "withdraw", _("menarik usul")
