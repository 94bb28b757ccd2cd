"""Files of other systems for the tests of importing: made rows, a mapping for the cast's city, and what became of them."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sambut.complaints.importing.importing import Line, Report, import_file
from sambut.complaints.importing.mapping import Mapping, checked
from sambut.complaints.importing.masking import mask_batch
from sambut.complaints.importing.storing import submission_of
from sambut.complaints.models import Complaint
from sambut.ledger.models import Outbox
from sambut.mandates.cast import SEMARANG

MONDAY = datetime(2025, 6, 2, 2, 0, tzinfo=UTC)
"""When the files come in: Monday, 2 June 2025, nine in the morning in Jakarta."""

COLUMNS = (
    "id",
    "text",
    "unit",
    "topic",
    "district",
    "village",
    "grade",
    "status",
    "visibility",
    "received",
    "answered",
    "ended",
)
PLAIN: dict[str, Any] = {
    "title": "Arsip uji", "body": SEMARANG, "region": "33.74", "grade": "ordinary",
    "columns": {name: name for name in ("id", "text", "unit", "topic", "district", "village", "received", "answered")},
}  # fmt: skip
WHOLE: dict[str, Any] = PLAIN | {
    "columns": {name: name for name in COLUMNS},
    "values": {
        "grade": {name: name for name in ("ordinary", "supervisory", "aspiration", "information")},
        "status": {name: name for name in ("received", "incomplete", "forwarded", "answered", "accepted", "by_timer", "archived", "withdrawn", "blocked")},
        "visibility": {"Anonim": "anonymous", "Rahasia": "secret", "Terbuka": "open"},
    },
}  # fmt: skip


def mapping(given: dict[str, Any] = PLAIN, **more: Any) -> Mapping:
    return checked({**given, **more}, "uji.toml")


def row(number: int | str, text: str = "Lampu jalan mati sejak kemarin.", **more: str) -> dict[str, str]:
    return {
        "id": str(number),
        "text": text,
        "unit": "Dinas Perhubungan",
        "received": "2025-03-26 10:04",
        "answered": "",
        **more,
    }


def file(
    folder: Path,
    rows: Iterable[dict[str, str]],
    *,
    columns: Sequence[str] = COLUMNS,
    encoding: str = "utf-8",
    **dialect: Any,
) -> Path:
    path = folder / "arsip.csv"
    with path.open("w", encoding=encoding, newline="") as text:
        writer = csv.DictWriter(text, columns, restval="", **dialect)
        writer.writeheader()
        writer.writerows(rows)
    return path


class Taken:
    """What an import reported."""

    def __init__(self, report: Report, lines: list[Line]) -> None:
        self.report, self.lines = report, lines

    @property
    def outcomes(self) -> dict[str, tuple[str, str]]:
        """Id in the source → what became of it and why; of an id that came twice, what became of its last row."""
        return {source_id: (outcome, why) for _, source_id, outcome, why in self.lines}


def take(path: Path, given: Mapping | None = None, *, at: datetime = MONDAY, dry: bool = False) -> Taken:
    lines: list[Line] = []
    return Taken(import_file(path, given or mapping(), at=at, dry=dry, write=lines.append), lines)


def case(source_id: str, given: Mapping | None = None) -> Complaint:
    found = submission_of(given or mapping(), source_id)
    return Complaint.objects.select_related("holder", "body", "region", "category").get(submission=found)


def mask_all(at: datetime = MONDAY) -> None:
    """What the worker does after the import: one job for each batch that was announced."""
    for batch in Outbox.objects.filter(topic="imports.stored").order_by("id").values_list("row_id", flat=True):
        mask_batch(batch, at=at)
