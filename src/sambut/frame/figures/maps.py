"""The tile map: one tile a province, islands as closed groups, the sea as a gap. Its layout is our own reference table."""

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from sambut.frame.figures.drawing import Drawing, width
from sambut.frame.figures.figure import Column, Figure, Words, Written, made
from sambut.frame.numbers import number, percent

ACROSS, DOWN = 14.5, 7.5
LAYOUT = Path(__file__).resolve().parent.parent / "reference" / "tile_map.csv"


class Tile(NamedTuple):
    """A province's place. `short` is a code of ours for the phone; the official one is `code`."""

    code: str
    name: str
    label: str
    short: str
    column: float
    row: float


@cache
def tiles() -> tuple[Tile, ...]:
    with LAYOUT.open(encoding="utf-8", newline="") as table:
        return tuple(
            Tile(r["code"], r["name"], r["label"], r["short"], float(r["column"]), float(r["row"]))
            for r in csv.DictReader(table)
        )


def level(value: float, cuts: Sequence[float]) -> int:
    """The class of a value: how many cuts it has reached."""
    return sum(value >= cut for cut in cuts)


def tile_map(
    key: str,
    values: Mapping[str, float | None],
    cuts: Sequence[float],
    words: Words,
    *,
    line: float | None = None,
    shares: bool = True,
    decimals: int = 0,
    title: str | None = None,
) -> Figure:
    """`values` by province code; missing and `None` are hatched. At most five `cuts`, rising. `line` is what the message counts from."""
    known = {tile.code: values.get(tile.code) for tile in tiles()}
    given = [value for value in known.values() if value is not None]
    written = (lambda value: percent(value, decimals)) if shares else (lambda value: number(value, decimals))
    message = words.subject
    if line is not None and given:
        below = sum(value < line for value in given)
        facts = {
            "below": number(below),
            "all": number(len(given)),
            "subject": words.subject[:1].lower() + words.subject[1:],
            "line": written(line),
        }
        some, none = (
            _("Di %(below)s dari %(all)s provinsi, %(subject)s di bawah %(line)s"),
            _("Di semua %(all)s provinsi, %(subject)s %(line)s atau lebih"),
        )
        message = (some if below else none) % facts
    ordered = sorted(tiles(), key=lambda tile: (known[tile.code] is None, -(known[tile.code] or 0)))
    described = [tile for tile in ordered if known[tile.code] is not None]
    description = (
        "; ".join(f"{tile.name} {written(known[tile.code])}" for tile in [*described[:3], *described[-3:]])
        if described
        else _("tanpa data")
    )

    def draw(d: Drawing) -> None:
        _draw(d, known, cuts, words.unit, written)

    columns = (Column(_("Provinsi")), Column(words.unit, "share" if shares else "number", decimals))
    return made(
        key,
        title,
        message,
        description,
        words,
        columns,
        [(tile.name, known[tile.code]) for tile in ordered],
        draw,
    )


def _draw(
    d: Drawing, known: Mapping[str, float | None], cuts: Sequence[float], unit_words: str, written: Written
) -> None:
    pitch = d.width / ACROSS
    side = pitch - max(1.4, pitch * 0.05)
    d.height = 2 + DOWN * pitch + (56 if d.narrow else 4)
    fill = d.hatch()
    for tile in tiles():
        value = known[tile.code]
        x, y = tile.column * pitch, 2 + tile.row * pitch
        said = _("tanpa data") if value is None else written(value)
        grade = "" if value is None else f"level-{level(value, cuts)}"
        d.rect(
            x,
            y,
            side,
            side,
            grade,
            corner=min(4, pitch * 0.09),
            tip=f"{tile.name}: {said}",
            fill="" if grade else fill,
        )
        _label(d, tile, x + side / 2, y + side / 2, side, said.removesuffix("%"), grade)
    if d.narrow:
        _key(d, 0, d.height - 30, cuts, unit_words, d.width, written, fill)
    else:
        _key(d, 9.25 * pitch, 18, cuts, unit_words, 5.2 * pitch, written, fill)


def _label(d: Drawing, tile: Tile, x: float, y: float, side: float, said: str, grade: str) -> None:
    on = f"on-{grade}" if grade else "halo"
    if d.narrow:
        d.text(x, y + 3.4, tile.short, f"tiny {on}", "middle")
        return
    fits = width(tile.label, 11, True) < side - 2
    d.text(x, y - 3 if grade else y + 4, tile.label, f"{'small medium' if fits else 'tiny'} {on}", "middle")
    if grade:
        d.text(x, y + 13, said, f"number {on}", "middle")


def _key(
    d: Drawing,
    x: float,
    y: float,
    cuts: Sequence[float],
    unit_words: str,
    room: float,
    written: Written,
    fill: str,
) -> None:
    """A stepped key: the numbers stand at the joints, as on a ruler."""
    missing = _("tanpa data")
    wide = min(46.0, (room - width(missing, 12) - 10) / (len(cuts) + 1))
    d.text(x, y - 7, unit_words, "axis")
    for place in range(len(cuts) + 1):
        d.rect(x + place * wide, y, wide - 1, 11, f"level-{place}")
    for place, cut in enumerate(cuts, start=1):
        d.text(x + place * wide - 0.5, y + 25, written(cut).removesuffix("%"), "axis", "middle")
    end = x + (len(cuts) + 1) * wide + 8
    d.rect(end, y, 20, 11, "", fill=fill)
    d.text(end, y + 25, missing, "axis")
