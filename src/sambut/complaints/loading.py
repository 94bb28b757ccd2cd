"""Reference rows of the room: clock rules and categories. An update never touches a body's own row."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

from django.db import transaction

from sambut.complaints.models import Category, ClockRule

ORIGIN = "reference"
SAID = ("limit", "law", "source", "confirmed", "ends_on")
"""What an update may change of a rule."""


@transaction.atomic
def load() -> None:
    """Brings the shipped rows in; safe to repeat."""
    _load_rules()
    _load_categories()


def _load_rules() -> None:
    """One question and one writing; a row that stands as it should is not written again."""
    rows = ClockRule.objects.filter(origin=ORIGIN, organisation=None)
    standing = {(row.step, row.grade, row.starts_on): row for row in rows}
    fresh = []
    for given in _rows("clock_rules.csv"):
        wanted = _rule(given)
        found = standing.get((wanted.step, wanted.grade, wanted.starts_on))
        if found is None:
            fresh.append(wanted)
        elif any(getattr(found, name) != getattr(wanted, name) for name in SAID):
            wanted.pk = found.pk
            wanted.save()
    ClockRule.objects.bulk_create(fresh)


def _rule(given: dict[str, str]) -> ClockRule:
    starts_on, ends_on = (date.fromisoformat(given[name]) if given[name] else None for name in ("starts_on", "ends_on"))
    return ClockRule(
        origin=ORIGIN, step=given["step"], grade=given["grade"], starts_on=starts_on, ends_on=ends_on, limit=given["limit"],
        law=given["law"], source=given["source"], confirmed=given["confirmed"] == "yes",
    )  # fmt: skip


def _load_categories() -> None:
    """Level by level; a row that stands as it should is not written again."""
    rows = list(_rows("categories.csv"))
    known = {row.code: row for row in Category.objects.filter(body=None)}
    while rows:
        ready = [row for row in rows if not row["parent"] or row["parent"] in known]
        done = {row["code"] for row in ready}
        rows = [row for row in rows if row["code"] not in done] if ready else []
        fresh = [_category(row, known) for row in ready if row["code"] not in known]
        known |= {one.code: one for one in Category.objects.bulk_create(fresh)}
        changed = [one for row in ready if (one := _changed(row, known))]
        Category.objects.bulk_update(changed, ["name", "parent", "origin", "source"])


def _category(row: dict[str, str], known: dict[str, Category]) -> Category:
    parent = known[row["parent"]] if row["parent"] else None
    return Category(code=row["code"], name=row["name"], parent=parent, origin=ORIGIN, source=row["source"])


def _changed(row: dict[str, str], known: dict[str, Category]) -> Category | None:
    """The standing row with what the reference says now; None when it says so already."""
    standing, wanted = known[row["code"]], _category(row, known)
    names = ("name", "parent_id", "origin", "source")
    if all(getattr(standing, name) == getattr(wanted, name) for name in names):
        return None
    for name in names:
        setattr(standing, name, getattr(wanted, name))
    return standing


def _rows(name: str) -> Iterator[dict[str, str]]:
    with files("sambut.complaints").joinpath("reference", name).open("r", encoding="utf-8") as file:
        yield from csv.DictReader(file)
