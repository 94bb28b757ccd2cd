"""Reading a decree's list of days as people write it: a CSV file or lines pasted into a form."""

import csv
from collections.abc import Iterable
from datetime import date, datetime

from sambut.calendars.rules import DayOff, Kind
from sambut.kernel.refusals import Refused

KINDS = {
    "national": Kind.NATIONAL,
    "nasional": Kind.NATIONAL,
    "libur": Kind.NATIONAL,
    "libur nasional": Kind.NATIONAL,
    "hari libur nasional": Kind.NATIONAL,
    "public": Kind.NATIONAL,
    "joint_leave": Kind.JOINT_LEAVE,
    "joint leave": Kind.JOINT_LEAVE,
    "cuti": Kind.JOINT_LEAVE,
    "cuti bersama": Kind.JOINT_LEAVE,
    "government": Kind.JOINT_LEAVE,
    "local": Kind.LOCAL,
    "daerah": Kind.LOCAL,
    "libur daerah": Kind.LOCAL,
}
TAKEN_AWAY = {"working", "kerja", "hari kerja", "dicabut", "removed"}
COLUMNS = {"date": "date", "tanggal": "date", "name": "name", "nama": "name", "kind": "kind", "jenis": "kind"}
LONGEST_NAME = 120
MOST_DAYS = 1_000


def read_days(text: str) -> tuple[list[DayOff], list[date]]:
    """The days off of a list, and the dates that it takes away (kind `working`).

    One day a line: date, name, kind, divided by commas, semicolons or tabs; a first line may name the columns in any
    order. Without a kind a day is a national holiday, or joint leave when its name begins with "cuti bersama".
    Refuses with the number of the line that cannot be read.
    """
    lines = text.lstrip("\ufeff").splitlines()
    first = next((line for line in lines if line.strip()), "")
    divider = next((sign for sign in "\t;," if sign in first), ",")
    order = ["date", "name", "kind"]
    added: list[DayOff] = []
    gone: list[date] = []
    for number, cells in _rows(lines, divider):
        if not added and not gone and cells[0].casefold() in COLUMNS:
            order = _order(cells, number)
            continue
        row = dict(zip(order, cells, strict=False))
        day = _date(row.get("date", ""), number)
        name, kind = row.get("name", ""), row.get("kind", "").casefold()
        if kind in TAKEN_AWAY:
            gone.append(day)
        else:
            added.append(DayOff(day, _kind(kind, name, number), _name(name, number)))
        if len(added) + len(gone) > MOST_DAYS:
            raise Refused("calendar.list_too_long", most=MOST_DAYS)
    if not added and not gone:
        raise Refused("calendar.list_empty")
    return _without_doubles(added), gone


def whole_years(days: Iterable[DayOff]) -> frozenset[int]:
    """The years whose whole list this is: every decree begins with 1 January, a single added day does not."""
    return frozenset(off.date.year for off in days if (off.date.month, off.date.day) == (1, 1))


def _rows(lines: list[str], divider: str) -> Iterable[tuple[int, list[str]]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            cells = next(csv.reader([line], delimiter=divider))
        except csv.Error as error:
            raise Refused("calendar.line_unreadable", line=number) from error
        yield number, [cell.strip() for cell in cells]


def _order(cells: list[str], number: int) -> list[str]:
    order = [COLUMNS.get(cell.casefold(), "") for cell in cells]
    if not {"date", "name"} <= set(order):
        raise Refused("calendar.line_unreadable", line=number)
    return order


def _date(text: str, number: int) -> date:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a date has no zone)
        except ValueError:
            continue
    raise Refused("calendar.date_unreadable", line=number, text=text[:40])


def _kind(kind: str, name: str, number: int) -> Kind:
    if not kind:
        return Kind.JOINT_LEAVE if name.casefold().startswith("cuti bersama") else Kind.NATIONAL
    if kind not in KINDS:
        raise Refused("calendar.kind_unknown", line=number, text=kind[:40])
    return KINDS[kind]


def _name(name: str, number: int) -> str:
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise Refused("calendar.name_wrong", line=number, longest=LONGEST_NAME)
    return name


def _without_doubles(days: list[DayOff]) -> list[DayOff]:
    return sorted(dict.fromkeys(days), key=lambda off: (off.date, off.name))
