"""What is counted and estimated by the clock. Pages only read what stands then."""

from datetime import datetime

from sambut.insights import counting, estimating, solving


def count_recent(_: int, *, at: datetime) -> None:
    """Every hour: this month and the one before it."""
    counting.count(at=at, since=counting.last_month(at))


def count_monthly(_: int, *, at: datetime) -> None:
    """By night: every month, since an answer may come long after the report."""
    counting.count(at=at)


def estimate_effects(_: int, *, at: datetime) -> None:
    """By night: agreements that started and have no estimate yet of the last whole month."""
    estimating.estimate_all(at=at)


def match_topics(_: int, *, at: datetime) -> None:
    """By night: which innovations answer each topic."""
    solving.match_topics(at=at)
