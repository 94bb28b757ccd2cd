"""What contests and entries look like from outside. An entry leaves only to its own side, and to the organisers once it was submitted."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import WithJsonSchema

from sambut.api.answers import Shape
from sambut.api.complaints.shapes import Spoken
from sambut.competitions import eligibility, queries, sentences
from sambut.competitions.models import Edition, Entry
from sambut.competitions.rules import Says
from sambut.competitions.states import EntryState, RuleKind, Scheme, Stage, State, Verb
from sambut.kernel.numbers import spoken

ContestScheme = Annotated[str, WithJsonSchema({"type": "string", "enum": Scheme.values})]
ContestState = Annotated[str, WithJsonSchema({"type": "string", "enum": State.values})]
ContestStage = Annotated[str, WithJsonSchema({"type": "string", "enum": Stage.values})]
StateOfEntry = Annotated[str, WithJsonSchema({"type": "string", "enum": EntryState.values})]
RuleOf = Annotated[str, WithJsonSchema({"type": "string", "enum": RuleKind.values})]
SaysOf = Annotated[str, WithJsonSchema({"type": "string", "enum": [one.value for one in Says]})]


class ContestRow(Shape):
    uuid: UUID
    name: str
    year: int
    scheme: ContestScheme
    host: str
    state: ContestState


class ContestPage(Shape):
    rows: list[ContestRow]
    next: str | None
    previous: str | None


class ContestPeriod(Shape):
    stage: ContestStage
    starts_at: datetime
    ends_at: datetime
    """The first instant that no longer belongs to it."""


class MovedDeadline(Shape):
    stage: ContestStage
    old: datetime
    new: datetime
    letter: str
    reason: str
    moved_at: datetime


class ContestRule(Shape):
    kind: RuleOf
    group: str | None
    """Code of the group that it binds; none: everybody."""
    words: str
    source: str
    """The article or letter it stands in."""


class ContestQuestion(Shape):
    code: str
    title: str
    guidance: str
    words: int | None
    """The most words."""
    required: bool
    group: str | None
    weight: Decimal | None
    """Of a hundred; none: not scored."""


class ContestCluster(Shape):
    code: str
    name: str
    quota: int
    submitted: int


class Contest(ContestRow):
    theme: str
    zone: str
    guideline: str
    periods: list[ContestPeriod]
    moved: list[MovedDeadline]
    rules: list[ContestRule]
    questions: list[ContestQuestion]
    clusters: list[ContestCluster]
    groups: list[str]
    categories: list[str]
    """Codes of groups and categories."""
    readings: int
    calibrate: bool
    submitted: int
    passed: int


class RuleSays(Shape):
    kind: RuleOf
    says: SaysOf
    words: str
    so: str
    """What is so of this innovation, and what to do."""
    source: str


class InGroup(Shape):
    contest: UUID
    group: str
    may: bool
    """No rule stands in the way; what a rule cannot know is among `rules` as `unknown`."""
    rules: list[RuleSays]


class EntryRow(Shape):
    uuid: UUID
    number: Spoken
    contest: UUID
    title: str
    unit: str
    body: str
    group: str
    cluster: str
    state: StateOfEntry
    late: bool
    submitted_at: datetime | None


class Done(Shape):
    """What was made or moved, and how it stands."""

    uuid: UUID
    state: str


class EntryPage(Shape):
    rows: list[EntryRow]
    next: str | None
    previous: str | None


class EntryAnswer(Shape):
    code: str
    title: str
    text: str


class EntryWord(Shape):
    code: str | None
    """The question it is about; none: the whole."""
    text: str


class OneEntry(EntryRow):
    innovation: UUID | None
    """None: the body or unit takes part itself."""
    category: str | None
    answers: list[EntryAnswer]
    rules: list[RuleSays]
    returned: list[EntryWord]
    """Why it came back the last time."""
    refused: list[EntryWord]


def row(edition: Edition) -> dict[str, Any]:
    return {
        "uuid": edition.uuid,
        "name": edition.name,
        "year": edition.year,
        "scheme": edition.scheme,
        "host": edition.host.name,
        "state": edition.state,
    }


def contest(edition: Edition) -> dict[str, Any]:
    weights = {one.question_id: one.weight for one in queries.criteria(edition)}
    counts = queries.counts(edition)
    return row(edition) | {
        "theme": edition.theme, "zone": edition.zone, "guideline": edition.guideline_number,
        "periods": [{"stage": one.stage, "starts_at": one.starts_at, "ends_at": one.ends_at} for one in queries.periods(edition)],
        "moved": [
            {"stage": one.period.stage, "old": one.old, "new": one.new, "letter": one.letter, "reason": one.reason, "moved_at": one.moved_at}
            for one in queries.changes(edition)
        ],
        "rules": [
            {"kind": one.kind, "group": one.group.code if one.group else None, "words": sentences.rule_words(one), "source": one.source}
            for one in queries.rules(edition)
        ],
        "questions": [
            {
                "code": one.code, "title": one.title, "guidance": one.guidance, "words": one.words, "required": one.required,
                "group": one.group.code if one.group else None, "weight": weights.get(one.pk),
            }
            for one in queries.questions(edition)
        ],
        "clusters": [
            {"code": one.code, "name": one.name, "quota": one.quota, "submitted": counts.clusters.get(one.pk, 0)} for one in queries.clusters(edition)
        ],
        "groups": [one.code for one in queries.groups(edition)], "categories": [one.code for one in queries.categories(edition)],
        "readings": edition.readings, "calibrate": edition.calibrate, "submitted": counts.submitted, "passed": counts.passed,
    }  # fmt: skip


def ruled(weighed: eligibility.Weighed) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.rule.kind, "says": one.says.value, "words": sentences.rule_words(one.rule), "so": sentences.ruling_words(one),
            "source": one.rule.source,
        }
        for one in weighed.rulings
    ]  # fmt: skip


def in_group(weighed: eligibility.Weighed) -> dict[str, Any]:
    group = weighed.case.group
    return {
        "contest": weighed.case.edition.uuid,
        "group": group.code if group else "",
        "may": weighed.may,
        "rules": ruled(weighed),
    }


def entry_row(entry: Entry) -> dict[str, Any]:
    return {
        "uuid": entry.uuid, "number": spoken(entry.number), "contest": entry.edition.uuid, "title": entry.title, "unit": entry.unit.name,
        "body": entry.body.name, "group": entry.group.code if entry.group else "", "cluster": entry.cluster.code if entry.cluster else "",
        "state": entry.state, "late": entry.late, "submitted_at": entry.submitted_at,
    }  # fmt: skip


def entry(found: Entry, *, at: datetime, takes_part: bool) -> dict[str, Any]:
    """What came back is between the local admin and who writes."""
    returned = queries.notes(found, Verb.RETURN) if takes_part else []
    return entry_row(found) | {
        "innovation": found.innovation.uuid if found.innovation else None, "category": found.category.code if found.category else None,
        "answers": [{"code": one.code, "title": one.title, "text": text} for one, text in queries.answers(found)],
        "rules": ruled(eligibility.of_entry(found, at=at)),
        "returned": [_word(one) for one in returned], "refused": [_word(one) for one in queries.notes(found, Verb.REFUSE)],
    }  # fmt: skip


def _word(note: Any) -> dict[str, Any]:
    return {"code": note.question.code if note.question else None, "text": note.text}
