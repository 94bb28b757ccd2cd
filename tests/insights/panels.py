"""Panels with a known truth, made the same way every time."""

import csv
import io
from collections.abc import Sequence

import numpy

from sambut.insights.effects import Panel, Row, panel_of
from sambut.insights.effects.panel import month_number, month_words

FIRST = month_number(2020, 1)


def rows(
    *,
    regions: int = 40,
    months: int = 48,
    starts: Sequence[int] = (30,),
    effect: float = 0.0,
    seed: int = 1,
    shock: float = 1.0,
    season: float = 0.2,
    noise: bool = True,
) -> list[Row]:
    """Counts of complaints: a level for each region, a season and a shock for all, chance. The first regions start."""
    random = numpy.random.default_rng(seed)
    level = numpy.exp(random.uniform(numpy.log(15), numpy.log(60), regions))
    time = numpy.arange(months)
    common = (1 + season * numpy.sin(2 * numpy.pi * time / 12)) * numpy.where(time >= 30, shock, 1.0)
    found = []
    for place in range(regions):
        start = starts[place] if place < len(starts) else None
        expected = level[place] * common
        if start is not None:
            expected = numpy.where(time >= start, expected * (1 + effect), expected)
        values = random.poisson(expected) if noise else expected
        found += [
            Row(f"R{place:03d}", FIRST + month, float(values[month]), None if start is None else FIRST + start)
            for month in range(months)
        ]
    return found


def panel(**more: object) -> Panel:
    return panel_of(rows(**more))  # type: ignore[arg-type]


def text(given: Sequence[Row], *, delimiter: str = ",") -> str:
    said = io.StringIO()
    writer = csv.writer(said, delimiter=delimiter)
    writer.writerow(["region", "month", "value", "treated_from"])
    for row in given:
        start = "" if row.treated_from is None else month_words(row.treated_from)
        writer.writerow([row.region, month_words(row.month), f"{row.value:g}", start])
    return said.getvalue()
