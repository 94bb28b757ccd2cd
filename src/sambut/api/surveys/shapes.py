"""What a round and its result look like from outside. Never an answer, a ticket or a mark."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import WithJsonSchema

from sambut.api.answers import Shape
from sambut.api.complaints.shapes import Spoken
from sambut.kernel.numbers import spoken
from sambut.surveys import queries
from sambut.surveys.models import ElementResult, Round
from sambut.surveys.rules import rounded, written
from sambut.surveys.states import Grade, Outcome, State

OutcomeOf = Annotated[str, WithJsonSchema({"type": "string", "enum": Outcome.values})]
GradeOf = Annotated[str, WithJsonSchema({"type": "string", "enum": Grade.values})]
StateOf = Annotated[str, WithJsonSchema({"type": "string", "enum": State.values})]
"""Written out where they stand: in the document one name has one meaning, and other rooms have states too."""


class SurveyRow(Shape):
    uuid: UUID
    name: str
    """What the office calls the round."""
    unit: str
    unit_uuid: UUID
    body: str
    service: str | None
    """Empty: all services of the unit."""
    outcome: OutcomeOf
    """Whether there is a figure, and why not."""
    index: Decimal | None
    """The satisfaction index (IKM), 25.00 to 100.00, rounded half-up once."""
    grade: GradeOf | None
    """The class by PermenPANRB 14/2017; read from `index`."""
    respondents: int
    sample: int
    """How many answers the rule wants of so many users."""
    published_at: datetime


class SurveyPage(Shape):
    rows: list[SurveyRow]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class SurveyElement(Shape):
    code: str
    """U1 to U9 of the rule, T1 and on for elements of the office."""
    name: str
    total: int
    respondents: int
    mean: Decimal
    weight: str
    """An exact fraction, as `1/9`."""


class SurveyResult(SurveyRow):
    population: int
    method: str
    counted_at: datetime
    definition: str
    elements: list[SurveyElement]
    """Enough to reckon the index again; empty where fewer than the least number answered one of them."""


class SurveyRound(Shape):
    uuid: UUID
    number: Spoken
    name: str
    unit: str
    state: StateOf
    opens_at: datetime | None
    closes_at: datetime
    population: int
    sample: int
    fewest: int
    """Below so many answers there is no figure."""
    answered: int
    """How many answered; never what."""
    handed_out: int
    """Tickets that were printed."""


class SurveyTickets(Shape):
    round: UUID
    tickets: list[str]
    """The server keeps only a mark of each."""


def row(round_: Round) -> dict[str, Any]:
    kept = round_.result
    return {
        "uuid": round_.uuid, "name": round_.name, "unit": round_.unit.name, "unit_uuid": round_.unit.uuid,
        "body": round_.body.name, "service": round_.service.name if round_.service else None, "outcome": kept.outcome,
        "index": kept.index, "grade": kept.grade or None, "respondents": kept.respondents, "sample": round_.sample,
        "published_at": round_.published_at,
    }  # fmt: skip


def result(round_: Round) -> dict[str, Any]:
    kept = round_.result
    return row(round_) | {
        "population": round_.population, "method": kept.method, "counted_at": kept.counted_at,
        "definition": queries.definition(), "elements": [_element(one) for one in queries.details_of(kept)],
    }  # fmt: skip


def desk_round(round_: Round) -> dict[str, Any]:
    kept = queries.result_of(round_)
    return {
        "uuid": round_.uuid, "number": spoken(round_.number), "name": round_.name, "unit": round_.unit.name,
        "state": round_.state, "opens_at": round_.opens_at, "closes_at": round_.closes_at,
        "population": round_.population, "sample": round_.sample, "fewest": round_.fewest,
        "answered": kept.respondents if kept else queries.answers_of(round_), "handed_out": round_.handed_out,
    }  # fmt: skip


def _element(one: ElementResult) -> dict[str, Any]:
    return {
        "code": one.code, "name": one.name, "total": one.total, "respondents": one.respondents,
        "mean": rounded(one.tally.mean, 6), "weight": written(one.weight),
    }  # fmt: skip
