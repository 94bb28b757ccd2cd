"""What the last stage of a new edition is copied from: another edition, or the one arrangement that we ship.

`reference/final_criteria.csv` and `reference/visit_items.csv` are ours and say so; no guideline that we know states either.
"""

import csv
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sambut.competitions.editions.checking import WHOLE, Finding
from sambut.competitions.final.plans import goes_on, plan_of
from sambut.competitions.models import Edition, FinalCriterion, FinalPlan, VisitItem

FOLDER = Path(__file__).parent.parent / "reference"
COPIED = (
    "quorum", "chaired", "voting", "working_days", "desk_weight", "panel_weight", "visit_weight", "deputy_points", "delegate_points",
    "minutes", "gap", "least", "remote_codes", "remote_source",
)  # fmt: skip


def lay_final(edition: Edition, *, source: Edition | None) -> None:
    """Writes the last stage of an edition that has none."""
    if source is None:
        criteria: list[Any] = [{**row, "weight": Decimal(row["weight"])} for row in _table("final_criteria")]
        items: list[Any] = list(_table("visit_items"))
    else:
        plan = plan_of(source)
        FinalPlan.objects.create(edition=edition, **{name: getattr(plan, name) for name in COPIED})
        fields = ("code", "name", "guidance", "weight", "kind")
        criteria = list(FinalCriterion.objects.filter(edition=source).order_by("position", "id").values(*fields))
        items = list(VisitItem.objects.filter(edition=source).order_by("place", "id").values("code", "words"))
    FinalCriterion.objects.bulk_create(
        FinalCriterion(
            edition=edition,
            position=place,
            **{name: row[name] for name in ("code", "name", "guidance", "weight", "kind")},
        )
        for place, row in enumerate(criteria, start=1)
    )
    VisitItem.objects.bulk_create(
        VisitItem(edition=edition, place=place, code=row["code"], words=row["words"])
        for place, row in enumerate(items, start=1)
    )


def final_findings(edition: Edition) -> Iterator[Finding]:
    """What contradicts itself in a last stage that counts something nobody can give."""
    if not goes_on(edition):
        return
    plan = plan_of(edition)
    weights = list(FinalCriterion.objects.filter(edition=edition).values_list("kind", "weight"))
    total = sum((weight for _kind, weight in weights), start=Decimal())
    if plan.panel_weight and (total != WHOLE or not any(kind == "score" and weight for kind, weight in weights)):
        yield Finding("final_weights", facts={"total": total})
    if plan.visit_weight and not VisitItem.objects.filter(edition=edition).exists():
        yield Finding("no_visit_item")


@cache
def _table(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
