"""What this room does by the clock."""

from datetime import datetime

from sambut.accounts import limits


def sweep_limits(_turn: int, *, at: datetime) -> None:
    """Once a night: the rows of limits whose window is over."""
    limits.sweep(at=at)
