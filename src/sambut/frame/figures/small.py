"""Small lines: which one of several differs, and the line in a row of a list."""

from collections.abc import Collection, Sequence
from datetime import date

from django.utils.translation import gettext as _
from markupsafe import Markup, escape

from sambut.frame.figures.drawing import Drawing, fitted, linear, poly, width
from sambut.frame.figures.figure import Column, Figure, Words, made
from sambut.frame.figures.lines import Run, short_month
from sambut.frame.numbers import number

GROWN = 1.5
"""From this many times the first value on, the growth is the message."""


def multiples(
    key: str,
    months: Sequence[date],
    runs: Sequence[Run],
    words: Words,
    *,
    marked: Collection[str] = (),
    title: str | None = None,
) -> Figure:
    """Small lines on one scale from 0: the one that differs is seen at once. The message is the one that grew most.

    Numbers under ten have a decimal.
    """
    decimals = 0 if max((max(run.values) for run in runs), default=0) >= 10 else 1
    grown = max((run for run in runs if run.values[0]), key=lambda run: run.values[-1] / run.values[0], default=None)
    message = words.subject
    if grown is not None and grown.values[-1] / grown.values[0] >= GROWN:
        message = _("%(name)s menjadi %(times)s kali lipat; dari %(first)s menjadi %(last)s %(unit)s") % {
            "name": grown.name, "times": number(grown.values[-1] / grown.values[0], 1), "first": number(grown.values[0], decimals), "last": number(grown.values[-1], decimals), "unit": words.unit,
        }  # fmt: skip
    description = "; ".join(
        f"{run.name}: {number(run.values[0], decimals)} → {number(run.values[-1], decimals)}" for run in runs
    )
    columns = (
        Column(words.subject),
        Column(short_month(months[0]), "number", decimals),
        Column(short_month(months[-1]), "number", decimals),
    )

    def draw(d: Drawing) -> None:
        across, gap = (2, 14) if d.narrow else (4, 20)
        wide, high = (d.width - gap * (across - 1)) / across, 96
        d.height = -(-len(runs) // across) * (high + 12)
        top = max((max(run.values) for run in runs), default=1) or 1
        for place, run in enumerate(runs):
            x, y = (place % across) * (wide + gap), (place // across) * (high + 12)
            _small(d, run, x, y, wide, high, top, run.name in marked, months, place + across >= len(runs), decimals)

    return made(
        key,
        title,
        message,
        description,
        words,
        columns,
        [(run.name, run.values[0], run.values[-1]) for run in runs],
        draw,
    )


def _small(
    d: Drawing,
    run: Run,
    x0: float,
    y0: float,
    wide: float,
    high: float,
    top: float,
    loud: bool,
    months: Sequence[date],
    labelled: bool,
    decimals: int,
) -> None:
    colour = "clay" if loud else "accent"
    room = width(number(max(run.values), decimals), bold=True) + 10
    x, y = linear(0, len(run.values) - 1, x0 + 1, x0 + wide - room), linear(0, top, y0 + high - 16, y0 + 24)
    d.text(x0, y0 + 12, fitted(run.name, wide, bold=True), f"medium {colour}" if loud else "medium")
    d.line(x0, y(0), x0 + wide - room + 2, y(0), "base")
    points = [(x(place), y(value)) for place, value in enumerate(run.values)]
    d.path(poly([*points, (points[-1][0], y(0)), (points[0][0], y(0))]) + "z", "band-clay" if loud else "band")
    d.path(poly(points), f"line-{colour} thin")
    d.dot(*points[-1], 3, f"fill-{colour}")
    d.text(points[-1][0] + 6, points[-1][1] + 4, number(run.values[-1], decimals), f"bold {colour}")
    if labelled:
        d.text(x0, y0 + high + 1, short_month(months[0]), "axis small")
        d.text(x0 + wide - room + 2, y0 + high + 1, short_month(months[-1]), "axis small", "end")


def sparkline(values: Sequence[float], name: str, *, standard: float | None = None) -> Markup:
    """A small line for a table cell, 96 × 26: no axis, the last point marked, the standard dashed. The value stands beside it as words."""
    wide, high = 96.0, 26.0
    known = [*values, *([standard] if standard is not None else [])]
    d = Drawing("s", wide, high)
    x, y = linear(0, max(len(values) - 1, 1), 2, wide - 5), linear(min(known), max(known), high - 4, 4)
    late = standard is not None and values[-1] > standard
    if standard is not None:
        d.line(0, y(standard), wide, y(standard), "line-mute thin dashed")
    d.path(
        poly([(x(place), y(value)) for place, value in enumerate(values)]),
        "line-clay thin" if late else "line-accent thin",
    )
    if late:
        d.diamond(x(len(values) - 1), y(values[-1]), 4.5, "fill-clay")
    else:
        d.dot(x(len(values) - 1), y(values[-1]), 3.2, "fill-accent")
    return Markup(
        f'<svg class="drawing spark" viewBox="0 0 96 26" width="96" height="26" role="img" aria-label="{escape(name)}">{"".join(d.marks)}</svg>'
    )
