"""The order of one cluster as the plenary reads it, and what it balances: category, group, kind of body, region."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Avg

from sambut.competitions.judging.choosing_rules import Scored, needs_reason, ordered, places_of, tied_at_the_line
from sambut.competitions.models import Choice, Cluster, Criterion, Edition, Entry, Mark, Result, Standing
from sambut.competitions.states import ReadingState, TieRule
from sambut.regions.models import Region


@dataclass(frozen=True)
class Line:
    """One entry in the plenary. `within`: the order of scores takes it; `choice`: what was decided. `equal`: its score is another's at the
    line; `tied`: the declared rule does not tell them apart either."""

    standing: Standing
    entry: Entry
    place: int
    within: bool
    tied: bool
    choice: Choice | None
    equal: bool = False


@dataclass(frozen=True)
class Room:
    """One cluster before the plenary. `groups` are for `needs_reason`."""

    cluster: Cluster
    places: int
    lines: list[Line]
    groups: list[list[Scored]]

    @property
    def decided(self) -> bool:
        return bool(self.lines) and all(line.choice is not None for line in self.lines)

    @property
    def chosen(self) -> int:
        return sum(line.choice is not None and line.choice.chosen for line in self.lines)

    def leaves_order(self, chosen: set[int]) -> set[int]:
        return needs_reason(self.groups, self.places, chosen)


def latest(edition: Edition) -> Result | None:
    return Result.objects.filter(edition=edition).defer("pack").order_by("-pk").first()


def rooms(edition: Edition, result: Result, *, only: Cluster | None = None) -> list[Room]:
    """Every cluster in order; five queries at any size."""
    clusters = [only] if only else list(Cluster.objects.filter(edition=edition).order_by("place", "id"))
    rows = Standing.objects.filter(result=result, entry__cluster__in=clusters)
    rows = rows.select_related(
        "entry__body__kind", "entry__unit", "entry__category", "entry__group", "entry__region"
    ).defer("entry__unit__path", "entry__body__path")
    by_cluster: dict[int, list[Standing]] = {}
    for row in rows:
        by_cluster.setdefault(row.entry.cluster_id or 0, []).append(row)
    choices = {row.entry_id: row for row in Choice.objects.filter(edition=edition)}
    means = _means(edition, clusters)
    return [_room(edition, result, cluster, by_cluster.get(cluster.pk, []), choices, means) for cluster in clusters]


@dataclass(frozen=True)
class Overview:
    """How far the plenary of one cluster is, without its entries. `equal` at the line; `left` of them equal by every criterion."""

    cluster: Cluster
    places: int
    lines: int
    chosen: int
    decided: bool
    equal: int = 0
    left: int = 0


def overview(edition: Edition, result: Result) -> list[Overview]:
    """Every cluster in order: figures alone, so that a page over thousands of entries reads no entry. Three queries at most."""
    clusters = list(Cluster.objects.filter(edition=edition).order_by("place", "id"))
    counted, grade = result.counts.get("counts") == "calibrated", edition.passing_grade
    rows: dict[int, list[Scored]] = {}
    chosen: dict[int, bool] = {}
    columns = Standing.objects.filter(result=result).values_list(
        "entry__cluster_id", "entry_id", "raw", "calibrated", "entry__choice__chosen"
    )
    for cluster, entry, raw, calibrated, taken in columns:
        if taken is not None:
            chosen[entry] = taken
        score = calibrated if counted and calibrated is not None else raw
        rows.setdefault(cluster or 0, []).append(Scored(entry, score, (), passes=grade is None or raw >= float(grade)))
    places = {row.pk: row.quota * edition.multiple for row in clusters}
    equal = {
        row.pk: tied_at_the_line(ordered(rows.get(row.pk, []), by_criteria=False), places[row.pk]) for row in clusters
    }
    at_line = set().union(*equal.values())
    means = _means(edition, clusters, only=at_line) if at_line and edition.tie_rule == TieRule.CRITERIA else {}
    found = []
    for row in clusters:
        told = [replace(one, criteria=means.get(one.entry, ())) for one in rows.get(row.pk, [])]
        left = tied_at_the_line(ordered(told, by_criteria=bool(means)), places[row.pk]) if equal[row.pk] else set()
        decided = sum(one.entry in chosen for one in told)
        found.append(
            Overview(
                row, places[row.pk], len(told), sum(chosen.get(one.entry, False) for one in told), bool(told) and decided == len(told),
                len(equal[row.pk]), len(left),
            )
        )  # fmt: skip
    return found


def _room(
    edition: Edition, result: Result, cluster: Cluster, standings: Sequence[Standing], choices: dict[int, Choice],
    means: dict[int, tuple[float, ...]],
) -> Room:  # fmt: skip
    counted = result.counts.get("counts") == "calibrated"
    grade = edition.passing_grade
    scored = [
        Scored(
            row.entry_id, score_of(row, counted), means.get(row.entry_id, ()), passes=grade is None or row.raw >= float(grade)
        )
        for row in standings
    ]  # fmt: skip
    groups = ordered(scored, by_criteria=edition.tie_rule == TieRule.CRITERIA)
    places = cluster.quota * edition.multiple
    place, tied = places_of(groups), tied_at_the_line(groups, places)
    equal = tied_at_the_line(ordered(scored, by_criteria=False), places)
    inside = {row.entry for row in scored} - needs_reason(groups, places, {row.entry for row in scored}) - tied
    of = {row.entry_id: row for row in standings}
    order = [row.entry for group in groups for row in group]
    lines = [
        Line(of[pk], of[pk].entry, place[pk], pk in inside, pk in tied, choices.get(pk), pk in equal) for pk in order
    ]
    return Room(cluster, places, lines, groups)


def score_of(row: Standing, calibrated: bool) -> float:
    return row.calibrated if calibrated and row.calibrated is not None else row.raw


def _means(
    edition: Edition, clusters: Sequence[Cluster], *, only: Collection[int] | None = None
) -> dict[int, tuple[float, ...]]:
    """Entry → its mean score of a hundred by the criteria of its group, heaviest first: what tells equal totals apart."""
    rubric = list(Criterion.objects.filter(edition=edition).order_by("-weight", "position", "id"))
    rows = Mark.objects.filter(
        reading__entry__cluster__in=clusters, reading__state=ReadingState.SIGNED, criterion__edition=edition
    )
    if only is not None:
        rows = rows.filter(reading__entry__in=only)
    found: dict[int, dict[int, float]] = {}
    for entry, criterion, mean in rows.values_list("reading__entry_id", "criterion_id").annotate(mean=Avg("score")):
        found.setdefault(entry, {})[criterion] = float(mean or 0)
    return {
        entry: tuple(means[row.pk] * 100 / row.scale for row in rubric if row.pk in means)
        for entry, means in found.items()
    }


def balance(
    lines: Sequence[Any], chosen: set[int], *, remote: Callable[[Entry], str] | None = None
) -> list[tuple[str, list[tuple[str, int, int]]]]:
    """What is spread over what: heading code → (name, chosen, all), most first. One query. `remote`: what a 3T region is called."""
    named = _provinces(lines)
    sides = [*_SIDES, ("region", lambda entry: named.get(entry.region.code[:2], "") if entry.region else "")]
    if remote is not None:
        sides.append(("remote", remote))
    told = []
    for code, name_of in sides:
        every = Counter(name_of(line.entry) for line in lines)
        taken = Counter(name_of(line.entry) for line in lines if line.entry.pk in chosen)
        told.append((code, [(name, taken[name], count) for name, count in every.most_common(40)]))
    return told


def _provinces(lines: Sequence[Any]) -> dict[str, str]:
    codes = {line.entry.region.code[:2] for line in lines if line.entry.region}
    return dict(Region.objects.filter(code__in=codes).values_list("code", "name"))


_SIDES: list[tuple[str, Callable[[Entry], str]]] = [
    ("category", lambda entry: entry.category.name if entry.category else ""),
    ("group", lambda entry: entry.group.name if entry.group else ""),
    ("kind", lambda entry: entry.body.kind.name),
]
