"""States of an event and of what belongs to it, its verbs, and the tables of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    FORUM = "forum", _("Forum replikasi")


class State(models.TextChoices):
    DRAFT = "draft", _("Sedang disiapkan")
    ANNOUNCED = "announced", _("Diumumkan")
    RUNNING = "running", _("Sedang berlangsung")
    CLOSED = "closed", _("Ditutup")
    REPORTED = "reported", _("Ditutup dan dilaporkan")


class Verb(models.TextChoices):
    DRAFT = "draft", _("menyiapkan acara")
    EDIT = "edit", _("mengubah acara")
    ANNOUNCE = "announce", _("mengumumkan acara")
    START = "start", _("memulai acara")
    CLOSE = "close", _("menutup acara")
    REPORT = "report", _("menerbitkan laporan")
    ADD_SESSION = "add_session", _("menambah mata acara")
    DROP_SESSION = "drop_session", _("membatalkan mata acara")
    ADD_PARTNER = "add_partner", _("menambah mitra")
    DROP_PARTNER = "drop_partner", _("melepas mitra")
    ADD_STAND = "add_stand", _("menambah gerai")
    DROP_STAND = "drop_stand", _("melepas gerai")
    INTEREST = "interest", _("mencatat minat")
    INVITE = "invite", _("mengundang")
    REMIND = "remind", _("mengingatkan")
    CONFIRM = "confirm", _("memastikan hadir")
    DECLINE = "decline", _("menyatakan tidak hadir")
    NAME = "name", _("mendaftarkan orang")
    CONFIRM_DELEGATE = "confirm_delegate", _("memastikan seorang anggota")
    DROP_DELEGATE = "drop_delegate", _("menarik seorang anggota")
    CHECK_IN = "check_in", _("mencatat hadir")
    OFFER_CLINIC = "offer_clinic", _("menawarkan klinik")
    WITHDRAW_CLINIC = "withdraw_clinic", _("menarik klinik")
    BOOK = "book", _("memesan klinik")
    CANCEL_BOOKING = "cancel_booking", _("membatalkan pesanan")
    ASK = "ask", _("bertanya ke meja konsultasi")
    ANSWER = "answer", _("menjawab pertanyaan")
    PLEDGE = "pledge", _("berjanji mereplikasi")
    WITHDRAW_PLEDGE = "withdraw_pledge", _("menarik janji")
    LIST_SIGNING = "list_signing", _("mendaftarkan penandatanganan")
    READY_SIGNING = "ready_signing", _("menyatakan siap")
    SIGN = "sign", _("mencatat tanda tangan")
    DROP_SIGNING = "drop_signing", _("mencoret dari daftar")
    GIVE_TASK = "give_task", _("memberi tugas")
    FINISH_TASK = "finish_task", _("menyelesaikan tugas")
    DROP_TASK = "drop_task", _("membatalkan tugas")
    ERASE = "erase", _("menghapus nama dan kontak")


TRANSITIONS: dict[tuple[str, Verb], State] = {
    ("", Verb.DRAFT): State.DRAFT,
    (State.DRAFT, Verb.ANNOUNCE): State.ANNOUNCED,
    (State.ANNOUNCED, Verb.START): State.RUNNING,
    (State.RUNNING, Verb.CLOSE): State.CLOSED,
    (State.CLOSED, Verb.REPORT): State.REPORTED,
}

PREPARING = (State.DRAFT, State.ANNOUNCED, State.RUNNING)
OPEN = (State.ANNOUNCED, State.RUNNING)
PUBLIC = (State.ANNOUNCED, State.RUNNING, State.CLOSED, State.REPORTED)
OVER = (State.CLOSED, State.REPORTED)

STAYING: dict[Verb, tuple[State, ...]] = {
    Verb.EDIT: PREPARING,
    Verb.ADD_SESSION: PREPARING,
    Verb.DROP_SESSION: PREPARING,
    Verb.ADD_PARTNER: PREPARING,
    Verb.DROP_PARTNER: PREPARING,
    Verb.ADD_STAND: PREPARING,
    Verb.DROP_STAND: PREPARING,
    Verb.INTEREST: OPEN,
    Verb.INVITE: OPEN,
    Verb.REMIND: OPEN,
    Verb.CONFIRM: OPEN,
    Verb.DECLINE: OPEN,
    Verb.NAME: OPEN,
    Verb.CONFIRM_DELEGATE: OPEN,
    Verb.DROP_DELEGATE: OPEN,
    Verb.CHECK_IN: (State.RUNNING,),
    Verb.OFFER_CLINIC: OPEN,
    Verb.WITHDRAW_CLINIC: OPEN,
    Verb.BOOK: OPEN,
    Verb.CANCEL_BOOKING: OPEN,
    Verb.ASK: OPEN,
    Verb.ANSWER: (*OPEN, *OVER),
    Verb.PLEDGE: OPEN,
    Verb.WITHDRAW_PLEDGE: OPEN,
    Verb.LIST_SIGNING: OPEN,
    Verb.READY_SIGNING: (*OPEN, State.CLOSED),
    Verb.SIGN: (State.RUNNING, State.CLOSED),
    Verb.DROP_SIGNING: (*OPEN, State.CLOSED),
    Verb.GIVE_TASK: (State.RUNNING, *OVER),
    Verb.FINISH_TASK: (State.RUNNING, *OVER),
    Verb.DROP_TASK: (State.RUNNING, *OVER),
    Verb.ERASE: (*PREPARING, *OVER),
}
"""Verbs that leave the event in its state, and the states in which they may happen."""


class SessionKind(models.TextChoices):
    PLENARY = "plenary", _("Sidang umum")
    PANEL = "panel", _("Panel")
    CLINIC = "clinic", _("Klinik")
    SIGNING = "signing", _("Penandatanganan")


class Answer(models.TextChoices):
    """What a body, or one person of it, has said. Who never answers stays `invited`."""

    INVITED = "invited", _("Diundang, belum menjawab")
    CONFIRMED = "confirmed", _("Memastikan hadir")
    DECLINED = "declined", _("Tidak hadir")


class Capacity(models.TextChoices):
    """How somebody stands in a delegation."""

    HEAD = "head", _("pimpinan")
    LETTER = "letter", _("mewakili dengan surat")
    COMPANION = "companion", _("pendamping")


REPRESENTING = (Capacity.HEAD, Capacity.LETTER)


class Way(models.TextChoices):
    """How somebody was checked in."""

    CODE = "code", _("dengan kode")
    HAND = "hand", _("dari daftar")


class TaskKind(models.TextChoices):
    TASK = "task", _("Tugas")
    COMMITMENT = "commitment", _("Komitmen")


class TaskState(models.TextChoices):
    OPEN = "open", _("belum selesai")
    DONE = "done", _("selesai")
    DROPPED = "dropped", _("dibatalkan")


class PaperKind(models.TextChoices):
    REPORT = "laporan", _("Laporan penutupan")
    PRESS = "siaran-pers", _("Siaran pers")
