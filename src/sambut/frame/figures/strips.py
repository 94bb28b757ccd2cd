"""The strip: all as dots piled on one line, and the place of one among them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from sambut.frame.figures.drawing import Anchor, Drawing, Scale, fitted, linear, unit, width
from sambut.frame.figures.figure import Column, Figure, Words, made
from sambut.frame.numbers import number, percent


def strip(
    key: str,
    values: Sequence[float],
    name: str,
    value: float,
    words: Words,
    *,
    slot: float,
    decimals: int = 1,
    title: str | None = None,
) -> Figure:
    """`values` are all of them, `value` among them; `slot` is a multiple of the data's own step, or combs appear."""
    ordered = sorted(values)
    rank = 1 + sum(other > value for other in ordered)
    share = rank / len(ordered)
    facts = {
        "name": name,
        "share": percent(max(share, 0.01)),
        "all": number(len(ordered)),
        "rank": number(rank),
    }
    message = (
        _("%(name)s termasuk %(share)s teratas dari %(all)s")
        if share <= 0.5
        else _("%(name)s di urutan %(rank)s dari %(all)s")
    ) % facts
    place = _("urutan %(rank)s dari %(all)s") % facts
    quarters = [ordered[int(part * (len(ordered) - 1))] for part in (0.25, 0.5, 0.75)]
    description = f"{name} {number(value, decimals)}, {place}; median {number(quarters[1], decimals)}"
    rows = [
        (_("Terendah"), ordered[0]), (_("Seperempat terbawah sampai"), quarters[0]), (_("Median"), quarters[1]),
        (_("Seperempat teratas mulai"), quarters[2]), (_("Tertinggi"), ordered[-1]), (name, value),
    ]  # fmt: skip

    def draw(d: Drawing) -> None:
        _draw(d, ordered, quarters, name, value, place, slot * (2 if d.narrow else 1), decimals)

    return made(
        key,
        title,
        message,
        description,
        words,
        (Column(_("Ukuran")), Column(words.unit, "number", decimals)),
        rows,
        draw,
    )


def _draw(
    d: Drawing,
    ordered: Sequence[float],
    quarters: Sequence[float],
    name: str,
    value: float,
    place: str,
    slot: float,
    decimals: int,
) -> None:
    low, high = ordered[0] - slot, ordered[-1] + 2 * slot
    x = linear(low, high, 4, d.width - 4)
    piles: dict[int, int] = {}
    for one in ordered:
        piles[int((one - low) / slot + 1e-9)] = piles.get(int((one - low) / slot + 1e-9), 0) + 1
    step = min(x(low + slot) - x(low), 150 / max(piles.values()))
    radius = step / 2 - 0.15
    top = 62.0
    base = top + max(piles.values()) * step + 6
    d.height = base + 24
    d.rect(x(quarters[0]), top - 8, x(quarters[2]) - x(quarters[0]), base - top + 8, "wash")
    r = unit(radius)
    dots = [
        f"M{unit(x(low + (pile + 0.5) * slot) - radius)} {unit(base - 5 - radius - up * step)}a{r} {r} 0 1 0 {unit(2 * radius)} 0a{r} {r} 0 1 0 -{unit(2 * radius)} 0"
        for pile, count in piles.items()
        for up in range(count)
    ]
    d.path("".join(dots), "fill-mute")
    d.line(0, base, d.width, base, "base")
    _axis(d, x, low, high, base)
    median, at = x(quarters[1]), x(value)
    said = _("median %(value)s") % {"value": number(quarters[1], decimals)}
    away: Anchor = "end" if at >= median and median - 5 > width(said, 12) else _side(d, median, width(said, 12))
    d.line(median, top - 8, median, base, "lead")
    d.text(median - 5 if away == "end" else median, top - 13, said, "axis", away)
    d.line(at, 22, at, base, "cut")
    d.diamond(at, base - 5 - radius, 5.5, "fill-clay")
    figure = number(value, decimals)
    said = f"{fitted(name, d.width - width(figure, bold=True) - 8, bold=True)} {figure}"
    side = _side(d, at, max(width(said, bold=True), width(place, 12) + 6) + 2)
    x_of = d.width / 2 if side == "middle" else at
    d.text(x_of, 12, said, "bold clay", side)
    d.text(x_of + {"start": 6, "end": -6, "middle": 0}[side], 28, place, "axis", side)


def _side(d: Drawing, at: float, room: float) -> Anchor:
    """On which side of a mark there is room for its words."""
    if at + room <= d.width:
        return "start"
    return "end" if at - room >= 0 else "middle"


def _axis(d: Drawing, x: Scale, low: float, high: float, base: float) -> None:
    span = high - low
    step = next(size for power in range(-3, 9) for factor in (1, 2, 5) if span / (size := factor * 10.0**power) <= 8)
    mark = -(-low // step) * step
    while mark <= high:
        at = x(mark)
        room = width(number(mark), 12) / 2
        if room <= at <= d.width - room:
            d.line(at, base, at, base + 5, "base")
            d.text(at, base + 19, number(mark), "axis", "middle")
        mark += step
