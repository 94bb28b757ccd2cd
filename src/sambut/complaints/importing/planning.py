"""One row of a file: what it says, what was mended on the way, or why it is refused. Pure."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.messages import LONGEST
from sambut.language.cleaning import clean

EARLIEST = date(1990, 1, 1)


@dataclass(frozen=True)
class Planned:
    """A row that is taken. Times are aware; names are as they stood in the file."""

    line: int
    source_id: str
    text: str
    received_at: datetime
    answered_at: datetime | None
    unit: str
    topic: str
    district: str
    village: str
    mended: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class RefusedRow:
    line: int
    source_id: str
    why: str


def plan(line: int, row: dict[str, str] | None, mapping: Mapping, *, at: datetime) -> Planned | RefusedRow:
    """`at` is the time of the import: nothing can have happened after it."""
    if row is None:
        return RefusedRow(line, "", "broken_row")
    value = {name: (row.get(column) or "").strip() for name, column in mapping.columns.items()}
    source_id = value["id"][:80]
    if not source_id:
        return RefusedRow(line, "", "no_id")
    cleaned = clean(value["text"])
    text = cleaned.text.strip()
    if not text:
        return RefusedRow(line, source_id, "no_text")
    received = _moment(value["received"], mapping)
    if received is None:
        return RefusedRow(line, source_id, "no_date")
    if received > at:
        return RefusedRow(line, source_id, "in_the_future")
    if received.date() < EARLIEST:
        return RefusedRow(line, source_id, "too_old")
    mended = ["text_mended"] if cleaned.mended else []
    if len(text) > LONGEST:
        text = text[:LONGEST]
        mended.append("text_cut")
    answered, why = _answered(value.get("answered", ""), received, mapping, at=at)
    mended += [why] if why else []
    return Planned(
        line, source_id, text, received, answered, value.get("unit", ""), value.get("topic", ""),
        value.get("district", ""), value.get("village", ""), tuple(mended),
    )  # fmt: skip


def _answered(text: str, received: datetime, mapping: Mapping, *, at: datetime) -> tuple[datetime | None, str]:
    """An answer's time that cannot be right is left out, and the report says so: the case then counts as open."""
    if not text:
        return None, ""
    answered = _moment(text, mapping)
    if answered is None:
        return None, "answer_without_date"
    if answered < received:
        return None, "answered_before_received"
    if answered > at:
        return None, "answered_in_the_future"
    return answered, ""


def _moment(text: str, mapping: Mapping) -> datetime | None:
    for form in mapping.dates:
        try:
            return datetime.strptime(text, form).replace(tzinfo=mapping.zone).astimezone(UTC)
        except ValueError:
            continue
    return None
