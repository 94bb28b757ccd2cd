"""Facts about awards from a CSV: each with how sure it is; tied to an innovation where title and body agree."""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from sambut.innovations.importing.joining import Joiner
from sambut.innovations.models import Award, Innovation
from sambut.innovations.states import Confidence, State, Verb
from sambut.kernel.refusals import Refused
from sambut.organisations.rules import words

COLUMNS = (
    "year",
    "edition",
    "group",
    "award",
    "innovation",
    "unit",
    "agency",
    "province",
    "source",
    "category",
    "confidence",
)
BRACKETS = re.compile(r"\([^()]*\)|:.*$| - .*$")
MOST_NAMES = 500
Line = tuple[int, str, str, str]


@dataclass
class Report:
    read: int = 0
    taken: int = 0
    changed: int = 0
    before: int = 0
    refused: int = 0
    unconfirmed: int = 0
    """Facts of which the source itself is not sure: kept, marked, and never shown as facts."""
    attached: int = 0
    alone: int = 0
    """Awards whose innovation has no record here."""
    why: Counter[str] = field(default_factory=Counter)
    unjoined: list[str] = field(default_factory=list)
    """Agencies that lead to no body here."""


def import_file(
    file: Path, *, at: datetime, dry: bool = False, write: Callable[[Line], None] = lambda line: None
) -> Report:
    """Every fact once; one whose certainty or names were corrected in the file is corrected here."""
    report, joiner = Report(), Joiner(at=at, make_units=False)
    for number, row in _rows(file):
        report.read += 1
        name = " ".join((row.get("innovation") or "").split())[:300]
        if not name or not (row.get("edition") or "").strip() or not (row.get("source") or "").strip():
            report.refused += 1
            report.why["without_name_or_source"] += 1
            write((number, name, "refused", "without_name_or_source"))
            continue
        outcome = _take(row, name, joiner, report, dry=dry)
        setattr(report, outcome, getattr(report, outcome) + 1)
        write((number, name, outcome, ""))
    if not dry:
        attach_all(at=at)
        report.attached = Award.objects.filter(source_key__isnull=False, innovation__isnull=False).count()
        report.alone = Award.objects.filter(source_key__isnull=False, innovation=None).count()
    return report


def _rows(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader(lines)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise Refused("innovation.import.columns", columns=missing)
        for row in reader:
            yield reader.line_num, {name: row.get(name) or "" for name in COLUMNS}


@transaction.atomic
def _take(row: dict[str, str], name: str, joiner: Joiner, report: Report, *, dry: bool) -> str:
    confidence, note = certainty(row["confidence"])
    report.unconfirmed += confidence == Confidence.UNCONFIRMED
    agency = " ".join(row["agency"].split())[:200]
    body = joiner.body(agency)[0] if agency else None
    if agency and body is None and agency not in report.unjoined and len(report.unjoined) < MOST_NAMES:
        report.unjoined.append(agency)
    year = int(row["year"]) if row["year"].strip().isdigit() else None
    facts = {
        "innovation_name": name, "unit_name": row["unit"].strip()[:200], "agency_name": agency, "province_name": row["province"].strip()[:80],
        "year": year, "edition": row["edition"].strip()[:160], "group": row["group"].strip()[:80], "level": row["award"].strip()[:120],
        "category_name": row["category"].strip()[:160], "source": row["source"].strip()[:300], "confidence": confidence,
        "confidence_note": note[:300], "body": body,
    }  # fmt: skip
    key = hashlib.sha256(
        "\x1f".join([str(year), str(facts["edition"]), str(facts["level"]), name, agency]).encode()
    ).hexdigest()
    known = Award.objects.filter(source_key=key).first()
    if known is None:
        if not dry:
            Award.objects.create(source_key=key, **facts)
        return "taken"
    changed = [field_ for field_, value in facts.items() if getattr(known, field_) != value]
    if not changed:
        return "before"
    if not dry:
        for field_ in changed:
            setattr(known, field_, facts[field_])
        known.save()
        _mark(known.innovation_id)
    return "changed"


def certainty(said: str) -> tuple[Confidence, str]:
    """Only what the source states is stated; everything else is unconfirmed, with its reason."""
    if said.strip().lower().startswith("stated"):
        return Confidence.STATED, said.strip()
    return Confidence.UNCONFIRMED, said.strip()


@transaction.atomic
def attach_all(*, at: datetime) -> int:
    """Ties every award that stands alone to the record of the same body with the same title; gives how many were tied."""
    alone = list(Award.objects.filter(innovation=None, body__isnull=False))
    bodies = {award.body_id for award in alone}
    titles: dict[tuple[int, str], set[int]] = {}
    rows = Innovation.objects.filter(body__in=bodies).exclude(state=State.WITHDRAWN)
    for pk, body_id, title, local_name in rows.values_list("pk", "body_id", "title", "local_name"):
        for key in keys(title) | keys(local_name):
            titles.setdefault((body_id, key), set()).add(pk)
    tied = 0
    for award in alone:
        found = {pk for key in keys(award.innovation_name) for pk in titles.get((award.body_id or 0, key), ())}
        if len(found) == 1:
            _tie(award, found.pop(), at=at)
            tied += 1
    return tied


def _tie(award: Award, innovation_id: int, *, at: datetime) -> None:
    innovation = Innovation.objects.select_for_update(of=("self",)).defer("search").get(pk=innovation_id)
    award.innovation = innovation
    award.save(update_fields=["innovation"])
    innovation.awarded = innovation.awarded or award.confidence == Confidence.STATED
    innovation.note(Verb.ATTACH_AWARD, by=None, at=at, award=award.pk)


def _mark(innovation_id: int | None) -> None:
    if innovation_id:
        stated = Award.objects.filter(innovation=innovation_id, confidence=Confidence.STATED).exists()
        Innovation.objects.filter(pk=innovation_id).update(awarded=stated)


def keys(name: str) -> set[str]:
    """A title as it is compared: whole, and without what stands in brackets or behind a colon. Too short ones say nothing."""
    found = {"".join(words(name)), "".join(words(BRACKETS.sub(" ", name)))}
    return {key for key in found if len(key) >= 6}
