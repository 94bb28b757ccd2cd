"""The public catalogue as a file: every published record as everybody reads it. No people, no cases, nothing that is being written."""

import csv
import json
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from sambut.innovations import queries
from sambut.innovations.fields import NAMES
from sambut.innovations.models import Award, Innovation, Version
from sambut.innovations.states import Confidence
from sambut.kernel.refusals import Refused
from sambut.kernel.spreadsheets import harmless

BATCH = 500
PLAIN = (
    "uuid",
    "unit",
    "body",
    "region",
    "stage",
    "sustainability",
    "confirmed_on",
    "started_on",
    "evidence",
    "published_at",
)
SUMS = ("goals", "spent", "people", "beneficiaries", "awards")


def export(file: Path, *, form: str, at: datetime) -> int:
    """Writes JSON lines, or a table with a line a record; gives how many. The file appears whole or not at all."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as lines:
            many = _table(lines) if form == "csv" else _lines(lines)
        beside.replace(file)
    except OSError as error:
        raise Refused(
            "innovation.file.not_written", file=file.name, why=error.strerror or type(error).__name__
        ) from error
    finally:
        beside.unlink(missing_ok=True)
    return many


def _lines(lines: TextIO) -> int:
    many = 0
    for record in records():
        lines.write(json.dumps(record, ensure_ascii=False) + "\n")
        many += 1
    return many


def _table(lines: TextIO) -> int:
    writer, many = csv.writer(lines, lineterminator="\r\n"), 0
    writer.writerow([*PLAIN, *NAMES, *SUMS])
    for record in records():
        content = record["content"]
        sums = [
            " ".join(str(goal) for goal in content.get("goals", [])), sum(int(row["amount"]) for row in content.get("spendings", [])),
            content["staffings"][-1]["people"] if content.get("staffings") else "",
            "; ".join(f"{row['who']}: {row['count']} {row['unit']}" if row["count"] is not None else row["who"] for row in content.get("beneficiaries", [])),
            "; ".join(record["awards"]),
        ]  # fmt: skip
        fields = content["fields"]
        writer.writerow(
            [
                harmless(value)
                for value in (*(record[name] for name in PLAIN), *(fields.get(name, "") for name in NAMES), *sums)
            ]
        )
        many += 1
    return many


def records() -> Iterator[dict[str, Any]]:
    """In the order in which they were begun; three statements for each five hundred."""
    last = 0
    while True:
        rows = list(
            queries.public().filter(pk__gt=last).select_related("unit", "body", "region").order_by("pk")[:BATCH]
        )
        if not rows:
            return
        ids = [row.pk for row in rows]
        frozen = Version.objects.filter(innovation__in=ids, published_at__isnull=False).order_by(
            "innovation", "-published_at", "-number"
        )
        versions = {version.innovation_id: version for version in frozen.distinct("innovation")}
        won: dict[int | None, list[str]] = {}
        for award in Award.objects.filter(innovation__in=ids, confidence=Confidence.STATED).order_by("-year", "level"):
            won.setdefault(award.innovation_id, []).append(award.words)
        for row in rows:
            if row.pk in versions:
                yield _record(row, versions[row.pk], won.get(row.pk, []))
        last = ids[-1]


def _record(row: Innovation, version: Version, awards: list[str]) -> dict[str, Any]:
    return {
        "uuid": str(row.uuid), "unit": row.unit.name, "body": row.body.name, "region": row.region.code if row.region else None,
        "stage": row.stage, "sustainability": row.sustainability, "confirmed_on": _day(row.confirmed_on), "started_on": _day(row.started_on),
        "evidence": row.evidence, "published_at": version.published_at.isoformat() if version.published_at else None,
        "version": version.number, "source": row.source_title or None, "awards": awards, "content": version.content,
    }  # fmt: skip


def _day(on: Any) -> str | None:
    return on.isoformat() if on else None
