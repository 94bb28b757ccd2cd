"""Finds what contradicts itself in an edition, before it is opened. A serious finding stands in the way."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sambut.competitions.models import (
    AskedFile,
    Category,
    Cluster,
    Criterion,
    Edition,
    Group,
    Level,
    Maintenance,
    Period,
    Question,
    Rule,
)
from sambut.competitions.rules import CLOSINGS, LEVELLED, NUMBERED, OF_BODIES, OF_INNOVATIONS, QUIET, YEARS_APART
from sambut.competitions.states import RuleKind, Scheme, Stage

WHOLE, NEAR = Decimal(100), 100
NEEDED = (Stage.REGISTRATION, Stage.ADMINISTRATION, Stage.DESK, Stage.CHOOSING)
"""Without these nobody can take part, or nobody can be chosen."""


@dataclass(frozen=True)
class Finding:
    code: str
    serious: bool = True
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Laid:
    """An edition with everything that stands in it: ten queries."""

    edition: Edition
    groups: list[Group]
    categories: list[Category]
    clusters: list[Cluster]
    periods: list[Period]
    questions: list[Question]
    criteria: list[Criterion]
    levels: list[Level]
    rules: list[Rule]
    asked: list[AskedFile]
    shut: list[Maintenance]
    """When the system is under maintenance from now on."""


def laid(edition: Edition) -> Laid:
    return Laid(
        edition, list(Group.objects.filter(edition=edition).order_by("place", "id")),
        list(Category.objects.filter(edition=edition).order_by("place", "id")),
        list(Cluster.objects.filter(edition=edition).order_by("place", "id")), in_order(edition),
        list(Question.objects.filter(edition=edition).select_related("group").order_by("position", "id")),
        list(Criterion.objects.filter(edition=edition).select_related("question", "group").order_by("position", "id")),
        list(Level.objects.filter(criterion__edition=edition).order_by("lowest")),
        list(Rule.objects.filter(edition=edition).select_related("group").order_by("place", "id")),
        list(AskedFile.objects.filter(edition=edition).select_related("group", "question").order_by("place", "id")),
        list(Maintenance.objects.filter(state="planned").order_by("-starts_at", "-id")[:NEAR]),
    )  # fmt: skip


def in_order(edition: Edition) -> list[Period]:
    """In the order in which stages follow each other."""
    order = list(Stage)
    return sorted(Period.objects.filter(edition=edition), key=lambda row: order.index(Stage(row.stage)))


def findings(plan: Laid, *, at: datetime) -> list[Finding]:
    return [*_calendar(plan, at), *_places(plan), *_form(plan), *_files(plan), *_rules(plan)]


def clashes(periods: list[Period]) -> Iterator[Finding]:
    """Stages follow each other; only the local admins' work begins while registration still runs."""
    for first, second in pairwise(periods):
        together = {first.stage, second.stage} == {Stage.REGISTRATION, Stage.VERIFICATION}
        if together and second.ends_at < first.ends_at:
            yield Finding("verification_before_closing")
        elif not together and second.starts_at < first.ends_at:
            yield Finding("overlap", facts={"first": first.get_stage_display(), "second": second.get_stage_display()})


def _calendar(plan: Laid, at: datetime) -> Iterator[Finding]:
    there = {row.stage for row in plan.periods}
    for stage in NEEDED:
        if stage not in there:
            yield Finding("no_period", facts={"stage": Stage(stage).label})
    for row in plan.periods:
        if row.stage == Stage.REGISTRATION and row.ends_at <= at:
            yield Finding("closed_already", facts={"closing": row.ends_at})
        if row.stage == Stage.REGISTRATION and abs(row.starts_at.year - plan.edition.year) > YEARS_APART:
            facts = {"year": str(plan.edition.year), "opening": row.starts_at}
            yield Finding("year_elsewhere", serious=False, facts=facts)
        if row.stage == Stage.OBJECTION and (row.ends_at - row.starts_at).days < plan.edition.objection_days:
            yield Finding("objection_short", facts={"days": plan.edition.objection_days})
    yield from clashes(plan.periods)
    if plan.edition.scheme == Scheme.COMPLAINTS and plan.edition.figures_from is None:
        yield Finding("no_figures_period")
    for row in plan.periods:
        if row.stage in CLOSINGS and any(
            one.starts_at < row.ends_at and one.ends_at > row.ends_at - QUIET for one in plan.shut
        ):
            yield Finding("maintenance_before_closing", facts={"stage": row.get_stage_display()})
    if not plan.edition.guideline_number:
        yield Finding("no_guideline", serious=False)


def _places(plan: Laid) -> Iterator[Finding]:
    if not plan.groups:
        yield Finding("no_group")
    if not plan.clusters:
        yield Finding("no_cluster")
    for cluster in plan.clusters:
        if cluster.quota == 0:
            yield Finding("quota_zero", facts={"cluster": cluster.name})
    kinds = Counter(kind for cluster in plan.clusters for kind in cluster.kinds)
    for kind, count in kinds.items():
        if count > 1:
            yield Finding("kind_twice", facts={"kind": kind})


def _form(plan: Laid) -> Iterator[Finding]:
    if not plan.questions:
        yield Finding("no_question")
    if not plan.criteria:
        yield Finding("no_criterion")
        return
    levelled = {level.criterion_id for level in plan.levels}
    for group in plan.groups:
        total = sum((row.weight for row in plan.criteria if meets(row, group.pk)), start=Decimal())
        if total != WHOLE:
            yield Finding("weights", facts={"group": group.name, "total": total})
    for row in plan.criteria:
        if row.weight == 0:
            yield Finding("weight_zero", serious=False, facts={"criterion": row.name})
        if row.question is None:
            yield Finding("criterion_without_question", facts={"criterion": row.name})
        elif row.group_id and row.question.group_id not in (None, row.group_id):
            yield Finding("criterion_other_group", facts={"criterion": row.name})
        if any(level.criterion_id == row.pk and level.highest > row.scale for level in plan.levels):
            yield Finding("level_above_scale", facts={"criterion": row.name, "scale": row.scale})
        if row.pk not in levelled:
            yield Finding("criterion_without_level", serious=False, facts={"criterion": row.name})


def meets(criterion: Criterion, group_id: int | None) -> bool:
    """Whether entries of a group are scored by it."""
    if criterion.group_id not in (None, group_id):
        return False
    return criterion.question is None or criterion.question.group_id in (None, group_id)


def _files(plan: Laid) -> Iterator[Finding]:
    for row in plan.asked:
        if not row.sorts:
            yield Finding("file_without_sort", facts={"file": row.title})
        if row.question and row.group_id and row.question.group_id not in (None, row.group_id):
            yield Finding("file_other_group", facts={"file": row.title})
    if plan.edition.blind:
        for row in plan.asked:
            if not row.names_body:
                yield Finding("file_seen_blind", serious=False, facts={"file": row.title})


def _rules(plan: Laid) -> Iterator[Finding]:
    for rule in plan.rules:
        lacks_levels = rule.kind in LEVELLED and not rule.words.strip()
        if (rule.kind in NUMBERED and rule.number is None) or lacks_levels:
            yield Finding("rule_incomplete", facts={"rule": rule.get_kind_display()})
        if rule.since and rule.until and rule.until < rule.since:
            yield Finding("rule_years", facts={"rule": rule.get_kind_display()})
        if rule.kind in (OF_INNOVATIONS if plan.edition.scheme == Scheme.COMPLAINTS else OF_BODIES):
            yield Finding("rule_of_others", facts={"rule": rule.get_kind_display()})
        if rule.kind == RuleKind.CATEGORY and not plan.categories:
            yield Finding("no_category")
    for group in plan.groups:
        numbers = {rule.kind: rule.number for rule in plan.rules if rule.group_id in (None, group.pk) and rule.number}
        youngest, oldest = numbers.get(RuleKind.YOUNGEST), numbers.get(RuleKind.OLDEST)
        if youngest and oldest and youngest > oldest:
            yield Finding("age_impossible", facts={"youngest": youngest, "oldest": oldest})
        kinds = {rule.kind for rule in plan.rules if rule.group_id in (None, group.pk)}
        if {RuleKind.ADAPTED, RuleKind.NOT_ADAPTED} <= kinds:
            yield Finding("adapted_both", facts={"group": group.name})
