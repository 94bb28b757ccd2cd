"""The small figure of an indicator: the value before, the values since, the target."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from markupsafe import Markup

from sambut.frame import dates
from sambut.frame.figures.drawing import Drawing, linear, poly, width
from sambut.frame.figures.figure import Column, Figure, Words, made
from sambut.frame.numbers import number
from sambut.frame.templating import as_written
from sambut.innovations.models import Indicator
from sambut.innovations.states import Direction

Point = tuple[date, Decimal]


def points_of(indicator: Indicator) -> list[Point]:
    """Baseline and values by date; `values` are read before."""
    values = sorted(((value.on, value.value) for value in indicator.values.all()), key=lambda point: point[0])
    first = [(indicator.baseline_on, indicator.baseline)] if indicator.baseline_on else []
    return [*first, *values]  # type: ignore[list-item]


def told(indicators: Sequence[Indicator]) -> Indicator | None:
    """The indicator that tells most: with a baseline and the most values; None when none has two points."""
    ready = [one for one in indicators if len(points_of(one)) > 1]
    return max(ready, key=lambda one: (one.baseline is not None, len(points_of(one))), default=None)


def measured(indicator: Indicator, *, key: str, title: str | None = None) -> Figure:
    """The line over the real dates, from nought. The message is the change since the baseline; the owner's words are marked."""
    points, source = points_of(indicator), as_written(source_of(indicator)) or _("tidak disebut")
    name, unit = as_written(indicator.name), as_written(indicator.unit)
    words = Words(name, unit, _period(points), source, note=_wanted(indicator))
    description = "; ".join(f"{dates.day(on, 'plain')} {number(value)}" for on, value in points[-12:])
    columns = [Column(_("Tanggal"), "day"), Column(name, "number"), Column(_("Sumber"))]
    sources = {value.on: value.source for value in indicator.values.all()}
    data = [[on, value, as_written(sources.get(on) or indicator.source) or "—"] for on, value in points]

    def draw(d: Drawing) -> None:
        _draw(d, points, indicator)

    said = Markup(_changed(points)) % _facts(points, name, unit)
    return made(key, title, said, description, words, columns, data, draw)


def message(indicator: Indicator, points: Sequence[Point]) -> str:
    """The change in one sentence, without marks: for paper."""
    return _changed(points) % _facts(points, indicator.name, indicator.unit)


def _facts(points: Sequence[Point], name: str, unit: str) -> dict[str, str]:
    return {"name": name, "first": number(points[0][1]), "last": number(points[-1][1]), "unit": unit}


def _changed(points: Sequence[Point]) -> str:
    first, last = points[0][1], points[-1][1]
    if last == first:
        return _("%(name)s tetap %(last)s %(unit)s")
    if last < first:
        return _("%(name)s turun dari %(first)s menjadi %(last)s %(unit)s")
    return _("%(name)s naik dari %(first)s menjadi %(last)s %(unit)s")


def _period(points: Sequence[Point]) -> str:
    first, last = points[0][0].year, points[-1][0].year
    return str(first) if first == last else f"{first}–{last}"


def source_of(indicator: Indicator) -> str:
    sources = [indicator.source, *(value.source for value in sorted(indicator.values.all(), key=lambda v: v.on)[-1:])]
    return "; ".join(dict.fromkeys(source for source in sources if source))


def _wanted(indicator: Indicator) -> str:
    if indicator.target is None:
        return ""
    facts = {"target": number(indicator.target), "unit": as_written(indicator.unit)}
    way = (
        _("Sasaran: paling banyak %(target)s %(unit)s.")
        if indicator.direction == Direction.DOWN
        else _("Sasaran: sedikitnya %(target)s %(unit)s.")
    )
    return Markup(way) % facts


def _draw(d: Drawing, points: Sequence[Point], indicator: Indicator) -> None:
    d.height = 176 if d.narrow else 190
    values = [float(value) for _on, value in points]
    high = max([*values, float(indicator.target or 0), 0.0]) or 1.0
    low = min([*values, 0.0])
    last_words = number(points[-1][1])
    left, right, top, base = 8.0, d.width - 8.0, 34.0, d.height - 30
    end = right - width(last_words, bold=True) - 14  # the last value stands beside its dot, clear of the line
    first, last = points[0][0].toordinal(), points[-1][0].toordinal()
    x, y = linear(first, last, left + 6, end), linear(low, high, base, top)
    d.line(left, y(0), right, y(0), "base")
    if indicator.target is not None:
        d.line(left, y(float(indicator.target)), end + 4, y(float(indicator.target)), "cut")
    way = [(x(on.toordinal()), y(float(value))) for on, value in points]
    d.path(poly(way), "line-accent")
    for place, (on, value) in enumerate(points):
        d.dot(*way[place], 4, "fill-accent", tip=f"{dates.day(on, 'plain')}: {number(value)}")
    d.text(way[0][0], way[0][1] - 10, number(points[0][1]), "bold accent halo")
    d.text(way[-1][0] + 9, min(way[-1][1] + 5, base - 3), last_words, "bold accent halo")
    d.text(left, d.height - 8, dates.day(points[0][0], "short"), "axis")
    d.text(way[-1][0] + 6, d.height - 8, dates.day(points[-1][0], "short"), "axis", "end")
