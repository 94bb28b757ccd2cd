"""What an edition says is changed row by row, as long as it is a draft."""

from datetime import datetime
from typing import Any

from django.db import models, transaction

from sambut.competitions.access import require
from sambut.competitions.actions.around import locked_edition, save_row
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
from sambut.competitions.states import Stage, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

PARTS: dict[str, type[models.Model]] = {
    "groups": Group, "categories": Category, "clusters": Cluster, "questions": Question, "criteria": Criterion, "rules": Rule,
    "items": CheckItem, "files": AskedFile, "partners": Partner,
}  # fmt: skip
OWN = (
    "name", "year", "theme", "zone", "guideline_number", "guideline_on", "guideline_words", "readings", "passing_grade", "calibrate",
    "tie_rule", "fair", "same_province", "spread", "blind", "name_judges", "multiple", "objection_days", "late_policy", "late_hours",
    "figures_from", "figures_until",
)  # fmt: skip
"""What is written of the edition itself."""


@transaction.atomic
def edit_edition(edition_id: int, values: dict[str, Any], *, by: Person, at: datetime) -> Edition:
    """Names, guideline and the declared settings. Given are fields of `OWN`."""
    edition = _draft(edition_id, by)
    for name in OWN:
        if name in values:
            setattr(edition, name, values[name])
    edition.move(Verb.EDIT, by=by.user_id, at=at, part="edition")
    return edition


@transaction.atomic
def write_row(
    edition_id: int, part: str, values: dict[str, Any], *, by: Person, at: datetime, row_id: int | None = None
) -> Any:
    """Adds a row to a part of the edition, or changes the one with this id. A criterion brings its levels along."""
    edition = _draft(edition_id, by)
    model: Any = PARTS[part]
    values = dict(values)
    levels = values.pop("levels", None)
    row = _row(edition, part, row_id) if row_id is not None else model(edition=edition)
    save_row(row, values, order="position" if hasattr(row, "position") else "place")
    if levels is not None:
        Level.objects.filter(criterion=row).delete()
        Level.objects.bulk_create(Level(criterion=row, **level) for level in levels)
    edition.move(Verb.EDIT, by=by.user_id, at=at, part=part)
    return row


@transaction.atomic
def drop_row(edition_id: int, part: str, row_id: int, *, by: Person, at: datetime) -> None:
    """Takes a row out. What stands on it goes with it, except criteria: they stay and the checker says that they ask nothing."""
    edition = _draft(edition_id, by)
    _row(edition, part, row_id).delete()
    edition.move(Verb.EDIT, by=by.user_id, at=at, part=part)


@transaction.atomic
def write_period(
    edition_id: int, stage: Stage, span: tuple[datetime, datetime] | None, *, by: Person, at: datetime
) -> None:
    """When a stage begins and ends, the end exclusive; None takes it out of the calendar."""
    edition = _draft(edition_id, by)
    if span is None:
        Period.objects.filter(edition=edition, stage=stage).delete()
    elif span[1] <= span[0]:
        raise Refused("edition.edit.ends_first")
    else:
        Period.objects.update_or_create(
            edition=edition, stage=stage, defaults={"starts_at": span[0], "ends_at": span[1]}
        )
    edition.move(Verb.EDIT, by=by.user_id, at=at, part="periods")


def _draft(edition_id: int, by: Person) -> Edition:
    edition = locked_edition(edition_id)
    require(by, Verb.EDIT, edition)
    edition.after(Verb.EDIT)
    return edition


def _row(edition: Edition, part: str, row_id: int) -> Any:
    model: Any = PARTS[part]
    row = model.objects.filter(edition=edition, pk=row_id).first()
    if row is None:
        raise Refused("edition.edit.not_found")
    return row
