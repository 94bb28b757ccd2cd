"""States of an innovation, of its publication and of its life afterwards; its verbs, and the tables of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """How far it is. Istilah: ide, uji coba, penerapan. Dasar: PP 38/2017 (uji coba, lalu penerapan)."""

    IDEA = "idea", _("ide")
    TRIAL = "trial", _("uji coba")
    RUNNING = "running", _("berjalan")


class State(models.TextChoices):
    """Who reads the record. Istilah: penayangan."""

    PRIVATE = "private", _("belum terbit")
    PUBLIC = "public", _("terbit")
    WITHDRAWN = "withdrawn", _("ditarik")


class Sustainability(models.TextChoices):
    """Istilah: keberlanjutan. The seven states that East Java's JIPP keeps."""

    UNCONFIRMED = "unconfirmed", _("belum dipastikan")
    STOPPED = "stopped", _("berhenti")
    OBSTRUCTED = "obstructed", _("berlanjut dengan kendala")
    SMOOTH = "smooth", _("berlanjut lancar")
    GROWING = "growing", _("berlanjut dan bertumbuh")
    REPLICATED = "replicated", _("berlanjut dan ditiru")
    TRANSFORMED = "transformed", _("berubah menjadi bentuk lain")


class Verb(models.TextChoices):
    BEGIN = "begin", _("memulai catatan")
    IMPORT = "import", _("memasukkan catatan dari direktori lain")
    ADAPT = "adapt", _("mencatat adaptasi")
    WRITE = "write", _("menulis")
    SUBMIT = "submit", _("mengajukan untuk diterbitkan")
    RETURN = "return", _("mengembalikan dengan catatan")
    PUBLISH = "publish", _("menerbitkan")
    WITHDRAW = "withdraw", _("menarik dari umum")
    TRY = "try", _("memulai uji coba")
    RUN = "run", _("memulai penerapan")
    CONFIRM = "confirm", _("memastikan keberlanjutan")
    REMIND = "remind", _("diingatkan untuk memastikan")
    NAME_INDICATOR = "name_indicator", _("menetapkan indikator")
    MEASURE = "measure", _("mencatat nilai indikator")
    PROVE = "prove", _("menulis bukti")
    NAME_MEMBER = "name_member", _("menyebut anggota tim")
    REMOVE_MEMBER = "remove_member", _("menghapus anggota tim")
    ATTACH = "attach", _("melampirkan berkas")
    DETACH = "detach", _("melepas berkas")
    ATTACH_AWARD = "attach_award", _("mencatat penghargaan")
    PLAN = "plan", _("menetapkan sasaran tahunan")
    ADD_PART = "add_part", _("menambah rincian")
    REMOVE_PART = "remove_part", _("menghapus rincian")
    CHOOSE_GOALS = "choose_goals", _("memilih TPB")
    AGREE = "agree", _("setuju disebut sebagai anggota tim")
    SEND_IDEA = "send_idea", _("mengirim gagasan")
    SUGGEST = "suggest", _("menyarankan perubahan")
    TAKE_IDEA = "take_idea", _("mengangkat gagasan menjadi catatan")
    DECLINE_IDEA = "decline_idea", _("tidak melanjutkan gagasan")


STAGES: dict[tuple[str, Verb], Stage] = {
    (Stage.IDEA, Verb.TRY): Stage.TRIAL,
    (Stage.IDEA, Verb.RUN): Stage.RUNNING,
    (Stage.TRIAL, Verb.RUN): Stage.RUNNING,
}
"""Where a stage leads. Nothing goes back: what stopped says so in its sustainability."""

PUBLICATIONS: dict[tuple[str, Verb], State] = {
    (State.PRIVATE, Verb.PUBLISH): State.PUBLIC,
    (State.PUBLIC, Verb.PUBLISH): State.PUBLIC,
    (State.WITHDRAWN, Verb.PUBLISH): State.PUBLIC,
    (State.PUBLIC, Verb.WITHDRAW): State.WITHDRAWN,
}


class IdeaState(models.TextChoices):
    """How far an idea from the field is. Istilah: gagasan."""

    DRAFT = "draft", _("ditulis")
    WAITING = "waiting", _("menunggu admin")
    SUGGESTED = "suggested", _("kembali dengan saran")
    TAKEN = "taken", _("menjadi catatan")
    DECLINED = "declined", _("tidak dilanjutkan")


IDEAS: dict[tuple[str, Verb], IdeaState] = {
    (IdeaState.DRAFT, Verb.SEND_IDEA): IdeaState.WAITING,
    (IdeaState.SUGGESTED, Verb.SEND_IDEA): IdeaState.WAITING,
    (IdeaState.WAITING, Verb.SUGGEST): IdeaState.SUGGESTED,
    (IdeaState.WAITING, Verb.TAKE_IDEA): IdeaState.TAKEN,
    (IdeaState.SUGGESTED, Verb.TAKE_IDEA): IdeaState.TAKEN,
    (IdeaState.WAITING, Verb.DECLINE_IDEA): IdeaState.DECLINED,
    (IdeaState.SUGGESTED, Verb.DECLINE_IDEA): IdeaState.DECLINED,
}


class Block(models.TextChoices):
    """The five questions of a proof: EMMIE (What Works centres). Istilah: blok bukti."""

    EFFECT = "effect", _("Hasil")
    MECHANISM = "mechanism", _("Cara kerja")
    MODERATORS = "moderators", _("Untuk siapa, di mana")
    IMPLEMENTATION = "implementation", _("Pelaksanaan")
    ECONOMICS = "economics", _("Biaya")


class Grade(models.IntegerChoices):
    """How strong a proof is. The steps are our own reading of EMMIE's quality scale."""

    NONE = 0, _("belum ada bukti")
    TOLD = 1, _("lemah, penuturan sendiri")
    COUNTED = 2, _("sedang, dihitung sebelum dan sesudah")
    COMPARED = 3, _("kuat, ada pembanding")
    EVALUATED = 4, _("sangat kuat, dinilai pihak luar")


class Direction(models.TextChoices):
    """Which way an indicator should go."""

    UP = "up", _("makin besar makin baik")
    DOWN = "down", _("makin kecil makin baik")


class Authority(models.TextChoices):
    """Whose legal powers it takes. Istilah: kewenangan. Dasar: UU 23/2014 (urusan pemerintahan)."""

    ANY = "", _("tidak disebut")
    MINISTRY = "ministry", _("kementerian atau lembaga")
    PROVINCE = "province", _("provinsi")
    REGENCY = "regency", _("kabupaten atau kota")
    CITY = "city", _("kota")
    VILLAGE = "village", _("desa atau kelurahan")


class Cost(models.TextChoices):
    """What the first year costs, in bands. The limits are our choice."""

    ANY = "", _("tidak disebut")
    SMALL = "small", _("di bawah Rp 50 juta")
    MIDDLE = "middle", _("Rp 50 juta sampai Rp 200 juta")
    LARGE = "large", _("Rp 200 juta sampai Rp 1 miliar")
    HUGE = "huge", _("di atas Rp 1 miliar")


class Money(models.TextChoices):
    """Where money comes from. Istilah: sumber dana."""

    STATE = "state", _("APBN")
    PROVINCE = "province", _("APBD provinsi")
    REGENCY = "regency", _("APBD kabupaten atau kota")
    VILLAGE = "village", _("APB Desa")
    OWN = "own", _("pendapatan unit sendiri (BLU, BLUD)")
    COMPANY = "company", _("dana perusahaan (CSR)")
    GRANT = "grant", _("hibah atau mitra pembangunan")
    PEOPLE = "people", _("swadaya masyarakat")
    OTHER = "other", _("sumber lain")


class Initiator(models.TextChoices):
    """Whose idea it was. Istilah: inisiator. Dasar: PP 38/2017 (lima pengusul)."""

    ANY = "", _("tidak disebut")
    HEAD = "head", _("kepala daerah atau pimpinan instansi")
    COUNCIL = "council", _("anggota DPRD")
    OFFICER = "officer", _("aparatur sipil negara")
    OFFICE = "office", _("perangkat daerah atau unit kerja")
    PEOPLE = "people", _("anggota masyarakat")


class Form(models.TextChoices):
    """Istilah: bentuk inovasi. Dasar: PP 38/2017 (tiga bentuk)."""

    ANY = "", _("tidak disebut")
    GOVERNANCE = "governance", _("tata kelola pemerintahan")
    SERVICE = "service", _("pelayanan publik")
    OTHER = "other", _("bentuk lain sesuai urusan")


class Novelty(models.TextChoices):
    """Istilah: jenis inovasi. The eight kinds that LAN's directory keeps."""

    ANY = "", _("tidak disebut")
    PROCESS = "process", _("proses")
    METHOD = "method", _("metode")
    PRODUCT = "product", _("produk")
    CONCEPT = "concept", _("konsep")
    TECHNOLOGY = "technology", _("teknologi")
    STRUCTURE = "structure", _("struktur organisasi")
    RELATION = "relation", _("hubungan")
    PEOPLE = "people", _("sumber daya manusia")


class Staff(models.TextChoices):
    """How many people it takes besides those who are there."""

    ANY = "", _("tidak disebut")
    NONE = "none", _("tanpa tambahan orang")
    FEW = "few", _("1 sampai 3 orang")
    TEAM = "team", _("4 sampai 10 orang")
    MANY = "many", _("lebih dari 10 orang")


class Connectivity(models.TextChoices):
    """What line it needs where it is used."""

    ANY = "", _("tidak disebut")
    NONE = "none", _("tanpa sambungan")
    PHONE = "phone", _("telepon atau pesan singkat")
    SOMETIMES = "sometimes", _("internet sewaktu-waktu")
    ALWAYS = "always", _("internet terus-menerus")


class FileKind(models.TextChoices):
    """Istilah: jenis lampiran. As East Java's JIPP keeps them."""

    PROFILE = "profile", _("profil")
    GUIDE = "guide", _("buku panduan")
    REGULATION = "regulation", _("peraturan atau keputusan")
    OTHER = "other", _("lainnya")


class Confidence(models.TextChoices):
    """How sure an award is. Only a stated one is shown as a fact."""

    STATED = "stated", _("dinyatakan sumbernya")
    UNCONFIRMED = "unconfirmed", _("belum dipastikan")
    WITHDRAWN = "withdrawn", _("dicabut dengan surat")
    """The row stays; its note names the letter and the reason."""
