"""The import itself: a file in batches, a line of the report for each row."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

from django.db import transaction

from sambut.kernel.spreadsheets import Line
from sambut.services.importing import storing
from sambut.services.importing.joining import Joined, Joiner
from sambut.services.importing.reading import Record, Unreadable, record_of, rows_of
from sambut.services.importing.storing import Wanted
from sambut.services.states import Origin, Sureness

BATCH = 100
MENDED = frozenset(
    {"double_numbers", "split_run_on", "split_merged", "duplicates_merged", "prices_run_together", "unit_of_neighbour", "ends_turned", "said_twice"}
)  # fmt: skip
MOST_NAMES = 500


@dataclass
class Report:
    """What became of the rows. `taken` counts new ones, `mended` those among taken and changed that were put in order."""

    read: int = 0
    taken: int = 0
    changed: int = 0
    before: int = 0
    kept: int = 0
    """Rows that have changed in the file and were left as an office wrote them here."""
    refused: int = 0
    mended: int = 0
    published: int = 0
    drafts: int = 0
    """Placed, but by a guess: an admin looks before it is published."""
    unplaced: int = 0
    why: Counter[str] = field(default_factory=Counter)
    """Codes of what was mended, what could not be read, and why rows were refused."""
    unjoined: list[str] = field(default_factory=list)
    """Names that led to no body here."""
    unknown_units: list[str] = field(default_factory=list)
    made_units: list[str] = field(default_factory=list)


def import_file(
    file: Path, *, at: datetime, dry: bool = False, make_units: bool = True,
    tell: Callable[[Report], None] = lambda report: None, write: Callable[[Line], None] = lambda line: None,
) -> Report:  # fmt: skip
    """Every row once; what is known and unchanged costs one look."""
    report, seen = Report(), set[str]()
    joiner = Joiner(at=at, make_units=make_units and not dry)
    rows = rows_of(file)
    while batch := list(islice(rows, BATCH)):
        records = list(_records(batch, report, seen, write))
        with transaction.atomic():
            storing.alone()
            _batch(records, joiner, report, write, at=at, dry=dry)
        tell(report)
    report.made_units = sorted(joiner.made)
    return report


def _records(batch, report: Report, seen: set[str], write: Callable[[Line], None]) -> Iterator[tuple[int, Record]]:
    for line, row in batch:
        report.read += 1
        try:
            record = record_of(row)
            if record.key in seen:
                raise Unreadable("twice_in_file")
        except Unreadable as reason:
            report.refused += 1
            report.why[str(reason)] += 1
            write((line, str(row.get("id", "")) if isinstance(row, dict) else "", "refused", str(reason)))
            continue
        seen.add(record.key)
        yield line, record


def _batch(
    records: list[tuple[int, Record]], joiner: Joiner, report: Report, write: Callable[[Line], None], *, at: datetime, dry: bool
) -> None:  # fmt: skip
    origin = Origin.SIPPN
    known = storing.known([record for _line, record in records], origin)
    edited = storing.edited_here([service.pk for service in known.values()])
    fresh: list[Wanted] = []
    changed = []
    for line, record in records:
        standing = known.get(record.key)
        if standing is not None and standing.source_hash == record.digest:
            report.before += 1
            write((line, record.key, "before", ""))
            continue
        if standing is not None and (standing.pk in edited or standing.withdrawn_at):
            report.kept += 1
            write((line, record.key, "kept", "edited_here"))
            continue
        joined = joiner.join(record) if standing is None or standing.unit is None else Joined(standing.unit, "name")
        one = storing.prepared(line, record, joined)
        if standing is None:
            fresh.append(one)
        else:
            changed.append((standing, one))
        _count(one, report, write, new=standing is None)
    if dry:
        return
    storing.store_new(fresh, origin, at=at)
    if changed:
        storing.store_changed(changed, at=at)


def _count(one: Wanted, report: Report, write: Callable[[Line], None], *, new: bool) -> None:
    reasons = [f"{component}.{code}" for component, told in one.reading.parts.items() for code in told.reasons]
    reasons += [f"{component}.{code}" for component, codes in one.record.reasons.items() for code in codes]
    report.taken += new
    report.changed += not new
    mended = any(code.partition(".")[2] in MENDED for code in reasons)
    report.mended += mended
    if one.joined.unit is None:
        report.unplaced += 1
        _name(report.unjoined, one.record.said or one.record.slug or f"{one.record.name} ({one.record.key})")
        reasons.append("place.unjoined")
    elif one.joined.certain:
        report.published += 1
    else:
        report.drafts += 1
        reasons.append("place.guessed")
    if one.joined.unknown_unit:
        _name(report.unknown_units, one.joined.unknown_unit)
        reasons.append("place.unit_unknown")
    report.why.update(reasons)
    unread = [component for component, told in one.reading.parts.items() if told.sureness == Sureness.UNREAD]
    outcome = "taken" if new else "changed"
    write((one.line, one.record.key, f"{outcome}, mended" if mended else outcome, "; ".join([*reasons, *(f"{c}.unread" for c in unread)])))  # fmt: skip


def _name(names: list[str], name: str) -> None:
    if name not in names and len(names) < MOST_NAMES:
        names.append(name)
