"""An estimate in English sentences, for the command."""

from sambut.insights.effects.results import Check, Estimate, Interval, Verdict


def sentence(found: Estimate) -> str:
    """The answer in one sentence."""
    if found.estimate is None or found.interval is None:
        return f"Too little to say. {found.why_not}"
    low, high = sorted((abs(found.interval.low), abs(found.interval.high)))
    size = f"{abs(found.estimate):.4g}"
    if found.verdict == Verdict.NO_CLEAR_CHANGE:
        return (
            f"No clear change: the estimate is {found.estimate:+.4g} a month, and anything from {found.interval.low:+.4g} "
            f"to {found.interval.high:+.4g} may be chance (95 % interval)."
        )
    way = "lower" if found.estimate < 0 else "higher"
    said = f"The value is {size} a month {way} than it would have been without the start (95 % interval: {low:.4g} to {high:.4g} {way})."
    if found.verdict == Verdict.DOUBTFUL:
        return f"In doubt: {said[0].lower()}{said[1:]} But the regions differed from their comparison before anything had started."
    return said


def lines(found: Estimate) -> list[str]:
    """The estimate for people at a terminal."""
    said = [sentence(found)]
    if found.estimate is not None:
        used = [one for one in found.treated if not one.why_not]
        said += [
            f"method: {found.method}, version {found.version}, seed {found.seed}",
            f"started: {', '.join(f'{one.region} from {one.start}' for one in used[:8])}{' …' if len(used) > 8 else ''}",
            f"months: {found.months['first']} to {found.months['last']}; used {found.months['before']} before, {found.months['after']} since",
            f"compared with: {', '.join(f'{one.region} ({one.weight:.0%})' for one in found.comparisons[:20])}"
            + (f" and {len(found.comparisons) - 20} more" if len(found.comparisons) > 20 else ""),
            f"chosen by: {found.comparison_rule}",
            f"before the start: {_check(found.before_the_start)}",
            f"placebo in time: {_check(found.placebo_in_time)}",
            f"placebo in space: {_space(found)}",
        ]
        if found.next_region:
            said.append(f"one more region may expect: {_between(found.next_region)}")
    said += [f"could not: {words}" for words in found.could_not]
    return said + [f"note: {words}" for words in found.notes]


def _check(check: Check) -> str:
    if check.ok is None or check.interval is None:
        return "not made"
    found = f"{check.estimate:+.4g} ({_between(check.interval)})"
    return f"nothing found, as it should be: {found}" if check.ok else f"something is there that should not be: {found}"


def _space(found: Estimate) -> str:
    space = found.placebo_in_space
    if space.stands_out is None or space.low is None or space.high is None or space.share is None:
        return "not made"
    said = f"regions that never started come out between {space.low:+.4g} and {space.high:+.4g}"
    return f"{said}; {space.share:.1%} of {space.draws} are as far from nought as this"


def _between(interval: Interval) -> str:
    return f"{interval.low:+.4g} to {interval.high:+.4g}"
