"""What the rules of an edition say about innovations, and about bodies themselves, with the source of each: at any time, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import Lower

from sambut.competitions.measures import bodies as bodies_themselves
from sambut.competitions.measures.telling import title_of
from sambut.competitions.models import Edition, Entry, Group, Period, Rule
from sambut.competitions.rules import Candidate, Condition, Says, Verdict, Won, weigh
from sambut.competitions.states import LIVE, SENT, Stage
from sambut.innovations.models import Award, GoalLink, Indicator, Innovation
from sambut.innovations.states import Confidence
from sambut.organisations.models import Organisation
from sambut.regions.models import Region


@dataclass(frozen=True)
class Ruling:
    """One rule, and what it says."""

    rule: Rule
    verdict: Verdict

    @property
    def says(self) -> Says:
        return self.verdict.says


@dataclass(frozen=True)
class Case:
    """One innovation, or one body or unit itself, as it would stand in one group of one edition; `entry` when it has begun already."""

    edition: Edition
    innovation: Innovation | None
    group: Group | None
    entry: Entry | None = None
    participant: Organisation | None = None
    """The body or unit, where there is no innovation."""

    @property
    def title(self) -> str:
        if self.entry:
            return self.entry.title
        return self.innovation.name if self.innovation else title_of(self.unit)

    @property
    def unit(self) -> Organisation:
        found = self.innovation.unit if self.innovation else self.participant
        assert found is not None  # one of the two takes part
        return found

    @property
    def body_id(self) -> int:
        return self.innovation.body_id if self.innovation else self.unit.body_id

    @property
    def region(self) -> Region | None:
        return self.innovation.region if self.innovation else self.unit.region

    @property
    def category(self) -> bool | None:
        """An entry has chosen one or not; before there is an entry nobody has."""
        return self.entry.category_id is not None if self.entry else None


@dataclass(frozen=True)
class Weighed:
    case: Case
    rulings: list[Ruling]

    @property
    def unmet(self) -> list[Ruling]:
        return [one for one in self.rulings if one.says == Says.UNMET]

    @property
    def unknown(self) -> list[Ruling]:
        return [one for one in self.rulings if one.says == Says.UNKNOWN]

    @property
    def may(self) -> bool:
        return not self.unmet


def of_entry(entry: Entry, *, at: datetime) -> Weighed:
    """The entry's edition, host, innovation, unit and group are loaded."""
    own = entry.unit if entry.innovation_id is None else None
    return weighed([Case(entry.edition, entry.innovation, entry.group, entry, own)], at=at)[0]


def weighed(cases: Sequence[Case], *, at: datetime) -> list[Weighed]:
    """Seven queries for innovations, as many for bodies, however many cases. Editions with `host__region`, innovations and units with `region`."""
    editions = {case.edition.pk: case.edition for case in cases}
    rules = defaultdict(list)
    for rule in Rule.objects.filter(edition__in=editions).order_by("place", "id"):
        rules[rule.edition_id].append(rule)
    closings = _closings(editions, at)
    records = [case.innovation for case in cases if case.innovation is not None]
    ids = {row.pk for row in records}
    awards = _awards(ids | {row.parent_id for row in records if row.parent_id}) if ids else {}
    baselines, goals = (_baselines(ids), _goals(ids)) if ids else ({}, {})
    own = bodies_themselves.known([case.unit for case in cases if case.innovation is None], at=at)
    titles, bodies = _titles(cases), _bodies(cases)
    found = []
    for case in cases:
        candidate = _candidate(case, closings[case.edition.pk], awards, baselines, goals, titles, bodies, own)
        meant = [
            rule for rule in rules[case.edition.pk] if rule.group_id in (None, case.group.pk if case.group else None)
        ]
        found.append(Weighed(case, [Ruling(rule, weigh(_condition(rule), candidate)) for rule in meant]))
    return found


def _condition(rule: Rule) -> Condition:
    return Condition(
        rule.kind, rule.number, tuple(one.strip() for one in rule.words.split(",") if one.strip()), rule.since, rule.until,
        of_all=rule.group_id is None,
    )  # fmt: skip


def _candidate(
    case: Case, closing_on: date, awards: dict[int, list[Won]], baselines: dict[int, int], goals: dict[int, int],
    titles: Counter[tuple[int, str, int]], bodies: Counter[tuple[int, int | None, int]], own: dict[int, bodies_themselves.Known],
) -> Candidate:  # fmt: skip
    innovation, edition = case.innovation, case.edition
    group, this = case.group.pk if case.group else None, case.entry.pk if case.entry else 0
    title = case.title.strip().lower()
    sent = 1 if case.entry and case.entry.state in SENT else 0
    shared: dict[str, Any] = {
        "closing_on": closing_on, "category": case.category, "inside": is_inside(edition, case.body_id, case.region),
        "same_title": sum(count for (of, name, entry), count in titles.items() if (of, name) == (edition.pk, title) and entry != this),
        "of_body": bodies[edition.pk, group, case.body_id] - sent,
        "of_body_in_all": sum(count for (of, _kind, body), count in bodies.items() if (of, body) == (edition.pk, case.body_id)) - sent,
    }  # fmt: skip
    if innovation is None:
        known = own[case.unit.pk]
        return Candidate(stage="", body=known.facts, awards=known.awards, **shared)
    return Candidate(
        stage=innovation.stage, started_on=innovation.started_on, year_only=innovation.year_only, baselines=baselines.get(innovation.pk, 0),
        origin_awards=awards.get(innovation.parent_id) if innovation.parent_id else None, goals=goals.get(innovation.pk, 0),
        adapted=innovation.parent_id is not None, awards=awards.get(innovation.pk, ()), **shared,
    )  # fmt: skip


def is_inside(edition: Edition, body_id: int, own: Region | None) -> bool:
    """Of the host, or from the region of the host: codes of regions begin with the code of what they lie in."""
    if body_id == edition.host.body_id:
        return True
    host = edition.host.region
    return bool(host and own and (own.code == host.code or own.code.startswith(f"{host.code}.")))


def _closings(editions: dict[int, Edition], at: datetime) -> dict[int, date]:
    """The last day of registration; ages are counted back from it. Without one: today."""
    rows = Period.objects.filter(edition__in=editions, stage=Stage.REGISTRATION).values_list("edition_id", "ends_at")
    ends = {edition: ends_at - timedelta(minutes=1) for edition, ends_at in rows}
    return {pk: ends.get(pk, at).astimezone(ZoneInfo(edition.zone)).date() for pk, edition in editions.items()}


def _awards(ids: set[int]) -> dict[int, list[Won]]:
    found = defaultdict(list)
    rows = Award.objects.filter(innovation__in=ids).exclude(confidence=Confidence.WITHDRAWN).order_by("year", "id")
    for innovation_id, level, year, confidence in rows.values_list("innovation_id", "level", "year", "confidence"):
        assert innovation_id is not None
        found[innovation_id].append(Won(level, year, confidence == Confidence.STATED))
    return dict(found)


def _baselines(ids: set[int]) -> dict[int, int]:
    rows = Indicator.objects.filter(innovation__in=ids, baseline__isnull=False).values("innovation_id")
    return {row["innovation_id"]: row["count"] for row in rows.annotate(count=Count("pk")).order_by()}


def _goals(ids: set[int]) -> dict[int, int]:
    rows = GoalLink.objects.filter(innovation__in=ids).values("innovation_id")
    return {row["innovation_id"]: row["count"] for row in rows.annotate(count=Count("pk")).order_by()}


def _titles(cases: Sequence[Case]) -> Counter[tuple[int, str, int]]:
    """(edition, title, entry) of entries whose title is one of these."""
    wanted = {case.title.strip().lower() for case in cases}
    rows = Entry.objects.filter(edition__in={case.edition.pk for case in cases}, state__in=LIVE).annotate(
        lower=Lower("title")
    )
    return Counter(rows.filter(lower__in=wanted).values_list("edition_id", "lower", "pk"))


def _bodies(cases: Sequence[Case]) -> Counter[tuple[int, int | None, int]]:
    """(edition, group, body) → how many were submitted."""
    wanted = Q(edition__in={case.edition.pk for case in cases}, body__in={case.body_id for case in cases})
    rows = Entry.objects.filter(wanted, state__in=SENT).values_list("edition_id", "group_id", "body_id")
    return Counter(
        {(edition, group, body): count for edition, group, body, count in rows.annotate(count=Count("pk")).order_by()}
    )
