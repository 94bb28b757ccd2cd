"""Rows of any catalogue: CSV of every kind, JSON (a list, or an object a line), and workbooks (XLSX), each as heading → text.

A workbook is read from its own parts, values only: no formula runs, no link is followed, and what unpacks to more than its
bound is refused before it is unpacked.
"""

import csv
import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from sambut.kernel.refusals import Refused

Row = tuple[int, dict[str, str] | None]
LARGEST_PART, LARGEST_FILE = 200_000_000, 400_000_000
DELIMITERS = ",;\t|"
TITLE_ROWS = 20
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DAYS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 57})
"""Built-in number forms that show a day."""

csv.field_size_limit(2_000_000)


def rows_of(file: Path, *, sheet: str = "") -> Iterator[Row]:
    """Line and cells by heading. A row that cannot be read gives None; empty ones are passed over."""
    with file.open("rb") as begin:
        first = begin.read(4)
    if first == b"PK\x03\x04":
        yield from _headed(_workbook(file, sheet))
    elif first.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] in (b"[", b"{"):
        yield from _json(file)
    else:
        yield from _headed(_csv(file))


def headings_of(file: Path, *, sheet: str = "") -> list[str]:
    """As the first row has them; of JSON the keys of its first object."""
    found = next((cells for _line, cells in rows_of(file, sheet=sheet) if cells), None)
    return list(found or ())


def _headed(lines: Iterator[tuple[int, list[str]]]) -> Iterator[Row]:
    """Below the first row with at least two filled cells; title rows above it are passed over."""
    heading: list[str] = []
    for number, cells in lines:
        said = [" ".join(cell.split()) for cell in cells]
        if not heading:
            if sum(bool(cell) for cell in said) >= 2 or number > TITLE_ROWS:
                heading = said
            continue
        if not any(said):
            continue
        if len(cells) > len(heading) and any(said[len(heading) :]):
            yield number, None
            continue
        yield number, {name: cell.strip() for name, cell in zip(heading, cells, strict=False) if name}


def _csv(file: Path) -> Iterator[tuple[int, list[str]]]:
    encoding = _encoding(file)
    with file.open(encoding=encoding, newline="", errors="replace") as lines:
        head = "".join(line for _number, line in zip(range(TITLE_ROWS), lines, strict=False))
        delimiter = max(DELIMITERS, key=head.count)
        lines.seek(0)
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            for cells in reader:
                yield reader.line_num, [cell.replace("\x00", "") for cell in cells]
        except csv.Error as error:
            raise Refused("innovation.import.unreadable", file=file.name, why=str(error)[:200]) from error


def _encoding(file: Path) -> str:
    with file.open("rb") as begin:
        head = begin.read(1 << 20)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    try:
        head[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _json(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8-sig", errors="replace") as lines:
        text = lines.read(LARGEST_PART)
    try:
        found = json.loads(text)
        rows = found if isinstance(found, list) else next((v for v in found.values() if isinstance(v, list)), [found])
    except RecursionError as error:
        raise Refused("innovation.import.unreadable", file=file.name, why="JSON") from error
    except ValueError:
        rows = [_object(line) for line in text.splitlines() if line.strip()]
    for number, row in enumerate(rows, start=1):
        yield number, {str(name): _told(value) for name, value in row.items()} if isinstance(row, dict) else None


def _object(line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None


def _told(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_told(one) for one in value)
    if value is None or isinstance(value, dict):
        return ""
    return str(value).replace("\x00", "").strip()


def _workbook(file: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(file) as book:
            if sum(part.file_size for part in book.infolist()) > LARGEST_FILE:
                raise Refused("innovation.import.unreadable", file=file.name, why="XLSX > 400 MB")
            shared, days = _shared(book), _days(book)
            with book.open(_sheet(book, sheet, file.name)) as part:
                for _event, row in ElementTree.iterparse(part):
                    if row.tag == f"{SPACE}row":
                        yield int(row.get("r") or 0), _cells(row, shared, days)
                        row.clear()
    except (
        zipfile.BadZipFile,
        KeyError,
        ElementTree.ParseError,
        ValueError,
        IndexError,
        TypeError,
        OverflowError,
        StopIteration,
    ) as error:
        raise Refused("innovation.import.unreadable", file=file.name, why="XLSX") from error


def _sheet(book: zipfile.ZipFile, wanted: str, name: str) -> str:
    """The part of the sheet with this name; the first one without a name."""
    listed = ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{SPACE}sheet")
    found = next((one for one in listed if not wanted or one.get("name", "").casefold() == wanted.casefold()), None)
    if found is None:
        raise Refused("innovation.import.no_sheet", file=name, sheet=wanted)
    related = ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))
    target = next(one.get("Target", "") for one in related if one.get("Id") == found.get(RELATION))
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _shared(book: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in book.namelist():
        return []
    found = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(piece.text or "" for piece in one.iter(f"{SPACE}t")) for one in found.iter(f"{SPACE}si")]


def _days(book: zipfile.ZipFile) -> set[int]:
    """Styles that show a day."""
    if "xl/styles.xml" not in book.namelist():
        return set()
    styles = ElementTree.fromstring(book.read("xl/styles.xml"))
    own = {
        int(one.get("numFmtId", 0)) for one in styles.iter(f"{SPACE}numFmt") if _shows_day(one.get("formatCode", ""))
    }
    formats = styles.find(f"{SPACE}cellXfs")
    rows = list(formats) if formats is not None else []
    return {place for place, one in enumerate(rows) if int(one.get("numFmtId", 0)) in DAYS | own}


def _shows_day(form: str) -> bool:
    return bool(re.search(r"[dy]", re.sub(r'"[^"]*"|\[[^\]]*\]', "", form.lower())))


def _cells(row: ElementTree.Element, shared: list[str], days: set[int]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{SPACE}c"):
        place = _column(cell.get("r", "")) if cell.get("r") else len(cells)
        cells += [""] * (place - len(cells))
        cells.append(_value(cell, shared, days))
    return cells


def _column(reference: str) -> int:
    """`AB12` → 27."""
    number = 0
    for letter in re.match(r"[A-Z]{1,3}", reference.upper())[0]:  # type: ignore[index]
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: ElementTree.Element, shared: list[str], days: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(piece.text or "" for piece in cell.iter(f"{SPACE}t"))
    raw = cell.findtext(f"{SPACE}v") or ""
    if kind == "s":
        return shared[int(raw)] if raw else ""
    if kind in ("str", "e", "b") or not raw:
        return "" if kind == "e" else raw
    if int(cell.get("s", 0)) in days:
        return (date(1899, 12, 30) + timedelta(days=int(float(raw)))).isoformat()
    number = float(raw)
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else raw
