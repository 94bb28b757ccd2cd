"""States of an edition, of an entry and of a reading, and their verbs; the tables of moves stand in `moves.py`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Scheme(models.TextChoices):
    """What is contested. Istilah: jenis lomba."""

    KIPP = "kipp", _("Kompetisi Inovasi Pelayanan Publik")
    COMPLAINTS = "complaints", _("Kompetisi Pengelolaan Pengaduan")
    LOCAL = "local", _("Lomba inovasi daerah")


class State(models.TextChoices):
    """Of an edition. What is under way inside an open one stands in its calendar (`Stage`)."""

    DRAFT = "draft", _("disusun")
    OPEN = "open", _("dibuka")
    ANNOUNCED = "announced", _("hasil diumumkan, masa sanggah")
    DECIDED = "decided", _("hasil ditetapkan")
    FINISHED = "finished", _("pemenang ditetapkan")
    CANCELLED = "cancelled", _("dibatalkan penyelenggara")


class Stage(models.TextChoices):
    """A period of the calendar. Istilah: tahapan. In the order in which they follow each other."""

    REGISTRATION = "registration", _("Pendaftaran")
    VERIFICATION = "verification", _("Verifikasi admin lokal")
    ADMINISTRATION = "administration", _("Seleksi administrasi")
    DESK = "desk", _("Penilaian berkas")
    CHOOSING = "choosing", _("Pleno")
    OBJECTION = "objection", _("Masa sanggah")
    INTERVIEW = "interview", _("Presentasi dan wawancara")
    FINAL = "final", _("Penetapan pemenang")


class TieRule(models.TextChoices):
    """Who goes first when two totals are equal; declared before anybody scores. Istilah: aturan nilai sama."""

    CRITERIA = "criteria", _("nilai kriteria berbobot terbesar lebih dulu")
    PLENARY = "plenary", _("diputus pleno dengan alasan tertulis")


class LatePolicy(models.TextChoices):
    """What happens to an entry that comes after the closing. Its text is kept either way."""

    REFUSE = "refuse", _("tidak diterima; naskahnya tetap tersimpan")
    MARK = "mark", _("diterima beberapa jam lagi, bertanda terlambat")


class RuleKind(models.TextChoices):
    """One rule of who may take part. Istilah: persyaratan. What it needs stands in its number, its words and its year."""

    YOUNGEST = "youngest", _("usia paling sedikit")
    OLDEST = "oldest", _("usia paling banyak")
    MOST_PER_BODY = "most_per_body", _("jumlah paling banyak per instansi")
    NOT_AWARDED = "not_awarded", _("belum meraih penghargaan tertentu")
    AWARDED = "awarded", _("sudah meraih penghargaan tertentu")
    FINALIST_AT_MOST = "finalist_at_most", _("paling banyak sekian kali finalis")
    TITLE_ONCE = "title_once", _("judul hanya sekali")
    RUNNING = "running", _("sudah berjalan")
    BASELINE = "baseline", _("ada angka sebelum dimulai")
    CATEGORY = "category", _("kategori dipilih")
    INSIDE = "inside", _("dari instansi atau wilayah penyelenggara")
    ADAPTED = "adapted", _("adaptasi inovasi lain")
    NOT_ADAPTED = "not_adapted", _("bukan adaptasi inovasi lain")
    ADAPTED_AWARDED = "adapted_awarded", _("adaptasi inovasi yang meraih penghargaan")
    INVITED = "invited", _("diundang")
    GOALS = "goals", _("tujuan pembangunan berkelanjutan dipilih")
    BODY_KIND = "body_kind", _("jenis instansi tertentu")
    IN_USE = "in_use", _("sudah mengelola pengaduan")
    UNITS_CONNECTED = "units_connected", _("unit terhubung")


class EntryState(models.TextChoices):
    """Istilah: entri. `nominated` to `winner` are public; everything before belongs to the participant."""

    DRAFT = "draft", _("sedang ditulis")
    WITH_ADMIN = "with_admin", _("di admin lokal")
    RETURNED = "returned", _("dikembalikan dengan catatan")
    SUBMITTED = "submitted", _("terkirim ke panitia")
    ACCEPTED = "accepted", _("lolos administrasi")
    REFUSED = "refused", _("tidak lolos administrasi")
    JUDGED = "judged", _("selesai dinilai")
    NOMINATED = "nominated", _("nominasi")
    NOT_CHOSEN = "not_chosen", _("tidak terpilih")
    FINALIST = "finalist", _("finalis")
    WINNER = "winner", _("pemenang")
    STRIPPED = "stripped", _("penghargaan dicabut")
    WITHDRAWN = "withdrawn", _("ditarik peserta")
    LAPSED = "lapsed", _("tidak terkirim sampai penutupan")


class JudgeState(models.TextChoices):
    INVITED = "invited", _("diundang")
    CONFIRMED = "confirmed", _("bersedia")
    DECLINED = "declined", _("tidak bersedia")
    ENDED = "ended", _("tidak lagi menjadi juri")


class ConflictKind(models.TextChoices):
    """Istilah: benturan kepentingan."""

    CHAIN = "chain", _("instansi sendiri")
    PROVINCE = "province", _("provinsi yang sama")
    COACHING = "coaching", _("pernah mendampingi")
    CO_WORK = "co_work", _("pernah bekerja bersama")
    VERIFIED = "verified", _("memeriksa entri ini sebagai admin lokal")
    DECLARED = "declared", _("dinyatakan yang bersangkutan")


class ReadingState(models.TextChoices):
    """Istilah: penilaian satu juri atas satu entri."""

    ASSIGNED = "assigned", _("ditugaskan")
    SIGNED = "signed", _("ditandatangani")
    RECUSED = "recused", _("mengundurkan diri")
    SET_ASIDE = "set_aside", _("dikesampingkan")


class ReadingKind(models.TextChoices):
    """Why a judge reads an entry."""

    FIRST = "first", _("pembacaan pertama")
    AGAIN = "again", _("pembacaan kedua di garis")
    THIRD = "third", _("pembaca tambahan karena selisih")


class StudyKind(models.TextChoices):
    """What is asked of a result beside its order. Istilah: telaah hasil."""

    INFLUENCE = "influence", _("bila satu juri tidak ada")
    WEIGHTS = "weights", _("bila bobot bergeser seperlima")
    GROUPS = "groups", _("apakah suatu kelompok diperlakukan lain")


class ObjectionState(models.TextChoices):
    OPEN = "open", _("menunggu dijawab")
    UPHELD = "upheld", _("diterima")
    REJECTED = "rejected", _("tidak diterima")


class PaperKind(models.TextChoices):
    """A paper of a whole edition."""

    BOOK = "book", _("buku")
    PRESS = "press", _("siaran pers")


class AwardKind(models.TextChoices):
    """What a certificate says. Istilah: piagam."""

    WINNER = "winner", _("pemenang")
    FINALIST = "finalist", _("finalis")
    PARTICIPANT = "participant", _("peserta")
    JUDGE = "judge", _("juri")


class CertificateState(models.TextChoices):
    VALID = "valid", _("berlaku")
    REVOKED = "revoked", _("dicabut")


class Going(models.TextChoices):
    """Whether an honoured innovation still runs, as its own record says. Istilah: keberlanjutan."""

    GOING = "going", _("masih dijalankan")
    STOPPED = "stopped", _("sudah berhenti")
    UNKNOWN = "unknown", _("belum diketahui")


class TallyBy(models.TextChoices):
    """By what honoured innovations are counted."""

    PROVINCE = "province", _("provinsi")
    REGENCY = "regency", _("kabupaten atau kota")
    CATEGORY = "category", _("kategori")
    LEVEL = "level", _("peringkat")


class Verb(models.TextChoices):
    DRAFT = "draft", _("menyusun edisi")
    EDIT = "edit", _("mengubah edisi")
    OPEN = "open", _("membuka edisi")
    MOVE_DEADLINE = "move_deadline", _("menggeser tenggat")
    BEGIN = "begin", _("memulai entri")
    WRITE = "write", _("menulis entri")
    SEND = "send", _("mengirim ke admin lokal")
    RETURN = "return", _("mengembalikan dengan catatan")
    SUBMIT = "submit", _("mengirim ke panitia")
    WITHDRAW = "withdraw", _("menarik entri")
    LAPSE = "lapse", _("terlewat penutupan")
    URGE = "urge", _("mengingatkan admin lokal")
    ACCEPT = "accept", _("meloloskan administrasi")
    REFUSE = "refuse", _("menolak pada administrasi")
    INVITE = "invite", _("mengundang juri")
    CONFIRM = "confirm", _("bersedia menjadi juri")
    DECLINE = "decline", _("tidak bersedia menjadi juri")
    DECLARE = "declare", _("menyatakan benturan kepentingan")
    CALL_ASSIGN = "call_assign", _("meminta pembagian entri kepada juri")
    ASSIGN = "assign", _("membagikan entri kepada juri")
    GIVE = "give", _("memberikan entri kepada juri")
    SIGN = "sign", _("menandatangani nilai")
    RECUSE = "recuse", _("mengundurkan diri dari satu entri")
    SET_ASIDE = "set_aside", _("mengesampingkan penilaian")
    RELEASE = "release", _("melepas juri")
    CALL_REREAD = "call_reread", _("meminta pembacaan kedua di garis")
    REREAD = "reread", _("membagikan pembacaan kedua")
    REMARK = "remark", _("berbicara tentang satu entri")
    REVISE = "revise", _("mengubah nilai sesudah diskusi")
    CALL_COUNT = "call_count", _("meminta hasil dihitung")
    COUNT = "count", _("menghitung hasil")
    JUDGE = "judge", _("selesai dinilai")
    CHOOSE = "choose", _("memutus pilihan pleno")
    ANNOUNCE = "announce", _("mengumumkan hasil lomba")
    NOMINATE = "nominate", _("menominasikan")
    PASS_OVER = "pass_over", _("tidak memilih")
    OBJECT = "object", _("menyanggah")
    ANSWER = "answer", _("menjawab sanggahan")
    DECIDE = "decide", _("menetapkan hasil")
    WIN = "win", _("menjadi pemenang")
    CANCEL = "cancel", _("membatalkan lomba")
    ATTACH = "attach", _("mengirim lampiran")
    DETACH = "detach", _("melepas lampiran")
    CALL_COMPARE = "call_compare", _("meminta kemiripan diperiksa")
    COMPARE = "compare", _("memeriksa kemiripan")
    SETTLE = "settle", _("memutus kemiripan")
    RAISE = "raise", _("mengajukan ke lomba di atasnya")
    PLAN = "plan", _("menjadwalkan pemeliharaan")
    CALL_OFF = "call_off", _("membatalkan pemeliharaan")
    CALL_MEASURE = "call_measure", _("meminta indikator dihitung")
    MEASURE = "measure", _("menghitung indikator")
    STATE = "state", _("menyatakan nilai indikator")
    WRITE_FOREWORD = "write_foreword", _("menulis kata pengantar buku")
    CALL_PAPERS = "call_papers", _("meminta naskah dan piagam dibuat")
    SET_PAPERS = "set_papers", _("membuat naskah dan piagam")
    ISSUE = "issue", _("menerbitkan piagam")
    REVOKE = "revoke", _("mencabut piagam")
    REACH_FINAL = "reach_final", _("menjadi finalis")
    ARRANGE = "arrange", _("menyiapkan tahap akhir")
    SCHEDULE = "schedule", _("menyusun jadwal presentasi")
    TELL_SCHEDULE = "tell_schedule", _("memberitahukan jadwal presentasi")
    MOVE_SLOT = "move_slot", _("memindahkan jadwal presentasi")
    HOLD = "hold", _("mencatat presentasi")
    SEAT = "seat", _("mendudukkan anggota panel")
    VISIT = "visit", _("menugaskan verifikasi lapangan")
    REPORT = "report", _("melaporkan verifikasi lapangan")
    RESPOND = "respond", _("menanggapi verifikasi lapangan")
    CONCLUDE = "conclude", _("menyimpulkan verifikasi lapangan")
    SIT = "sit", _("membuka sidang pleno")
    ATTEND = "attend", _("mencatat kehadiran pleno")
    VOTE = "vote", _("bersuara dalam pleno")
    RISE = "rise", _("menutup sidang pleno")
    CHOOSE_WINNERS = "choose_winners", _("memutus pemenang")
    FINISH = "finish", _("menetapkan pemenang")
    STRIP = "strip", _("mencabut penghargaan")
    SUCCEED = "succeed", _("menggantikan pemenang")


COUNTS = (ReadingState.ASSIGNED, ReadingState.SIGNED)
"""Readings that stand: they are read, or were."""

UNSENT = (EntryState.DRAFT, EntryState.WITH_ADMIN, EntryState.RETURNED)
"""Not yet with the organisers: nobody but the participant's body reads it."""
SENT = (
    EntryState.SUBMITTED, EntryState.ACCEPTED, EntryState.REFUSED, EntryState.JUDGED, EntryState.NOMINATED,
    EntryState.NOT_CHOSEN, EntryState.FINALIST, EntryState.WINNER, EntryState.STRIPPED,
)  # fmt: skip
"""Reached the organisers; a version is frozen."""
PASSED = tuple(state for state in SENT if state not in (EntryState.SUBMITTED, EntryState.REFUSED))
"""Passed the administrative selection."""
FROZEN = (*SENT, EntryState.WITHDRAWN)
"""May have a frozen version; a withdrawn one has it when it was withdrawn after submitting."""
GONE = (EntryState.WITHDRAWN, EntryState.LAPSED)
LIVE = tuple(state for state in EntryState if state not in GONE)
"""Stand in the way of a second entry of the same innovation in the same edition."""
