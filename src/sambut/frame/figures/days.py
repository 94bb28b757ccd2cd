"""The calendar: a year of days. Weeks are columns, Monday stands on top; a holiday carries a dot, so that colour is not alone."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.figures.drawing import Drawing, unit, width
from sambut.frame.figures.figure import Column, Figure, Words, made
from sambut.frame.figures.maps import level
from sambut.frame.numbers import number

BUSIER = 1.2
"""A month with this much more than the mean day is the message."""


def calendar(
    key: str,
    year: int,
    counts: Mapping[date, int | None],
    cuts: Sequence[int],
    words: Words,
    *,
    holidays: Collection[date] = (),
    title: str | None = None,
) -> Figure:
    """`counts` by day; a day without a count or with `None` is hatched. At most five `cuts`, rising."""
    first = date(year, 1, 1)
    days = [first + timedelta(days=step) for step in range((date(year + 1, 1, 1) - first).days)]
    known = {on: counts.get(on) for on in days}
    rows = [_month(known, year, month) for month in range(1, 13)]
    description = "; ".join(f"{name} {number(total)}" for name, total, _day, _count in rows if total is not None) or _(
        "tanpa data"
    )

    def draw(d: Drawing) -> None:
        _draw(d, year, known, cuts, words.unit, frozenset(holidays))

    columns = (
        Column(_("Bulan")),
        Column(words.unit, "number", 0),
        Column(_("Hari tersibuk"), "day"),
        Column(_("pada hari itu"), "number", 0),
    )
    return made(key, title, _message(known, words), description, words, columns, rows, draw)


def _month(known: Mapping[date, int | None], year: int, month: int) -> tuple[str, int | None, date | None, int | None]:
    counted = [(count, on) for on, count in known.items() if on.month == month and count is not None]
    name = dates.month(date(year, month, 1))
    if not counted:
        return name, None, None, None
    count, on = max(counted, key=lambda pair: (pair[0], -pair[1].toordinal()))
    return name, sum(count for count, _on in counted), on, count


def _message(known: Mapping[date, int | None], words: Words) -> str:
    by_month: dict[int, list[int]] = {}
    for on, count in known.items():
        if count is not None:
            by_month.setdefault(on.month, []).append(count)
    everything = [count for counts in by_month.values() for count in counts]
    if not everything or not sum(everything):
        return words.subject
    mean = sum(everything) / len(everything)
    busiest = max(by_month, key=lambda month: sum(by_month[month]) / len(by_month[month]))
    rate = sum(by_month[busiest]) / len(by_month[busiest])
    if rate / mean < BUSIER:
        return words.subject
    month = dates.month(date(next(iter(known)).year, busiest, 1))
    return _("Paling ramai pada %(month)s: %(rate)s %(unit)s sehari") % {
        "month": month,
        "rate": number(rate, 0),
        "unit": words.unit,
    }


def _draw(
    d: Drawing,
    year: int,
    known: Mapping[date, int | None],
    cuts: Sequence[int],
    unit_words: str,
    holidays: frozenset[date],
) -> None:
    halves = [(1, 6), (7, 12)] if d.narrow else [(1, 12)]
    left = 26
    side = (d.width - left) / (27.2 if d.narrow else 53.2)
    block = 7 * side + 28
    d.height = len(halves) * block + 46
    fill = d.hatch()
    for place, (begin, end) in enumerate(halves):
        _block(d, year, begin, end, place * block + 18, left, side, known, cuts, unit_words, holidays, fill)
    _key(d, left, cuts, unit_words, fill)


def _block(
    d: Drawing,
    year: int,
    begin: int,
    end: int,
    top: float,
    left: float,
    side: float,
    known: Mapping[date, int | None],
    cuts: Sequence[int],
    unit_words: str,
    holidays: frozenset[date],
    fill: str,
) -> None:
    monday = date(year, begin, 1) - timedelta(days=date(year, begin, 1).weekday())
    for weekday, words in ((0, _("Sen")), (2, _("Rab")), (4, _("Jum"))):
        d.text(0, top + weekday * side + side * 0.78, words, "tiny second")
    for on, count in known.items():
        if not begin <= on.month <= end:
            continue
        x, y = left + ((on - monday).days // 7) * side, top + on.weekday() * side
        grade = "" if count is None else f"level-{level(count, cuts)}"
        said = _("tanpa data") if count is None else f"{number(count)} {unit_words}"
        tip = "" if d.narrow else f"{dates.day(on, 'bare')}: {said}" + (f", {_('libur')}" if on in holidays else "")
        d.rect(x, y, side - 1.2, side - 1.2, grade, corner=1.5, tip=tip, fill="" if grade else fill)
        if on in holidays:
            d.dot(x + side / 2 - 0.6, y + side / 2 - 0.6, 1.3, f"on-{grade}" if grade else "on-level-0")
        if on.day == 1:
            d.text(x, top - 7, dates.day(on, "short").split(dates.NBSP)[1], "axis")
            if on.month != begin:
                _fence(d, x - 0.6, top - 0.6, side, on.weekday())


def _fence(d: Drawing, x: float, y: float, side: float, weekday: int) -> None:
    """The step between two months."""
    way = f"M{unit(x + (side if weekday else 0))} {unit(y)}V{unit(y + weekday * side)}" + (
        f"H{unit(x)}" if weekday else ""
    )
    d.path(f"{way}V{unit(y + 7 * side)}", "lead")


def _key(d: Drawing, left: float, cuts: Sequence[int], unit_words: str, fill: str) -> None:
    missing, holiday = _("tanpa data"), _("libur")
    y = d.height - 30
    x = 0.0 if d.narrow else left
    wide = min(46.0, (d.width - x - width(missing, 12) - width(holiday, 12) - 44) / (len(cuts) + 1))
    d.text(x, y - 7, _("%(unit)s sehari") % {"unit": unit_words}, "axis")
    for place in range(len(cuts) + 1):
        d.rect(x + place * wide, y, wide - 1, 11, f"level-{place}")
    for place, cut in enumerate(cuts, start=1):
        d.text(x + place * wide - 0.5, y + 25, number(cut), "axis", "middle")
    end = x + (len(cuts) + 1) * wide + 8
    d.rect(end, y, 20, 11, "", fill=fill)
    d.text(end, y + 25, missing, "axis")
    mark = d.width - width(holiday, 12) - 17
    d.rect(mark, y, 11, 11, "level-1", corner=2)
    d.dot(mark + 5.5, y + 5.5, 1.4, "on-level-1")
    d.text(mark + 16, y + 10, holiday, "axis")
