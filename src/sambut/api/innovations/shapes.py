"""What an innovation looks like from outside."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import WithJsonSchema

from sambut.api.answers import Shape
from sambut.files.states import FileState
from sambut.innovations import desks, parts, queries, showing
from sambut.innovations.models import Innovation, Version
from sambut.innovations.states import (
    Authority,
    Block,
    Connectivity,
    Cost,
    Direction,
    FileKind,
    Form,
    Initiator,
    Money,
    Novelty,
    Staff,
    Stage,
    State,
    Sustainability,
)
from sambut.replication.queries import put_forward_for

KindOf = Annotated[str, WithJsonSchema({"type": "string", "enum": FileKind.values})]


class InnovationRow(Shape):
    uuid: UUID
    title: str
    local_name: str
    """What it is called where it runs, when that is not its title."""
    summary: str
    unit: str
    body: str
    region: str | None
    topic: str | None
    stage: Stage
    sustainability: Sustainability
    confirmed_on: date | None
    """When the sustainability was confirmed last; old news after a year."""
    started_on: date | None
    year_only: bool
    """Of its dates only the year is known."""
    evidence: int
    """Grade of its proof of effect, 0 to 4."""
    awarded: bool


class InnovationPage(Shape):
    rows: list[InnovationRow]
    next: str | None
    """Give it back as `setelah` to go on; `null` also after a search, which gives the best matches only."""
    previous: str | None


class Proof(Shape):
    block: Block
    text: str
    grade: int
    reason: str


class Value(Shape):
    on: date
    value: Decimal
    source: str


class Measured(Shape):
    uuid: UUID
    name: str
    unit: str
    direction: Direction
    baseline: Decimal | None
    baseline_on: date | None
    target: Decimal | None
    source: str
    values: list[Value]


class Prize(Shape):
    edition: str
    year: int | None
    level: str
    source: str


class Attached(Shape):
    uuid: UUID
    title: str
    kind: KindOf
    cleaned: bool
    """Whether it can be opened: every file is cleaned first."""


class Relative(Shape):
    uuid: UUID
    name: str
    body: str
    parent: UUID | None
    """What it was adapted from, when that is public."""


class Classified(Shape):
    scheme: str
    code: str
    name: str


class Spent(Shape):
    year: int
    source: Money
    amount: Decimal
    """Rupiah."""
    note: str


class Staffed(Shape):
    year: int
    people: int
    note: str


class Helped(Shape):
    who: str
    count: int | None
    """Null: named, never counted."""
    unit: str
    on: date | None
    source: str


class Bettered(Shape):
    uuid: UUID
    name: str


class OneInnovation(InnovationRow):
    state: State
    problem: str
    solution: str
    novelty: str
    steps: str
    resources: str
    prerequisites: str
    sustaining: str
    aim: str
    law: str
    partners: str
    contribution: str
    goals: list[int]
    """Goals of sustainable development, 1 to 17."""
    classifications: list[Classified]
    spendings: list[Spent]
    staffings: list[Staffed]
    beneficiaries: list[Helped]
    services: list[Bettered]
    topics: list[str]
    """Further topics of complaints, by code."""
    cases: list[str]
    """Numbers of the cases that it answers, of those that everybody may read."""
    needs: list[UUID]
    """Needs of other bodies, still looked for, for which its owner put it forward."""
    initiator: Initiator
    form: Form
    kind: Novelty
    authority: Authority
    cost: Cost
    staff: Staff
    connectivity: Connectivity
    team: list[str]
    proofs: list[Proof]
    indicators: list[Measured]
    awards: list[Prize]
    """Only what its source states."""
    files: list[Attached]
    family: list[Relative]
    version: int | None
    """The published version that this is."""


class BodyYear(Shape):
    year: int
    target: int | None
    ideas: int
    trials: int
    running: int


class OneVersion(Shape):
    number: int
    made_at: datetime
    published_at: datetime | None
    fields: dict[str, str]
    """The texts and facts as they stood."""


class Match(Shape):
    uuid: UUID
    name: str
    body: str
    score: float
    """BM25F; compares matches of one need only."""
    words: list[str]
    """What need and innovation share, the rarest first."""


def row(values: dict[str, Any]) -> dict[str, Any]:
    """A row of `lists` as the API gives it."""
    same = ("uuid", "title", "local_name", "summary", "stage", "sustainability", "confirmed_on", "started_on", "year_only", "evidence", "awarded", "topic")  # fmt: skip
    return {name: values[name] for name in same} | {
        "unit": values["unit_name"], "body": values["body_name"], "region": values["region_name"],
    }  # fmt: skip


def innovation(found: Innovation, *, public: bool = False) -> dict[str, Any]:
    """One record, as it stands in public; a private one as it stands for its own side, with files not cleaned yet."""
    same = (
        "uuid", "title", "local_name", "summary", "stage", "sustainability", "confirmed_on", "started_on", "year_only", "evidence", "awarded",
        "state", "problem", "solution", "novelty", "steps", "resources", "prerequisites", "sustaining", "aim", "law", "partners", "contribution", "initiator", "form", "kind", "authority", "cost", "staff", "connectivity",
    )  # fmt: skip
    version, whole = queries.last_published(found), parts.whole(found.pk)
    return {name: getattr(found, name) for name in same} | {
        "unit": found.unit.name, "body": found.body.name, "region": found.region.name if found.region else None,
        "topic": found.category.name if found.category else None, "team": [member.name for member in showing.members(found, public=public)],
        "proofs": [
            {"block": one.block, "text": one.text, "grade": one.grade, "reason": one.reason}
            for one in showing.proofs(found) if one.text
        ],
        "indicators": [
            {
                "uuid": one.uuid, "name": one.name, "unit": one.unit, "direction": one.direction, "baseline": one.baseline,
                "baseline_on": one.baseline_on, "target": one.target, "source": one.source,
                "values": [{"on": value.on, "value": value.value, "source": value.source} for value in one.values.all()],
            }
            for one in showing.indicators(found)
        ],
        "awards": [{"edition": one.edition, "year": one.year, "level": one.level, "source": one.source} for one in showing.awards(found)],
        "files": [
            {"uuid": one.file.uuid, "title": one.title, "kind": one.kind, "cleaned": one.file.state == FileState.CLEAN}
            for one in (showing.files(found) if public else desks.all_files(found))
        ],
        "goals": whole.goals, "classifications": whole.classifications, "spendings": whole.spendings, "staffings": whole.staffings,
        "beneficiaries": whole.beneficiaries, "services": [{"uuid": one.uuid, "name": one.name} for one in whole.services],
        "topics": [one["code"] for one in whole.topics], "cases": whole.cases,
        "needs": put_forward_for(found.pk),
        "family": _family(found), "version": version.number if version else None,
    }  # fmt: skip


def _family(found: Innovation) -> list[dict[str, Any]]:
    rows = [row for row in queries.family(found.root_id or found.pk) if row.state == State.PUBLIC]
    uuids = {row.pk: row.uuid for row in rows}
    return [
        {"uuid": row.uuid, "name": row.name, "body": row.body.name, "parent": uuids.get(row.parent_id or 0)}
        for row in rows
    ]


def version(found: Version) -> dict[str, Any]:
    return {
        "number": found.number, "made_at": found.made_at, "published_at": found.published_at, "fields": found.content["fields"],
    }  # fmt: skip
