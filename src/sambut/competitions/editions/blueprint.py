"""What an edition is copied from: a template of the reference tables, or another edition. Both become one blueprint."""

import csv
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sambut.competitions.models import (
    AskedFile,
    Category,
    CheckItem,
    Cluster,
    Criterion,
    Edition,
    Group,
    Level,
    Partner,
    Period,
    Question,
    Rule,
)
from sambut.competitions.states import Scheme, Stage, TieRule

FOLDER = Path(__file__).parent.parent / "reference"
SETTINGS = (
    "scheme", "theme", "readings", "passing_grade", "calibrate", "tie_rule", "fair", "same_province", "spread", "blind", "name_judges", "multiple",
    "objection_days", "late_policy", "late_hours",
)  # fmt: skip
"""What is copied of the edition itself; names, year, calendar and decree numbers are its own."""


@dataclass
class Blueprint:
    """Rows by table; a row names its group or question by code. Periods in days from the first day of registration."""

    name: str
    settings: dict[str, Any]
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    days: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Stage → first and last day, both included."""


@dataclass(frozen=True)
class Template:
    code: str
    name: str
    scheme: str
    source: str


def templates() -> list[Template]:
    return [Template(row["code"], row["name"], row["scheme"], row["source"]) for row in _table("templates")]


def of_template(code: str) -> Blueprint:
    """Raises KeyError for a code that is not there."""
    head = next((row for row in _table("templates") if row["code"] == code), None)
    if head is None:
        raise KeyError(code)
    settings = {
        "scheme": Scheme(head["scheme"]), "theme": head["theme"], "readings": int(head["readings"]), "tie_rule": TieRule.CRITERIA,
        "passing_grade": _decimal(head["passing_grade"]), "multiple": int(head["multiple"]), "blind": head["blind"] == "yes",
        "objection_days": int(head["objection_days"]),
    }  # fmt: skip
    questions = _of("questions", code)
    rows: dict[str, list[Any]] = {
        "groups": _of("groups", code),
        "categories": _of("categories", code),
        "clusters": [{**row, "kinds": row["kinds"].split(), "quota": int(row["quota"])} for row in _of("clusters", code)],
        "questions": [
            {**row, "words": _whole(row["words"]), "required": row["required"] == "yes"} for row in questions
        ],
        "criteria": [
            {"code": row["code"], "name": row["title"], "weight": Decimal(row["weight"]), "question": row["code"], "group": "", "scale": 100}
            for row in questions
            if row["weight"]
        ],
        "rules": [{**row, "number": _whole(row["number"]), "since": _whole(row["since"]), "until": _whole(row.get("until") or "")} for row in _of("rules", code)],
        "items": _of("items", code),
        "files": [
            {**row, "sorts": row["sorts"].split(), "required": row["required"] == "yes", "names_body": row["names_body"] == "yes"}
            for row in _of("files", code)
        ],
        "partners": [],
    }  # fmt: skip
    levels = [{**row, "lowest": int(row["lowest"]), "highest": int(row["highest"])} for row in _of("levels", code)]
    rows["levels"] = [{**level, "criterion": row["code"]} for row in rows["criteria"] for level in levels]
    days = {row["stage"]: (int(row["first_day"]), int(row["last_day"])) for row in _of("periods", code)}
    return Blueprint(head["name"], settings, rows, days)


def of_edition(source: Edition) -> Blueprint:
    """Everything that another edition decided, its calendar counted from its own registration."""
    codes = {row.pk: row.code for row in Group.objects.filter(edition=source)}
    asked = {row.pk: row.code for row in Question.objects.filter(edition=source)}
    scored = {row.pk: row.code for row in Criterion.objects.filter(edition=source)}
    rows: dict[str, list[Any]] = {
        "groups": _values(Group, source, "code", "name"),
        "categories": _values(Category, source, "code", "name"),
        "clusters": _values(Cluster, source, "code", "name", "kinds", "quota"),
        "questions": _values(Question, source, "group_id", "code", "title", "guidance", "field", "words", "required"),
        "criteria": _values(Criterion, source, "group_id", "code", "name", "weight", "scale", "question_id"),
        "rules": _values(Rule, source, "group_id", "kind", "number", "words", "since", "until", "source"),
        "items": _values(CheckItem, source, "code", "words"),
        "files": _values(AskedFile, source, "group_id", "question_id", "code", "title", "guidance", "sorts", "required", "names_body"),
        "partners": _values(Partner, source, "organisation_id", "name", "role", "part"),
        "levels": list(
            Level.objects.filter(criterion__edition=source).order_by("criterion__position", "lowest")
            .values("criterion_id", "lowest", "highest", "words")
        ),
    }  # fmt: skip
    for row in (*rows["questions"], *rows["rules"], *rows["criteria"], *rows["files"]):
        row["group"] = codes.get(row.pop("group_id"), "")
    for row in (*rows["criteria"], *rows["files"]):
        row["question"] = asked.get(row.pop("question_id"), "")
    for row in rows["levels"]:
        row["criterion"] = scored[row.pop("criterion_id")]
    return Blueprint(source.name, {name: getattr(source, name) for name in SETTINGS}, rows, _days_of(source))


def _days_of(source: Edition) -> dict[str, tuple[int, int]]:
    """Stage → first and last day, counted from the first day of registration."""
    zone, periods = ZoneInfo(source.zone), list(Period.objects.filter(edition=source).order_by("starts_at"))
    if not periods:
        return {}
    begun = next((row for row in periods if row.stage == Stage.REGISTRATION), periods[0]).starts_at
    origin = begun.astimezone(zone).date()
    days = {}
    for row in periods:
        first = (row.starts_at.astimezone(zone).date() - origin).days
        last = ((row.ends_at - timedelta(minutes=1)).astimezone(zone).date() - origin).days
        days[row.stage] = (first, max(first, last))
    return days


def lay(edition: Edition, blueprint: Blueprint, *, opens_on: date) -> None:
    """Writes the rows of a blueprint into an edition that has none, its calendar counted from `opens_on`."""
    rows = blueprint.rows
    groups = {
        row["code"]: Group.objects.create(edition=edition, place=at, **_only(row, "code", "name"))
        for at, row in _placed(rows["groups"])
    }
    Category.objects.bulk_create(
        Category(edition=edition, place=at, **_only(row, "code", "name")) for at, row in _placed(rows["categories"])
    )
    Cluster.objects.bulk_create(
        Cluster(edition=edition, place=at, **_only(row, "code", "name", "kinds", "quota"))
        for at, row in _placed(rows["clusters"])
    )
    CheckItem.objects.bulk_create(
        CheckItem(edition=edition, place=at, **_only(row, "code", "words")) for at, row in _placed(rows["items"])
    )
    Rule.objects.bulk_create(
        Rule(
            edition=edition,
            place=at,
            group=groups.get(row["group"]),
            **_only(row, "kind", "number", "words", "since", "until", "source"),
        )
        for at, row in _placed(rows["rules"])
    )
    questions = {
        row["code"]: Question.objects.create(
            edition=edition, position=at, group=groups.get(row["group"]),
            **_only(row, "code", "title", "guidance", "field", "words", "required"),
        )
        for at, row in _placed(rows["questions"])
    }  # fmt: skip
    criteria = {
        row["code"]: Criterion.objects.create(
            edition=edition,
            position=at,
            question=questions.get(row["question"]),
            group=groups.get(row["group"]),
            **_only(row, "code", "name", "weight", "scale"),
        )
        for at, row in _placed(rows["criteria"])
    }
    Level.objects.bulk_create(
        Level(criterion=criteria[row["criterion"]], **_only(row, "lowest", "highest", "words"))
        for row in rows["levels"]
    )
    AskedFile.objects.bulk_create(
        AskedFile(
            edition=edition, place=at, group=groups.get(row["group"]), question=questions.get(row["question"]),
            **_only(row, "code", "title", "guidance", "sorts", "required", "names_body"),
        )
        for at, row in _placed(rows["files"])
    )  # fmt: skip
    Partner.objects.bulk_create(
        Partner(edition=edition, place=at, **_only(row, "organisation_id", "name", "role", "part"))
        for at, row in _placed(rows["partners"])
    )
    Period.objects.bulk_create(
        Period(edition=edition, stage=stage, starts_at=_day(opens_on, first, edition.zone), ends_at=_day(opens_on, last + 1, edition.zone))
        for stage, (first, last) in blueprint.days.items()
    )  # fmt: skip


def _day(opens_on: date, days: int, zone: str) -> datetime:
    """The first instant of the day so many days later, where the edition's clocks hang."""
    return datetime.combine(opens_on + timedelta(days=days), time.min, ZoneInfo(zone))


def year_before(day: date) -> tuple[date, date]:
    """The last whole calendar year: whose complaints are counted until somebody says otherwise."""
    return date(day.year - 1, 1, 1), date(day.year - 1, 12, 31)


def _placed(rows: list[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    return list(enumerate(rows, start=1))


def _only(row: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: row[name] for name in names}


def _values(model: Any, source: Edition, *names: str) -> list[dict[str, Any]]:
    return list(model.objects.filter(edition=source).order_by(_ORDER.get(model, "place"), "id").values(*names))


_ORDER = {Question: "position", Criterion: "position"}


def _of(table: str, code: str) -> list[dict[str, str]]:
    return [row for row in _table(table) if row["template"] == code]


@cache
def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()))


def _whole(text: str) -> int | None:
    return int(text) if text else None


def _decimal(text: str) -> Decimal | None:
    return Decimal(text) if text else None
