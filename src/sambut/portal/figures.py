"""Figures of portal pages, drawn from what rooms counted."""

import csv as csv_module
import io

from django.utils.translation import gettext as _

from sambut.complaints.figures import METHOD, ORDER, Figures
from sambut.complaints.states import Ending
from sambut.frame.figures.bars import bars
from sambut.frame.figures.figure import Figure, Words
from sambut.organisations.models import Organisation

Share = tuple[str, str, int]


def ending_words(kind: str) -> str:
    special = {"running": _("masih berjalan, dalam batas"), "late": _("lewat batas, belum dijawab")}
    return special.get(kind) or str(Ending(kind).label)


def endings(body: Organisation, kept: Figures) -> Figure:
    """How cases ended, best first; groups too small to show are left out of the drawing and named in the table."""
    shown = [(ending_words(kind), number) for kind in ORDER if (number := kept.endings.get(kind))]
    timer = ending_words(Ending.BY_TIMER)
    share = (kept.endings.get(Ending.BY_TIMER) or 0) / max(kept.received, 1)
    title = (
        _("%(share)d dari 100 laporan ditutup oleh waktu, bukan oleh warga") % {"share": round(100 * share)}
        if share >= 0.25
        else _("Bagaimana laporan kepada %(body)s berakhir") % {"body": body.name}
    )
    words = Words(
        subject=_("Laporan menurut akhirnya"), unit=_("laporan"), period=_("dua belas bulan sampai penghitungan"),
        source=_("Sambut, dihitung otomatis"), note=_("Kelompok kurang dari lima laporan tidak ditampilkan."),
    )  # fmt: skip
    return bars("akhir", shown, words, marked={timer}, title=title)


def shares(endings_: dict[str, int]) -> list[Share]:
    """Four honest groups for the home: answered with substance and accepted, under way, ended otherwise, late."""
    accepted = endings_.get("accepted", 0)
    late, running = endings_.get("late", 0), endings_.get("running", 0)
    rest = sum(endings_.values()) - accepted - late - running
    return [
        ("answered", _("dijawab dan diterima"), accepted),
        ("moving", _("sedang ditangani, masih dalam batas"), running),
        ("waiting", _("berakhir tanpa tanggapan pelapor, dicabut, atau diarsipkan"), rest),
        ("late", _("lewat batas, belum dijawab"), late),
    ]


def csv(body: Organisation, kept: Figures) -> str:
    text = io.StringIO()
    writer = csv_module.writer(text)
    writer.writerow([_("instansi"), _("ukuran"), _("nilai"), _("dihitung"), _("metode")])
    facts = [(_("laporan diterima"), kept.received), (_("dijawab dengan isi"), kept.answered)]
    facts += [(_("median hari kerja menjawab"), kept.median), (_("persentil 90 hari kerja menjawab"), kept.ninety)]  # type: ignore[list-item]
    facts += [(ending_words(kind), kept.endings[kind]) for kind in ORDER if kind in kept.endings]  # type: ignore[misc]
    for name, value in facts:
        writer.writerow([body.name, name, "" if value is None else value, kept.counted_at.isoformat(), METHOD])
    return text.getvalue()
