"""The words of the room in the reader's language: names of days off stand in the data in Indonesian."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as known

from sambut.calendars.rules import CountedDay, Place

NAMES = (
    known("Tahun Baru Masehi"), known("Tahun Baru Imlek"), known("Hari Suci Nyepi"), known("Wafat Yesus Kristus"),
    known("Kebangkitan Yesus Kristus (Paskah)"), known("Kenaikan Yesus Kristus"), known("Hari Buruh Internasional"),
    known("Hari Raya Waisak"), known("Hari Lahir Pancasila"), known("Hari Raya Idulfitri"),
    known("Hari Raya Idulfitri (hari kedua)"), known("Hari Raya Iduladha"), known("Tahun Baru Islam"),
    known("Hari Kemerdekaan Republik Indonesia"), known("Maulid Nabi Muhammad"), known("Isra Mikraj Nabi Muhammad"),
    known("Hari Raya Natal"), known("Hari Pemilihan Umum"), known("Hari Pemilihan Kepala Daerah"),
    known("Cuti bersama Hari Raya Idulfitri"), known("Cuti bersama pengganti Hari Raya Idulfitri"),
    known("Cuti bersama Hari Raya Iduladha"), known("Cuti bersama Hari Raya Natal"), known("Cuti bersama Hari Raya Waisak"),
    known("Cuti bersama Hari Suci Nyepi"), known("Cuti bersama Isra Mikraj Nabi Muhammad"),
    known("Cuti bersama Kenaikan Yesus Kristus"), known("Cuti bersama Maulid Nabi Muhammad"),
    known("Cuti bersama Tahun Baru Imlek"), known("Cuti bersama Tahun Baru Islam"), known("Cuti bersama Tahun Baru Masehi"),
    known("Cuti bersama Wafat Yesus Kristus"), known("Cuti bersama Hari Kemerdekaan Republik Indonesia"),
)  # fmt: skip
SHORT = (
    known("mulai"), known("kini"), known("batas"), known("cuti"), known("libur"), known("jeda"), known("terlambat"),
    known("Idulfitri"), known("Iduladha"), known("Nyepi"), known("Natal"), known("Waisak"), known("Imlek"), known("Mikraj"),
    known("Maulid"), known("Pancasila"), known("Buruh"), known("17 Agustus"), known("Pemilu"), known("Tahun baru"),
    known("Muharam"), known("Jumat Agung"), known("Kenaikan"), known("Paskah"),
)  # fmt: skip
REASONS = (
    known("Senin"), known("Selasa"), known("Rabu"), known("Kamis"), known("Jumat"), known("Sabtu"), known("Minggu"),
    known("Jeda"), known("Kantor tutup"),
)  # fmt: skip


def reason(text: str) -> str:
    """Why a day was skipped; a name that only this installation knows stays as it was entered."""
    return "; ".join(_(part) for part in text.split("; ")) if text else ""


def translated(day: CountedDay) -> CountedDay:
    """A day of the picture in the reader's language."""
    if day.kind == Place.COUNT and day.number is not None:
        return replace(day, word=_("hari %(number)s") % {"number": day.number})
    return replace(day, word=_(day.word), reason=reason(day.reason))
