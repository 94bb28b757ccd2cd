"""Maps, trends and the funnel of contests as drawings, each with its table and its numbers for machines."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from sambut.competitions.models import Tally
from sambut.frame import dates
from sambut.frame.figures import Column, Figure, Words, bars, tile_map
from sambut.frame.figures.drawing import Drawing, fitted, linear, width
from sambut.frame.figures.figure import made
from sambut.frame.figures.maps import level
from sambut.frame.numbers import number
from sambut.frame.templating import as_written
from sambut.regions.models import Region

PEOPLE = 100_000
MOST_BARS, MOST_ROWS = 15, 14
ROUND = (1, 2, 5)


def sample() -> str:
    """Said under every figure of honours: the sources are a sample."""
    return _(
        "Dihitung dari penghargaan yang tercatat di sini dengan sumbernya. Catatan itu contoh, bukan daftar lengkap."
    )


def noted(words: str) -> str:
    return f"{sample()} {words}"


def source(at: datetime) -> str:
    return _("Sambut, keadaan %(day)s") % {"day": dates.day(at)}


def definition() -> str:
    return _(
        "Satu inovasi dihitung sekali untuk satu lomba dalam satu tahun, berapa pun peringkat yang diraihnya; hanya yang dinyatakan sumbernya. "
        "Daerahnya daerah instansi pemiliknya. Instansi pusat tidak punya daerah, jadi tidak ada di peta. "
        "Per 100.000 penduduk memakai penduduk Desember 2024; daerah kecil mudah tampak tinggi karena kebetulan."
    )


def cuts(values: Sequence[float], most: int = 4) -> list[float]:
    """Round steps of 1, 2 and 5 below the largest value, at most four."""
    high = max(values, default=0)
    steps = [factor * 10.0**power for power in range(-4, 7) for factor in ROUND]
    return [step for step in steps if step <= high][-most:] or [1.0]


def honour_map(counts: Mapping[str, int], *, scheme: str, at: datetime) -> Figure:
    """How many honoured innovations each province has; one without any is hatched, for the record is a sample."""
    known: dict[str, float | None] = {code: float(many) for code, many in counts.items() if code and many}
    words = Words(
        _("Inovasi berpenghargaan menurut provinsi"), _("inovasi"), _("%(scheme)s, seluruh tahun yang tercatat") % {"scheme": scheme}, source(at),
        note=noted(_("Arsir: belum ada yang tercatat.")),
    )  # fmt: skip
    top = max(known, key=lambda code: known[code] or 0, default="")
    title = None
    if top:
        title = _("%(count)s inovasi berpenghargaan tercatat di %(places)s provinsi") % {
            "count": number(sum(value or 0 for value in known.values())), "places": number(len(known)),
        }  # fmt: skip
    return tile_map("peta", known, cuts([value or 0 for value in known.values()]), words, shares=False, title=title)


def rate_map(counts: Mapping[str, int], provinces: Sequence[Region], *, scheme: str, at: datetime) -> Figure:
    people = {one.code: one.population for one in provinces}
    known: dict[str, float | None] = {
        code: PEOPLE * many / population for code, many in counts.items() if many and (population := people.get(code))
    }
    words = Words(
        _("Inovasi berpenghargaan menurut penduduk provinsi"), _("inovasi per 100.000 penduduk"), _("%(scheme)s, seluruh tahun yang tercatat") % {"scheme": scheme}, source(at),
        note=noted(_("Arsir: belum ada yang tercatat.")),
    )  # fmt: skip
    title = None
    if top := max(known, key=lambda code: known[code] or 0, default=""):
        title = _("%(place)s tercatat terbanyak untuk penduduknya: %(rate)s per 100.000 orang") % {
            "place": next(one.name for one in provinces if one.code == top), "rate": number(known[top] or 0, decimals=2),
        }  # fmt: skip
    steps = cuts([value or 0 for value in known.values()])
    return tile_map("peta-penduduk", known, steps, words, shares=False, decimals=2, title=title)


def regencies(counts: Mapping[str, int], found: Sequence[Region], *, scheme: str, at: datetime) -> Figure | None:
    """The regencies and cities with most; all of them stand in the table for machines."""
    rows = [(one.name, float(counts[one.code])) for one in found if counts.get(one.code)]
    rows.sort(key=lambda row: (-row[1], row[0]))
    if not rows:
        return None
    words = Words(
        _("Inovasi berpenghargaan menurut kabupaten dan kota"), _("inovasi"), _("%(scheme)s, seluruh tahun yang tercatat") % {"scheme": scheme}, source(at),
        note=noted(_("Digambar %(most)s yang terbanyak; semuanya ada pada unduhan.") % {"most": MOST_BARS}),
    )  # fmt: skip
    return bars("kabupaten", rows[:MOST_BARS], words, title=words.subject)


def trend(key: str, rows: Sequence[Tally], *, scheme: str, at: datetime) -> Figure | None:
    """Categories over the years of one kind of contest; kinds are never joined."""
    known = [row for row in rows if row.year]
    if not known:
        return None
    years = list(range(min(row.year for row in known), max(row.year for row in known) + 1))
    table: dict[str, dict[int, int]] = {}
    names: dict[str, str] = {}
    for row in known:
        table.setdefault(row.key, {})[row.year] = row.count
        names[row.key] = row.name[:1].upper() + row.name[1:]
    order = sorted(table, key=lambda one: (-sum(table[one].values()), names[one]))[:MOST_ROWS]
    words = Words(
        _("%(scheme)s menurut kategori dan tahun") % {"scheme": scheme}, _("inovasi berpenghargaan"), f"{years[0]}–{years[-1]}", source(at),
        note=noted(_("Kategori disatukan hanya bila namanya persis sama, dan hanya di dalam satu jenis lomba.")),
    )  # fmt: skip
    lines = [(names[one], [table[one].get(year) for year in years]) for one in order]
    return matrix(key, lines, years, words)


def matrix(key: str, rows: Sequence[tuple[str, Sequence[int | None]]], years: Sequence[int], words: Words) -> Figure:
    """Rows by years as squares; an empty one means that nothing is recorded."""
    values = [value for _name, counts in rows for value in counts if value]
    steps = cuts(values)
    description = "; ".join(f"{name} {number(sum(value or 0 for value in counts))}" for name, counts in rows[:6])

    def draw(d: Drawing) -> None:
        left = 0.0 if d.narrow else 214.0
        side = min((d.width - left) / len(years), 40.0)
        step, high = (48.0, 22.0) if d.narrow else (30.0, 26.0)
        d.height = 20 + len(rows) * step + 4
        for place, year in enumerate(years):
            d.text(left + (place + 0.5) * side, 12, f"’{year % 100:02}", "axis", "middle")
        for line, (name, counts) in enumerate(rows):
            y = 20 + line * step + (18 if d.narrow else 0)
            d.text(0, y - 5 if d.narrow else y + 17, fitted(name, d.width if d.narrow else left - 12), "")
            for place, value in enumerate(counts):
                grade = f"level-{level(value, steps)}" if value else "hollow"
                tip = f"{name}, {years[place]}: {number(value or 0)}"
                d.rect(left + place * side, y, side - 2, high, grade, corner=2, tip=tip)
                if value and side > 14:
                    d.text(
                        left + (place + 0.5) * side - 1, y + high / 2 + 4, number(value), f"small on-{grade}", "middle"
                    )

    columns = [Column(words.subject), *(Column(str(year), "number", 0) for year in years)]
    return made(
        key,
        None,
        words.subject,
        description,
        words,
        columns,
        [[as_written(name), *counts] for name, counts in rows],
        draw,
    )


def columns_of(key: str, counts: Mapping[int, int], words: Words, *, title: str) -> Figure:
    """One column a year, from the first to the last; the unknown year stands apart in the table."""
    known = {year: many for year, many in counts.items() if year}
    years = list(range(min(known), max(known) + 1)) if known else []
    data = [(str(year), known.get(year, 0)) for year in years]
    data += [(_("tahun tidak disebut"), counts[0])] if counts.get(0) else []
    high = max(known.values(), default=1)

    def draw(d: Drawing) -> None:
        d.height, base = 132.0, 108.0
        step = min(d.width / max(len(years), 1), 52.0)
        y = linear(0, high, base, 22)
        for place, year in enumerate(years):
            many, at = known.get(year, 0), place * step
            if many:
                d.rect(
                    at + 2, y(many), step - 4, base - y(many), "fill-accent", corner=2, tip=f"{year}: {number(many)}"
                )
                d.text(at + step / 2, y(many) - 5, number(many), "bold", "middle")
            said = str(year) if step > width(str(year), 12) + 4 else f"’{year % 100:02}"
            d.text(at + step / 2, base + 17, said, "axis", "middle")
        d.line(0, base, max(step * len(years), 1), base, "base")

    description = "; ".join(f"{name} {number(many)}" for name, many in data)
    return made(
        key, title, title, description, words, [Column(_("Tahun")), Column(words.unit, "number", 0)], data, draw
    )


def table_csv(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([["" if value is None else value for value in row] for row in rows])
    return text.getvalue()
