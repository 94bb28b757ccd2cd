"""For everybody: who was chosen once it is announced, and the whole order with its figures once a decree set it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from ninja import Router

from sambut.api.answers import LISTS, READS, Shape
from sambut.api.complaints.shapes import Spoken
from sambut.competitions import queries
from sambut.competitions.final import queries as final_queries
from sambut.competitions.judging import choosing
from sambut.competitions.judging import queries as judging_queries
from sambut.competitions.models import Choice, Standing
from sambut.competitions.states import State
from sambut.kernel.numbers import spoken
from sambut.mandates.people import VISITOR

router = Router(tags=["lomba"])
MOST = 3000


class Chosen(Shape):
    number: Spoken
    title: str
    unit: str
    body: str
    cluster: str
    out_of_order: bool
    reason: str
    """In writing where the choice left the order of scores."""


class Placed(Shape):
    number: Spoken
    raw: float
    raw_rank: int
    calibrated: float | None
    calibrated_rank: int | None
    p_top: float | None
    low: int | None
    high: int | None
    """The 90 % interval of the rank."""
    in_band: bool


class ContestResult(Shape):
    contest: UUID
    announced_at: datetime
    decree: str
    decree_on: date | None
    chosen: list[Chosen]
    digest: str | None
    """SHA-256 of the pack that anybody can count again; none before the decree."""
    final_digest: str | None
    """SHA-256 of the pack of the last numbers; none before the decree of the winners, or where there is no final."""
    placed: list[Placed]
    """Empty before the decree. Entries that were not chosen stand with their number alone."""


@router.get(
    "/{uuid}/hasil",
    response={200: ContestResult, **READS, **LISTS},
    operation_id="read_contest_result",
    summary="Read a result",
)
def read_result(request: HttpRequest, uuid: UUID) -> dict[str, Any]:
    """404 before the announcement. No judge is named, here or in the pack."""
    edition = queries.edition(VISITOR, uuid)
    if edition is None or edition.announced_at is None:
        raise Http404
    result = choosing.latest(edition) if edition.state in (State.DECIDED, State.FINISHED) else None
    rows = judging_queries.standings(result).order_by("raw_rank", "pk")[:MOST] if result else []
    return {
        "contest": edition.uuid, "announced_at": edition.announced_at, "decree": edition.decree_number, "decree_on": edition.decree_on,
        "chosen": [_chosen(row) for row in judging_queries.chosen(edition)], "digest": result.digest if result else None,
        "final_digest": last.digest if (last := final_queries.final_result(edition)) else None,
        "placed": [_placed(row) for row in rows],
    }  # fmt: skip


def _chosen(row: Choice) -> dict[str, Any]:
    entry = row.entry
    return {
        "number": spoken(entry.number), "title": entry.title, "unit": entry.unit.name, "body": entry.body.name,
        "cluster": entry.cluster.code if entry.cluster else "", "out_of_order": row.out_of_order, "reason": row.reason,
    }  # fmt: skip


def _placed(row: Standing) -> dict[str, Any]:
    names = ("raw", "raw_rank", "calibrated", "calibrated_rank", "p_top", "in_band")
    ranks = {name: None if (value := getattr(row, name)) is None else int(value) for name in ("low", "high")}
    return {"number": spoken(row.entry.number), **{name: getattr(row, name) for name in names}, **ranks}
