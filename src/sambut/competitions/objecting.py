"""The clock of objections: days of the edition's own zone, counted from the announcement."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sambut.competitions.models import Edition


def window_closes(edition: Edition) -> datetime:
    """The first instant after the last day on which somebody may object."""
    assert edition.announced_at is not None  # asked of announced editions only
    return _after(edition, edition.objection_days)


def answer_due(edition: Edition) -> datetime:
    """Until when objections are answered: as many days again."""
    return _after(edition, 2 * edition.objection_days)


def _after(edition: Edition, days: int) -> datetime:
    zone = ZoneInfo(edition.zone)
    assert edition.announced_at is not None
    day = edition.announced_at.astimezone(zone).date() + timedelta(days=days + 1)
    return datetime.combine(day, time.min, zone)
