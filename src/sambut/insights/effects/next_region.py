"""What one more region may expect: the spread of effects between regions, not only the doubt about their mean.

Random effects of DerSimonian and Laird (1986); the prediction interval of Higgins, Thompson and Spiegelhalter (2009).
"""

import math
from collections.abc import Sequence

from sambut.insights.effects.few import t_quantile
from sambut.insights.effects.results import Interval

FEWEST = 5


def next_region(effects: Sequence[float], errors: Sequence[float]) -> Interval | None:
    """From the effect of each region and its standard error; None with fewer than five."""
    count = len(effects)
    if count < FEWEST or len(errors) != count or min(errors) <= 0:
        return None
    mass = [1 / error**2 for error in errors]
    mean = sum(m * e for m, e in zip(mass, effects, strict=True)) / sum(mass)
    spread = sum(m * (e - mean) ** 2 for m, e in zip(mass, effects, strict=True))
    between = max(0.0, (spread - (count - 1)) / (sum(mass) - sum(m * m for m in mass) / sum(mass)))
    mass = [1 / (error**2 + between) for error in errors]
    mean = sum(m * e for m, e in zip(mass, effects, strict=True)) / sum(mass)
    reach = t_quantile(count - 2) * math.sqrt(between + 1 / sum(mass))
    return Interval(mean - reach, mean + reach)
