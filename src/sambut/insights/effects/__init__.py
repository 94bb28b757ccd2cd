"""Did it work? The effect of a start on a panel of regions by months, with an interval, or that nobody can say.

    estimate(panel) -> Estimate          panel: panel.panel_of(rows) or reading.read_panel(file)

Fewer than ten regions that started: each beside a weighted comparison of regions chosen by rule, the interval from placebo
regions. Ten or more: group-time effects against regions that have not started yet, the interval from regions drawn anew.
"Too little to say" is a result with its reason. Nothing is random: the seed is fixed and printed. The method, its limits and
its tests on known panels: docs/effects.md. Runs in jobs and commands only; numpy is imported inside functions.
"""

from sambut.insights.effects.estimating import estimate
from sambut.insights.effects.panel import BadPanel, Panel, Row, panel_of
from sambut.insights.effects.results import Estimate, Interval, Verdict

__all__ = ["BadPanel", "Estimate", "Interval", "Panel", "Row", "Verdict", "estimate", "panel_of"]
