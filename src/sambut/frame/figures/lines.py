"""A line over time: whether something worked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.figures.drawing import Drawing, Scale, fitted, linear, poly, spread, unit, width, wrap
from sambut.frame.figures.figure import Column, Figure, Words, made
from sambut.frame.numbers import number

NOTABLE = 0.1
"""A change of a tenth of the first value or more is worth a message."""

SETTLING = 3
"""Months after a start that are not yet counted as its effect."""


@dataclass(frozen=True)
class Run:
    """A named row of values, with the ends of its uncertainty band when there is one."""

    name: str
    values: Sequence[float]
    low: Sequence[float] = ()
    high: Sequence[float] = ()


def line(
    key: str,
    months: Sequence[date],
    run: Run,
    words: Words,
    *,
    other: Run | None = None,
    start: int | None = None,
    title: str | None = None,
) -> Figure:
    """A line over months from 0, with its band, a comparison, and the marked start of what was done.

    With start and comparison the message is the difference of differences: the change after the start (its first three
    months left out) less the change of the comparison.
    """
    effect = _effect(run, other, start)
    message = _message(run, other, months, start, effect, words)
    ends = f"{number(run.values[0], 1)} → {number(run.values[-1], 1)}"
    description = f"{run.name}: {ends} {words.unit}" + (
        f"; {other.name}: {number(other.values[0], 1)} → {number(other.values[-1], 1)}" if other else ""
    )

    def draw(d: Drawing) -> None:
        _draw_line(d, months, run, other, start, effect, words)

    columns = [Column(_("Bulan")), Column(run.name, "number", 1)]
    data: list[list[object]] = [[dates.month(month), value] for month, value in zip(months, run.values, strict=True)]
    if run.low:
        columns += [Column(_("terendah"), "number", 1), Column(_("tertinggi"), "number", 1)]
        data = [[*row, low, high] for row, low, high in zip(data, run.low, run.high, strict=True)]
    if other:
        columns.append(Column(other.name, "number", 1))
        data = [[*row, value] for row, value in zip(data, other.values, strict=True)]
    return made(key, title, message, description, words, columns, data, draw)


def _effect(run: Run, other: Run | None, start: int | None) -> float | None:
    if other is None or start is None or start < 1 or len(run.values) <= start + SETTLING:
        return None
    after, before = slice(start + SETTLING, None), slice(0, start)
    return (fmean(run.values[after]) - fmean(run.values[before])) - (
        fmean(other.values[after]) - fmean(other.values[before])
    )


def _message(
    run: Run, other: Run | None, months: Sequence[date], start: int | None, effect: float | None, words: Words
) -> str:
    first, last = run.values[0], run.values[-1]
    if effect is not None and start is not None and first and abs(effect) >= NOTABLE * abs(first):
        facts = {
            "month": dates.month(months[start]),
            "name": run.name,
            "size": number(abs(effect), 1),
            "unit": words.unit,
        }
        down, up = (
            _("Sejak %(month)s, %(name)s turun %(size)s %(unit)s lebih banyak daripada pembandingnya"),
            _("Sejak %(month)s, %(name)s naik %(size)s %(unit)s lebih banyak daripada pembandingnya"),
        )
        return (down if effect < 0 else up) % facts
    if effect is None and other is None and first and abs(last - first) >= NOTABLE * abs(first):
        facts = {"name": run.name, "first": number(first, 1), "last": number(last, 1), "unit": words.unit}
        return (
            _("%(name)s turun dari %(first)s menjadi %(last)s %(unit)s")
            if last < first
            else _("%(name)s naik dari %(first)s menjadi %(last)s %(unit)s")
        ) % facts
    return words.subject


@dataclass(frozen=True)
class Field:
    """Where the lines are drawn, and the two scales."""

    left: float
    right: float
    top: float
    base: float
    x: Scale
    y: Scale

    def way(self, values: Sequence[float]) -> list[tuple[float, float]]:
        return [(self.x(place), self.y(value)) for place, value in enumerate(values)]


def _draw_line(
    d: Drawing,
    months: Sequence[date],
    run: Run,
    other: Run | None,
    start: int | None,
    effect: float | None,
    words: Words,
) -> None:
    d.height = 232 if d.narrow else 300
    step, high = _ticks(max([*run.values, *run.high, *(other.values if other else ())]))
    marks = _marks(step, high)
    left = max(width(number(mark), 12) for mark in marks) + 10
    right, top, base = d.width - (96 if d.narrow else 154), 34.0, d.height - 26
    field = Field(left, right, top, base, linear(0, len(months) - 1, left, right), linear(0, high, base, top))
    if start is not None:
        d.rect(field.x(start), top - 6, right - field.x(start), base - top + 6, "wash")
    for mark in marks:
        d.line(left, field.y(mark), right, field.y(mark), "base" if mark == 0 else "grid")
        d.text(left - 6, field.y(mark) + 4, number(mark), "axis", "end")
    _month_axis(d, months, field)
    if run.low:
        d.path(poly([*field.way(run.high), *reversed(field.way(run.low))]) + "z", "band")
    if other:
        d.path(poly(field.way(other.values)), "line-mute")
    d.path(poly(field.way(run.values)), "line-accent")
    if start is not None:
        _start(d, field, start, _("Mulai %(month)s") % {"month": short_month(months[start])})
    _ends(d, field, [(run, "accent")] + ([(other, "second")] if other else []), words.unit)
    if effect is not None and other is not None and start is not None:
        _bracket(d, field, start, run, other, number(effect, 1) + ("" if d.narrow else f" {words.unit}"))


def _start(d: Drawing, field: Field, start: int, said: str) -> None:
    at = field.x(start)
    d.line(at, field.top - 22, at, field.base, "cut")
    room = at + 8 + width(said, bold=True) <= d.width
    d.text(at + 6 if room else at - 6, field.top - 12, said, "bold clay", "start" if room else "end")


def _bracket(d: Drawing, field: Field, start: int, run: Run, other: Run, said: str) -> None:
    """The effect in words where the two lines part, when there is room between them."""
    middle = (field.x(start) + field.right) / 2
    ends = sorted(field.y(fmean(one.values[start + SETTLING :])) for one in (run, other))
    upper, lower = ends[0] + 6, ends[1] - 10
    room = field.right - middle - 14
    if lower - upper < 14 or width(said, bold=True) > room:
        return
    at, up, down = unit(middle - 4), unit(upper), unit(lower)
    d.path(f"M{at} {up}h8M{unit(middle)} {up}V{down}M{at} {down}h8", "base")
    d.text(middle + 7, (upper + lower) / 2 + 4, said, "bold halo")


def _ends(d: Drawing, field: Field, runs: Sequence[tuple[Run, str]], unit_words: str) -> None:
    """Name and last value where each line ends; no legend."""
    room = d.width - field.right - 12
    blocks = [_lines(run.name, room) for run, _kind in runs]
    tall = 15 * max(len(block) for block in blocks)
    highest = [field.y(run.values[-1]) for run, _kind in runs]
    for (run, kind), lines, place in zip(
        runs, blocks, spread(highest, tall + 20, field.top, field.base - tall + 6), strict=True
    ):
        d.dot(field.right, field.y(run.values[-1]), 4, "fill-accent" if kind == "accent" else "fill-mute")
        for number_of, words in enumerate(lines):
            d.text(field.right + 10, place + 4 + 15 * number_of, words, f"medium {kind}")
        value = fitted(f"{number(run.values[-1], 1)} {unit_words}", room)
        d.text(field.right + 10, place + 4 + 15 * len(lines), value, kind)


def _lines(name: str, room: float) -> list[str]:
    """A name in at most three lines, each cut to the room."""
    lines = wrap(name, room, bold=True)
    short = [*lines[:2], " ".join(lines[2:])] if len(lines) > 3 else lines
    return [fitted(words, room, bold=True) for words in short]


def _ticks(highest: float) -> tuple[float, float]:
    """A round step that gives three to six lines, and the top of the scale."""
    for power in range(-2, 12):
        for factor in (1, 2, 5):
            step = factor * 10.0**power
            if highest / step <= 5:
                return step, step * max(-(-highest // step), 1)
    raise ValueError("a value too large to draw")


def _marks(step: float, high: float) -> list[float]:
    return [step * place for place in range(round(high / step) + 1)]


def short_month(month: date) -> str:
    return " ".join(dates.day(month, "short").split(dates.NBSP)[1:])


def _month_axis(d: Drawing, months: Sequence[date], field: Field) -> None:
    """Months that have room: the first, every January, every July when the line is long enough."""
    taken = -1e9
    for place, month in enumerate(months):
        if place and month.month not in (1, 7) and len(months) > 8:
            continue
        words = short_month(month) if not d.narrow else f"{short_month(month)[:3]} ’{month.year % 100:02}"
        at = field.x(place)
        begin = field.left if place == 0 else at - width(words, 12) / 2
        if begin < taken + 10:
            continue
        d.line(at, field.base, at, field.base + 5, "base")
        d.text(at, field.base + 19, words, "axis", "start" if place == 0 else "middle")
        taken = begin + width(words, 12)
