"""The whole import: read, plan, store, report; bounded memory, repeatable, with progress."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sambut.complaints.importing import mapping as mappings
from sambut.complaints.importing.counting import Counting
from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.importing.places import Body, Names, Places, is_name
from sambut.complaints.importing.planning import Planned, RefusedRow, plan
from sambut.complaints.importing.reading import Head, Row, encoding_of, heads_of, rows_of
from sambut.complaints.importing.storing import Stored, known_before, store, submission_of
from sambut.complaints.states import Status
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import Line

BATCH = 1000
BATCH_LENGTH = 4_000_000
"""A batch ends at so many rows or so many characters, whichever comes first."""
MOST_LISTED = 500


@dataclass
class Report:
    mapping: str = ""
    read: int = 0
    taken: int = 0
    mended: int = 0
    before: int = 0
    refused: int = 0
    why: Counter[str] = field(default_factory=Counter)
    unjoined: list[str] = field(default_factory=list)
    """Districts and villages that are not known here."""
    made: list[str] = field(default_factory=list)
    """Units that a dry run would have made."""


def import_file(
    path: Path, mapping: Mapping | None, *, at: datetime, dry: bool = False,
    tell: Callable[[Report], None] = lambda report: None, write: Callable[[Line], None] = lambda line: None,
) -> Report:  # fmt: skip
    """Takes a file in. Refuses as a whole only what no row could be read from: file, mapping, body.

    `dry`: reads, plans and reports, and stores nothing.
    """
    encoding = encoding_of(path)
    mapping, head = _heading(heads_of(path, encoding), mapping)
    one = (_DryRun if dry else _Import)(mapping, head, at=at, write=write)
    for batch in _batches(rows_of(path, encoding, head)):
        one.take(batch)
        tell(one.report)
    return one.finished()


def _heading(heads: list[Head], mapping: Mapping | None) -> tuple[Mapping, Head]:
    """The first line that has the columns of the mapping; without one, of a shipped mapping."""
    for head in heads:
        fitting = [one for one in ([mapping] if mapping else mappings.shipped()) if not one.missing(head.cells)]
        if fitting:
            return max(fitting, key=lambda one: len(one.columns)), head
    likely = max(heads, key=lambda head: len(head.cells), default=None)
    cells = likely.cells if likely else []
    if mapping is None:
        raise Refused("complaint.import.no_mapping", header=_shown(cells))
    lacking = min((mapping.missing(head.cells) for head in heads), key=len, default=mapping.missing([]))
    raise Refused("complaint.import.columns_missing", columns=", ".join(lacking))


def _shown(cells: list[str]) -> str:
    """A heading in a sentence; a file of another kind may hold anything."""
    return "".join(sign for sign in ", ".join(cells)[:300] if sign.isprintable()) or "-"


class _Import:
    """One file on its way in, batch by batch."""

    def __init__(self, mapping: Mapping, head: Head, *, at: datetime, write: Callable[[Line], None]) -> None:
        self.mapping, self.at, self.write = mapping, at, write
        self.places, self.columns, self.counting = Places(mapping), mapping.places(head.cells), Counting()
        self.report = Report(mapping=mapping.title)

    def take(self, batch: list[Row]) -> None:
        lines: list[Line] = []
        planned = self._planned(batch, lines)
        stored = self.store(planned)
        for row in stored.taken:
            self.report.taken += 1
            self.report.mended += bool(row.mended)
            self.report.why.update(row.mended)
            lines.append((row.line, row.source_id, "mended" if row.mended else "taken", " ".join(row.mended)))
        self.report.before += len(stored.before)
        lines += [(row.line, row.source_id, "before", "") for row in stored.before]
        lines += [self._refused(row.line, row.source_id, "twice_in_file") for row in stored.twice]
        for line in sorted(lines):
            self.write(line)

    def store(self, planned: list[Planned]) -> Stored:
        with_names = self._learnt(planned)
        return store(with_names, self.mapping, self.counting, at=self.at)

    def finished(self) -> Report:
        self.report.unjoined = self.places.unjoined[:MOST_LISTED]
        return self.report

    def _planned(self, batch: list[Row], lines: list[Line]) -> list[Planned]:
        planned: dict[str, Planned] = {}
        for row in batch:
            self.report.read += 1
            one = plan(row, self.columns, self.mapping, at=self.at)
            why = (
                one.why
                if isinstance(one, RefusedRow)
                else "twice_in_file"
                if one.source_id in planned
                else self._homeless(one)
            )
            if isinstance(one, RefusedRow) or why:
                lines.append(self._refused(one.line, one.source_id, why))
            else:
                planned[one.source_id] = one
        return list(planned.values())

    def _homeless(self, row: Planned) -> str:
        body = self.places.body(row.body)
        if body is None:
            return "unknown_body"
        if body.row is None and row.outcome.status in (Status.FORWARDED, Status.CLOSED):
            return "no_body"
        if not is_name(row.unit):
            return "unit_not_a_name"
        return "" if is_name(row.topic) else "topic_not_a_name"

    def _refused(self, line: int, source_id: str, why: str) -> Line:
        self.report.refused += 1
        self.report.why[why] += 1
        return line, source_id, "refused", why

    def _learnt(self, planned: list[Planned]) -> list[tuple[Planned, Names]]:
        for body, ours in self._by_body(planned):
            body.learn((row.unit for row in ours), (row.topic for row in ours), at=self.at)
        return [(row, self._names(row)) for row in planned]

    def _by_body(self, planned: list[Planned]) -> Iterator[tuple[Body, list[Planned]]]:
        named: dict[str, list[Planned]] = {}
        for row in planned:
            named.setdefault(row.body, []).append(row)
        for name, ours in named.items():
            if body := self.places.body(name):
                yield body, ours

    def _names(self, row: Planned) -> Names:
        body = self.places.body(row.body)
        assert body is not None
        return Names(
            body.spot if body.row else None,
            body.units.get(row.unit),
            body.topics.get(row.topic),
            body.region(row.district, row.village),
        )


class _DryRun(_Import):
    """The same way without storing. Remembers the ids of the file, since no table does it."""

    def __init__(self, mapping: Mapping, head: Head, *, at: datetime, write: Callable[[Line], None]) -> None:
        super().__init__(mapping, head, at=at, write=write)
        self.seen: set[bytes] = set()
        self.made: set[str] = set()

    def store(self, planned: list[Planned]) -> Stored:
        for body, ours in self._by_body(planned):
            if len(self.made) < MOST_LISTED:
                self.made |= body.foresee(row.unit for row in ours)
            for row in ours:
                body.region(row.district, row.village)
        keys = {submission_of(self.mapping, row.source_id): row for row in planned}
        known = known_before(keys, at=self.at)
        twice = {key for key in keys if bytes.fromhex(key)[:12] in self.seen}
        self.seen |= {bytes.fromhex(key)[:12] for key in keys}
        return Stored(
            [row for key, row in keys.items() if key not in known and key not in twice],
            [row for key, row in keys.items() if key in known], [row for key, row in keys.items() if key in twice and key not in known],
        )  # fmt: skip

    def finished(self) -> Report:
        self.report.made = sorted(self.made)
        return super().finished()


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    batch: list[Row] = []
    length = 0
    for row in rows:
        batch.append(row)
        length += sum(map(len, row.cells or ()))
        if len(batch) >= BATCH or length >= BATCH_LENGTH:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
