"""What the rules of an edition say about innovations, with the source of each: at any time, in a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Q
from django.db.models.functions import Lower

from sambut.competitions.models import Edition, Entry, Group, Period, Rule
from sambut.competitions.rules import Candidate, Condition, Says, Verdict, Won, weigh
from sambut.competitions.states import LIVE, SENT, Stage
from sambut.innovations.models import Award, Indicator, Innovation
from sambut.innovations.states import Confidence


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
    """One innovation as it would stand in one group of one edition; `entry` when it has begun already."""

    edition: Edition
    innovation: Innovation
    group: Group | None
    entry: Entry | None = None

    @property
    def title(self) -> str:
        return self.entry.title if self.entry else self.innovation.name

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
    """The entry's edition, host, innovation and group are loaded."""
    return weighed([Case(entry.edition, entry.innovation, entry.group, entry)], at=at)[0]


def weighed(cases: Sequence[Case], *, at: datetime) -> list[Weighed]:
    """Six queries, however many cases. Editions with `host__region` and innovations with `region` are loaded."""
    editions = {case.edition.pk: case.edition for case in cases}
    rules = defaultdict(list)
    for rule in Rule.objects.filter(edition__in=editions).order_by("place", "id"):
        rules[rule.edition_id].append(rule)
    closings = _closings(editions, at)
    ids = {case.innovation.pk for case in cases}
    awards = _awards(ids)
    baselines = _baselines(ids)
    titles, bodies = _titles(cases), _bodies(cases)
    found = []
    for case in cases:
        candidate = _candidate(case, closings[case.edition.pk], awards, baselines, titles, bodies)
        meant = [
            rule for rule in rules[case.edition.pk] if rule.group_id in (None, case.group.pk if case.group else None)
        ]
        found.append(Weighed(case, [Ruling(rule, weigh(_condition(rule), candidate)) for rule in meant]))
    return found


def _condition(rule: Rule) -> Condition:
    return Condition(
        rule.kind, rule.number, tuple(one.strip() for one in rule.words.split(",") if one.strip()), rule.since
    )


def _candidate(
    case: Case, closing_on: date, awards: dict[int, list[Won]], baselines: dict[int, int],
    titles: Counter[tuple[int, str, int]], bodies: Counter[tuple[int, int | None, int]],
) -> Candidate:  # fmt: skip
    innovation, edition = case.innovation, case.edition
    group, own = case.group.pk if case.group else None, case.entry.pk if case.entry else 0
    title = case.title.strip().lower()
    return Candidate(
        closing_on=closing_on, stage=innovation.stage, started_on=innovation.started_on, year_only=innovation.year_only,
        baselines=baselines.get(innovation.pk, 0), category=case.category, inside=is_inside(edition, innovation),
        same_title=sum(count for (of, name, entry), count in titles.items() if (of, name) == (edition.pk, title) and entry != own),
        of_body=sum(
            count for (of, kind, body), count in bodies.items() if (of, kind, body) == (edition.pk, group, innovation.body_id)
        ) - (1 if case.entry and case.entry.state in SENT else 0),
        adapted=innovation.parent_id is not None, awards=awards.get(innovation.pk, ()),
    )  # fmt: skip


def is_inside(edition: Edition, innovation: Innovation) -> bool:
    """Of the host, or from the region of the host: codes of regions begin with the code of what they lie in."""
    if innovation.body_id == edition.host.body_id:
        return True
    host, own = edition.host.region, innovation.region
    return bool(host and own and (own.code == host.code or own.code.startswith(f"{host.code}.")))


def _closings(editions: dict[int, Edition], at: datetime) -> dict[int, date]:
    """The last day of registration; ages are counted back from it. Without one: today."""
    rows = Period.objects.filter(edition__in=editions, stage=Stage.REGISTRATION).values_list("edition_id", "ends_at")
    ends = {edition: ends_at - timedelta(minutes=1) for edition, ends_at in rows}
    return {pk: ends.get(pk, at).astimezone(ZoneInfo(edition.zone)).date() for pk, edition in editions.items()}


def _awards(ids: set[int]) -> dict[int, list[Won]]:
    found = defaultdict(list)
    rows = Award.objects.filter(innovation__in=ids).order_by("year", "id")
    for innovation_id, level, year, confidence in rows.values_list("innovation_id", "level", "year", "confidence"):
        assert innovation_id is not None
        found[innovation_id].append(Won(level, year, confidence == Confidence.STATED))
    return dict(found)


def _baselines(ids: set[int]) -> dict[int, int]:
    rows = Indicator.objects.filter(innovation__in=ids, baseline__isnull=False).values("innovation_id")
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
    wanted = Q(edition__in={case.edition.pk for case in cases}, body__in={case.innovation.body_id for case in cases})
    rows = Entry.objects.filter(wanted, state__in=SENT).values_list("edition_id", "group_id", "body_id")
    return Counter(
        {(edition, group, body): count for edition, group, body, count in rows.annotate(count=Count("pk")).order_by()}
    )
