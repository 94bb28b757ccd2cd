"""The satisfaction index, exact: fractions all the way, rounded once at the end. Plain Python, no clock, no database.

Istilah: indeks kepuasan masyarakat (IKM), nilai rata-rata unsur (NRR). Dasar: PermenPANRB 14/2017.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from sambut.kernel.refusals import Refused
from sambut.surveys.bands import Band, bands
from sambut.surveys.states import Grade

METHOD = "ikm-2017.1"
"""Version of what stands here; kept beside every published figure."""

LOWEST, HIGHEST = 1, 4
CONVERSION = 25
PLACES = 2
FEWEST = 10
"""Below so many answers no figure is given: one answer could be read out of it. A round may ask for more, never for less."""

CHI_SQUARE, PROPORTION, ERROR = Fraction(3841, 1000), Fraction(1, 2), Fraction(1, 20)
"""Krejcie and Morgan 1970: chi-square for one degree of freedom at 95 %, the share that needs most, the error allowed."""

WEIGHT = re.compile(r"\d{1,6}(/\d{1,6}|\.\d{1,12})?", re.ASCII)
Weights = Mapping[str, Fraction]


@dataclass(frozen=True)
class Tally:
    """What was given to one element: the sum of its scores and how many people gave one."""

    total: int
    respondents: int

    @property
    def mean(self) -> Fraction:
        """Istilah: nilai rata-rata unsur (NRR)."""
        return Fraction(self.total, self.respondents)


@dataclass(frozen=True)
class Index:
    """`value` is the converted index, rounded half-up; `exact` is the same before rounding."""

    value: Decimal
    grade: Grade
    exact: Fraction
    means: Mapping[str, Fraction] = field(default_factory=dict)
    weights: Weights = field(default_factory=dict)

    @property
    def raw(self) -> Fraction:
        """On the scale of the answers, 1.00 to 4.00. No class is read from it: its classes leave gaps."""
        return self.exact / CONVERSION


def satisfaction_index(
    tallies: Mapping[str, Tally], weights: Weights | None = None, *, classes: Sequence[Band] | None = None
) -> Index:
    """The index of elements by key. Without weights each counts 1/n; given ones must add up to exactly 1."""
    check_tallies(tallies)
    used = dict(weights) if weights is not None else even_weights(tallies)
    check_weights(used, tallies)
    means = {code: tally.mean for code, tally in tallies.items()}
    exact = CONVERSION * sum((means[code] * used[code] for code in means), Fraction(0))
    value = rounded(exact, PLACES)
    return Index(value, grade_of(value, classes), exact, means, used)


def even_weights(codes: Iterable[str]) -> dict[str, Fraction]:
    found = list(codes)
    return {code: Fraction(1, len(found)) for code in found}


def check_tallies(tallies: Mapping[str, Tally]) -> None:
    if not tallies:
        raise Refused("survey.index.no_elements")
    for code, tally in tallies.items():
        if tally.respondents <= 0:
            raise Refused("survey.index.unanswered", element=code)
        if not LOWEST * tally.respondents <= tally.total <= HIGHEST * tally.respondents:
            raise Refused("survey.index.impossible", element=code, total=tally.total, respondents=tally.respondents)


def check_weights(weights: Weights, codes: Iterable[str]) -> None:
    if set(weights) != set(codes):
        raise Refused("survey.weights.other_elements", elements=sorted(set(weights) ^ set(codes)))
    if any(weight <= 0 for weight in weights.values()):
        raise Refused("survey.weights.not_positive")
    if (whole := sum(weights.values(), Fraction(0))) != 1:
        raise Refused("survey.weights.not_one", sum=written(whole))


def grade_of(value: Decimal, classes: Sequence[Band] | None = None) -> Grade:
    """The class of the rounded converted index; on it the classes touch, on the raw one they leave gaps."""
    for band in classes if classes is not None else bands():
        if band.lowest <= value <= band.highest:
            return band.grade
    raise Refused("survey.index.outside", value=value)


def rounded(exact: Fraction, places: int) -> Decimal:
    """Half up, from the exact fraction: no float and no second rounding."""
    scale = 10**places
    whole = (2 * exact.numerator * scale + exact.denominator) // (2 * exact.denominator)
    return Decimal(whole).scaleb(-places)


def sample_size(population: int) -> int:
    """How many answers are wanted of so many users, to the nearest. Istilah: jumlah sampel. Dasar: Krejcie & Morgan 1970.

    The table that comes with the rule equals this formula in each of its ninety rows; between rows the formula is used.
    """
    if population < 1:
        raise Refused("survey.sample.no_population")
    spread = CHI_SQUARE * PROPORTION * (1 - PROPORTION)
    return int(rounded(spread * population / (ERROR**2 * (population - 1) + spread), 0))


def may_detail(tallies: Mapping[str, Tally], fewest: int) -> bool:
    """May means of single elements be shown? Each must rest on enough answers: a missing one could be reckoned back."""
    return bool(tallies) and all(tally.respondents >= fewest for tally in tallies.values())


def weight_of(text: str) -> Fraction:
    """`1/9`, `0.1` or `0,1` as an exact fraction."""
    bare = text.strip().replace(",", ".")
    try:
        if WEIGHT.fullmatch(bare):
            return Fraction(bare)
    except ZeroDivisionError:
        pass
    raise Refused("survey.weights.unreadable", weight=bare[:40])


def written(value: Fraction) -> str:
    """A fraction as people write it: `1`, `1/9`."""
    return str(value)
