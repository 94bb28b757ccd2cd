"""The filters of a queue as words in the address."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.complaints.lists import Filter
from sambut.complaints.states import Status
from sambut.frame.templating import with_query

Option = tuple[str, str, bool]


def words(request: HttpRequest, wanted: Filter) -> dict[str, Any]:
    """The chosen words and what else may be chosen; each choice is an address, so that it can be kept and sent."""
    statuses = [("", _("masih berjalan")), *((status.value, _plain(status)) for status in Status)]
    late = [("", _("kapan pun batasnya")), ("lewat", _("lewat batas"))]
    grades = [("", _("semua golongan")), ("pengawasan", _("berkadar pengawasan"))]
    places = [("", _("kini di sini")), ("pernah", _("pernah di sini"))]
    return {
        **_filter(request, "place", "letak", places, "pernah" if wanted.former else ""),
        **_filter(request, "status", "keadaan", statuses, wanted.status),
        **_filter(request, "late", "waktu", late, "lewat" if wanted.late_at else ""),
        **_filter(request, "grade", "golongan", grades, "pengawasan" if wanted.supervisory else ""),
    }


def _filter(request: HttpRequest, name: str, key: str, choices: list[tuple[str, str]], chosen: str) -> dict[str, Any]:
    options: list[Option] = [
        (label, with_query(request, **{key: value or None, "setelah": None}), value == chosen)
        for value, label in choices
    ]
    return {f"{name}_words": dict(choices)[chosen], f"{name}_options": options}


def _plain(status: Status) -> str:
    words = {
        Status.RECEIVED: _("belum diteruskan"),
        Status.INCOMPLETE: _("menunggu kelengkapan"),
        Status.FORWARDED: _("menunggu jawaban"),
        Status.ANSWERED: _("menunggu tanggapan pelapor"),
        Status.CLOSED: _("selesai"),
        Status.ARCHIVED: _("diarsipkan"),
    }
    return words[status]
