"""Did it work? One region before and after its start, beside its comparison, and how far regions stray by themselves."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.figures import Column, Figure, Words
from sambut.frame.figures.drawing import Drawing, fitted, linear, poly, spread, width, wrap
from sambut.frame.figures.figure import made
from sambut.frame.figures.lines import Field
from sambut.frame.numbers import number
from sambut.insights import rules, sentences
from sambut.insights.figures.complaints import source
from sambut.insights.models import Effect

ROOM = {True: 100, False: 158}
"""Right of the lines, for their names: on a phone and else."""


def path_of(effect: Effect) -> list[rules.Month]:
    return [rules.Month(**point) for point in effect.facts.get("path", []) if point["own"] is not None]


def outcome(effect: Effect, *, counted_at: datetime) -> Figure | None:
    """The figure of one effect; None when nothing could be estimated, or its numbers are too small to show."""
    path = path_of(effect)
    start = f"{effect.started_on:%Y-%m}"
    found = rules.blocks(path, start) if path else None
    if found is None or effect.region is None or effect.category is None:
        return None
    step, shown = found
    region = effect.region.name
    words = Words(
        subject=_("Laporan tentang %(topic)s") % {"topic": sentences.inside(effect.category.name)},
        unit=_("laporan sebulan per 100.000 penduduk"), period=sentences.step(step), source=source(counted_at),
        note=_("Garis putus-putus: daerah pembanding, disetarakan dengan %(region)s sebelum mulai. Bidang: sejauh mana daerah menyimpang dengan sendirinya.")
        % {"region": region},
    )  # fmt: skip
    columns = (
        Column(_("Mulai bulan")), Column(region, "number", 2), Column(_("Pembanding"), "number", 2),
        Column(_("terendah"), "number", 2), Column(_("tertinggi"), "number", 2),
    )  # fmt: skip
    data = [
        (
            dates.month(month_of(block)),
            round(block.own, 2),
            round(block.other, 2),
            round(block.low, 2),
            round(block.high, 2),
        )
        for block in shown
    ]
    began = next(place for place, block in enumerate(shown) if block.month >= start)
    description = _("%(region)s: %(first)s menjadi %(last)s; pembanding: %(other_first)s menjadi %(other_last)s.") % {
        "region": region, "first": number(shown[0].own, 1), "last": number(shown[-1].own, 1),
        "other_first": number(shown[0].other, 1), "other_last": number(shown[-1].other, 1),
    }  # fmt: skip

    def draw(d: Drawing) -> None:
        _draw(d, shown, began, (region, _("Pembanding")))

    title = sentences.effect_title(effect)
    return made(f"hasil-{effect.pk}", title, title, description, words, columns, data, draw)


def _draw(d: Drawing, shown: Sequence[rules.Block], began: int, names: tuple[str, str]) -> None:
    d.height = 240 if d.narrow else 300
    step, high = _ticks(max(max(block.own, block.high) for block in shown))
    left = max(width(number(step * place), 12) for place in range(round(high / step) + 1)) + 10
    field = _field(d, left, len(shown), high)
    d.rect(field.x(began), field.top - 6, field.right - field.x(began), field.base - field.top + 6, "wash")
    for place in range(round(high / step) + 1):
        at = field.y(step * place)
        d.line(field.left, at, field.right, at, "grid" if place else "base")
        d.text(field.left - 6, at + 4, number(step * place), "axis", "end")
    _years(d, shown, field)
    edge = [*field.way([b.high for b in shown]), *reversed(field.way([max(b.low, 0.0) for b in shown]))]
    d.path(poly(edge) + "z", "band-mute")
    d.path(poly(field.way([b.other for b in shown])), "line-mute dashed")
    d.path(poly(field.way([b.own for b in shown])), "line-accent")
    _start(d, field, began, _("Mulai %(month)s") % {"month": _short(month_of(shown[began]))})
    _ends(d, field, shown[-1], names)


def _field(d: Drawing, left: float, count: int, high: float) -> Field:
    right, top, base = d.width - ROOM[d.narrow], 36.0, d.height - 26
    return Field(left, right, top, base, linear(0, max(count - 1, 1), left, right), linear(0, high, base, top))


def _ticks(highest: float) -> tuple[float, float]:
    """A round step that gives three to six lines, and the top of the scale."""
    for power in range(-3, 12):
        for factor in (1, 2, 5):
            step = factor * 10.0**power
            if highest / step <= 5:
                return step, step * max(-(-highest // step), 1)
    raise ValueError("a value too large to draw")


def _years(d: Drawing, shown: Sequence[rules.Block], field: Field) -> None:
    """A tick where a year begins; its number where there is room. The first point is named by its month."""
    first = month_of(shown[0])
    begin = field.left + width(_short(first), 12) + 10
    d.text(field.left, field.base + 19, _short(first), "axis")
    for place in range(1, len(shown)):
        year = month_of(shown[place]).year
        if year == month_of(shown[place - 1]).year:
            continue
        at = field.x(place)
        d.line(at, field.base, at, field.base + 5, "base")
        if at - width(str(year), 12) / 2 > begin:
            d.text(at, field.base + 19, str(year), "axis", "middle")
            begin = at + width(str(year), 12) / 2 + 10


def _start(d: Drawing, field: Field, began: int, said: str) -> None:
    at = field.x(began)
    d.line(at, field.top - 22, at, field.base, "cut")
    room = at + 8 + width(said, bold=True) <= d.width
    d.text(at + 6 if room else at - 6, field.top - 14, said, "bold clay", "start" if room else "end")


def _ends(d: Drawing, field: Field, last: rules.Block, names: tuple[str, str]) -> None:
    """Name and last value where each line ends."""
    room = d.width - field.right - 12
    values, kinds = (last.own, last.other), ("accent", "second")
    blocks = [[fitted(line, room, bold=True) for line in wrap(name, room, bold=True)[:3]] for name in names]
    tall = 15 * max(len(block) for block in blocks)
    places = spread([field.y(value) for value in values], tall + 20, field.top, field.base - tall + 6)
    for value, kind, lines, at in zip(values, kinds, blocks, places, strict=True):
        d.dot(field.right, field.y(value), 4, "fill-accent" if kind == "accent" else "fill-mute")
        for row, words in enumerate(lines):
            d.text(field.right + 10, at + 4 + 15 * row, words, f"medium {kind}")
        d.text(field.right + 10, at + 4 + 15 * len(lines), number(value, 1), kind)


def month_of(block: rules.Block) -> date:
    return date.fromisoformat(f"{block.month}-01")


def _short(month: date) -> str:
    return " ".join(dates.day(month, "short").split(dates.NBSP)[1:])
