"""Rows of a CSV file, one after the other: bounded memory, whatever its size, its encoding and its quotes.

Jebakan: one quotation mark that is never closed swallows the rows below it, and two people's reports become one. A record
that spans lines and does not come out right is therefore given back: its first line counts by itself, the next ones anew.
"""

import codecs
import csv
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from sambut.kernel.refusals import Refused

LONGEST_FIELD = 2_000_000
LONGEST_RECORD = 4_000_000
"""Characters. What is longer is refused as a row; a file without line breaks is read in pieces of this size."""
TITLE_ROWS = 30
"""How far below its title rows a heading is looked for."""
DELIMITERS = ",;\t|"

csv.field_size_limit(LONGEST_FIELD)


def _as_control(error: UnicodeError) -> tuple[str, int]:
    """The five bytes that Windows-1252 leaves free: `clean` knows them as parts of broken characters, or removes them."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("sambut.control", _as_control)


@dataclass(frozen=True)
class Row:
    """One record of a file by its first line. `cells` is None where no row can be made of it."""

    line: int
    cells: list[str] | None
    mended: bool = False


@dataclass(frozen=True)
class Head:
    """A line that may be the heading."""

    line: int
    delimiter: str
    cells: list[str]


def encoding_of(path: Path) -> str:
    """What a file says of itself at its beginning, UTF-8 when the whole of it is, else the Windows one."""
    try:
        with path.open("rb") as file:
            begin = file.read(4)
        if begin in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
            raise Refused("complaint.import.workbook", file=path.name)
        if begin[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        with path.open(encoding="utf-8-sig", newline="") as text:
            while text.read(1 << 20):
                pass
    except UnicodeDecodeError:
        return "cp1252"
    except OSError as error:
        raise Refused("complaint.import.unreadable", file=path.name, why=error.strerror or "") from error
    return "utf-8-sig"


def heads_of(path: Path, encoding: str) -> list[Head]:
    """The first lines as headings, each by the delimiter that parts it most."""
    found = []
    with _opened(path, encoding) as file:
        for number in range(1, TITLE_ROWS + 1):
            line = file.readline(LONGEST_RECORD)
            delimiter = max(DELIMITERS, key=line.count)
            if delimiter in line:
                cells = next(csv.reader([line], delimiter=delimiter), [])
                found.append(Head(number, delimiter, [" ".join(cell.split()) for cell in cells]))
    return found


def rows_of(path: Path, encoding: str, head: Head) -> Iterator[Row]:
    """What stands below the heading. Rows without anything in them are passed over."""
    with _opened(path, encoding) as file:
        lines = Lines(file)
        for _ in range(head.line):
            next(lines, None)
        yield from _records(lines, head.delimiter, _width(head.cells))


def _records(lines: "Lines", delimiter: str, width: int) -> Iterator[Row]:
    while True:
        line = lines.begin()
        try:
            cells = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        except csv.Error:
            cells = []
        if cells is None:
            return
        if not "".join(lines.taken).strip(delimiter + '" \t\r\n'):
            continue
        if (trimmed := _trimmed(cells, width)) is not None:
            yield Row(line, trimmed)
            continue
        mended = _by_itself(lines.taken, delimiter, width)
        lines.give_back()
        yield Row(line, mended, mended=mended is not None)


def _by_itself(taken: list[str], delimiter: str, width: int) -> list[str] | None:
    """A line whose quotation marks are wrong, read as it stands, when it makes a whole row."""
    line = taken[0]
    if len(taken) > 1 and line.count('"') % 2:
        return None
    for options in ({"strict": False}, {"quoting": csv.QUOTE_NONE}):
        try:
            cells = next(csv.reader([line], delimiter=delimiter, **options), [])
        except csv.Error:
            continue
        if (trimmed := _trimmed(cells, width)) is not None:
            return [cell.strip().strip('"') for cell in trimmed]
    return None


def _trimmed(cells: list[str], width: int) -> list[str] | None:
    """As many cells as the heading has. Empty ones beyond it are forgiven, missing ones never: the line may be cut."""
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return None
    return cells[:width]


def _width(cells: list[str]) -> int:
    """Columns that have a name, and those between them."""
    return max((place for place, cell in enumerate(cells, start=1) if cell.strip()), default=0)


class Lines:
    """Lines of a file for the CSV reader. Knows which it has taken for one record, and takes them back but for the first."""

    def __init__(self, file: TextIO) -> None:
        self._file, self._back, self._number = file, deque[str](), 0
        self.taken: list[str] = []
        self._length = 0

    def begin(self) -> int:
        """A new record. Gives the number of its first line."""
        self.taken, self._length = [], 0
        return self._number + 1

    def give_back(self) -> None:
        rest = self.taken[1:]
        self._number -= len(rest)
        self._back.extendleft(reversed(rest))

    def __iter__(self) -> "Lines":
        return self

    def __next__(self) -> str:
        if self._length > LONGEST_RECORD:
            raise csv.Error("A record without an end.")
        line = self._back.popleft() if self._back else self._file.readline(LONGEST_RECORD)
        if not line:
            raise StopIteration
        self._number += 1
        self._length += len(line)
        self.taken.append(line)
        return line


@contextmanager
def _opened(path: Path, encoding: str) -> Iterator[TextIO]:
    with path.open(
        encoding=encoding, newline="", errors="sambut.control" if encoding == "cp1252" else "replace"
    ) as file:
        yield file
