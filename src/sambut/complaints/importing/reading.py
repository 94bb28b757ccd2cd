"""Rows of a CSV file, one after the other: bounded memory, whatever its size or encoding."""

import csv
from collections.abc import Iterator
from pathlib import Path

from sambut.kernel.refusals import Refused

csv.field_size_limit(2_000_000)
ENCODINGS = ("utf-8-sig", "cp1252")


def encoding_of(path: Path) -> str:
    """UTF-8 when the whole file is; else the Windows one, in which every byte means something."""
    for encoding in ENCODINGS:
        try:
            with path.open(encoding=encoding, newline="") as file:
                while file.read(1 << 20):
                    pass
            return encoding
        except UnicodeDecodeError:
            continue
        except OSError as error:
            raise Refused("complaint.import.unreadable", file=path.name, why=error.strerror or "") from error
    raise Refused("complaint.import.unreadable", file=path.name, why="encoding")


def header_of(path: Path, encoding: str) -> list[str]:
    with path.open(encoding=encoding, newline="") as file:
        return next(csv.reader(file, dialect=_dialect(file)), [])


def rows_of(path: Path, encoding: str) -> Iterator[tuple[int, dict[str, str] | None]]:
    """(line number, row); None where the reader cannot make a row of it."""
    with path.open(encoding=encoding, newline="") as file:
        reader = csv.DictReader(file, dialect=_dialect(file), restkey="_more", restval="")
        while True:
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error:
                yield reader.line_num, None
                continue
            yield reader.line_num, None if "_more" in row else row


def _dialect(file) -> type[csv.Dialect]:  # type: ignore[no-untyped-def]
    """Comma, semicolon or tab, by the first line."""
    place = file.tell()
    line = file.readline()
    file.seek(place)

    class Found(csv.excel):
        delimiter = max(",;\t", key=line.count)

    return Found
