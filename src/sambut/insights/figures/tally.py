"""How many agreements are where, and what the effects said."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.figures import Figure, Words, bars
from sambut.frame.numbers import number
from sambut.insights.figures.complaints import source
from sambut.insights.states import Verdict
from sambut.replication.states import PUBLIC, State


def agreed(counts: Mapping[str, int], *, at: datetime) -> Figure | None:
    """Signed, begun, running and stopped are different numbers: each has its bar."""
    total = sum(counts.get(state, 0) for state in PUBLIC)
    if not total:
        return None
    title = _("Dari %(all)s kesepakatan yang ditandatangani, %(running)s berjalan") % {
        "all": number(total), "running": number(counts.get(State.RUNNING, 0)),
    }  # fmt: skip
    words = Words(
        subject=_("Kesepakatan replikasi menurut keadaannya"), unit=_("kesepakatan"), period=_("keadaan %(day)s") % {"day": dates.day(at)},
        source=source(at), note=_("Setiap kesepakatan dihitung sekali, pada keadaannya sekarang."),
    )  # fmt: skip
    return bars(
        "kesepakatan", [(str(State(state).label), counts.get(state, 0)) for state in PUBLIC], words, title=title
    )


def verdicts(counts: Mapping[str, int], *, at: datetime) -> Figure | None:
    total = sum(counts.values())
    if not total:
        return None
    title = _("Dari %(all)s penerapan yang dimulai, %(little)s belum punya cukup data untuk dikatakan") % {
        "all": number(total), "little": number(counts.get(Verdict.TOO_LITTLE, 0)),
    }  # fmt: skip
    words = Words(
        subject=_("Laporan warga sesudah inovasi diterapkan"), unit=_("penerapan"), period=_("perkiraan terakhir setiap kesepakatan"), source=source(at),
        note=_("Daerah kecil lebih sering tampak di kedua ujung karena kebetulan; karena itu tidak ada peringkat."),
    )  # fmt: skip
    return bars("dampak", [(str(verdict.label), counts.get(verdict, 0)) for verdict in Verdict], words, title=title)
