"""From a need to innovations that answer it: shared words, likeness of the places, proof; and what cannot be copied, and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from sambut.complaints.models import Category
from sambut.innovations import matching as by_words
from sambut.innovations.models import Innovation
from sambut.organisations.models import Organisation
from sambut.regions.models import Region
from sambut.regions.states import AUTONOMOUS
from sambut.replication import terms
from sambut.replication.actions.wanting import HELPED
from sambut.replication.models import Interest, Need, Willingness
from sambut.replication.rules import Asked, Given, Likeness, Place, island_of, likeness, obstacles, score, spans_of
from sambut.replication.states import InterestState, NeedState

CANDIDATES, SHOWN = 40, 12
WEST = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Match:
    """One innovation with each part of its score, and the codes of what stands in the way."""

    innovation: Innovation
    score: float
    words: float
    """0 to 1: 1 is the best of all that were found."""
    shared: tuple[str, ...]
    likeness: Likeness
    evidence: int
    willing: bool | None
    obstacles: tuple[str, ...]


@dataclass(frozen=True)
class Matches:
    """What can be copied, best first, and what cannot, with the reasons."""

    feasible: tuple[Match, ...]
    blocked: tuple[Match, ...]

    def __bool__(self) -> bool:
        return bool(self.feasible or self.blocked)


def for_need(need: Need, *, at: datetime, limit: int = SHOWN) -> Matches:
    """Eight statements at most, however many innovations there are; for a need that is met or closed nothing is looked for."""
    if need.state != NeedState.OPEN:
        return Matches((), ())
    text = f"{need.title}\n{need.text}"
    return rank(text, category=need.category, region=need.region, body=need.body, cost=need.cost, at=at, limit=limit)


def rank(
    text: str, *, category: Category | None = None, region: Region | None = None, body: Organisation | None = None,
    cost: str = "", at: datetime, limit: int = SHOWN,
) -> Matches:  # fmt: skip
    """Innovations for a need in people's words. Without a region no place is compared and no power is asked for."""
    found = by_words.rank(text, category=category, limit=CANDIDATES)
    if not found:
        return Matches((), ())
    rows = _innovations([one.innovation_id for one in found])
    facts = _Facts(list(rows.values()), at=at)
    asked = _asked(region, body, cost)
    spans = _spans() if region else {}
    here = place_of(region)
    best = found[0].score or 1.0
    matches = []
    for one in found:
        innovation = rows.get(one.innovation_id)
        if innovation is None:
            continue
        there = place_of(innovation.region or innovation.body.region)
        alike = likeness(here, there, spans)
        value = score(one.score / best, alike.value, innovation.evidence)
        given = facts.given(innovation)
        why = tuple(obstacles(asked, given))
        matches.append(
            Match(innovation, value, one.score / best, one.words, alike, innovation.evidence, given.willing, why)
        )
    matches.sort(key=lambda match: (-match.score, match.innovation.pk))
    feasible = [match for match in matches if not match.obstacles]
    blocked = [match for match in matches if match.obstacles]
    return Matches(tuple(feasible[:limit]), tuple(blocked[:limit]))


def place_of(region: Region | None) -> Place | None:
    """What of a region is compared; of a district or village that of its regency, for a village has no figures."""
    while region is not None and region.kind not in AUTONOMOUS and region.parent_id:
        region = region.parent
    if region is None:
        return None
    area = float(region.area_km2) if region.area_km2 else None
    population = float(region.population) if region.population else None
    return Place(kind=region.kind, island=island_of(region.code), population=population, area=area)


def _spans() -> dict[str, float]:
    rows = Region.objects.in_force().autonomous().values_list("population", "area_km2")
    return spans_of(
        Place(population=float(people) if people else None, area=float(area) if area else None) for people, area in rows
    )


def _asked(region: Region | None, body: Organisation | None, cost: str) -> Asked:
    kind: str | None = None
    if region is not None:
        kind = region.kind if region.kind in AUTONOMOUS else None
    elif body is not None:
        kind = ""
    return Asked(kind=kind, body_id=body.pk if body else None, cost=cost)


def _innovations(ids: Sequence[int]) -> dict[int, Innovation]:
    rows = Innovation.objects.filter(pk__in=ids).defer("search")
    related = rows.select_related("unit", "body__region__parent", "region__parent__parent__parent", "category")
    return {row.pk: row for row in related}


class _Facts:
    """What the owners said, whom they help now, and who is in each family: four statements for all rows of a list."""

    def __init__(self, rows: Sequence[Innovation], *, at: datetime) -> None:
        ids = [row.pk for row in rows]
        said = Willingness.objects.filter(innovation__in=ids).values_list("innovation_id", "willing", "most")
        self.said = {innovation: (willing, most) for innovation, willing, most in said}
        self.helped: dict[int, int] = defaultdict(int)
        taken = Interest.objects.filter(innovation__in=ids, state=InterestState.ACCEPTED)
        helped = taken.filter(Q(agreement=None) | Q(agreement__state__in=HELPED))
        for innovation in helped.values_list("innovation_id", flat=True):
            self.helped[innovation] += 1
        roots = {row.root_id or row.pk for row in rows}
        self.family: dict[int, set[int]] = defaultdict(set)
        members = Innovation.objects.filter(Q(pk__in=roots) | Q(root__in=roots)).values_list("pk", "root_id", "body_id")
        for pk, root, body in members:
            self.family[root or pk].add(body)
        self.most = terms.most_copiers(on=at.astimezone(WEST).date())

    def given(self, row: Innovation) -> Given:
        willing, most = self.said.get(row.pk, (None, self.most))
        return Given(
            body_id=row.body_id, authority=row.authority, cost=row.cost, stage=row.stage, state=row.state,
            sustainability=row.sustainability, family=frozenset(self.family[row.root_id or row.pk]), willing=willing,
            helped=self.helped[row.pk], most=most,
        )  # fmt: skip
