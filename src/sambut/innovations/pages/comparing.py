"""Two versions of an innovation side by side, word by word."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from sambut.frame import dates
from sambut.frame.numbers import number
from sambut.innovations import goals, queries, showing
from sambut.innovations.details import counted, rupiah
from sambut.innovations.fields import FACTS, LABELS, NAMES
from sambut.innovations.models import Innovation, Version
from sambut.innovations.rules import Piece, compare
from sambut.innovations.states import (
    Authority,
    Block,
    Connectivity,
    Cost,
    Direction,
    Form,
    Grade,
    Initiator,
    Money,
    Novelty,
    Staff,
)

CHOICES: dict[str, Any] = {
    "authority": Authority, "cost": Cost, "staff": Staff, "connectivity": Connectivity, "initiator": Initiator, "form": Form, "kind": Novelty,
}  # fmt: skip
Change = tuple[str, list[Piece], bool]
"""Label, pieces, and whether they are words of the owner."""


def facts(request: HttpRequest, innovation: Innovation, *, public_only: bool) -> dict[str, Any]:
    """The list of versions; with two chosen (or the last two) also what changed between them."""
    found = showing.versions(innovation, public_only=public_only)
    newer = _chosen(found, request.GET.get("baru", ""), default=0)
    older = _chosen(found, request.GET.get("lama", ""), default=1)
    changes = differences(older, newer) if older and newer and older.pk != newer.pk else []
    return {"innovation": innovation, "versions": found, "older": older, "newer": newer, "changes": changes}


def differences(older: Version, newer: Version) -> list[Change]:
    """Field by field, only of what changed; then indicators and proofs, written out."""
    before, after = older.content["fields"], newer.content["fields"]
    topics = queries.topic_names([content.get("category", "") for content in (before, after)])
    found = [
        (
            str(LABELS[name]),
            _compared(name, _said(name, before, topics), _said(name, after, topics)),
            name not in CHOICES,
        )
        for name in NAMES
        if before.get(name, "") != after.get(name, "")
    ]
    for key, label, written in (
        ("indicators", _("Indikator"), _indicators),
        ("blocks", _("Bukti"), _blocks),
        *_parts(),
    ):
        was, now = written(older.content.get(key, [])), written(newer.content.get(key, []))
        if was != now:
            found.append((label, compare(was, now), True))
    return found


def _compared(name: str, was: str, now: str) -> list[Piece]:
    """Texts word by word; a choice is another choice as a whole."""
    if name in FACTS:
        return [piece for piece in (Piece("gone", was), Piece("new", now)) if piece.text]
    return compare(was, now)


def _said(name: str, content: dict[str, str], topics: dict[str, str]) -> str:
    value = content.get(name, "")
    if name == "category":
        return topics.get(value, value)
    return str(CHOICES[name](value).label) if name in CHOICES else value


def _indicators(rows: list[dict[str, Any]]) -> str:
    """A line a value: name, unit, day, source."""
    lines = []
    for row in rows:
        head = f"{row['name']} ({row['unit']}, {Direction(row['direction']).label})"
        said = [_("sasaran %(value)s") % {"value": number(Decimal(row["target"]))}] if row["target"] else []
        if row["baseline"]:
            said.append(
                _("data awal %(value)s") % {"value": _value(row["baseline"], row["baseline_on"], row["source"])}
            )
        said += [_value(value["value"], value["on"], value["source"]) for value in row["values"]]
        lines.append("\n".join([head, *said]))
    return "\n\n".join(lines)


def _parts() -> list[tuple[str, str, Callable[[list[Any]], str]]]:
    """The rows of details, each kind written out a line a row."""
    return [
        ("goals", _("TPB"), lambda rows: "\n".join(goals.named(goal) for goal in rows)),
        ("classifications", _("Kategori"), lambda rows: "\n".join(f"{row['scheme']}: {row['name']}" for row in rows)),
        ("spendings", _("Biaya"), lambda rows: "\n".join(_spent(row) for row in rows)),
        ("staffings", _("Tenaga"), lambda rows: "\n".join(_noted(f"{row['year']}: {number(row['people'])}", row) for row in rows)),
        ("beneficiaries", _("Penerima manfaat"), lambda rows: "\n".join(counted(row) for row in rows)),
        ("services", _("Layanan"), "\n".join), ("topics", _("Topik lain"), "\n".join),
    ]  # fmt: skip


def _spent(row: dict[str, Any]) -> str:
    return _noted(f"{row['year']}, {Money(row['source']).label}: {rupiah(row['amount'])}", row)


def _noted(words: str, row: dict[str, Any]) -> str:
    return f"{words} ({row['note']})" if row["note"] else words


def _value(value: str, on: str, source: str) -> str:
    words = f"{number(Decimal(value))}, {dates.day(date.fromisoformat(on), 'plain')}"
    return f"{words} ({source})" if source else words


def _blocks(rows: list[dict[str, Any]]) -> str:
    return "\n\n".join(
        f"{Block(row['block']).label} ({Grade(row['grade']).label})\n{row['text']}"
        + (f"\n{row['reason']}" if row["reason"] else "")
        for row in rows
    )


def _chosen(found: list[Version], asked: str, *, default: int) -> Version | None:
    by_number = next((one for one in found if str(one.number) == asked), None)
    return by_number or (found[default] if len(found) > default else None)
