"""What an edition declares of its last stage, and what it needs for it: rooms, days, the panel."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.db.models import ProtectedError

from sambut.competitions.access import require
from sambut.competitions.actions.around import locked_edition, save_row
from sambut.competitions.final.plans import plan_of
from sambut.competitions.models import (
    Edition,
    FinalCriterion,
    FinalDay,
    FinalPlan,
    FinalRoom,
    Judge,
    Panelist,
    Sitting,
    VisitItem,
)
from sambut.competitions.states import JudgeState, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

DECLARED = (
    "quorum", "chaired", "voting", "working_days", "desk_weight", "panel_weight", "visit_weight", "deputy_points", "delegate_points",
)  # fmt: skip
"""Stands still from the opening on: how is decided and what counts how much."""
PRACTICAL = ("minutes", "gap", "least", "remote_codes", "remote_source")
PARTS: dict[str, type[models.Model]] = {
    "final_criteria": FinalCriterion, "visit_items": VisitItem, "final_rooms": FinalRoom, "final_days": FinalDay,
}  # fmt: skip
FIXED = ("final_criteria", "visit_items")
WHOLE = 100


@transaction.atomic
def plan_final(edition_id: int, values: dict[str, Any], *, by: Person, at: datetime) -> FinalPlan:
    """How the plenary decides, what counts how much, how long a presentation takes."""
    edition = locked_edition(edition_id)
    verb = _verb(edition, by)
    plan = plan_of(edition)
    for name in (*DECLARED, *PRACTICAL):
        if name not in values or getattr(plan, name) == values[name]:
            continue
        if name in DECLARED and edition.state != State.DRAFT:
            raise Refused("edition.arrange.declared")
        setattr(plan, name, values[name])
    if plan.desk_weight + plan.panel_weight + plan.visit_weight != WHOLE:
        raise Refused("edition.arrange.weights")
    plan.save()
    edition.move(verb, by=by.user_id, at=at, part="final_plan")
    return plan


@transaction.atomic
def write_final_row(
    edition_id: int, part: str, values: dict[str, Any], *, by: Person, at: datetime, row_id: int | None = None
) -> Any:
    """Adds or changes a criterion of the final, an item of the checklist, a room, a day."""
    edition = locked_edition(edition_id)
    verb = _verb(edition, by)
    _changeable(edition, part)
    model: Any = PARTS[part]
    values = dict(values)
    judges = values.pop("judges", None)
    row = _row(edition, part, row_id) if row_id is not None else model(edition=edition)
    save_row(row, values, order="position" if hasattr(row, "position") else "place" if part == "visit_items" else "")
    if judges is not None:
        row.judges.set(Judge.objects.filter(edition=edition, panelist__isnull=False, pk__in=judges))
    edition.move(verb, by=by.user_id, at=at, part=part)
    return row


@transaction.atomic
def drop_final_row(edition_id: int, part: str, row_id: int, *, by: Person, at: datetime) -> None:
    edition = locked_edition(edition_id)
    verb = _verb(edition, by)
    _changeable(edition, part)
    try:
        _row(edition, part, row_id).delete()
    except ProtectedError:
        raise Refused("edition.arrange.in_use") from None
    edition.move(verb, by=by.user_id, at=at, part=part)


@transaction.atomic
def mark_panel(edition_id: int, judges: Collection[int], *, chair: int | None, by: Person, at: datetime) -> int:
    """Which judges sit in the plenary and the panel, and who leads it. Istilah: tim panel."""
    edition = locked_edition(edition_id)
    require(by, Verb.ARRANGE, edition)
    edition.after(Verb.ARRANGE)
    if Sitting.objects.filter(edition=edition, ended_at=None).exists():
        raise Refused("edition.arrange.sitting")
    rows = list(Judge.objects.filter(edition=edition, state=JudgeState.CONFIRMED, pk__in=judges))
    if len(rows) != len(set(judges)):
        raise Refused("edition.arrange.not_a_judge")
    if chair is not None and chair not in {row.pk for row in rows}:
        raise Refused("edition.arrange.chair_outside")
    Panelist.objects.filter(judge__edition=edition).exclude(judge__in=rows).delete()
    for row in rows:
        Panelist.objects.update_or_create(
            judge=row, defaults={"chair": row.pk == chair}, create_defaults={"chair": row.pk == chair, "marked_at": at}
        )
    for room in FinalRoom.objects.filter(edition=edition):
        room.judges.remove(*room.judges.exclude(pk__in=[row.pk for row in rows]))
    edition.move(Verb.ARRANGE, by=by.user_id, at=at, part="panel", count=len(rows))
    return len(rows)


def _verb(edition: Edition, by: Person) -> Verb:
    verb = Verb.EDIT if edition.state == State.DRAFT else Verb.ARRANGE
    require(by, verb, edition)
    edition.after(verb)
    return verb


def _changeable(edition: Edition, part: str) -> None:
    if part in FIXED and edition.state != State.DRAFT:
        raise Refused("edition.arrange.declared")


def _row(edition: Edition, part: str, row_id: int) -> Any:
    model: Any = PARTS[part]
    row = model.objects.filter(edition=edition, pk=row_id).first()
    if row is None:
        raise Refused("edition.edit.not_found")
    return row
