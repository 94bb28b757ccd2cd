"""The estimate where many regions started."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import fmean

from sambut.insights.effects.comparing import Base
from sambut.insights.effects.few import t_quantile
from sambut.insights.effects.leaving import left, nobody
from sambut.insights.effects.many import Differences, Draws, differences, drawn, slope
from sambut.insights.effects.method import DRAWS, MONTHS_AFTER, MONTHS_BEFORE
from sambut.insights.effects.next_region import next_region
from sambut.insights.effects.of_few import earlier
from sambut.insights.effects.panel import Panel
from sambut.insights.effects.results import (
    Cell,
    Check,
    Comparison,
    Estimate,
    Interval,
    Placebos,
    Step,
    Treated,
    Verdict,
)
from sambut.insights.effects.spans import Span

METHOD = "group-time effects against regions that have not started yet, interval from regions drawn anew"
SURE = 0.05
PLACEBO_POOL = 80
"""Regions that never started, of which the placebos in space are drawn."""
PLACEBO_STARTS = 12


def estimate(
    panel: Panel,
    base: Base,
    spans: Sequence[Span],
    left_out: list[Treated],
    could_not: list[str],
    *,
    most: int,
    textbook: bool,
    seed: int,
) -> Estimate:
    found: list[Differences] = []
    for span in spans:
        one = differences(panel, base, span, panel.values[span.place], most=most, month=textbook)
        if isinstance(one, Differences):
            found.append(one)
        else:
            left_out.append(left(panel, span.place, one))
    if not found:
        return nobody(panel, left_out)
    lost = sum(len(span.after) for span in spans) - sum(len(one.months) - one.before for one in found)
    if lost:
        could_not.append(
            f"{lost} months of regions that started are not used; too few regions had not started by then."
        )
    draws = drawn(found, len(panel.regions), seed, panel.length)
    overall = fmean(one.effect for one in found)
    interval = _interval(overall, draws, len(found))
    expected = fmean(float((one.own - one.gaps)[one.before :].mean() + _level(panel, one)) for one in found)
    scatter = _scatter(panel, base, found, most, textbook, seed)
    return Estimate(
        Verdict.NO_CLEAR_CHANGE, METHOD + (" (month before as base)" if textbook else ""),
        estimate=overall, interval=interval, relative=overall / expected if expected > 0 else None,
        next_region=next_region([one.effect for one in found], [one.scale * scatter.spread for one in found]) if scatter.spread else None,
        treated=tuple(_own(panel, one) for one in found), comparisons=_comparisons(panel, found),
        by_month=_by_month(found, draws), cells=_cells(panel, found),
        before_the_start=_before(found, draws), placebo_in_time=_in_time(panel, base, found, most, textbook, seed),
        placebo_in_space=scatter.check(overall),
        months={"before": min(one.before for one in found), "after": max(len(one.months) - one.before for one in found)},
    )  # fmt: skip


def _interval(estimate: float, draws: Draws, regions: int) -> Interval:
    return spread_interval(estimate, draws.overall, regions)


def spread_interval(estimate: float, drawn_anew: object, regions: int) -> Interval:
    """From the spread of the draws and Student's distribution; the factor undoes that drawing shrinks small numbers."""
    import numpy as np

    factor = ((regions + 1) / max(regions - 1, 1)) ** 0.5
    reach = float(np.std(np.asarray(drawn_anew))) * factor * t_quantile(max(regions - 1, 1))
    return Interval(estimate - reach, estimate + reach)


def _level(panel: Panel, one: Differences) -> float:
    return float(panel.values[one.span.place, one.months[: one.before]].mean())


def _own(panel: Panel, one: Differences) -> Treated:
    return Treated(
        panel.regions[one.span.place], panel.month(one.span.start), one.before, len(one.months) - one.before, one.effect
    )


def _comparisons(panel: Panel, found: Sequence[Differences]) -> tuple[Comparison, ...]:
    total: dict[int, float] = defaultdict(float)
    for one in found:
        shares = (one.used / one.used.sum(0))[:, one.before :].mean(1) / len(found)
        for row, share in zip(one.rows.tolist(), shares.tolist(), strict=True):
            total[row] += share
    ordered = sorted(total.items(), key=lambda pair: (-round(pair[1], 9), panel.regions[pair[0]]))
    return tuple(Comparison(panel.regions[row], share) for row, share in ordered)


def _by_month(found: Sequence[Differences], draws: Draws) -> tuple[Step, ...]:
    gathered: dict[int, list[float]] = defaultdict(list)
    for one in found:
        for month, gap in zip(one.months[one.before :].tolist(), one.gaps[one.before :].tolist(), strict=True):
            gathered[month - one.span.start].append(gap)
    return tuple(
        Step(since, fmean(gaps), spread_interval(fmean(gaps), draws.since[since], len(gaps)) if len(gaps) > 1 else None, len(gaps))
        for since, gaps in sorted(gathered.items())
    )  # fmt: skip


def _cells(panel: Panel, found: Sequence[Differences]) -> tuple[Cell, ...]:
    gaps: dict[tuple[int, int], list[float]] = defaultdict(list)
    others: dict[tuple[int, int], set[int]] = defaultdict(set)
    for one in found:
        for at in range(one.before, len(one.months)):
            cell = (one.span.start, int(one.months[at]))
            gaps[cell].append(float(one.gaps[at]))
            others[cell].update(one.rows[one.used[:, at] > 0].tolist())
    return tuple(
        Cell(panel.month(group), panel.month(month), fmean(those), len(those), len(others[group, month]))
        for (group, month), those in sorted(gaps.items())
    )


def _before(found: Sequence[Differences], draws: Draws) -> Check:
    stretch = fmean(float(one.months[one.before :].mean() - one.span.before.mean()) for one in found)
    drift = fmean(float(slope(one.gaps[None, : one.before], one.span.before)[0]) for one in found) * stretch
    interval = spread_interval(drift, draws.drift * stretch, len(found))
    return Check(interval.covers(0), drift, interval, draws=DRAWS)


def _in_time(panel: Panel, base: Base, found: Sequence[Differences], most: int, textbook: bool, seed: int) -> Check:
    tried = []
    for one in found:
        early = earlier(panel, one.span)
        if early is not None:
            again = differences(panel, base, early, panel.values[early.place], most=most, month=textbook)
            if isinstance(again, Differences):
                tried.append(again)
    if len(tried) < 2:
        return Check(None, why_not=f"it needs {MONTHS_BEFORE + MONTHS_AFTER} known months before the start")
    effect = fmean(one.effect for one in tried)
    interval = spread_interval(effect, drawn(tried, len(panel.regions), seed, panel.length).overall, len(tried))
    return Check(interval.covers(0), effect, interval, draws=DRAWS)


class _Scatter:
    """What regions that never started seem to have gained from the same starts."""

    def __init__(self, means: list[float], spread: float, why_not: str = "") -> None:
        self.means, self.spread, self.why_not = means, spread, why_not

    def check(self, estimate: float) -> Placebos:
        import numpy as np

        if self.why_not:
            return Placebos(None, why_not=self.why_not)
        as_far = int((np.abs(np.array(self.means)) >= abs(estimate) - 1e-12).sum())
        share = (as_far + 1) / (len(self.means) + 1)
        ordered = sorted(self.means)
        cut = int(len(ordered) * 0.025)
        return Placebos(share < SURE, ordered[cut], ordered[-1 - cut], share, len(self.means))


def _scatter(panel: Panel, base: Base, found: Sequence[Differences], most: int, textbook: bool, seed: int) -> _Scatter:
    """Draws as many regions that never started as did start, gives them the same starts, and takes the mean, many times."""
    import numpy as np

    never = [place for place, start in enumerate(panel.starts) if start is None and base.usable[place]]
    if len(never) < max(2 * len(found), 20):
        return _Scatter(
            [], 0.0, f"{len(never)} regions never started; it needs twice as many as did start ({2 * len(found)})"
        )
    random = np.random.default_rng(seed)
    pool = [never[at] for at in np.sort(random.permutation(len(never))[: max(PLACEBO_POOL, 2 * len(found))])]
    starts = sorted({one.span.start for one in found})
    starts = starts[:: max(1, -(-len(starts) // PLACEBO_STARTS))]
    spans = {start: next(one.span for one in found if one.span.start == start) for start in starts}
    effects, ratios = np.full((len(starts), len(pool)), np.nan), []
    for row, start in enumerate(starts):
        for column, place in enumerate(pool):
            span = Span(place, start, spans[start].before, spans[start].after)
            one = differences(panel, base, span, base.values[place], most=most, month=textbook)
            if isinstance(one, Differences):
                effects[row, column] = one.effect
                ratios.append(one.effect / max(one.scale, 1e-12))
    means = []
    for _ in range(DRAWS):
        columns = random.permutation(len(pool))[: len(found)]
        rows = random.integers(0, len(starts), len(found))
        means.append(float(np.nanmean(effects[rows, columns])))
    return _Scatter(means, float(np.sqrt(np.mean(np.square(ratios)))))
