"""Rows of a CSV file that a stranger gives. Whatever is wrong with it is said in one sentence."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

MOST_BYTES = 2_000_000_000
LONGEST_FIELD = 4_000_000


class BadFile(Exception):
    """The file cannot be measured; the message says why and what to do."""


def rows_of(path: Path, columns: Sequence[str], *, least: int = 1) -> list[dict[str, str]]:
    """The rows, with the wanted columns only; rows without a text are kept, as empty texts."""
    names, reader = _reader(_text(path))
    missing = [column for column in columns if column not in names]
    if missing:
        raise BadFile(f"{path.name} has no column {_listed(missing)}; its columns are {_listed(names)}.")
    rows = []
    try:
        for row in reader:
            if any(row.values()):
                rows.append({column: row.get(column) or "" for column in columns})
    except csv.Error as error:
        raise BadFile(f"{path.name}, line {reader.line_num}: {error}.") from error
    if len(rows) < least:
        raise BadFile(f"{path.name} holds {len(rows)} rows; at least {least} are needed to measure anything.")
    return rows


def moments_of(rows: Sequence[dict[str, str]], column: str) -> list[datetime]:
    """The moments of a column, written as in ISO 8601."""
    found = []
    for line, row in enumerate(rows, start=2):
        try:
            found.append(datetime.fromisoformat(row[column].strip()).replace(tzinfo=None))
        except ValueError as error:
            raise BadFile(
                f"Row {line}: {row[column][:40]!r} in column {column} is no date and time; write 2022-01-31 08:15."
            ) from error
    return found


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise BadFile(f"{path.name} is larger than two gigabytes; give a part of it.")
        data = path.read_bytes()
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror or error}.") from error
    if not data.strip():
        raise BadFile(f"{path.name} is empty.")
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadFile(f"{path.name} is no text file; give a CSV file.")
    try:
        return data.decode("utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadFile(f"{path.name} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error


def _reader(text: str) -> tuple[list[str], "csv.DictReader[str]"]:
    """Comma, semicolon or tab: whichever parts the first line into the most columns."""
    csv.field_size_limit(LONGEST_FIELD)
    head = text.split("\n", 1)[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        names = [name.strip() for name in reader.fieldnames or [] if name]
    except csv.Error as error:
        raise BadFile(f"The first line cannot be read: {error}.") from error
    reader.fieldnames = [(name or "").strip() for name in reader.fieldnames or []]
    return names, reader


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:20])
    return shown + (" …" if len(names) > 20 else "")
