"""Desk result, panel and visit side by side, and what they add up to by the declared weights. Plain Python."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

WHOLE = 100


@dataclass(frozen=True)
class Weights:
    """Shares of the total; they add to 100."""

    desk: int
    panel: int
    visit: int


@dataclass(frozen=True)
class Parts:
    """What one finalist brought along, each of 100. None: there is none yet."""

    desk: float | None
    panel: float | None
    visit: float | None

    def lacks(self, weights: Weights) -> list[str]:
        """Parts that count and are not there."""
        return [name for name in ("desk", "panel", "visit") if getattr(weights, name) and getattr(self, name) is None]

    def total(self, weights: Weights) -> float:
        """What is not there adds nothing."""
        named = ("desk", "panel", "visit")
        return sum(getattr(weights, name) * (getattr(self, name) or 0.0) for name in named) / WHOLE


def panel_mean(
    totals: Sequence[float], *, scored: float, head: float = 0.0, head_points: float | None = None
) -> float | None:
    """The mean of the signed sheets and, where it is scored, the head's presence. `scored`, `head`: weights of both."""
    if not totals:
        return None
    mean = sum(totals) / len(totals)
    whole = scored + (head if head_points is not None else 0.0)
    return (scored * mean + (head * head_points if head_points is not None else 0.0)) / whole if whole else mean


def seen_share(met: Mapping[int, bool | None], items: Sequence[int]) -> float | None:
    """Of 100: the share of the checklist that was seen to be so. What nobody looked at was not seen."""
    return WHOLE * sum(met.get(item) is True for item in items) / len(items) if items else None
