"""Lists: one statement a page at any size, from an index."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage, State, Sustainability

FACTS = (
    "id", "uuid", "title", "local_name", "summary", "stage", "state", "sustainability", "confirmed_on", "started_on",
    "year_only", "evidence", "awarded", "public_at", "changed_at", "submitted_id", "parent_id",
)  # fmt: skip
NAMES = {"unit_name": "unit__name", "body_name": "body__name", "region_name": "region__name", "topic": "category__name"}
STILL_RUNNING = (
    Sustainability.OBSTRUCTED, Sustainability.SMOOTH, Sustainability.GROWING, Sustainability.REPLICATED, Sustainability.TRANSFORMED,
)  # fmt: skip


@dataclass(frozen=True)
class Filter:
    """What a list of innovations shows; everything empty shows all."""

    category_id: int | None = None
    region_code: str = ""
    stage: str = ""
    sustainability: str = ""
    awarded: bool = False
    evidence: int = 0
    """At least this grade of proof of effect."""
    goal: int = 0
    """A goal of sustainable development, 1 to 17."""
    lacking_at: int | None = None
    """A body's id: only what this body does not have, itself or as an adaptation, and only of others."""


ALL = Filter()


def public(wanted: Filter = ALL) -> QuerySet[Any]:
    """Order it by `-public_at, -id`."""
    return narrowed(_rows(), wanted)


def narrowed(rows: QuerySet[Any], wanted: Filter) -> QuerySet[Any]:
    """Of these innovations the public ones that are wanted."""
    rows = rows.filter(state=State.PUBLIC)
    if wanted.category_id:
        rows = rows.filter(Q(category=wanted.category_id) | Q(category__parent=wanted.category_id))
    if wanted.region_code:
        rows = rows.filter(region__code__startswith=wanted.region_code)
    if wanted.stage in Stage.values:
        rows = rows.filter(stage=wanted.stage)
    if wanted.sustainability in Sustainability.values:
        rows = rows.filter(sustainability=wanted.sustainability)
    if wanted.awarded:
        rows = rows.filter(awarded=True)
    if wanted.evidence:
        rows = rows.filter(evidence__gte=wanted.evidence)
    if wanted.goal:
        rows = rows.filter(goals__goal=wanted.goal)
    return rows.filter(_lacked_by(wanted.lacking_at)) if wanted.lacking_at else rows


def of_organisation(organisation_id: int, wanted: str = "") -> QuerySet[Any]:
    """What an organisation and those below it have, public or not. Order it by `-changed_at, -id`."""
    rows = _rows().filter(unit__path__contains=[organisation_id])
    if wanted == "submitted":
        return rows.filter(submitted__isnull=False)
    return rows.filter(state=wanted) if wanted in State.values else rows


def waiting(body_ids: list[int] | None = None) -> QuerySet[Any]:
    """Submitted versions that nobody has published or returned. Order it by `changed_at, id`."""
    rows = _rows().filter(submitted__isnull=False)
    return rows if body_ids is None else rows.filter(body__in=body_ids)


def _lacked_by(body_id: int) -> Q:
    """Istilah: yang belum kita punya. Neither the innovation nor any other of its family is the body's."""
    own = Innovation.objects.filter(body=body_id).exclude(state=State.WITHDRAWN)
    same = own.filter(
        Q(pk=OuterRef("root_id")) | Q(root_id=OuterRef("pk")) | Q(root_id=OuterRef("root_id"), root_id__isnull=False)
    )
    return ~Q(body=body_id) & Q(~Exists(same))


@cache
def _rows() -> QuerySet[Any]:
    return Innovation.objects.values(*FACTS, **{name: F(path) for name, path in NAMES.items()})
