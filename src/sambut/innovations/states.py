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
