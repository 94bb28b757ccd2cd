"""What an estimate says, in values that stand on their own."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from sambut.insights.effects.method import LEVEL, SEED, VERSION


class Verdict(StrEnum):
    FELL = "fell"
    ROSE = "rose"
    NO_CLEAR_CHANGE = "no_clear_change"
    DOUBTFUL = "doubtful"
    TOO_LITTLE = "too_little"


WHYS = {
    "before_the_panel": "it had started by the first month of the panel ({first}), so nothing is known of before",
    "short_before": "{months} months are known before the start; a whole year ({least}) is needed",
    "short_after": "{months} months are known since the start; {least} are needed",
    "few_cases": "{cases} cases in the year before the start; under {least} chance alone makes large changes",
    "few_comparisons": "{regions} regions without it can be compared with; at least {least} are needed",
    "no_month": "no month after its start has enough regions that had not started",
}


@dataclass(frozen=True)
class Why:
    """Why nothing can be said of a region: a code with facts, so that pages say it in their own words."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return WHYS[self.code].format(**self.facts)


@dataclass(frozen=True)
class Interval:
    low: float
    high: float

    def covers(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True)
class Comparison:
    region: str
    weight: float


@dataclass(frozen=True)
class Treated:
    """One region that started: its own estimate, or why there is none."""

    region: str
    start: str
    months_before: int
    months_after: int
    estimate: float | None = None
    interval: Interval | None = None
    comparisons: tuple[Comparison, ...] = ()
    why_not: str = ""
    why: Why | None = None


@dataclass(frozen=True)
class Step:
    """A month counted from the start (0 is the first month with it)."""

    months_since: int
    estimate: float
    interval: Interval | None
    regions: int


@dataclass(frozen=True)
class Cell:
    """ATT(g, t): the mean effect in one month on the regions that started together."""

    group: str
    month: str
    estimate: float
    regions: int
    comparisons: int


@dataclass(frozen=True)
class Check:
    """A test that ought to find nothing. `ok` is None when it could not be made; then `why_not` says so."""

    ok: bool | None
    estimate: float | None = None
    interval: Interval | None = None
    share: float | None = None
    """Share of placebos at least as far from nought as what was found (a p-value)."""
    draws: int = 0
    why_not: str = ""


@dataclass(frozen=True)
class Placebos:
    """What regions seem to gain that never started: between `low` and `high` for 95 % of them."""

    stands_out: bool | None
    low: float | None = None
    high: float | None = None
    share: float | None = None
    draws: int = 0
    why_not: str = ""


@dataclass(frozen=True)
class Point:
    """One month of the picture: the region, its comparison moved to the region's own level, and how far placebos scatter."""

    month: str
    own: float | None
    other: float
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Estimate:
    verdict: Verdict
    method: str
    why_not: str = ""
    estimate: float | None = None
    interval: Interval | None = None
    relative: float | None = None
    """The estimate as a share of what would have been expected without the start."""
    next_region: Interval | None = None
    """Where the effect on one more region may be expected to lie. Not narrower for many regions, unlike `interval`."""
    treated: tuple[Treated, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    comparison_rule: str = ""
    by_month: tuple[Step, ...] = ()
    cells: tuple[Cell, ...] = ()
    before_the_start: Check = field(default_factory=lambda: Check(None))
    placebo_in_time: Check = field(default_factory=lambda: Check(None))
    placebo_in_space: Placebos = field(default_factory=lambda: Placebos(None))
    path: tuple[Point, ...] = ()
    months: dict[str, Any] = field(default_factory=dict)
    regions: dict[str, int] = field(default_factory=dict)
    could_not: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    version: str = VERSION
    level: float = LEVEL
    seed: int = SEED

    def as_dict(self) -> dict[str, Any]:
        """For machines: rounded to what the arithmetic keeps on every machine."""
        facts: dict[str, Any] = _rounded(asdict(self))
        return facts


def _rounded(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, float):
        return round(value, 6) + 0.0
    if isinstance(value, dict):
        if value.keys() == {"low", "high"}:
            return [_rounded(value["low"]), _rounded(value["high"])]
        return {name: _rounded(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return value
