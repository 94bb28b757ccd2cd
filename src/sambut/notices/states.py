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
