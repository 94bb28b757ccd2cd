"""Two versions of an innovation side by side, word by word."""

from typing import Any

from django.http import HttpRequest

from sambut.innovations import showing
from sambut.innovations.fields import FACTS, LABELS, NAMES
from sambut.innovations.models import Innovation, Version
from sambut.innovations.rules import Piece, compare
from sambut.innovations.states import Authority, Connectivity, Cost, Staff

CHOICES = {"authority": Authority, "cost": Cost, "staff": Staff, "connectivity": Connectivity}


def facts(request: HttpRequest, innovation: Innovation, *, public_only: bool) -> dict[str, Any]:
    """The list of versions; with two chosen (or the last two) also what changed between them."""
    found = showing.versions(innovation, public_only=public_only)
    newer = _chosen(found, request.GET.get("baru", ""), default=0)
    older = _chosen(found, request.GET.get("lama", ""), default=1)
    changes = differences(older, newer) if older and newer and older.pk != newer.pk else []
    return {"innovation": innovation, "versions": found, "older": older, "newer": newer, "changes": changes}


def differences(older: Version, newer: Version) -> list[tuple[str, list[Piece]]]:
    """Field by field: label and pieces, only of what changed; then indicators and proofs, written out."""
    before, after = older.content["fields"], newer.content["fields"]
    found = [
        (str(LABELS[name]), compare(_said(name, before), _said(name, after)))
        for name in NAMES
        if before.get(name, "") != after.get(name, "")
    ]
    for key, label in (("indicators", "Indikator"), ("blocks", "Bukti")):
        was, now = _written(older.content[key]), _written(newer.content[key])
        if was != now:
            found.append((label, compare(was, now)))
    return found


def _said(name: str, content: dict[str, str]) -> str:
    value = content.get(name, "")
    return str(CHOICES[name](value).label) if name in FACTS and name in CHOICES else value


def _written(rows: list[dict[str, Any]]) -> str:
    lines = []
    for row in rows:
        values = row.get("values", [])
        plain = [str(value) for key, value in row.items() if key != "values" and value not in (None, "")]
        lines.append(", ".join([*plain, *(f"{value['on']}: {value['value']}" for value in values)]))
    return "\n".join(lines)


def _chosen(found: list[Version], asked: str, *, default: int) -> Version | None:
    by_number = next((one for one in found if str(one.number) == asked), None)
    return by_number or (found[default] if len(found) > default else None)
