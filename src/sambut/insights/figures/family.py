"""The family of an innovation over the years, and where it was copied: shapes say how each stands."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sambut.frame.figures import Column, Figure, Words
from sambut.frame.figures.drawing import Drawing, fitted, linear, unit, width
from sambut.frame.figures.figure import made
from sambut.frame.figures.maps import ACROSS, DOWN, tiles
from sambut.frame.numbers import number
from sambut.insights.families import RUNNING, Member, Standing, words_of

NODE = 5.0


def tree(members: Sequence[Member], *, years: tuple[int, int], source: str, name: str) -> Figure:
    """Time runs to the right, one row a descendant; depth first, the latest child first, so that no branch crosses a label."""
    words = Words(
        subject=_("Keturunan %(name)s menurut tahun mulai") % {"name": name}, unit="", period=_("bentuk: keadaannya sekarang"), source=source,
        note=_("Yang tahunnya tidak tercatat digambar pada tahun asalnya."),
    )  # fmt: skip
    title = message(members, name)
    places = {one.key: one for one in members}
    data = [
        (
            one.name, one.region, one.year, words_of(one.standing), one.until,
            places[one.parent].region or places[one.parent].name if one.parent else _("asal"),
        )
        for one in members
    ]  # fmt: skip
    columns = (
        Column(_("Nama")), Column(_("Daerah")), Column(_("Mulai")), Column(_("Keadaan")), Column(_("Sejak")), Column(_("Dari")),
    )  # fmt: skip
    description = "; ".join(
        f"{one.region or one.name} {one.year or ''} {words_of(one.standing)}".strip() for one in members[:12]
    )

    def draw(d: Drawing) -> None:
        _tree(d, members, years)

    return made("keluarga", title, title, description, words, columns, data, draw)


def message(members: Sequence[Member], name: str) -> str:
    copies = len(members) - 1
    alive = sum(one.standing in RUNNING for one in members)
    if not copies:
        return _("%(name)s belum tercatat ditiru") % {"name": name}
    return ngettext(
        "%(name)s ditiru %(copies)s kali; bersama asalnya, %(alive)s dari %(all)s tempat masih jalan",
        "%(name)s ditiru %(copies)s kali; bersama asalnya, %(alive)s dari %(all)s tempat masih jalan",
        copies,
    ) % {"name": name, "copies": number(copies), "alive": number(alive), "all": number(copies + 1)}


def _tree(d: Drawing, members: Sequence[Member], years: tuple[int, int]) -> None:
    high = 50 if d.narrow else 46
    top = _shapes(d, members, 9) + 47
    d.height = top + len(members) * high + 2
    x = linear(*years, 8, d.width - 10)
    rows = {one.key: top + place * high + 20 for place, one in enumerate(members)}
    places = {one.key: one for one in members}
    step = _step(years, d)
    for year in range(years[0], years[1] + 1, step):
        d.line(x(year), top - 12, x(year), d.height - 2, "grid")
        said = f"’{year % 100:02}" if d.narrow else str(year)
        d.text(
            x(year),
            top - 18,
            said,
            "axis",
            "start" if year == years[0] else ("end" if x(year) > d.width - 16 else "middle"),
        )
    for one in members:
        y, begin = rows[one.key], x(_year(one, places, years))
        end = x(min(one.until or years[1], years[1]))
        if one.parent:
            above = rows[one.parent]
            d.path(
                f"M{unit(begin)} {unit(above)}V{unit(y - 7)}Q{unit(begin)} {unit(y)} {unit(begin + 7)} {unit(y)}",
                "line-mute thin",
            )
            d.dot(begin, above, 2.8, "fill-mute")
        alive = one.standing in RUNNING
        d.line(
            min(begin + (7 if one.parent else 0), end),
            y,
            x(years[1]) if alive else end,
            y,
            "line-accent" if alive else "line-mute",
        )
        if one.standing == Standing.CHANGED:
            shape(d, x(years[1]), y, Standing.RUNNING)
        shape(
            d,
            end if not alive or one.standing == Standing.CHANGED else x(years[1]),
            y,
            one.standing,
            tip=f"{one.region}: {words_of(one.standing)}",
        )
    for one in members:
        at = x(_year(one, places, years)) + (9 if one.parent else 0)
        for said, below, kind, size, bold in (
            (one.region or one.name, -8, "medium halo", 12.5, True), (one.name if one.region else "", 17, "small second halo", 11, False),
        ):  # fmt: skip
            if said:
                words = fitted(said, d.width - 12, size, bold)
                d.text(max(0, min(at, d.width - width(words, size, bold) - 2)), rows[one.key] + below, words, kind)


def _year(one: Member, places: dict[str, Member], years: tuple[int, int]) -> int:
    """The year it began; where that is not known, the one of what it came from."""
    while one.year is None and one.parent:
        one = places[one.parent]
    return min(max(one.year or years[0], years[0]), years[1])


def _step(years: tuple[int, int], d: Drawing) -> int:
    most = 6 if d.narrow else 12
    return max(1, -(-(years[1] - years[0]) // most))


def _shapes(d: Drawing, members: Sequence[Member], y: float) -> float:
    """The key of shapes that occur, from the line `y` on; gives the last line."""
    x = 0.0
    for standing in Standing:
        if any(one.standing == standing for one in members):
            words = words_of(standing)
            if x and x + width(words, 12) + 18 > d.width:
                x, y = 0.0, y + 20
            shape(d, x + 6, y, standing)
            d.text(x + 17, y + 4.3, words, "axis")
            x += width(words, 12) + 32
    return y


def shape(d: Drawing, x: float, y: float, standing: Standing, *, tip: str = "") -> None:
    """Filled: running. Ring: agreed, not yet begun. Diamond: changed its form. Cross: stopped. Square: nobody confirmed it."""
    if standing == Standing.RUNNING:
        d.dot(x, y, NODE, "fill-accent", tip)
    elif standing == Standing.CHANGED:
        d.diamond(x, y, 6.5, "fill-accent", tip)
    elif standing == Standing.AGREED:
        d.dot(x, y, NODE, "ground", tip)
        d.dot(x, y, NODE - 1, "line-accent", tip)
    elif standing == Standing.UNCONFIRMED:
        d.rect(x - 4.5, y - 4.5, 9, 9, "fill-mute", tip=tip)
    else:
        d.path(f"M{unit(x - 4.5)} {unit(y - 4.5)}l9 9m0 -9l-9 9", "line-clay", tip)


def spread_map(members: Sequence[Member], *, source: str, name: str) -> Figure:
    """Where it was copied, since when, and whether it still runs: one shape a copy in the tile of its province."""
    there: dict[str, list[Member]] = defaultdict(list)
    for one in members:
        if one.province:
            there[one.province].append(one)
    copied = sum(1 for one in members if one.parent)
    provinces = len({one.province for one in members if one.parent and one.province})
    title = (
        _("%(name)s ditiru di %(provinces)s provinsi") % {"name": name, "provinces": number(provinces)}
        if copied and provinces
        else _("%(name)s belum tercatat ditiru di daerah lain") % {"name": name}
    )
    words = Words(
        subject=_("Di mana %(name)s berjalan") % {"name": name}, unit="", period=_("tahun pertama di setiap provinsi"), source=source,
        note=_("Setiap tanda satu tempat; kotak hijau tua adalah provinsi asalnya."),
    )  # fmt: skip
    names = {tile.code: tile.name for tile in tiles()}
    data = []
    for code, rows in sorted(there.items(), key=lambda pair: (min(one.year or 9999 for one in pair[1]), pair[0])):
        counted = Counter(one.standing for one in rows)
        said = ", ".join(f"{number(count)} {words_of(standing)}" for standing, count in counted.items())
        data.append((names.get(code, code), len(rows), min((one.year for one in rows if one.year), default=None), said))
    columns = (Column(_("Provinsi")), Column(_("Jumlah tempat"), "number"), Column(_("Sejak")), Column(_("Keadaan")))
    description = "; ".join(f"{row[0]} {row[2] or ''} {row[3]}".strip() for row in data[:8]) or title

    def draw(d: Drawing) -> None:
        _map(d, there, members)

    return made("sebaran", title, title, description, words, columns, data, draw)


def _map(d: Drawing, there: dict[str, list[Member]], members: Sequence[Member]) -> None:
    pitch = d.width / ACROSS
    side = pitch - max(1.4, pitch * 0.05)
    down = 2 + DOWN * pitch
    origin = next((one.province for one in members if not one.parent), None)
    for tile in tiles():
        rows = there.get(tile.code, [])
        x, y = tile.column * pitch, 2 + tile.row * pitch
        since = min((one.year for one in rows if one.year), default=None)
        first = tile.code == origin
        grade = "level-5" if first else ("level-1" if rows else "level-0")
        tip = f"{tile.name}: {number(len(rows))}" + (f", {since}" if since else "") if rows else tile.name
        d.rect(x, y, side, side, grade, corner=min(4, pitch * 0.09), tip=tip)
        label = tile.short if d.narrow else tile.label
        small = d.narrow or width(label, 11, True) > side - 2
        d.text(
            x + side / 2,
            y + (9 if d.narrow else 14),
            label,
            f"{'tiny' if small else 'small medium'} on-{grade}",
            "middle",
        )
        if rows:
            _marks(d, rows, x + side / 2, y + side * (0.72 if d.narrow else 0.5), side, grade)
            if since and not d.narrow:
                d.text(x + side / 2, y + side - 5, str(since), f"tiny on-{grade}", "middle")
    d.height = _shapes(d, members, down + 14) + 12


def _marks(d: Drawing, rows: Sequence[Member], x: float, y: float, side: float, grade: str) -> None:
    """Up to three shapes, else how many."""
    if d.narrow or len(rows) > 3:
        d.text(x, y + 4, number(len(rows)), f"{'tiny' if d.narrow else 'number bold'} on-{grade}", "middle")
        return
    gap = 13
    for place, one in enumerate(rows):
        at = x + (place - (len(rows) - 1) / 2) * gap
        tip = f"{one.region}: {words_of(one.standing)}"
        if grade == "level-5" and one.standing == Standing.RUNNING:
            d.dot(at, y, NODE, "ground", tip)  # a dark shape would not be seen there
            continue
        if grade == "level-5":
            d.dot(at, y, 8, "ground")
        shape(d, at, y, one.standing, tip=tip)
