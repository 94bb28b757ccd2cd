"""Regions that cannot be used, and what is said when none can."""

from collections.abc import Sequence

from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import Estimate, Treated, Verdict, Why


def left(panel: Panel, place: int, why: Why) -> Treated:
    import numpy as np

    start = panel.starts[place]
    assert start is not None
    known = ~np.isnan(panel.values[place])
    before = int(known[: max(start, 0)].sum())
    return Treated(
        panel.regions[place], panel.month(start), before, int(known.sum()) - before, why_not=str(why), why=why
    )


def nobody(panel: Panel, left_out: Sequence[Treated]) -> Estimate:
    if not panel.treated():
        why = "No region starts within the panel: treated_from is empty everywhere, or lies after the last month."
    elif len(left_out) == 1:
        why = f"{left_out[0].region}: {left_out[0].why_not}."
    else:
        why = f"None of the {len(left_out)} regions that started can be used; the first, {left_out[0].region}: {left_out[0].why_not}."
    return Estimate(Verdict.TOO_LITTLE, "none", why)
