"""The way from a panel to an estimate: who can be used, which method, the checks, the verdict."""

from collections.abc import Callable
from dataclasses import replace

from sambut.insights.effects import of_few, of_many
from sambut.insights.effects.comparing import RULE, base_of
from sambut.insights.effects.leaving import left, nobody
from sambut.insights.effects.method import FEW, MATERIAL, NEAREST, SEED
from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import Check, Estimate, Treated, Verdict
from sambut.insights.effects.spans import Span, span_of

Told = list[str]


def estimate(
    panel: Panel, *, only: str | None = None, most: int = NEAREST, textbook: bool = False, seed: int = SEED
) -> Estimate:
    """The effect of starting, over all regions that started. `most` comparison regions each (0: all that may be used). With
    `only` the effect on that region alone; the others that started are then nobody's comparison from their start on.

    `textbook` takes the group-time method whatever the number of regions, with g-1 as the month before and every region
    that has not started yet, of whatever kind.
    """
    if textbook:
        panel, most = replace(panel, kinds=("",) * len(panel.kinds)), 0
    base = base_of(panel)
    spans, left_out = _spans(panel, only)
    could_not: Told = []
    if not spans:
        return _finished(panel, nobody(panel, left_out), left_out, could_not, seed)
    if textbook or len(spans) >= FEW:
        found = of_many.estimate(panel, base, spans, left_out, could_not, most=most, textbook=textbook, seed=seed)
    else:
        found = of_few.estimate(panel, base, spans, left_out, could_not, most=most, seed=seed)
    return _finished(panel, found, left_out, could_not, seed)


def _spans(panel: Panel, only: str | None) -> tuple[list[Span], list[Treated]]:
    """The regions that can be estimated, and the others with the reason."""
    spans, left_out = [], []
    for place in panel.treated():
        if only is not None and panel.regions[place] != only:
            continue
        found = span_of(panel, place)
        if isinstance(found, Span):
            spans.append(found)
        else:
            left_out.append(left(panel, place, found))
    return spans, left_out


def _finished(panel: Panel, found: Estimate, left_out: list[Treated], could_not: Told, seed: int) -> Estimate:
    """Verdict, the facts of the panel, and what could not be done."""
    if found.estimate is None:
        verdict = Verdict.TOO_LITTLE
    else:
        verdict = verdict_of(found)
    said = [f"{one.region} was not used: {one.why_not}." for one in left_out]
    checks: dict[str, tuple[bool | None, str]] = {
        "The check before the start": (found.before_the_start.ok, found.before_the_start.why_not),
        "The placebo in time": (found.placebo_in_time.ok, found.placebo_in_time.why_not),
        "The placebo in space": (found.placebo_in_space.stands_out, found.placebo_in_space.why_not),
    }
    if found.estimate is not None:
        said += [f"{name} could not be made: {why}." for name, (made, why) in checks.items() if made is None]
    never = sum(start is None for start in panel.starts)
    return replace(
        found,
        verdict=verdict,
        treated=(*found.treated, *left_out),
        comparison_rule=RULE,
        months={"first": panel.month(0), "last": panel.month(panel.length - 1), "count": panel.length, **found.months},
        regions={"all": len(panel.regions), "started": len(panel.treated()), "used": len(found.treated), "never_started": never},
        could_not=(*could_not, *said),
        notes=(*panel.notes, *found.notes),
        seed=seed,
    )  # fmt: skip


def verdict_of(found: Estimate) -> Verdict:
    """Nought inside the interval is no clear change. A check that fails by much leaves a change in doubt."""
    assert found.estimate is not None
    assert found.interval is not None
    if found.interval.covers(0):
        return Verdict.NO_CLEAR_CHANGE
    material: Callable[[Check], bool] = lambda check: (  # noqa: E731
        check.ok is False and abs(check.estimate or 0) >= MATERIAL * abs(found.estimate or 0)
    )
    if material(found.before_the_start) or material(found.placebo_in_time):
        return Verdict.DOUBTFUL
    return Verdict.FELL if found.estimate < 0 else Verdict.ROSE
