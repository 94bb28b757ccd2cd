"""ENTRIES.csv, JUDGES.csv and CONFLICTS.csv of an assignment. Only the names are needed; what is not there is not looked at.

ENTRIES    entry, and if known: sector, institution, province, words
JUDGES     judge, and if known: sector (several with ;), institution, province, load, words
CONFLICTS  judge, entry; may have no rows
"""

import re
from collections.abc import Mapping, Sequence

from sambut.competitions.science.affinity import Entry, Judge
from sambut.competitions.science.tables import Table, number, table_of

JUDGE = ("juri", "reviewer", "penilai")
ENTRY = ("entri", "proposal", "inovasi", "peserta")
COMMON: Mapping[str, Sequence[str]] = {
    "sector": ("sectors", "sektor", "cluster", "klaster", "category", "kategori", "expertise"),
    "institution": ("instansi", "institusi", "organisation", "organization", "lembaga"),
    "province": ("provinsi",),
    "words": ("topics", "keywords", "kata", "topik"),
}
_SEVERAL = re.compile(r"[;|/,]")
_WORD = re.compile(r"\w{3,}")


def entries_from(text: str) -> list[Entry]:
    """Entries in the order of the file. Raises BadTable with every bad line."""
    table = table_of(text, {"entry": (*ENTRY, "id"), **COMMON}, ("entry",))
    return [
        Entry(
            cells["entry"], cells.get("sector", ""), cells.get("institution", ""), cells.get("province", ""), _words(cells),
        )
        for cells in _named(table, "entry")
    ]  # fmt: skip


def judges_from(text: str) -> list[Judge]:
    """Judges in the order of the file. Raises BadTable with every bad line; a load is a whole number, empty for no limit."""
    names = {"judge": (*JUDGE, "id"), "load": ("max_load", "max load", "max", "capacity", "beban", "kuota"), **COMMON}
    table = table_of(text, names, ("judge",))
    complaints, loads = table.complaints, dict[str, int | None]()
    for line, cells in table.rows:
        said = cells.get("load", "")
        value = number(said) if said else None
        if said and (value is None or value < 0 or value != int(value)):
            complaints.add(line, f"the load {said[:40]!r} is no whole number; leave it empty for no limit.")
        loads[cells["judge"]] = None if value is None else int(value)
    rows = _named(table, "judge")
    return [
        Judge(
            cells["judge"],
            _sectors(cells.get("sector", "")),
            cells.get("institution", ""), cells.get("province", ""), loads[cells["judge"]], _words(cells),
        )
        for cells in rows
    ]  # fmt: skip


def pairs_from(text: str) -> frozenset[tuple[str, str]]:
    """(judge, entry) of each row; a row twice counts once. A file without rows is no pair."""
    table = table_of(text, {"judge": JUDGE, "entry": ENTRY}, ("judge", "entry"), may_be_empty=True)
    complaints = table.complaints
    for line, cells in table.rows:
        if not cells["judge"] or not cells["entry"]:
            complaints.add(line, f"the {'entry' if cells['judge'] else 'judge'} is empty.")
    complaints.refuse()
    return frozenset((cells["judge"], cells["entry"]) for _, cells in table.rows)


def _named(table: Table, column: str) -> list[Mapping[str, str]]:
    """Rows with a name, each name once. Raises BadTable with all complaints about the table."""
    complaints, seen = table.complaints, dict[str, int]()
    for line, cells in table.rows:
        name = cells[column]
        if not name:
            complaints.add(line, f"the {column} is empty.")
        elif seen.setdefault(name, line) != line:
            complaints.add(line, f"{column} {name!r} stands already in line {seen[name]}.")
    complaints.refuse()
    return [cells for _, cells in table.rows]


def _sectors(said: str) -> frozenset[str]:
    """Each of several, and the whole, because a sector's own name may have a comma."""
    return frozenset(part.strip() for part in (said, *_SEVERAL.split(said))) - {""}


def _words(cells: Mapping[str, str]) -> frozenset[str]:
    return frozenset(_WORD.findall(cells.get("words", "").casefold()))
