"""Reading answers from a file: one row a respondent, or sums of elements. Columns by their name, never by their place."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sambut.kernel.refusals import Refused
from sambut.surveys.rules import HIGHEST, LOWEST, Tally

ELEMENT = re.compile(r"[UT][0-9]{1,2}", re.ASCII)
ELEMENT_NAMES = ("element", "elemen", "unsur", "code", "kode")
TOTAL_NAMES = ("total", "sum", "jumlah", "jumlah nilai", "nilai")
RESPONDENT_NAMES = ("respondents", "responden", "jumlah responden", "n")
NOT_FILLED_IN = ("", "-", "–", "—")


@dataclass
class Found:
    """What a file holds: a tally an element, how many respondents, and what was passed over."""

    tallies: dict[str, Tally]
    respondents: int
    ignored: list[str] = field(default_factory=list)


def read(path: Path, *, respondents: int | None = None) -> Found:
    """Sums by element, from answers or from sums. `respondents` is for a file of sums that does not tell how many."""
    header, rows = _table(path)
    codes = _codes(header)
    if codes:
        return _by_column(header, rows, codes, respondents)
    by_name = {name: place for place, name in enumerate(map(_bare, header))}
    places = [_place(by_name, names) for names in (ELEMENT_NAMES, TOTAL_NAMES, RESPONDENT_NAMES)]
    if places[0] is None or places[1] is None or (places[2] is None and respondents is None):
        raise Refused("survey.file.no_columns", file=path.name)
    return _by_row(rows, places[0], places[1], places[2], respondents)


def _table(path: Path) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """Header and rows with the line each ends on; blank rows are passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Refused("survey.file.unreadable", file=path.name, why=type(error).__name__) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise Refused("survey.file.unreadable", file=path.name, why=str(error)) from error
    if not rows:
        raise Refused("survey.file.no_columns", file=path.name)
    return rows[0][1], rows[1:]


def _codes(header: Sequence[str]) -> dict[str, int]:
    """Element → column."""
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        code = name.strip().upper()
        if ELEMENT.fullmatch(code):
            if code in found:
                raise Refused("survey.file.twice", element=code)
            found[code] = place
    return found


def _by_column(
    header: Sequence[str], rows: Sequence[tuple[int, list[str]]], codes: Mapping[str, int], respondents: int | None
) -> Found:
    names = {name: place for place, name in enumerate(map(_bare, header))}
    counted = _place(names, RESPONDENT_NAMES)
    ignored = [name.strip() for place, name in enumerate(header) if place not in codes.values() and name.strip()]
    if len(rows) == 1 and (respondents or _is_sums(rows[0], codes)):
        line, row = rows[0]
        if respondents is None:
            if counted is None:
                raise Refused("survey.file.how_many")
            respondents = _whole(row[counted : counted + 1], line, header[counted])
        tallies = {
            code: Tally(_whole(row[place : place + 1], line, code), respondents) for code, place in codes.items()
        }
        return Found(tallies, respondents, [name for name in ignored if _bare(name) not in RESPONDENT_NAMES])
    sums = dict.fromkeys(codes, (0, 0))
    people = 0
    for line, row in rows:
        scores = {code: _score(row[place : place + 1], line, code) for code, place in codes.items()}
        given = {code: score for code, score in scores.items() if score is not None}
        people += bool(given)
        for code, score in given.items():
            total, filled = sums[code]
            sums[code] = (total + score, filled + 1)
    return Found({code: Tally(*found) for code, found in sums.items()}, people, ignored)


def _is_sums(row: tuple[int, list[str]], codes: Mapping[str, int]) -> bool:
    """One row with a number that no single answer can be."""
    cells = [cell for place in codes.values() for cell in row[1][place : place + 1]]
    return any(cell.strip().isdecimal() and int(cell) > HIGHEST for cell in cells)


def _by_row(
    rows: Iterable[tuple[int, list[str]]], element: int, total: int, counted: int | None, respondents: int | None
) -> Found:
    found: dict[str, Tally] = {}
    ignored: list[str] = []
    for line, row in rows:
        code = "".join(row[element : element + 1]).strip().upper()
        if not ELEMENT.fullmatch(code):
            ignored.append(code)
            continue
        if code in found:
            raise Refused("survey.file.twice", element=code)
        people = respondents if counted is None else _whole(row[counted : counted + 1], line, code)
        found[code] = Tally(_whole(row[total : total + 1], line, code), people or 0)
    return Found(found, max((tally.respondents for tally in found.values()), default=0), ignored)


def _score(cell: Sequence[str], line: int, code: str) -> int | None:
    text = "".join(cell).strip()
    if text in NOT_FILLED_IN:
        return None
    if text.endswith((".0", ",0")):
        text = text[:-2]  # a spreadsheet wrote 4 as 4.0
    if text not in map(str, range(LOWEST, HIGHEST + 1)):
        raise Refused("survey.file.value", line=line, element=code, value=text[:40])
    return int(text)


def _whole(cell: Sequence[str], line: int, code: str) -> int:
    text = "".join(cell).strip()
    if not (text.isascii() and text.isdigit() and len(text) < 12):
        raise Refused("survey.file.number", line=line, element=code, value=text[:40])
    return int(text)


def _bare(name: str) -> str:
    return name.strip().casefold().replace("_", " ")


def _place(by_name: Mapping[str, int], names: Iterable[str]) -> int | None:
    return next((by_name[name] for name in names if name in by_name), None)
