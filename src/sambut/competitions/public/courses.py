"""Two drawings of how contests run: the year of all of them, and how many came through each step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from sambut.competitions.models import Edition, PastEdition, Period
from sambut.competitions.states import Stage
from sambut.frame import dates
from sambut.frame.figures import Column, Figure, Words
from sambut.frame.figures.drawing import Drawing, fitted, linear, width
from sambut.frame.figures.figure import made
from sambut.frame.numbers import number, percent
from sambut.frame.templating import as_written

WEST = ZoneInfo(dates.JAKARTA)
ENTERING = (Stage.REGISTRATION, Stage.VERIFICATION)
JUDGING = (Stage.ADMINISTRATION, Stage.DESK, Stage.INTERVIEW)
BLINK = timedelta(microseconds=1)
"""Ends are exclusive: what ends at midnight ends on the day before."""
WIDEST = 300.0


def _phase(stage: str) -> int:
    return 0 if stage in ENTERING else 1 if stage in JUDGING else 2


def year_strip(year: int, rows: Sequence[tuple[Edition, Sequence[Period]]], *, at: datetime, more: bool) -> Figure:
    """One line a contest over the twelve months; today is a line across."""
    first, last = datetime(year, 1, 1, tzinfo=WEST), datetime(year + 1, 1, 1, tzinfo=WEST)
    words = Words(
        _("Tahapan setiap lomba"), "", "", _("kalender setiap lomba"),
        note=_("Digambar %(count)s lomba yang terakhir dibuka; yang lain ada pada daftarnya.") % {"count": len(rows)} if more else "",
    )  # fmt: skip
    kinds = (
        ("kind-1", "", _("mendaftar")),
        ("kind-3", "", _("dinilai")),
        ("kind-6", "", _("diputus, disanggah, ditetapkan")),
    )

    def draw(d: Drawing) -> None:
        top = d.key_of(kinds, 0, 0) + 26
        step = 42.0
        d.height = top + len(rows) * step + 6
        x = linear(first.timestamp(), last.timestamp(), 0, d.width)
        for month in range(1, 13):
            begin = datetime(year, month, 1, tzinfo=WEST)
            d.line(x(begin.timestamp()), top - 4, x(begin.timestamp()), d.height, "grid")
            name = dates.day(begin, "short").split(dates.NBSP)[1]
            d.text(x(begin.timestamp()) + 2, top - 9, name[:1] if d.narrow else name, "axis")
        for place, (edition, periods) in enumerate(rows):
            y = top + place * step
            d.text(2, y + 13, fitted(edition.name, d.width - 6), "halo")
            for one in periods:
                begin, end = max(one.starts_at, first), min(one.ends_at, last)
                tip = f"{edition.name}, {one.get_stage_display()}: {dates.day(one.starts_at, 'short', edition.zone)} – {dates.day(one.ends_at - BLINK, 'short', edition.zone)}"
                wide = max(x(end.timestamp()) - x(begin.timestamp()) - 1, 2)
                d.rect(x(begin.timestamp()), y + 19, wide, 13, kinds[_phase(one.stage)][0], corner=2, tip=tip)
        if first <= at < last:
            d.line(x(at.timestamp()), top - 2, x(at.timestamp()), d.height, "cut")

    data = [
        (as_written(edition.name), str(one.get_stage_display()), dates.in_zone(one.starts_at, edition.zone).date(), dates.in_zone(one.ends_at - BLINK, edition.zone).date())
        for edition, periods in rows for one in periods
    ]  # fmt: skip
    columns = [Column(_("Lomba")), Column(_("Tahapan")), Column(_("Mulai"), "day"), Column(_("Sampai"), "day")]
    description = "; ".join(edition.name for edition, _periods in rows[:8])
    title = _("%(count)s lomba pada %(year)s, dari pendaftaran sampai penetapan") % {
        "count": number(len(rows)),
        "year": year,
    }
    return made("tahun", title, title, description, words, columns, data, draw)


@dataclass(frozen=True)
class Step:
    """One edition with what is known of it; `None`: nobody knows."""

    name: str
    year: int
    registered: int | None
    submitted: int | None
    passed: int | None
    finalists: str
    winners: str
    source: str


def of_past(row: PastEdition) -> Step:
    return Step(row.name, row.year, row.registered, row.submitted, row.passed, row.finalists, row.winners, row.source)


def of_own(row: Edition) -> Step:
    """Counted here. What is only written is nobody's business while entries may still come."""
    kept = getattr(row, "counted", None)
    if kept is None:
        return Step(row.name, row.year, None, None, None, "", "", _("dihitung Sambut"))
    told = row.announced_at is not None
    return Step(
        row.name, row.year, kept.begun if told else None, kept.submitted, kept.passed,
        number(kept.nominated) if told and kept.nominated else "", number(kept.winners) if told and kept.winners else "", _("dihitung Sambut"),
    )  # fmt: skip


def funnel(rows: Sequence[Step], *, key: str, subject: str) -> Figure:
    """Registered, submitted, passed: bars in bars, newest on top. What is not known is said in words, never drawn as nought."""
    words = Words(
        subject,
        _("usulan"),
        _years(rows),
        _("disebut untuk setiap edisi pada tabelnya"),
        note=_("Kosong berarti belum diketahui, bukan nol."),
    )
    lost = [1 - row.submitted / row.registered for row in rows if row.registered and row.submitted is not None]
    title = subject
    if lost:
        facts = {"low": percent(min(lost)), "high": percent(max(lost)), "count": number(len(lost))}
        one, many = (
            _("%(low)s dari usulan yang terdaftar tidak pernah dikirim"),
            _(
                "%(low)s sampai %(high)s usulan yang terdaftar tidak pernah dikirim, pada %(count)s edisi yang diketahui"
            ),
        )
        title = (one if len(lost) == 1 else many) % facts
    high = max((value or 0 for row in rows for value in (row.registered, row.submitted, row.passed)), default=1)

    def draw(d: Drawing) -> None:
        top = (
            d.key_of(
                [
                    ("level-1", "", _("terdaftar")),
                    ("level-3", "", _("terkirim")),
                    ("level-5", "", _("lolos administrasi")),
                ],
                0,
                0,
            )
            + 8
        )
        names = max((width(row.name) for row in rows), default=0) + 24
        left, step = (0.0, 46.0) if d.narrow else (min(names, WIDEST), 32.0)
        d.height = top + len(rows) * step + 2
        label = width(number(high), bold=True) + 10
        x = linear(0, high, 0, d.width - left - label)
        for place, row in enumerate(rows):
            y = top + place * step
            d.text(0, y + 13 if d.narrow else y + 17, fitted(row.name, (d.width if d.narrow else left) - 10), "")
            y += 19 if d.narrow else 2
            for value, look, inset in (
                (row.registered, "level-1", 0),
                (row.submitted, "level-3", 4),
                (row.passed, "level-5", 8),
            ):
                if value is not None:
                    tip = f"{row.name}: {number(value)}"
                    d.rect(left, y + inset, x(value), 22 - 2 * inset, look, corner=2, tip=tip)
            if row.registered is row.submitted is row.passed is None:
                d.text(left, y + 15, _("belum diketahui"), "second")
                continue
            last = max(value for value in (row.registered, row.submitted, row.passed) if value is not None)
            d.text(left + x(last) + 6, y + 15, number(last), "bold")

    columns = [
        Column(_("Edisi")), Column(_("Terdaftar")), Column(_("Terkirim")), Column(_("Lolos administrasi")), Column(_("Finalis")),
        Column(_("Pemenang")), Column(_("Sumber")),
    ]  # fmt: skip
    data = [
        [as_written(row.name), *(known(value) for value in (row.registered, row.submitted, row.passed)), said(row.finalists), said(row.winners), as_written(row.source)]
        for row in rows
    ]  # fmt: skip
    description = "; ".join(f"{row.name} {known(row.registered)}" for row in rows[:6])
    return made(key, title, title, description, words, columns, data, draw)


def known(value: int | None) -> str:
    return _("belum diketahui") if value is None else number(value)


def said(words: str) -> str:
    return as_written(words) if words else _("belum diketahui")


def _years(rows: Sequence[Step]) -> str:
    years = sorted(row.year for row in rows)
    return "" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]}–{years[-1]}"
