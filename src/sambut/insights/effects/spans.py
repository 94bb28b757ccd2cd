"""Which months of a region are looked at, and whether they are enough."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sambut.insights.effects.method import FEWEST_CASES, MONTHS_AFTER, MONTHS_BEFORE, WINDOW
from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import Why

if TYPE_CHECKING:
    import numpy as np

OBSERVED = 0.8
"""Share of the least months that must really be known."""


@dataclass(frozen=True)
class Span:
    """Places of the known months of one region: before its start (whole years) and from it on through the last used."""

    place: int
    start: int
    before: "np.ndarray"
    after: "np.ndarray"

    @property
    def last(self) -> int:
        return int(self.after[-1])


def span_of(panel: Panel, place: int, *, start: int | None = None, end: int | None = None) -> Span | Why:
    """The months of a region around a start (its own unless another is given), or why they are too few."""
    import numpy as np

    begin = panel.starts[place] if start is None else start
    assert begin is not None
    if begin <= 0:
        return Why("before_the_panel", {"first": panel.month(0)})
    length = panel.length if end is None else end
    known = ~np.isnan(panel.values[place])
    years = min(WINDOW, begin) // 12 * 12
    before = np.flatnonzero(known[begin - years : begin]) + begin - years if years else np.flatnonzero(known[:begin])
    after = np.flatnonzero(known[begin:length]) + begin
    if begin < MONTHS_BEFORE or len(before) < OBSERVED * MONTHS_BEFORE:
        return Why("short_before", {"months": len(before), "least": MONTHS_BEFORE})
    if length - begin < MONTHS_AFTER or len(after) < OBSERVED * MONTHS_AFTER:
        return Why("short_after", {"months": len(after), "least": MONTHS_AFTER})
    counted = panel.values if panel.cases is None and panel.counts else panel.cases
    cases = None if counted is None else float(np.nansum(counted[place, before[-MONTHS_BEFORE:]]))
    if cases is not None and cases < FEWEST_CASES:
        return Why("few_cases", {"cases": round(cases), "least": FEWEST_CASES})
    return Span(place, begin, before, after)
