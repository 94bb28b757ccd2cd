"""States of needs, interests, agreements and milestones; their verbs, and the tables of moves."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Where a need comes from. Offered ones were accepted by a person."""

    STATED = "stated", _("dinyatakan sendiri")
    COMPLAINTS = "complaints", _("dari pokok keluhan warga")
    SURVEY = "survey", _("dari kepuasan yang lemah")


class NeedState(models.TextChoices):
    OPEN = "open", _("dicari")
    MET = "met", _("terjawab")
    CLOSED = "closed", _("ditutup")


class OfferState(models.TextChoices):
    OFFERED = "offered", _("menunggu diputuskan")
    ACCEPTED = "accepted", _("menjadi kebutuhan")
    DISMISSED = "dismissed", _("diabaikan")
    GONE = "gone", _("tidak lagi menonjol")


class AnswerState(models.TextChoices):
    STANDING = "standing", _("berdiri")
    TAKEN_BACK = "taken_back", _("ditarik pemilik")


class InterestState(models.TextChoices):
    WAITING = "waiting", _("menunggu pemilik")
    ACCEPTED = "accepted", _("diterima pemilik")
    REFUSED = "refused", _("ditolak dengan alasan")
    WITHDRAWN = "withdrawn", _("ditarik peminat")


class State(models.TextChoices):
    """Of an agreement. Pledged, signed, started, running and stopped are different things, and are counted apart."""

    DRAFT = "draft", _("sedang disusun")
    FROZEN = "frozen", _("menunggu tanda tangan")
    SIGNED = "signed", _("ditandatangani, belum dimulai")
    STARTED = "started", _("sedang dikerjakan")
    RUNNING = "running", _("berjalan")
    STOPPED = "stopped", _("berhenti")
    CANCELLED = "cancelled", _("dibatalkan sebelum ditandatangani")


class Verb(models.TextChoices):
    STATE_NEED = "state_need", _("menyatakan kebutuhan")
    WRITE_NEED = "write_need", _("mengubah kebutuhan")
    MEET_NEED = "meet_need", _("kebutuhan terjawab")
    REOPEN_NEED = "reopen_need", _("membuka kembali kebutuhan")
    CLOSE_NEED = "close_need", _("menutup kebutuhan")
    ANSWER_NEED = "answer_need", _("menjawab kebutuhan")
    TAKE_BACK_ANSWER = "take_back_answer", _("menarik jawaban")
    ACCEPT_OFFER = "accept_offer", _("menerima tawaran sebagai kebutuhan")
    DISMISS_OFFER = "dismiss_offer", _("mengabaikan tawaran")
    SAY_TERMS = "say_terms", _("menyatakan kesediaan ditiru")
    EXPRESS = "express", _("menyatakan minat")
    ACCEPT = "accept", _("menerima minat")
    REFUSE = "refuse", _("menolak minat")
    WITHDRAW = "withdraw", _("menarik minat")
    DRAFT = "draft", _("menyusun kesepakatan")
    WRITE = "write", _("mengubah naskah")
    NAME_SIGNATORY = "name_signatory", _("menetapkan penanda tangan")
    FREEZE = "freeze", _("mengunci naskah")
    SET_PAPER = "set_paper", _("naskah dicetak")
    REOPEN = "reopen", _("membuka kembali naskah")
    SIGN = "sign", _("menandatangani")
    CANCEL = "cancel", _("membatalkan")
    START = "start", _("memulai")
    RECORD_COPY = "record_copy", _("mencatat salinan inovasi")
    RUN = "run", _("menyatakan berjalan")
    STOP = "stop", _("menghentikan")
    CHECK = "check", _("memeriksa keberlanjutan")
    ADD_MILESTONE = "add_milestone", _("menambah tonggak")
    FINISH_MILESTONE = "finish_milestone", _("menyelesaikan tonggak")
    DROP_MILESTONE = "drop_milestone", _("mencoret tonggak")
    ADD_EVIDENCE = "add_evidence", _("menambah bukti")
    COACH = "coach", _("mencatat pendampingan")
    FACILITATE = "facilitate", _("menjadi fasilitator")
    HAND_OVER = "hand_over", _("menyerahterimakan")
    PROPOSE_EXTENSION = "propose_extension", _("mengusulkan perpanjangan")
    CONFIRM_EXTENSION = "confirm_extension", _("menyetujui perpanjangan")
    LOSE_CONTACT = "lose_contact", _("narahubung tidak lagi bertugas")
    CHANGE_HEAD = "change_head", _("pimpinan berganti")
    MARK_LATE = "mark_late", _("tonggak lewat waktu")
    MARK_DORMANT = "mark_dormant", _("tidak ada kabar")
    CALL_CHECK = "call_check", _("waktunya memeriksa")
    EXPIRE = "expire", _("masa berlaku lewat")
    LOSE_INNOVATION = "lose_innovation", _("inovasi asal ditarik")


NEED_MOVES: dict[tuple[str, Verb], NeedState] = {
    ("", Verb.STATE_NEED): NeedState.OPEN,
    (NeedState.OPEN, Verb.WRITE_NEED): NeedState.OPEN,
    (NeedState.OPEN, Verb.MEET_NEED): NeedState.MET,
    (NeedState.MET, Verb.REOPEN_NEED): NeedState.OPEN,
    (NeedState.OPEN, Verb.CLOSE_NEED): NeedState.CLOSED,
    (NeedState.MET, Verb.CLOSE_NEED): NeedState.CLOSED,
}

INTEREST_MOVES: dict[tuple[str, Verb], InterestState] = {
    ("", Verb.EXPRESS): InterestState.WAITING,
    (InterestState.WAITING, Verb.ACCEPT): InterestState.ACCEPTED,
    (InterestState.WAITING, Verb.REFUSE): InterestState.REFUSED,
    (InterestState.WAITING, Verb.WITHDRAW): InterestState.WITHDRAWN,
    (InterestState.ACCEPTED, Verb.WITHDRAW): InterestState.WITHDRAWN,
}

TRANSITIONS: dict[tuple[str, Verb], State] = {
    ("", Verb.DRAFT): State.DRAFT,
    (State.DRAFT, Verb.FREEZE): State.FROZEN,
    (State.FROZEN, Verb.REOPEN): State.DRAFT,
    (State.DRAFT, Verb.CANCEL): State.CANCELLED,
    (State.FROZEN, Verb.CANCEL): State.CANCELLED,
    (State.SIGNED, Verb.START): State.STARTED,
    (State.STARTED, Verb.RUN): State.RUNNING,
    (State.SIGNED, Verb.STOP): State.STOPPED,
    (State.STARTED, Verb.STOP): State.STOPPED,
    (State.RUNNING, Verb.STOP): State.STOPPED,
}
"""Where a verb leads. The second signature leads from `frozen` to `signed`: `Agreement.sign` knows which one it is."""

BEFORE = (State.DRAFT, State.FROZEN)
UNDER_WAY = (State.SIGNED, State.STARTED, State.RUNNING)
OPEN = (*BEFORE, *UNDER_WAY)
PUBLIC = (State.SIGNED, State.STARTED, State.RUNNING, State.STOPPED)
"""Signed by both: its facts are for everybody."""
CHECKABLE = (State.FROZEN, *PUBLIC, State.CANCELLED)
"""There is a paper with a code on it that somebody may want to check."""

STAYING: dict[Verb, tuple[State, ...]] = {
    Verb.WRITE: (State.DRAFT,),
    Verb.NAME_SIGNATORY: (State.DRAFT,),
    Verb.SET_PAPER: (State.FROZEN, *UNDER_WAY, State.STOPPED),
    Verb.SIGN: (State.FROZEN,),
    Verb.RECORD_COPY: (State.STARTED, State.RUNNING),
    Verb.CHECK: (State.RUNNING,),
    Verb.ADD_MILESTONE: (State.DRAFT, *UNDER_WAY),
    Verb.FINISH_MILESTONE: UNDER_WAY,
    Verb.DROP_MILESTONE: (State.DRAFT, *UNDER_WAY),
    Verb.ADD_EVIDENCE: UNDER_WAY,
    Verb.COACH: UNDER_WAY,
    Verb.FACILITATE: OPEN,
    Verb.HAND_OVER: OPEN,
    Verb.PROPOSE_EXTENSION: UNDER_WAY,
    Verb.CONFIRM_EXTENSION: UNDER_WAY,
    Verb.LOSE_CONTACT: OPEN,
    Verb.CHANGE_HEAD: OPEN,
    Verb.MARK_LATE: UNDER_WAY,
    Verb.MARK_DORMANT: OPEN,
    Verb.CALL_CHECK: (State.RUNNING,),
    Verb.EXPIRE: UNDER_WAY,
    Verb.LOSE_INNOVATION: OPEN,
}

WATCHED = frozenset(
    {
        Verb.SET_PAPER, Verb.LOSE_CONTACT, Verb.CHANGE_HEAD, Verb.MARK_LATE, Verb.MARK_DORMANT, Verb.CALL_CHECK, Verb.EXPIRE,
        Verb.LOSE_INNOVATION,
    }
)  # fmt: skip
"""Done by the clock or a job: they are no sign of life of the parties."""


class Side(models.TextChoices):
    OWNER = "owner", _("Pemilik inovasi")
    REPLICATOR = "replicator", _("Peniru")


class Capacity(models.TextChoices):
    """How somebody may sign for a body. Istilah: kewenangan menandatangani."""

    HEAD = "head", _("pimpinan")
    ACTING = "acting", _("pelaksana tugas atau pelaksana harian")
    LETTER = "letter", _("kuasa dengan surat")


class MilestoneState(models.TextChoices):
    OPEN = "open", _("belum tercapai")
    DONE = "done", _("tercapai")
    DROPPED = "dropped", _("dicoret")


class PaperKind(models.TextChoices):
    TEXT = "text", _("naskah yang ditandatangani")
    COPY = "copy", _("salinan dengan kedua tanda tangan")
