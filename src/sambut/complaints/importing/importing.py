"""The whole import: read, plan, store, report; bounded memory, repeatable, with progress."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sambut.complaints.importing import mapping as mappings
from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.importing.places import Places
from sambut.complaints.importing.planning import Planned, RefusedRow, plan
from sambut.complaints.importing.reading import encoding_of, header_of, rows_of
from sambut.complaints.importing.storing import store
from sambut.kernel.refusals import Refused

BATCH = 500
Line = tuple[int, str, str, str]
"""Line number, id in the source, taken / mended / before / refused, why. No text of the row."""


@dataclass
class Report:
    read: int = 0
    taken: int = 0
    mended: int = 0
    before: int = 0
    refused: int = 0
    why: Counter[str] = field(default_factory=Counter)
    unjoined: list[str] = field(default_factory=list)
    """Districts and villages that are not known here."""


def import_file(
    path: Path, mapping: Mapping | None, *, at: datetime,
    tell: Callable[[Report], None] = lambda report: None, write: Callable[[Line], None] = lambda line: None,
) -> Report:  # fmt: skip
    """Takes a file in. Refuses as a whole only what no row could be read from: file, mapping, body."""
    encoding = encoding_of(path)
    header = header_of(path, encoding)
    mapping = mapping or mappings.fitting(header)
    if mapping is None:
        raise Refused("complaint.import.no_mapping", header=", ".join(header)[:300])
    if missing := mapping.missing(header):
        raise Refused("complaint.import.columns_missing", columns=", ".join(missing))
    places, report = Places(mapping), Report()
    for batch in _batches(rows_of(path, encoding)):
        _take(batch, mapping, places, report, at=at, write=write)
        tell(report)
    report.unjoined = sorted(places.unjoined)
    return report


def _take(
    batch: list[tuple[int, dict[str, str] | None]], mapping: Mapping, places: Places, report: Report, *,
    at: datetime, write: Callable[[Line], None],
) -> None:  # fmt: skip
    planned: list[Planned] = []
    seen: set[str] = set()
    for line, row in batch:
        report.read += 1
        one = plan(line, row, mapping, at=at)
        if isinstance(one, Planned) and one.source_id in seen:
            one = RefusedRow(line, one.source_id, "twice_in_file")
        if isinstance(one, RefusedRow):
            report.refused += 1
            report.why[one.why] += 1
            write((one.line, one.source_id, "refused", one.why))
        else:
            seen.add(one.source_id)
            planned.append(one)
    places.learn({row.unit for row in planned}, {row.topic for row in planned}, at=at)
    stored = store(planned, mapping, places, at=at)
    for row in stored.taken:
        report.taken += 1
        report.mended += bool(row.mended)
        report.why.update(row.mended)
        write((row.line, row.source_id, "mended" if row.mended else "taken", " ".join(row.mended)))
    for row in stored.before:
        report.before += 1
        write((row.line, row.source_id, "before", ""))


def _batches(rows: Iterator[tuple[int, dict[str, str] | None]]) -> Iterator[list[tuple[int, dict[str, str] | None]]]:
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
