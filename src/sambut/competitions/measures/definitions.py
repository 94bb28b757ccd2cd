"""What each indicator says, in words: definition, what is counted of what, in which unit, and which way is better.

A change of a definition or of the query is a new `METHOD`; a frozen snapshot keeps the one it was made with.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from sambut.competitions.measures.states import Measure

METHOD = "2026-1"
SMALLEST = 5
"""Fewer cases than this are never told (k of the house)."""


class Unit(StrEnum):
    SHARE = "share"
    """Of one; shown in percent."""
    DAYS = "days"
    COUNT = "count"
    INDEX = "index"


@dataclass(frozen=True)
class Definition:
    words: Any
    of: Any
    """What the denominator counts."""
    unit: Unit = Unit.SHARE
    better: str = ""
    """`up`, `down`, or nothing: it only describes."""
    guarded: bool = True
    """Counts people's cases, so that small numbers are kept back."""

    @property
    def stated(self) -> bool:
        """Whether a body may state it itself. Everything but what only describes our own rows."""
        return self.guarded


ANSWERED = _("laporan yang sudah dijawab")
RECEIVED = _("laporan yang diterima dalam masa penilaian")

DEFINITIONS: dict[Measure, Definition] = {
    Measure.RECEIVED: Definition(_("Laporan yang diterima dalam masa penilaian, dan jatuh kepada peserta ini."), RECEIVED, Unit.COUNT),
    Measure.VERIFIED_IN_TIME: Definition(
        _("Diperiksa dan diteruskan sebelum batas waktunya habis. Yang dicabut pelapor tidak dihitung."),
        _("laporan yang batas pemeriksaannya sudah selesai atau lewat"), better="up",
    ),
    Measure.ANSWERED: Definition(_("Mendapat jawaban yang berisi; meneruskan atau kabar sementara bukan jawaban."), RECEIVED, better="up"),
    Measure.ANSWERED_IN_TIME: Definition(
        _("Dijawab sebelum batas waktu hukumnya habis (5, 14 atau 60 hari kerja menurut jenisnya). Yang masih berjalan di dalam batas tidak dihitung."),
        _("laporan yang batas jawabannya sudah terpenuhi atau lewat"), better="up",
    ),
    Measure.DAYS_TO_ANSWER: Definition(
        _("Nilai tengah hari kerja nasional sejak laporan diterima sampai jawaban pertama yang berisi; 0 berarti hari yang sama."),
        ANSWERED, Unit.DAYS, "down",
    ),
    Measure.DONE: Definition(_("Selesai dengan jawaban: diterima pelapor, ditutup oleh waktu sesudah dijawab, atau selesai di sistem asal."), RECEIVED, better="up"),
    Measure.DAYS_TO_DONE: Definition(
        _("Nilai tengah hari kerja nasional sejak laporan diterima sampai selesai dengan jawaban."), _("laporan yang selesai dengan jawaban"),
        Unit.DAYS, "down",
    ),
    Measure.BY_TIMER: Definition(
        _("Ditutup oleh waktu karena pelapor tidak menanggapi; tidak pernah dihitung sebagai diterima pelapor."),
        _("laporan yang selesai dengan jawaban"), better="down",
    ),
    Measure.REACTED: Definition(_("Pelapor menyatakan jawabannya menolong, atau menolaknya."), ANSWERED, better="up"),
    Measure.ACCEPTED: Definition(_("Pelapor menyatakan jawabannya menolong, di antara yang menanggapi."), _("laporan yang ditanggapi pelapor"), better="up"),
    Measure.REOPENED: Definition(_("Dibuka lagi paling sedikit sekali karena pelapor menolak jawabannya."), ANSWERED, better="down"),
    Measure.SURVEY_INDEX: Definition(
        _("Rata-rata nilai survei kepuasan masyarakat yang ditutup dan diumumkan dalam masa penilaian, ditimbang dengan jumlah responden."),
        _("responden survei"), Unit.INDEX, "up",
    ),
    Measure.BOUNCED: Definition(_("Dikembalikan paling sedikit sekali karena bukan wewenang, sebelum atau sesudah sampai di sini."), RECEIVED, better="down"),
    Measure.ARCHIVED: Definition(_("Diarsipkan kantor dengan satu alasan tertulis."), RECEIVED),
    Measure.BACKLOG: Definition(
        _("Belum dijawab dan belum berakhir pada hari terakhir masa penilaian, termasuk yang diterima sebelumnya; dibandingkan dengan laporan yang diterima."),
        RECEIVED, better="down",
    ),
    Measure.OVER_SIXTY: Definition(
        _("Lewat 60 hari kalender sejak diterima tanpa jawaban dan tanpa akhir: saatnya Ombudsman dapat mengambil alih."),
        _("laporan yang sudah berumur 60 hari"), better="down",
    ),
    Measure.PROTECTED: Definition(_("Pelapor meminta namanya atau seluruh laporannya dirahasiakan."), RECEIVED),
    Measure.NAMES_OPENED: Definition(_("Nama pelapor yang dirahasiakan dibuka petugas paling sedikit sekali."), _("laporan yang dirahasiakan"), better="down"),
    Measure.PUBLISHED: Definition(_("Terbaca umum dalam bentuk tersamar."), _("laporan yang dijawab dan tidak dirahasiakan seluruhnya"), better="up"),
    Measure.UNITS_CONNECTED: Definition(
        _("Unit yang punya pejabat penghubung dengan penunjukan yang berlaku ketika dihitung."), _("unit di bawah peserta ini"), better="up", guarded=False,
    ),
    Measure.OFFICERS_DECREED: Definition(
        _("Admin instansi dan pejabat penghubung yang nomor SK penunjukannya tercatat."), _("admin instansi dan pejabat penghubung"), better="up", guarded=False,
    ),
    Measure.IMPORTED: Definition(_("Berasal dari arsip sistem lama, dengan waktu menurut arsip itu."), RECEIVED),
}  # fmt: skip

SOURCE = _(
    "Tabel laporan, jam batas waktu dan peristiwa Sambut; unit dan penunjukan dari daftar instansi; indeks dari hasil survei."
)


def asked(field: str) -> list[Measure]:
    """The indicators that a question names: codes with blanks between them; unknown ones are left out."""
    return [Measure(code) for code in field.split() if code in Measure.values]
