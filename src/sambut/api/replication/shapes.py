"""What needs, matches and agreements look like from outside. Opaque ids and numbers; no names of people."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from ninja import Query
from pydantic import WithJsonSchema

from sambut.api.answers import KEYED, LISTS, Shape
from sambut.api.complaints.shapes import Spoken
from sambut.innovations.states import Cost, Sustainability
from sambut.kernel.numbers import spoken
from sambut.replication import queries, sentences
from sambut.replication.matching import Match
from sambut.replication.models import Agreement, Answer, Interest, Need, Offer
from sambut.replication.states import (
    Capacity,
    InterestState,
    MilestoneState,
    NeedState,
    OfferState,
    Origin,
    Side,
    State,
)
from sambut.replication.wording import paragraphs

OnlyNeed = Annotated[NeedState | None, WithJsonSchema({"type": "string", "enum": NeedState.values})]
OnlyState = Annotated[State | None, WithJsonSchema({"type": "string", "enum": State.values})]
CapacityOf = Annotated[str, WithJsonSchema({"type": "string", "enum": Capacity.values})]
OfferOf = Annotated[str, WithJsonSchema({"type": "string", "enum": OfferState.values})]
LISTED: dict[int, Any] = {**LISTS, **KEYED}
RegionCode = Annotated[
    str, Query(max_length=13, description="The official code of a region; of a province also what lies in it.")
]


class NeedRow(Shape):
    uuid: UUID
    title: str
    text: str
    context: str
    """What is special where it hurts."""
    body: str
    unit: str
    region: str | None
    topic: str | None
    """The topic of complaints it belongs to."""
    cost: Cost
    """The dearest band that can be afforded; empty: not said."""
    origin: Origin
    state: NeedState
    stated_at: datetime


class NeedPage(Shape):
    rows: list[NeedRow]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class OneAnswer(Shape):
    """What the owner of an innovation says to a need."""

    uuid: UUID
    need: UUID
    innovation: UUID
    title: str
    owner: str
    words: str
    said_at: datetime


class MatchRow(Shape):
    innovation: UUID
    title: str
    owner: str
    score: float
    """Words × place × proof; only for comparing within one answer."""
    words: float
    """0 to 1: 1 is the best of all that were found."""
    shared: list[str]
    """Words that need and innovation share, the rarest first."""
    context: float | None
    """How alike the two places are, 0 to 1; `null` where nothing can be compared."""
    evidence: int
    """Grade of its proof of effect, 0 to 4."""
    obstacles: list[str]
    """Why it cannot be copied now; empty: it can."""
    reasons: list[str]
    """The same in sentences."""


class MatchAnswer(Shape):
    feasible: list[MatchRow]
    blocked: list[MatchRow]
    message: str
    """A sentence when nothing can be copied; else empty."""
    rule: str
    """How the order comes about."""


class AgreementRow(Shape):
    number: Spoken
    title: str
    innovation: UUID
    owner: str
    replicator: str
    region: str | None
    """Of the replicator."""
    topic: str | None
    state: State
    signed_at: datetime | None
    ends_on: date | None
    """The first day on which it no longer holds."""
    started_on: date | None
    running_on: date | None


class AgreementPage(Shape):
    rows: list[AgreementRow]
    next: str | None
    """Give it back as `setelah` to go on."""
    previous: str | None


class OneMilestone(Shape):
    uuid: UUID
    title: str
    side: Side
    who: str
    due_on: date
    state: MilestoneState
    done_on: date | None


class OneCheck(Shape):
    months: int
    due_on: date
    checked_on: date | None
    result: Sustainability | None


class OneAgreement(AgreementRow):
    milestones: list[OneMilestone]
    checks: list[OneCheck]
    coaching_hours: int
    """Promised by the owner."""
    coached: Decimal
    """Given so far."""
    digest: str
    """SHA-256 of the words that were signed; empty before."""


class OneParty(Shape):
    side: Side
    body: str
    capacity: CapacityOf | None
    """By what the named person signs; `null`: nobody is named yet."""
    letter_number: str
    signed_at: datetime | None


class OneClause(Shape):
    title: str
    text: str
    own: bool
    """`false`: it comes with the house, and stays as it is."""


class OneMeasure(Shape):
    name: str
    unit: str
    baseline: Decimal
    baseline_on: date
    target: Decimal | None
    source: str


class DeskAgreement(OneAgreement):
    years: int
    parties: list[OneParty]
    clauses: list[OneClause]
    measures: list[OneMeasure]
    proposed_end: date | None
    """Until when one side wants it to hold, while the other has not agreed."""
    copy_record: UUID | None
    """The record of the copy in the family of the innovation, once there is one."""


class OneInterest(Shape):
    uuid: UUID
    innovation: UUID
    owner: str
    body: str
    unit: str
    need: UUID | None
    message: str
    state: InterestState
    reason: str
    """Why it was refused."""
    sent_at: datetime
    decided_at: datetime | None


class OneOffer(Shape):
    uuid: UUID
    title: str
    reason: str
    """What the figures say."""
    body: str
    unit: str | None
    topic: str | None
    origin: Origin
    state: OfferOf


class Terms(Shape):
    innovation: UUID
    willing: bool
    most: int
    """How many are helped at once."""
    note: str


class Verdict(Shape):
    number: Spoken
    kind: str
    """`copy`: the copy with both signatures; `text`: the text that was signed, or waits for it; `old`: replaced since; `changed`: none of ours."""
    state: State


def need(row: Need) -> dict[str, Any]:
    return {
        "uuid": row.uuid, "title": row.title, "text": row.text, "context": row.context, "body": row.body.name, "unit": row.unit.name,
        "region": row.region.name if row.region else None, "topic": row.category.name if row.category else None, "cost": row.cost,
        "origin": row.origin, "state": row.state, "stated_at": row.stated_at,
    }  # fmt: skip


def answer(one: Answer) -> dict[str, Any]:
    return {
        "uuid": one.uuid, "need": one.need.uuid, "innovation": one.innovation.uuid, "title": one.innovation.name,
        "owner": one.innovation.body.name, "words": one.words, "said_at": one.said_at,
    }  # fmt: skip


def match(one: Match) -> dict[str, Any]:
    return {
        "innovation": one.innovation.uuid, "title": one.innovation.name, "owner": one.innovation.body.name, "score": round(one.score, 4),
        "words": round(one.words, 4), "shared": list(one.shared),
        "context": None if one.likeness.value is None else round(one.likeness.value, 4), "evidence": one.evidence,
        "obstacles": list(one.obstacles), "reasons": sentences.reasons(one),
    }  # fmt: skip


def row(one: Agreement) -> dict[str, Any]:
    return {
        "number": spoken(one.number), "title": one.title, "innovation": one.innovation.uuid, "owner": one.owner.name,
        "replicator": one.replicator.name, "region": one.region.name if one.region else None,
        "topic": one.category.name if one.category else None, "state": one.state, "signed_at": one.signed_at, "ends_on": one.ends_on,
        "started_on": one.started_on, "running_on": one.running_on,
    }  # fmt: skip


def agreement(one: Agreement) -> dict[str, Any]:
    milestones = [milestone for milestone in queries.milestones(one) if milestone.state != MilestoneState.DROPPED]
    names = ("uuid", "title", "side", "who", "due_on", "state", "done_on")
    return row(one) | {
        "milestones": [{name: getattr(milestone, name) for name in names} for milestone in milestones],
        "checks": [
            {"months": check.months, "due_on": check.due_on, "checked_on": check.checked_on, "result": check.result or None}
            for check in queries.checks(one)
        ],
        "coaching_hours": one.coaching_hours, "coached": sum((hours.hours for hours in queries.coaching(one)), start=Decimal(0)),
        "digest": one.digest,
    }  # fmt: skip


def desk_agreement(one: Agreement) -> dict[str, Any]:
    wish = queries.open_extension(one)
    names = ("name", "unit", "baseline", "baseline_on", "target", "source")
    return agreement(one) | {
        "years": one.years,
        "parties": [
            {
                "side": party.side, "body": party.body.name, "capacity": party.capacity or None,
                "letter_number": party.letter_number, "signed_at": party.signed_at,
            }
            for party in queries.parties(one)
        ],
        "clauses": [{"title": row.title, "text": "\n".join(paragraphs(one, row)), "own": row.template_id is None}
            for row in queries.clauses(one)
       ],
        "measures": [{name: getattr(row, name) for name in names} for row in queries.measures(one)],
        "proposed_end": wish.ends_on if wish else None, "copy_record": one.copy.uuid if one.copy else None,
    }  # fmt: skip


def offer(one: Offer) -> dict[str, Any]:
    return {
        "uuid": one.uuid, "title": sentences.offer_title(one), "reason": sentences.offer_words(one), "body": one.body.name,
        "unit": one.unit.name if one.unit else None, "topic": one.category.name if one.category else None,
        "origin": one.origin, "state": one.state,
    }  # fmt: skip


def interest(one: Interest) -> dict[str, Any]:
    return {
        "uuid": one.uuid, "innovation": one.innovation.uuid, "owner": one.owner.name, "body": one.body.name, "unit": one.unit.name,
        "need": one.need.uuid if one.need else None, "message": one.message, "state": one.state, "reason": one.reason,
        "sent_at": one.sent_at, "decided_at": one.decided_at,
    }  # fmt: skip
