"""Bars: what is most, how cases ended, whether promises are kept."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from sambut.frame.figures.drawing import Drawing, fitted, linear, width
from sambut.frame.figures.figure import Column, Figure, Words, made
from sambut.frame.numbers import number, percent

LARGE_SHARE = 0.2
"""From this share on, the largest bar is the message."""

MAJORITY = 0.5
LABELS, WIDEST = 196, 270
"""Room for names beside bars."""
KINDS = ("kind-1", "kind-3", "kind-6", "kind-2", "kind-5")


def bars(
    key: str,
    items: Sequence[tuple[str, float]],
    words: Words,
    *,
    marked: Collection[str] = (),
    decimals: int = 0,
    title: str | None = None,
) -> Figure:
    """Sorted bars from 0; on a phone the label stands above its bar. `marked` names the bars that need attention."""
    items = sorted(items, key=lambda item: -item[1])
    total = sum(value for _name, value in items)
    top, most = items[0] if items else ("", 0.0)
    message = words.subject
    if total and len(items) > 1 and most / total >= LARGE_SHARE and most > items[1][1]:
        message = _("%(name)s: %(share)s dari semua %(unit)s") % {
            "name": top,
            "share": percent(most / total),
            "unit": words.unit,
        }
    description = "; ".join(f"{name} {number(value, decimals)}" for name, value in items[:5])

    def draw(d: Drawing) -> None:
        longest = max((width(name, bold=name in marked) for name, _value in items), default=0)
        left, step = (0, 40) if d.narrow else (round(min(max(longest + 16, LABELS), WIDEST)), 30)
        d.height = len(items) * step + 2
        label = max((width(number(value, decimals), bold=True) for _name, value in items), default=0) + 8
        scale = linear(0, most or 1, 0, d.width - left - label)
        for place, (name, value) in enumerate(items):
            y, loud = place * step, name in marked
            d.text(
                0,
                y + (13 if d.narrow else 19.5),
                fitted(name, d.width if d.narrow else left - 12, bold=loud),
                "bold" if loud else "",
            )
            top_of, high = (y + 19, 14) if d.narrow else (y + 5, 20)
            d.rect(
                left,
                top_of,
                scale(value),
                high,
                "fill-clay" if loud else "fill-accent",
                corner=2,
                tip=f"{name}: {number(value, decimals)} {words.unit}",
            )
            d.text(
                left + scale(value) + 6,
                top_of + high / 2 + 4.5,
                number(value, decimals),
                "bold" if loud else "second",
            )
        if not d.narrow:
            d.line(left, 0, left, d.height - 2, "base")

    columns = (Column(words.subject), Column(words.unit, "number", decimals))
    return made(key, title, message, description, words, columns, items, draw)


def stacked(
    key: str,
    rows: Sequence[tuple[str, Sequence[int]]],
    kinds: Sequence[str],
    words: Words,
    *,
    hatched: int | None = None,
    watched: int | None = None,
    title: str | None = None,
) -> Figure:
    """Bars of 100 %, in the order of worth. `hatched` is the part that no person did (closed by the timer), `watched` the
    part the message speaks of. Rows without cases are left out of the drawing and stay in the table."""
    shown = [(name, counts) for name, counts in rows if sum(counts)]
    message = words.subject
    if watched is not None and shown:
        name, counts = max(shown, key=lambda row: row[1][watched] / sum(row[1]))
        share = counts[watched] / sum(counts)
        if share >= MAJORITY:
            message = _("%(name)s: %(share)s %(kind)s") % {
                "name": name,
                "share": percent(share),
                "kind": kinds[watched].lower(),
            }
    description = "; ".join(
        f"{name}: "
        + ", ".join(f"{kind.lower()} {percent(count / sum(counts))}" for kind, count in zip(kinds, counts, strict=True))
        for name, counts in shown
    )

    def draw(d: Drawing) -> None:
        fill = d.hatch()
        looks = [("", fill) if place == hatched else (KINDS[place % len(KINDS)], "") for place in range(len(kinds))]
        top = d.key_of([(*look, kind) for look, kind in zip(looks, kinds, strict=True)], 0, 0) + 12
        left, step = (0, 46) if d.narrow else (196, 36)
        d.height = top + len(shown) * step
        for place, (name, counts) in enumerate(shown):
            _stack(d, top + place * step, left, name, counts, looks, kinds, words.unit)

    columns = (Column(""), *(Column(kind, "number", 0) for kind in kinds), Column(_("Jumlah"), "number", 0))
    return made(
        key,
        title,
        message,
        description,
        words,
        columns,
        [(name, *counts, sum(counts)) for name, counts in rows],
        draw,
    )


def _stack(
    d: Drawing,
    y: float,
    left: float,
    name: str,
    counts: Sequence[int],
    looks: Sequence[tuple[str, str]],
    kinds: Sequence[str],
    unit_words: str,
) -> None:
    """One bar of 100 % with its name and its count."""
    total = sum(counts)
    said = f"{number(total)} {unit_words}"
    top, high = (y + 18, 20) if d.narrow else (y + 3, 24)
    if d.narrow:
        d.text(0, y + 12, fitted(name, d.width - width(said, 12) - 10, bold=True), "medium")
        d.text(d.width, y + 12, said, "axis", "end")
    else:
        d.text(0, y + 13, fitted(name, left - 12, bold=True), "medium")
        d.text(0, y + 28, said, "axis small")
    x = left
    for (kind, fill), words, count in zip(looks, kinds, counts, strict=True):
        wide = (d.width - left) * count / total
        d.rect(
            x,
            top,
            max(wide - 1, 0.5),
            high,
            kind,
            fill=fill,
            tip=f"{name}, {words}: {percent(count / total, 1)}",
        )
        share = percent(count / total)
        label = share if wide > width(share, 12, True) + 8 else share.removesuffix("%")
        if wide > width(label, 12, True) + 4:
            if fill:
                d.rect(
                    x + wide / 2 - width(label, 12) / 2 - 4,
                    top + high / 2 - 8,
                    width(label, 12) + 8,
                    16,
                    "ground",
                    corner=3,
                )
            d.text(
                x + wide / 2,
                top + high / 2 + 4.3,
                label,
                f"number medium on-{kind}" if kind else "number medium",
                "middle",
            )
        x += wide


class Promise(NamedTuple):
    """A promised and a real length, in the same unit."""

    name: str
    promised: float
    real: float


def dumbbell(key: str, rows: Sequence[Promise], words: Words, *, title: str | None = None) -> Figure:
    """Promise (tick) against reality (dot in time, diamond late); the number is the difference."""
    late = [row for row in rows if row.real > row.promised]
    facts = {"late": number(len(late)), "all": number(len(rows))}
    message = (
        _("%(late)s dari %(all)s lebih lambat daripada janjinya") % facts
        if late
        else _("Semua %(all)s tepat janji") % facts
    )
    if not rows:
        message = words.subject
    description = "; ".join(f"{row.name}: {number(row.promised)} / {number(row.real, 1)}" for row in rows)

    def draw(d: Drawing) -> None:
        left, step, top = (0, 44, 30) if d.narrow else (220, 32, 30)
        d.height = top + len(rows) * step + 22
        high = max((max(row.promised, row.real) for row in rows), default=0) + 1
        label = max((width(f"+{number(row.real - row.promised, 1)}", bold=True) for row in rows), default=0) + 14
        scale = linear(0, high, left + 6, d.width - label)
        for mark in range(0, int(high) + 1, _step(high)):
            d.line(scale(mark), top - 6, scale(mark), d.height - 20)
            d.text(scale(mark), d.height - 5, number(mark), "axis", "middle")
        _promise_key(d)
        for place, row in enumerate(rows):
            _promise(
                d,
                row,
                top + place * step + (30 if d.narrow else step / 2),
                left,
                scale(row.promised),
                scale(row.real),
            )

    columns = (
        Column(words.subject),
        Column(_("Janji"), "number"),
        Column(_("Nyata"), "number", 1),
        Column(_("Selisih"), "number", 1),
    )
    return made(
        key,
        title,
        message,
        description,
        words,
        columns,
        [(*row, row.real - row.promised) for row in rows],
        draw,
    )


def _step(high: float) -> int:
    return next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**9) if high / step <= 6)


def _promise_key(d: Drawing) -> None:
    x, promised, kept = 12.0, _("janji"), _("tepat")
    d.line(4, 3, 4, 15, "base heavy")
    d.text(x, 13, promised, "axis")
    x += width(promised, 12) + 18
    d.dot(x, 9, 5, "fill-accent")
    d.text(x + 9, 13, kept, "axis")
    x += width(kept, 12) + 27
    d.diamond(x, 9, 6, "fill-clay")
    d.text(x + 10, 13, fitted(_("lewat; angka = selisih"), d.width - x - 10, 12), "axis")


def _promise(d: Drawing, row: Promise, y: float, left: float, promised: float, real: float) -> None:
    late = row.real > row.promised
    d.text(
        0,
        y - 15 if d.narrow else y + 4.5,
        fitted(row.name, d.width if d.narrow else left - 12, bold=late),
        "bold" if late else "",
    )
    d.line(promised, y, real, y, "line-clay thick faint" if late else "line-accent thick faint")
    d.line(promised, y - 8, promised, y + 8, "base heavy")
    tip = f"{row.name}: {number(row.promised)} / {number(row.real, 1)}"
    if late:
        d.diamond(real, y, 6.5, "fill-clay", tip)
    else:
        d.dot(real, y, 5.5, "fill-accent", tip)
    difference = number(row.real - row.promised, 1)
    d.text(
        max(promised, real) + 11,
        y + 4.5,
        f"+{difference}" if late else difference,
        "bold clay" if late else "second",
    )
