"""What `/metrics` tells of complaints: counts only."""

from datetime import datetime

from sambut.complaints.actions.timing import TIMER_STEPS
from sambut.complaints.models import Clock


def late(at: datetime) -> float:
    """Running limits that are late, of those who must act."""
    return Clock.objects.filter(stopped_at=None, due_at__lte=at).exclude(step__in=TIMER_STEPS).count()


def provisional(at: datetime) -> float:
    """Running limits that wait for a decreed calendar."""
    return Clock.objects.filter(stopped_at=None, provisional=True).count()


GAUGES = {
    "clocks_late": ("Running limits that are late.", late),
    "clocks_provisional": ("Running limits beyond the decreed calendar.", provisional),
}
