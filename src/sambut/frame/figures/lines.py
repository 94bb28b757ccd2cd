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
    left, right, top, base = 30, d.width - (96 if d.narrow else 154), 34.0, d.height - 26
    step, high = _ticks(max([*run.values, *run.high, *(other.values if other else ())]))
    x, y = linear(0, len(months) - 1, left, right), linear(0, high, base, top)
    if start is not None:
        d.rect(x(start), top - 6, right - x(start), base - top + 6, "wash")
    for mark in _marks(step, high):
        d.line(left, y(mark), right, y(mark), "base" if mark == 0 else "grid")
        d.text(left - 6, y(mark) + 4, number(mark), "axis", "end")
    _month_axis(d, months, x, base)
    if run.low:
        d.path(
            poly(
                [
                    *((x(i), y(v)) for i, v in enumerate(run.high)),
                    *((x(i), y(v)) for i, v in reversed(list(enumerate(run.low)))),
                ]
            )
            + "z",
            "band",
        )
    if other:
        d.path(poly([(x(i), y(v)) for i, v in enumerate(other.values)]), "line-mute")
    d.path(poly([(x(i), y(v)) for i, v in enumerate(run.values)]), "line-accent")
    if start is not None:
        d.line(x(start), top - 22, x(start), base, "cut")
        d.text(x(start) + 6, top - 12, _("Mulai %(month)s") % {"month": short_month(months[start])}, "bold clay")
    _ends(d, right, y, [(run, "accent")] + ([(other, "second")] if other else []), top, base, words.unit)
    if effect is not None and other is not None and start is not None:
        middle, upper, lower = (
            (x(start) + right) / 2,
            y(fmean(other.values[start + SETTLING :])),
            y(fmean(run.values[start + SETTLING :])),
        )
        upper, lower = min(upper, lower), max(upper, lower)
        if lower - upper > 30:
            d.path(
                f"M{unit(middle - 4)} {unit(upper + 6)}h8M{unit(middle)} {unit(upper + 6)}V{unit(lower - 10)}M{unit(middle - 4)} {unit(lower - 10)}h8",
                "base",
            )
            d.text(
                middle + 7,
                (upper + lower) / 2 + 3,
                number(effect, 1) + ("" if d.narrow else f" {words.unit}"),
                "bold halo",
            )


def _ends(
    d: Drawing,
    right: float,
    y: Scale,
    runs: Sequence[tuple[Run, str]],
    top: float,
    base: float,
    unit_words: str,
) -> None:
    """Name and last value where each line ends; no legend."""
    room = d.width - right - 12
    blocks = [wrap(run.name, room, bold=True) for run, _kind in runs]
    places = spread(
        [y(run.values[-1]) for run, _kind in runs],
        15 * max(len(block) for block in blocks) + 20,
        top,
        base - 18,
    )
    for (run, kind), lines, place in zip(runs, blocks, places, strict=True):
        d.dot(right, y(run.values[-1]), 4, "fill-accent" if kind == "accent" else "fill-mute")
        for number_of, words in enumerate(lines):
            d.text(right + 10, place + 4 + 15 * number_of, words, f"medium {kind}")
        d.text(
            right + 10,
            place + 4 + 15 * len(lines),
            fitted(f"{number(run.values[-1], 1)} {unit_words}", room),
            kind,
        )


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


def _month_axis(d: Drawing, months: Sequence[date], x: Scale, base: float) -> None:
    """Months that have room: the first, every January, every July when the line is long enough."""
    taken = -1e9
    for place, month in enumerate(months):
        if place and month.month not in (1, 7) and len(months) > 8:
            continue
        words = short_month(month) if not d.narrow else f"{short_month(month)[:3]} ’{month.year % 100:02}"
        at = x(place)
        begin = at if place == 0 else at - width(words, 12) / 2
        if begin < taken + 10:
            continue
        d.line(at, base, at, base + 5, "base")
        d.text(at, base + 19, words, "axis", "start" if place == 0 else "middle")
        taken = begin + width(words, 12)
