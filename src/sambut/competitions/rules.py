"""Plain rules of the room: no clock, no request, no database."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sambut.competitions.states import RuleKind, Stage
from sambut.innovations.states import Stage as InnovationStage

SITS = timedelta(days=3)
"""After so long at the local admin an entry is told to sit. Our choice."""
YEARS_APART = 1
"""Registration may open in the year before that of the contest, or after it."""
QUIET = timedelta(days=7)
"""Before a closing the system stays up for so long. Our choice: in 2023 two dark days moved the closing of KIPP."""
CLOSINGS = (Stage.REGISTRATION, Stage.VERIFICATION, Stage.DESK, Stage.OBJECTION)
"""Stages that end while somebody outside still has to act."""


# -- time ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Span:
    """From `starts_at` up to, not including, `ends_at`."""

    starts_at: datetime
    ends_at: datetime

    def holds(self, at: datetime) -> bool:
        return self.starts_at <= at < self.ends_at


@dataclass(frozen=True)
class Gate:
    """Whether something that came at a moment is taken, and whether it is marked late."""

    taken: bool
    late: bool = False


def gate(opens_at: datetime, closes_at: datetime, *, grace: timedelta, at: datetime) -> Gate:
    """The closing is exclusive: 23:59:59 before it is in time, wherever the clock on the wall stands."""
    if at < opens_at:
        return Gate(False)
    if at < closes_at:
        return Gate(True)
    return Gate(at < closes_at + grace, late=True)


# -- words ----------------------------------------------------------------------------------------------


def words_of(text: str) -> int:
    return len(text.split())


# -- who may take part ----------------------------------------------------------------------------------


class Says(StrEnum):
    """What one rule says about one innovation."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    """The record does not say it, or a source is not sure."""


@dataclass(frozen=True)
class Condition:
    """A rule as it is weighed."""

    kind: str
    number: int | None = None
    levels: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    of_all: bool = False
    """It binds every group together, not one."""


@dataclass(frozen=True)
class Won:
    level: str
    year: int | None
    stated: bool


@dataclass(frozen=True)
class BodyFacts:
    """What rules about bodies look at."""

    kind: str
    used_since: date | None = None
    """The first complaint that stands here. None: none does, and another source must say it."""
    connected: float | None = None
    """Share of its units that have an officer; None: it has no unit."""


@dataclass(frozen=True)
class Candidate:
    """What the rules look at."""

    closing_on: date
    stage: str
    started_on: date | None = None
    year_only: bool = False
    baselines: int = 0
    category: bool | None = False
    """None: it is chosen when the entry begins."""
    same_title: int = 0
    """Other entries of the edition with this title."""
    of_body: int = 0
    """Other entries of its body that were submitted in this group."""
    of_body_in_all: int = 0
    """The same, in all groups."""
    inside: bool = False
    adapted: bool = False
    origin_awards: Collection[Won] | None = None
    """Of what it was adapted from; None: it was not, or of nothing known here."""
    goals: int | None = None
    """How many goals of sustainable development its record names."""
    awards: Collection[Won] = ()
    body: "BodyFacts | None" = None
    """Of a body or unit that takes part itself, without an innovation."""


@dataclass(frozen=True)
class Verdict:
    says: Says
    facts: dict[str, Any] = field(default_factory=dict)


def months_between(first: date, last: date) -> int:
    """Whole months."""
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def weigh(condition: Condition, candidate: Candidate) -> Verdict:
    """A rule about innovations says nothing of a body, and the other way round."""
    if condition.kind in (OF_INNOVATIONS if candidate.body else OF_BODIES):
        return Verdict(Says.UNKNOWN)
    return WEIGHING[RuleKind(condition.kind)](condition, candidate)


def _plain(met: bool, **facts: Any) -> Verdict:
    return Verdict(Says.MET if met else Says.UNMET, facts)


def _ages(candidate: Candidate) -> tuple[int, int] | None:
    """The least and the most it can be, in months, on the closing day: of some records only the year is known."""
    begun = candidate.started_on
    if begun is None:
        return None
    if not candidate.year_only:
        age = months_between(begun, candidate.closing_on)
        return age, age
    first, last = date(begun.year, 1, 1), date(begun.year, 12, 31)
    return months_between(last, candidate.closing_on), months_between(first, candidate.closing_on)


def _youngest(condition: Condition, candidate: Candidate) -> Verdict:
    ages, wanted = _ages(candidate), condition.number or 0
    if ages is None:
        return Verdict(Says.UNKNOWN, {"age": None})
    if ages[0] < wanted <= ages[1]:
        return Verdict(Says.UNKNOWN, {"age": ages[1], "year": candidate.started_on.year if candidate.started_on else 0})
    return _plain(ages[0] >= wanted, age=ages[0])


def _oldest(condition: Condition, candidate: Candidate) -> Verdict:
    ages, wanted = _ages(candidate), condition.number or 0
    if ages is None:
        return Verdict(Says.UNKNOWN, {"age": None})
    if ages[0] <= wanted < ages[1]:
        return Verdict(Says.UNKNOWN, {"age": ages[1], "year": candidate.started_on.year if candidate.started_on else 0})
    return _plain(ages[1] <= wanted, age=ages[1])


def _won(condition: Condition, candidate: Candidate) -> tuple[list[Won], list[Won]]:
    """Awards that the rule means: those that a source states, and those that are not sure."""
    return _sorted(condition, candidate.awards)


def _sorted(condition: Condition, awards: Collection[Won]) -> tuple[list[Won], list[Won]]:
    meant = [one for one in awards if _means(condition.levels, one.level) and _in_years(condition, one)]
    return [one for one in meant if one.stated], [one for one in meant if not one.stated]


def _means(levels: Collection[str], level: str) -> bool:
    return any(re.search(rf"\b{re.escape(wanted)}\b", level, re.IGNORECASE) for wanted in levels)


def _in_years(condition: Condition, won: Won) -> bool:
    """An award without a year may be of any."""
    if won.year is None:
        return True
    return (condition.since or won.year) <= won.year <= (condition.until or won.year)


def _told(won: Collection[Won]) -> list[str]:
    return [f"{one.level} {one.year}" if one.year else one.level for one in won]


def _not_awarded(condition: Condition, candidate: Candidate) -> Verdict:
    sure, unsure = _won(condition, candidate)
    if sure:
        return Verdict(Says.UNMET, {"won": _told(sure)})
    return Verdict(Says.UNKNOWN, {"won": _told(unsure)}) if unsure else Verdict(Says.MET, {"won": []})


def _awarded(condition: Condition, candidate: Candidate) -> Verdict:
    sure, unsure = _won(condition, candidate)
    if sure:
        return Verdict(Says.MET, {"won": _told(sure)})
    return Verdict(Says.UNKNOWN, {"won": _told(unsure)}) if unsure else Verdict(Says.UNMET, {"won": []})


def _finalist_at_most(condition: Condition, candidate: Candidate) -> Verdict:
    """May stand once more: it was a finalist fewer times than the rule allows."""
    sure, unsure = _won(condition, candidate)
    most = condition.number or 0
    if len(sure) >= most:
        return Verdict(Says.UNMET, {"times": len(sure)})
    return Verdict(Says.UNKNOWN if len(sure) + len(unsure) >= most else Says.MET, {"times": len(sure)})


def _adapted_awarded(condition: Condition, candidate: Candidate) -> Verdict:
    """Adapted from something that won. Where the record names no origin, or the origin's awards are not sure, people look."""
    if not candidate.adapted:
        return Verdict(Says.UNMET, {"won": []})
    sure, unsure = _sorted(condition, candidate.origin_awards or ())
    if sure:
        return Verdict(Says.MET, {"won": _told(sure)})
    return Verdict(Says.UNKNOWN, {"won": _told(unsure)})


def _most_per_body(condition: Condition, candidate: Candidate) -> Verdict:
    others = candidate.of_body_in_all if condition.of_all else candidate.of_body
    return _plain(others < (condition.number or 0), others=others)


def _goals(condition: Condition, candidate: Candidate) -> Verdict:
    if candidate.goals is None:
        return Verdict(Says.UNKNOWN, {"count": 0})
    return _plain(candidate.goals >= max(1, condition.number or 1), count=candidate.goals)


def _in_use(condition: Condition, candidate: Candidate) -> Verdict:
    """Months since the first complaint that stands here; without one people look at what the body shows."""
    begun = candidate.body.used_since if candidate.body else None
    if begun is None:
        return Verdict(Says.UNKNOWN, {"months": None})
    months = months_between(begun, candidate.closing_on)
    return _plain(months >= (condition.number or 0), months=months)


def _connected(condition: Condition, candidate: Candidate) -> Verdict:
    share = candidate.body.connected if candidate.body else None
    if share is None:
        return Verdict(Says.UNKNOWN, {"share": None})
    return _plain(share * 100 >= (condition.number or 0), share=share)


WEIGHING: dict[RuleKind, Callable[[Condition, Candidate], Verdict]] = {
    RuleKind.YOUNGEST: _youngest,
    RuleKind.OLDEST: _oldest,
    RuleKind.NOT_AWARDED: _not_awarded,
    RuleKind.AWARDED: _awarded,
    RuleKind.FINALIST_AT_MOST: _finalist_at_most,
    RuleKind.MOST_PER_BODY: _most_per_body,
    RuleKind.TITLE_ONCE: lambda rule, one: _plain(one.same_title == 0, others=one.same_title),
    RuleKind.RUNNING: lambda rule, one: _plain(one.stage == InnovationStage.RUNNING),
    RuleKind.BASELINE: lambda rule, one: _plain(one.baselines > 0, count=one.baselines),
    RuleKind.CATEGORY: lambda rule, one: Verdict(Says.UNKNOWN) if one.category is None else _plain(one.category),
    RuleKind.INSIDE: lambda rule, one: _plain(one.inside),
    RuleKind.ADAPTED_AWARDED: _adapted_awarded,
    RuleKind.INVITED: lambda rule, one: Verdict(Says.UNKNOWN),
    RuleKind.GOALS: _goals,
    RuleKind.ADAPTED: lambda rule, one: _plain(one.adapted),
    RuleKind.NOT_ADAPTED: lambda rule, one: _plain(not one.adapted),
    RuleKind.BODY_KIND: lambda rule, one: _plain(one.body is not None and one.body.kind in rule.levels),
    RuleKind.IN_USE: _in_use,
    RuleKind.UNITS_CONNECTED: _connected,
}
OF_INNOVATIONS = frozenset((
    RuleKind.YOUNGEST, RuleKind.OLDEST, RuleKind.RUNNING, RuleKind.BASELINE, RuleKind.ADAPTED, RuleKind.NOT_ADAPTED,
    RuleKind.ADAPTED_AWARDED, RuleKind.GOALS,
))  # fmt: skip
OF_BODIES = frozenset((RuleKind.BODY_KIND, RuleKind.IN_USE, RuleKind.UNITS_CONNECTED))
NUMBERED = (
    RuleKind.YOUNGEST, RuleKind.OLDEST, RuleKind.MOST_PER_BODY, RuleKind.FINALIST_AT_MOST, RuleKind.IN_USE, RuleKind.UNITS_CONNECTED,
)  # fmt: skip
"""Say nothing without a number."""
LEVELLED = (
    RuleKind.NOT_AWARDED, RuleKind.AWARDED, RuleKind.FINALIST_AT_MOST, RuleKind.ADAPTED_AWARDED, RuleKind.BODY_KIND,
)  # fmt: skip
"""Say nothing without the levels, or the kinds of bodies, that are meant."""
