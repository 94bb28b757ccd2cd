"""Rows of a list as they are shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from sambut.frame.templating import as_written
from sambut.innovations import sentences
from sambut.innovations.states import Grade

LONGEST = 180


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    summary: str
    facts: tuple[str, ...]
    chip: tuple[str, str] | None
    """None where there is nothing to say yet: an idea neither goes on nor stops."""
    grade: Grade
    awarded: bool


def shown(rows: Iterable[dict[str, Any]], *, at: datetime, desk: bool = False) -> list[Row]:
    return [_row(row, at, desk=desk) for row in rows]


def _row(row: dict[str, Any], at: datetime, *, desk: bool) -> Row:
    name = "innovations:desk" if desk else "innovations:innovation"
    owner = row["unit_name"] if row["unit_name"] == row["body_name"] else f"{row['unit_name']}, {row['body_name']}"
    facts = [owner, sentences.stage_words(row)]
    if row["topic"]:
        facts.append(as_written(row["topic"]))
    if row["awarded"]:
        facts.append(_("berpenghargaan"))
    chip = sentences.publication(row) if desk else sentences.life_of(row, on=at.date())
    return Row(
        row["local_name"] or row["title"], reverse(name, args=[row["uuid"]]), short(row["summary"]), tuple(facts), chip,
        Grade(row["evidence"]), row["awarded"],
    )  # fmt: skip


def short(text: str, longest: int = LONGEST) -> str:
    """The first words, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[:longest].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"


def address(uuid: UUID) -> str:
    return reverse("innovations:innovation", args=[uuid])
