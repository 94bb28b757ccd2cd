"""A panel from a CSV file: strict, and with a sentence that says which line and what to write."""

import csv
import io
import math
import re
from pathlib import Path

from sambut.insights.effects.panel import BadPanel, Panel, Row, month_number, panel_of

NEEDED = ("region", "month", "value", "treated_from")
LARGEST_FILE = 200_000_000
NEVER = {"", "-", "never", "none", "na", "n/a", "nan", "null", "inf"}
DATE = re.compile(r"^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?(?:[ T][\d:.]+Z?)?$")
COMPACT = re.compile(r"^(\d{4})[Mm]?(\d{2})$")
PERIOD = re.compile(r"^\d{1,4}$")
NUMBER = re.compile(r"^[-+]?(\d+([.,]\d*)?|[.,]\d+)([eE][-+]?\d+)?$")


def read_panel(file: Path, *, signed: bool = False) -> Panel:
    """The file as a panel. `signed` allows values below nought."""
    return panel_from(_text(file), signed=signed)


def panel_from(text: str, *, signed: bool = False) -> Panel:
    table, places = _table(text)
    months = [row[places["month"]].strip() for _line, row in table]
    dated = not months or not all(PERIOD.match(month) for month in months)
    rows: list[Row] = []
    seen: dict[tuple[str, int], Row] = {}
    repeated = 0
    for line, cells in table:
        row = _row(cells, places, line, dated=dated, signed=signed)
        before = seen.setdefault((row.region, row.month), row)
        if before is not row:
            if before.value != row.value:
                raise BadPanel(
                    f"Line {line}: region {row.region!r} has a value for that month already in line {before.line}. "
                    "One row for each region and month; add them up before."
                )
            repeated += 1
        rows.append(row)
    panel = panel_of(rows, dated=dated)
    if not repeated:
        return panel
    said = f"{repeated} rows stand twice with the same value and count once."
    return Panel(**{**vars(panel), "notes": (said,)})


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise BadPanel(f"{file.name} is larger than {LARGEST_FILE // 1_000_000} MB.")
        raw = file.read_bytes()
    except OSError as error:
        raise BadPanel(f"{file} cannot be read: {error.strerror or error}.") from error
    if raw[:4] == b"PK\x03\x04":
        raise BadPanel(f"{file.name} is a workbook. Save the sheet as CSV (UTF-8) first.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPanel(f"{file.name} is not UTF-8. Save it as CSV UTF-8.") from error


def _table(text: str) -> tuple[list[tuple[int, list[str]]], dict[str, int]]:
    if "\x00" in text:
        raise BadPanel("The file holds bytes that are no text. Save it as CSV (UTF-8).")
    head = next((line for line in text.splitlines() if line.strip()), "")
    if not head:
        raise BadPanel("The file is empty. Its first line names the columns: region,month,value,treated_from.")
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        lines = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise BadPanel(f"Line {reader.line_num} cannot be read as CSV: {error}.") from error
    names = [name.strip().lower() for name in lines[0][1]]
    missing = [name for name in NEEDED if name not in names]
    if missing:
        raise BadPanel(
            f"The first line lacks {', '.join(missing)}; it has {', '.join(names)[:200]}. Needed: {', '.join(NEEDED)} (and kind, if known)."
        )
    twice = [name for name in (*NEEDED, "kind") if names.count(name) > 1]
    if twice:
        raise BadPanel(f"The column {twice[0]} stands twice in the first line.")
    for line, row in lines[1:]:
        if len(row) != len(names):
            raise BadPanel(f"Line {line} has {len(row)} columns where the first line has {len(names)}.")
    if len(lines) == 1:
        raise BadPanel("There are no rows under the first line.")
    return lines[1:], {name: names.index(name) for name in (*NEEDED, "kind") if name in names}


def _row(cells: list[str], places: dict[str, int], line: int, *, dated: bool, signed: bool) -> Row:
    region = " ".join(cells[places["region"]].split())
    if not region:
        raise BadPanel(f"Line {line}: the region is empty.")
    month = _month(cells[places["month"]].strip(), line, "month", dated=dated)
    said = cells[places["treated_from"]].strip()
    never = said.lower() in NEVER or (not dated and said == "0")
    start = None if never else _month(said, line, "treated_from", dated=dated)
    kind = " ".join(cells[places["kind"]].split()).lower() if "kind" in places else ""
    return Row(region, month, _value(cells[places["value"]].strip(), line, signed=signed), start, kind, line)


def _month(said: str, line: int, name: str, *, dated: bool) -> int:
    said = re.sub(r"^(\d+)\.0+$", r"\1", said)  # a spreadsheet's or a table library's whole number
    if not dated:
        if PERIOD.match(said):
            return int(said)
        raise BadPanel(f"Line {line}: {name} {said[:40]!r} is no number of a period, though the others are.")
    found = DATE.match(said) or COMPACT.match(said)
    if not found or not (1 <= int(found[2]) <= 12 and 1900 <= int(found[1]) <= 2200):
        hint = "" if name == "month" else " Leave it empty for a region that never started."
        raise BadPanel(f"Line {line}: {name} {said[:40]!r} is no month; write for example 2024-03.{hint}")
    return month_number(int(found[1]), int(found[2]))


def _value(said: str, line: int, *, signed: bool) -> float:
    if not said:
        raise BadPanel(
            f"Line {line}: the value is empty. Write 0 when there was none; leave the row out when it is not known."
        )
    if not NUMBER.match(said):
        raise BadPanel(
            f"Line {line}: the value {said[:40]!r} is no number; write for example 12.5, without dots between thousands."
        )
    value = float(said.replace(",", "."))
    if not math.isfinite(value) or abs(value) > 1e12:
        raise BadPanel(f"Line {line}: the value {said[:40]!r} is too large.")
    if value < 0 and not signed:
        raise BadPanel(
            f"Line {line}: the value {said[:40]} is below nought, which no count or rate can be. "
            "If the measure may be negative, add --signed."
        )
    return value
