"""The estimate where few regions started."""

from collections.abc import Sequence
from statistics import fmean

from sambut.insights.effects.comparing import Base
from sambut.insights.effects.few import Case, Measured, case_of, measured
from sambut.insights.effects.leaving import left, nobody
from sambut.insights.effects.method import MONTHS_AFTER, MONTHS_BEFORE
from sambut.insights.effects.next_region import next_region
from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import Check, Comparison, Estimate, Placebos, Point, Step, Treated, Verdict, Why
from sambut.insights.effects.spans import Span, span_of

METHOD = "weighted comparison of the nearest regions, interval from placebo regions"
SURE = 0.05


def estimate(
    panel: Panel,
    base: Base,
    spans: Sequence[Span],
    left_out: list[Treated],
    could_not: list[str],
    *,
    most: int,
    seed: int,
) -> Estimate:
    cases: list[Case] = []
    for span in spans:
        case = case_of(panel, base, span, most=most)
        if isinstance(case, Why):
            left_out.append(left(panel, span.place, case))
            continue
        if len(case.span.after) < len(span.after):
            could_not.append(
                f"{panel.regions[span.place]}: months after {panel.month(case.span.last)} are not used; too few regions had not started by then."
            )
        cases.append(case)
    if not cases:
        return nobody(panel, left_out)
    found = measured(cases, [_effect(case) for case in cases], [case.placebos.effect for case in cases], seed)
    expected = fmean(float(panel.values[case.span.place, case.span.after].mean()) - _effect(case) for case in cases)
    own = [_own(panel, case, seed) for case in cases]
    errors = [(one.interval.high - one.interval.low) / (2 * 1.96) for one in own if one.interval]
    return Estimate(
        Verdict.NO_CLEAR_CHANGE, METHOD,
        estimate=found.estimate, interval=found.interval,
        relative=found.estimate / expected if expected > 0 else None,
        next_region=next_region([one.estimate or 0.0 for one in own], errors),
        treated=tuple(own), comparisons=_shared(own), by_month=_by_month(cases, seed),
        before_the_start=_before(cases, seed), placebo_in_time=_in_time(panel, base, cases, most, seed),
        placebo_in_space=_in_space(found),
        path=_path(panel, cases[0]) if len(cases) == 1 else (),
        months={"before": min(len(case.span.before) for case in cases), "after": max(len(case.span.after) for case in cases)},
    )  # fmt: skip


def _effect(case: Case) -> float:
    return float(case.own.effect[0])


def _own(panel: Panel, case: Case, seed: int) -> Treated:
    found = measured([case], [_effect(case)], [case.placebos.effect], seed)
    return Treated(
        panel.regions[case.span.place], panel.month(case.span.start), len(case.span.before), len(case.span.after),
        found.estimate, found.interval, comparisons(panel, case),
    )  # fmt: skip


def comparisons(panel: Panel, case: Case) -> tuple[Comparison, ...]:
    pairs = zip(case.own.others[0].tolist(), case.own.shares[0].tolist(), strict=True)
    found = [Comparison(panel.regions[int(case.pool[other])], share) for other, share in pairs if share > 1e-4]
    return tuple(sorted(found, key=lambda one: (-round(one.weight, 6), one.region)))


def _shared(own: Sequence[Treated]) -> tuple[Comparison, ...]:
    """Over all regions that started: the mean weight of each comparison region."""
    total: dict[str, float] = {}
    for one in own:
        for comparison in one.comparisons:
            total[comparison.region] = total.get(comparison.region, 0.0) + comparison.weight / len(own)
    return tuple(
        Comparison(name, share) for name, share in sorted(total.items(), key=lambda pair: (-round(pair[1], 6), pair[0]))
    )


def _by_month(cases: Sequence[Case], seed: int) -> tuple[Step, ...]:
    """The effect by months since the start, each month with the interval of the same month of the placebos."""
    places = [{int(month) - case.span.start: at for at, month in enumerate(case.span.after)} for case in cases]
    steps = []
    for since in range(max(max(known) for known in places) + 1):
        there = [(case, known[since]) for case, known in zip(cases, places, strict=True) if since in known]
        if not there:
            continue
        found = measured(
            [case for case, _ in there],
            [float(case.own.after[0, at]) for case, at in there],
            [case.placebos.after[:, at] for case, at in there],
            seed,
        )
        steps.append(Step(since, found.estimate, found.interval, len(there)))
    return tuple(steps)


def _before(cases: Sequence[Case], seed: int) -> Check:
    """Did the regions drift away from their comparison before anything started? Told as what that drift makes by itself."""
    stretch = [float(case.span.after.mean() - case.span.before.mean()) for case in cases]
    found = measured(
        cases,
        [float(case.own.drift(case.span.before)[0]) * far for case, far in zip(cases, stretch, strict=True)],
        [case.placebos.drift(case.span.before) * far for case, far in zip(cases, stretch, strict=True)],
        seed,
    )
    return Check(found.interval.covers(0), found.estimate, found.interval, found.share, found.draws)


def _in_space(found: Measured) -> Placebos:
    reach = found.interval.high - found.estimate
    return Placebos(found.share < SURE, -reach, reach, found.share, found.draws)


def _in_time(panel: Panel, base: Base, cases: Sequence[Case], most: int, seed: int) -> Check:
    """The same estimate with a start that never was, before the real one."""
    tried: list[Case] = []
    for case in cases:
        early = earlier(panel, case.span)
        if early is not None:
            found = case_of(panel, base, early, most=most)
            if isinstance(found, Case):
                tried.append(found)
    if not tried:
        return Check(None, why_not=f"it needs {MONTHS_BEFORE + MONTHS_AFTER} known months before the start")
    found_early = measured(tried, [_effect(case) for case in tried], [case.placebos.effect for case in tried], seed)
    covers = found_early.interval.covers(0)
    return Check(covers, found_early.estimate, found_early.interval, found_early.share, found_early.draws)


def earlier(panel: Panel, span: Span) -> Span | None:
    """A start up to a year before the real one, ending where the real one begins."""
    room = min(12, span.start - MONTHS_BEFORE)
    if room < MONTHS_AFTER:
        return None
    found = span_of(panel, span.place, start=span.start - room, end=span.start)
    return found if isinstance(found, Span) else None


def _path(panel: Panel, case: Case) -> tuple[Point, ...]:
    """The picture of one region: its months, the comparison at its own level, and how far placebos stray in each month."""
    import numpy as np

    months = np.concatenate([case.span.before, case.span.after])
    gaps = np.concatenate([case.own.before[0], case.own.after[0]])
    strays = np.concatenate([case.placebos.before, case.placebos.after], axis=1)
    points = []
    for at, month in enumerate(months.tolist()):
        own = float(panel.values[case.span.place, month])
        other = own - float(gaps[at])
        found = measured([case], [0.0], [strays[:, at]], 0)
        reach = found.interval.high
        points.append(
            Point(
                panel.month(month), own, other, max(other - reach, 0.0) if other >= 0 else other - reach, other + reach
            )
        )
    return tuple(points)
