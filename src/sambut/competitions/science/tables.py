"""CSV files of a contest: tolerant about how a spreadsheet writes, strict about what it says, told line by line."""

import csv
import io
import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LARGEST_FILE = 200_000_000
MOST_TOLD = 20
"""Complaints about a file that are told at once; the others are counted."""

_NUMBER = re.compile(r"^[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?$")


class BadTable(ValueError):
    """The file cannot be used as it stands; the words say which line and what to write."""


class Complaints:
    """What is wrong with a file, gathered, so that it is mended once and not line after line."""

    def __init__(self) -> None:
        self.said: list[tuple[int, str]] = []

    def add(self, line: int, words: str) -> None:
        self.said.append((line, words))

    def refuse(self) -> None:
        """Raises BadTable with all that was added, in the order of the lines."""
        if self.said:
            lines = [f"Line {line}: {words}" for line, words in sorted(self.said)]
            more = len(lines) - MOST_TOLD
            raise BadTable("\n".join(lines[:MOST_TOLD] + ([f"… and {more} lines more."] if more > 0 else [])))


@dataclass(frozen=True)
class Table:
    """Rows as (line in the file, cells by our name of the column). `complaints` has the lines of another width, to be added to."""

    rows: tuple[tuple[int, Mapping[str, str]], ...]
    complaints: Complaints


def text_of(file: Path) -> str:
    """The file as text. Refuses what is no UTF-8 text, and a workbook by its name."""
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise BadTable(f"{file.name} is larger than {LARGEST_FILE // 1_000_000} MB.")
        raw = file.read_bytes()
    except OSError as error:
        raise BadTable(f"{file} cannot be read: {error.strerror or error}.") from error
    if raw[:4] == b"PK\x03\x04":
        raise BadTable(f"{file.name} is a workbook. Save the sheet as CSV (UTF-8) first.")
    try:
        return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable(f"{file.name} is not UTF-8. Save it as CSV UTF-8.") from error


def table_of(
    text: str, names: Mapping[str, Sequence[str]], needed: Sequence[str], *, may_be_empty: bool = False
) -> Table:
    """Rows of a CSV text (comma, semicolon or tab). `names`: our name of a column → how files call it; others are left out.

    Raises BadTable: nothing there, needed columns missing or named twice.
    """
    text = text.removeprefix("\ufeff")
    if "\x00" in text:
        raise BadTable("The file holds bytes that are no text. Save it as CSV (UTF-8).")
    head = next((line for line in text.splitlines() if line.strip()), "")
    if not head and may_be_empty:
        return Table((), Complaints())
    if not head:
        raise BadTable(f"The file is empty. Its first line names the columns: {','.join(needed)}.")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadTable(f"Line {reader.line_num} cannot be read as CSV: {error}.") from error
    given = [" ".join(cell.split()).casefold() for cell in lines[0][1]]
    places: dict[str, int] = {}
    for name, spellings in names.items():
        at = [place for place, cell in enumerate(given) if cell in (name, *spellings)]
        if len(at) > 1:
            raise BadTable(f"The column {name} stands twice in the first line.")
        if at:
            places[name] = at[0]
    if missing := [name for name in needed if name not in places]:
        raise BadTable(
            f"The first line lacks {', '.join(missing)}; it has {', '.join(given)[:200]}. Needed: {', '.join(needed)}."
        )
    if len(lines) == 1 and not may_be_empty:
        raise BadTable("There are no rows under the first line.")
    complaints = Complaints()
    found: list[tuple[int, Mapping[str, str]]] = []
    for line, row in lines[1:]:
        if len(row) < len(given) or any(cell.strip() for cell in row[len(given) :]):
            hint = " Put a decimal comma in quotes, or use a point." if len(row) > len(given) else ""
            complaints.add(line, f"{len(row)} columns where the first line has {len(given)}.{hint}")
        else:
            found.append((line, {name: _tidy(row[place]) for name, place in places.items()}))
    return Table(tuple(found), complaints)


def _tidy(cell: str) -> str:
    """Without blanks around it, and letters with marks as one sign: é is the same name however a program writes it."""
    return " ".join((cell if cell.isascii() else unicodedata.normalize("NFC", cell)).split())


def number(said: str) -> float | None:
    """A number with a point or a comma before its decimals; None for anything else, also for nan and inf."""
    if not _NUMBER.match(said):
        return None
    value = float(said.replace(",", "."))
    return value if math.isfinite(value) and abs(value) <= 1e12 else None
