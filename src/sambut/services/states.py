"""States of a service and its editions, verbs, the fourteen components of a standard, and what a reading may say."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    DRAFT = "draft", _("Belum terbit")
    PUBLISHED = "published", _("Terbit")
    WITHDRAWN = "withdrawn", _("Ditarik")


class EditionState(models.TextChoices):
    """Istilah: versi standar pelayanan. One is written while another one is what everybody reads."""

    WRITING = "writing", _("Sedang ditulis")
    SUBMITTED = "submitted", _("Menunggu diperiksa")
    CURRENT = "current", _("Berlaku")
    FORMER = "former", _("Pernah berlaku")
    DISCARDED = "discarded", _("Dibuang")


WORKING = (EditionState.WRITING, EditionState.SUBMITTED)


class Verb(models.TextChoices):
    DRAFT = "draft", _("mulai menulis")
    IMPORT = "import", _("memasukkan dari berkas")
    SUBMIT = "submit", _("mengajukan")
    RETURN = "return", _("mengembalikan")
    PUBLISH = "publish", _("menerbitkan")
    CHECK = "check", _("memeriksa ulang")
    WITHDRAW = "withdraw", _("menarik")
    DISCARD = "discard", _("membuang versi yang ditulis")
    PLACE = "place", _("menempatkan pada unit")


TRANSITIONS: dict[tuple[str, Verb], State] = {
    ("", Verb.DRAFT): State.DRAFT,
    ("", Verb.IMPORT): State.DRAFT,
    (State.DRAFT, Verb.PUBLISH): State.PUBLISHED,
    (State.PUBLISHED, Verb.PUBLISH): State.PUBLISHED,
    (State.WITHDRAWN, Verb.PUBLISH): State.PUBLISHED,
    (State.DRAFT, Verb.WITHDRAW): State.WITHDRAWN,
    (State.PUBLISHED, Verb.WITHDRAW): State.WITHDRAWN,
}
"""Where a verb leads a service. Verbs that are not listed leave it as it is; `STAYING` says from where they may happen."""

STAYING: dict[Verb, tuple[State, ...]] = {
    Verb.DRAFT: (State.DRAFT, State.PUBLISHED, State.WITHDRAWN),
    Verb.SUBMIT: (State.DRAFT, State.PUBLISHED, State.WITHDRAWN),
    Verb.RETURN: (State.DRAFT, State.PUBLISHED, State.WITHDRAWN),
    Verb.DISCARD: (State.PUBLISHED, State.WITHDRAWN),
    Verb.CHECK: (State.PUBLISHED,),
    Verb.PLACE: (State.DRAFT,),
}

EDITION_TRANSITIONS: dict[tuple[str, Verb], EditionState] = {
    (EditionState.WRITING, Verb.SUBMIT): EditionState.SUBMITTED,
    (EditionState.SUBMITTED, Verb.RETURN): EditionState.WRITING,
    (EditionState.SUBMITTED, Verb.PUBLISH): EditionState.CURRENT,
    (EditionState.WRITING, Verb.DISCARD): EditionState.DISCARDED,
    (EditionState.SUBMITTED, Verb.DISCARD): EditionState.DISCARDED,
}


class Component(models.TextChoices):
    """The fourteen components of a service standard, in the order of the law. Dasar: UU 25/2009 Pasal 21."""

    LEGAL_BASIS = "legal_basis", _("Dasar hukum")
    REQUIREMENTS = "requirements", _("Persyaratan")
    PROCEDURE = "procedure", _("Sistem, mekanisme, dan prosedur")
    TIME = "time", _("Jangka waktu penyelesaian")
    FEE = "fee", _("Biaya atau tarif")
    PRODUCT = "product", _("Produk pelayanan")
    FACILITIES = "facilities", _("Sarana, prasarana, dan fasilitas")
    COMPETENCE = "competence", _("Kompetensi pelaksana")
    SUPERVISION = "supervision", _("Pengawasan internal")
    COMPLAINTS = "complaints", _("Penanganan pengaduan, saran, dan masukan")
    STAFF = "staff", _("Jumlah pelaksana")
    GUARANTEE = "guarantee", _("Jaminan pelayanan")
    SAFETY = "safety", _("Jaminan keamanan dan keselamatan")
    EVALUATION = "evaluation", _("Evaluasi kinerja pelaksana")


PUBLIC = (
    Component.REQUIREMENTS, Component.PROCEDURE, Component.TIME, Component.FEE, Component.PRODUCT, Component.COMPLAINTS,
)  # fmt: skip
"""Service delivery: what users must be told. Dasar: PermenPANRB 15/2014, lampiran."""


class Sureness(models.TextChoices):
    """How surely a text was read."""

    EMPTY = "empty", _("kosong")
    UNREAD = "unread", _("tidak terbaca")
    UNSURE = "unsure", _("dibaca dengan ragu")
    SURE = "sure", _("terbaca")


class TimeKind(models.TextChoices):
    """What the text on time turned out to be."""

    SINGLE = "single", _("satu waktu")
    AT_MOST = "at_most", _("batas paling lama")
    RANGE = "range", _("dari dan sampai")
    VARIANTS = "variants", _("berbeda menurut jenisnya")
    STAGES = "stages", _("jumlah beberapa tahap")
    TOTAL = "total", _("jumlah dengan rinciannya")
    PER_CHANNEL = "per_channel", _("berbeda menurut salurannya")
    PART = "part", _("hanya sebagian langkah")
    CONDITIONAL = "conditional", _("bergantung pada keadaan")
    EXTENDABLE = "extendable", _("dapat diperpanjang")
    OPEN_ENDED = "open_ended", _("tanpa batas atas")
    CONDITION_ONLY = "condition_only", _("hanya syarat, tanpa lama waktu")
    STAGES_ONLY = "stages_only", _("hanya tahap, tanpa lama waktu")
    START_ONLY = "start_only", _("hanya kapan mulai dihitung")
    TENTATIVE = "tentative", _("tidak tentu")
    OPENING_HOURS = "opening_hours", _("jam buka, bukan lama waktu")
    BROKEN = "broken", _("rusak di sumbernya")
    UNKNOWN = "unknown", _("tidak diketahui")


class TimeUnit(models.TextChoices):
    SECOND = "second", _("detik")
    MINUTE = "minute", _("menit")
    HOUR = "hour", _("jam")
    DAY = "day", _("hari")
    WEEK = "week", _("minggu")
    MONTH = "month", _("bulan")
    YEAR = "year", _("tahun")


class FeeKind(models.TextChoices):
    """What a fee is. Unknown is not free."""

    FREE = "free", _("gratis")
    AMOUNT = "amount", _("jumlah tertentu")
    PRICES = "prices", _("daftar harga")
    PER_CLASS = "per_class", _("berbeda menurut golongan pengguna")
    PRICES_PER_CLASS = "prices_per_class", _("daftar harga menurut golongan pengguna")
    RULE_PER_CLASS = "rule_per_class", _("menurut peraturan, per golongan")
    FORMULA = "formula", _("dihitung dengan rumus")
    RULE = "rule", _("menurut peraturan")
    CONDITIONAL = "conditional", _("bergantung pada keadaan")
    DASH = "dash", _("hanya tanda strip")
    UNCLEAR = "unclear", _("kalimatnya tidak jelas")
    UNKNOWN = "unknown", _("tidak diketahui")


class ChannelKind(models.TextChoices):
    """Where users complain, ask and advise."""

    IN_PERSON = "in_person", _("Datang langsung")
    BOX = "box", _("Kotak saran")
    MESSAGE = "message", _("WhatsApp atau SMS")
    PHONE = "phone", _("Telepon")
    EMAIL = "email", _("Surel")
    LAPOR = "lapor", _("SP4N-LAPOR!")
    WEBSITE = "website", _("Situs web")
    INSTAGRAM = "instagram", _("Instagram")
    FACEBOOK = "facebook", _("Facebook")
    X = "x", _("X")
    TIKTOK = "tiktok", _("TikTok")
    YOUTUBE = "youtube", _("YouTube")
    APP = "app", _("Aplikasi lain")
    LETTER = "letter", _("Surat")


class Origin(models.TextChoices):
    OWN = "own", _("ditulis di sini")
    SIPPN = "sippn", _("dari SIPPN")
    DEMO = "demo", _("peraga")
