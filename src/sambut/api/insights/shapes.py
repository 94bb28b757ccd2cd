"""What a region's figures look like from outside. Numbers too small to show are absent or null."""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Path
from pydantic import WithJsonSchema

from sambut.api.answers import Shape
from sambut.insights import rules, sentences
from sambut.insights.looking import Loop
from sambut.insights.models import Effect
from sambut.insights.queries import Topic, Totals
from sambut.insights.states import Verdict, Why

CODE = r"^\d\d(\.\d\d)?$"
Code = Annotated[
    str, Path(pattern=CODE, description="The official code of a province, regency or city.", example="33.74")
]
VerdictOf = Annotated[str, WithJsonSchema({"type": "string", "enum": Verdict.values})]
WhyOf = Annotated[str, WithJsonSchema({"type": "string", "enum": Why.values})]


class TopicRow(Shape):
    code: str
    name: str
    received: int
    """Reports in the last twelve whole months."""
    before: int | None
    """In the twelve months before; null when not known whole or too small."""
    rate: float | None
    """Of `received`, for 100,000 people."""
    country_rate: float | None


class Sums(Shape):
    received: int | None
    in_time: float | None
    """Share of reports whose limit to answer was kept, of those whose limit has come; null under thirty."""
    accepted: float | None
    """Share of ended reports that ended by the reporter's own acceptance; null under thirty."""


class RegionFigures(Shape):
    code: str
    name: str
    population: int | None
    counted_at: datetime | None
    """Null while nothing was ever counted."""
    through: date | None
    """The last whole month."""
    synthetic: bool
    """Made-up numbers of the demo country are in it."""
    here: Sums | None
    country: Sums | None
    topics: list[TopicRow]
    definition: str


class MonthRow(Shape):
    month: date
    received: int | None
    """Null when it is too small to show."""
    rate: float | None


class MonthlyFigures(Shape):
    code: str
    topic: str | None
    """Null: all topics together."""
    counted_at: datetime | None
    months: list[MonthRow]
    definition: str


class EffectRow(Shape):
    agreement: str
    """The number of the agreement."""
    innovation: str
    topic: str | None
    started_on: date
    verdict: VerdictOf
    why: WhyOf
    """Why nothing can be said; empty when something can."""
    estimate: float | None
    """Reports a month for 100,000 people, less what would have been without the start."""
    low: float | None
    high: float | None
    relative: float | None
    months_before: int
    months_after: int
    comparisons: list[str]
    """Codes of the comparison regions, the weightiest first."""
    data_month: date
    computed_at: datetime
    version: str
    sentence: str


class Effects(Shape):
    code: str
    rows: list[EffectRow]
    definition: str


def figures(found: Loop) -> dict[str, Any]:
    return {
        "code": found.region.code, "name": found.region.name, "population": found.region.population, "counted_at": found.kept.counted_at,
        "through": found.found.through, "synthetic": found.kept.synthetic, "here": sums(found.found.totals),
        "country": sums(found.found.country), "topics": [topic(one) for one in found.found.topics],
        "definition": sentences.definition_monthly(),
    }  # fmt: skip


def sums(totals: Totals) -> dict[str, Any]:
    return {
        "received": rules.shown(totals.received), "in_time": _rounded(totals.in_time_share),
        "accepted": _rounded(totals.accepted_share),
    }  # fmt: skip


def topic(one: Topic) -> dict[str, Any]:
    return {
        "code": one.category.code, "name": one.category.name, "received": one.received, "before": rules.shown(one.before),
        "rate": _rounded(one.rate), "country_rate": _rounded(one.country_rate),
    }  # fmt: skip


def effect(one: Effect) -> dict[str, Any]:
    people = one.region.population if one.region else None
    return {
        "agreement": one.agreement.number, "innovation": one.agreement.innovation.name, "topic": one.category.code if one.category else None,
        "started_on": one.started_on, "verdict": one.verdict, "why": one.why, "estimate": _rounded(one.estimate), "low": _rounded(one.low),
        "high": _rounded(one.high), "relative": _rounded(one.relative), "months_before": one.months_before, "months_after": one.months_after,
        "comparisons": [other["code"] for other in one.facts.get("comparisons", [])], "data_month": one.data_month,
        "computed_at": one.computed_at, "version": one.version, "sentence": sentences.effect(one, people),
    }  # fmt: skip


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)
