"""What may be told of a count: plain Python, no database."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sambut.competitions.measures.definitions import DEFINITIONS, SMALLEST, Unit
from sambut.competitions.measures.states import Basis, Measure

FOUR = Decimal("0.0001")


@dataclass(frozen=True)
class Raw:
    """As it was counted. `value` where it is no share of both numbers (a median, an index)."""

    numerator: int | None
    denominator: int
    value: Decimal | None = None

    def of(self, measure: Measure) -> Decimal | None:
        if self.value is not None:
            return self.value.quantize(FOUR)
        if DEFINITIONS[measure].unit == Unit.COUNT:
            return Decimal(self.numerator or 0)
        if not self.denominator or self.numerator is None:
            return None
        return (Decimal(self.numerator) / self.denominator).quantize(FOUR)


@dataclass(frozen=True)
class Told:
    """What is kept and shown."""

    basis: Basis
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None


def told(measure: Measure, raw: Raw | None) -> Told:
    """Nothing that rests on one to four people's cases is told, neither as a number nor as a share that gives it away."""
    if raw is None or not raw.denominator:
        return Told(Basis.ABSENT)
    if not DEFINITIONS[measure].guarded:
        return Told(Basis.COUNTED, raw.of(measure), raw.numerator, raw.denominator)
    if raw.denominator < SMALLEST:
        return Told(Basis.TOO_FEW)
    if DEFINITIONS[measure].unit == Unit.SHARE and _gives_away(raw):
        return Told(Basis.FEW, denominator=raw.denominator)
    return Told(Basis.COUNTED, raw.of(measure), raw.numerator, raw.denominator)


def _gives_away(raw: Raw) -> bool:
    return raw.numerator is not None and 0 < raw.numerator < SMALLEST


def enough_for_spread(measure: Measure, raw: Raw) -> bool:
    """A body counts in the national spread when its own figure rests on enough."""
    return raw.denominator >= (SMALLEST if DEFINITIONS[measure].guarded else 1)


def stateable(measure: Measure, value: Decimal) -> bool:
    """Whether a body may state this number: a share of one, an index of 25 to 100, whole numbers of cases."""
    unit = DEFINITIONS[measure].unit
    if unit == Unit.SHARE:
        return 0 <= value <= 1
    if unit == Unit.INDEX:
        return 25 <= value <= 100
    return 0 <= value < 10**9 and (unit != Unit.COUNT or value == value.to_integral_value())


def quantile(ordered: Sequence[Decimal], point: Decimal) -> Decimal:
    """Between the two neighbours, as `percentile_cont` does."""
    place = point * (len(ordered) - 1)
    low = int(place)
    high = min(low + 1, len(ordered) - 1)
    return (ordered[low] + (ordered[high] - ordered[low]) * (place - low)).quantize(FOUR)
