"""Which weight explains a figure that somebody published: 1/9, or 0.1111, 0.111, 0.11. Plain Python."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sambut.surveys.rules import CONVERSION, PLACES, Tally, check_tallies, rounded

CUTS = (4, 3, 2)
"""Decimals to which 1/n is cut off in practice: 0.1111, 0.111, 0.11."""
MEAN_CUTS: tuple[int | None, ...] = (None, 3, 2)
"""Decimals to which means are rounded before they are weighted, in some spreadsheets. None: not at all."""


@dataclass(frozen=True)
class Explanation:
    """`weight` as it is written ("1/9", "0.11"); `mean_places` when the means had been rounded; the figure that follows."""

    weight: str
    value: Decimal
    mean_places: int | None = None
    exact: bool = False
    """Reckoned as the rule says: nothing cut off on the way."""


def explain(published_value: Decimal | str, tallies: Mapping[str, Tally]) -> Explanation | None:
    """The plainest way of reckoning that gives the published figure, or None when none does."""
    return next(explanations(published_value, tallies), None)


def explanations(published_value: Decimal | str, tallies: Mapping[str, Tally]) -> Iterator[Explanation]:
    """Every weight that gives the figure, to as many decimals as it was published with; the exact one first, each once."""
    check_tallies(tallies)
    published = Decimal(str(published_value))
    places = min(max(-int(published.as_tuple().exponent), 0), 6)
    told: set[str] = set()
    for mean_places in MEAN_CUTS:
        for weight, written in _weights(len(tallies)):
            means = (_mean(tally, mean_places) for tally in tallies.values())
            exact = CONVERSION * weight * sum(means, Fraction(0))
            if rounded(exact, places) == published and written not in told:
                told.add(written)
                yield Explanation(
                    written, rounded(exact, PLACES), mean_places, weight * len(tallies) == 1 and mean_places is None
                )


def _mean(tally: Tally, places: int | None) -> Fraction:
    return tally.mean if places is None else Fraction(rounded(tally.mean, places))


def _weights(elements: int) -> Iterator[tuple[Fraction, str]]:
    """1/n, then what is left of it when it is cut off or rounded; each value once."""
    exact = Fraction(1, elements)
    yield exact, str(exact)
    seen = {exact}
    for places in CUTS:
        for value in (Decimal(10**places // elements).scaleb(-places), rounded(exact, places)):
            if Fraction(value) not in seen and value:
                seen.add(Fraction(value))
                yield Fraction(value), str(value)
