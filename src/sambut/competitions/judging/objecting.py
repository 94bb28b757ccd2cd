"""The clock of objections: days of the edition's own zone, counted from the announcement; working days where it says so."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sambut.calendars.queries import working_calendar
from sambut.calendars.rules import Limit, Unit, due_or_provisional
from sambut.competitions.final.plans import plan_of
from sambut.competitions.models import Edition


def window_closes(edition: Edition) -> datetime:
    """The first instant after the last day on which somebody may object."""
    return _after(edition, edition.objection_days)


def answer_due(edition: Edition) -> datetime:
    """Until when objections are answered: as many days again."""
    return _after(edition, 2 * edition.objection_days)


def _after(edition: Edition, days: int) -> datetime:
    """The day of the announcement does not count. Holidays of the host's own region count as days off."""
    zone = ZoneInfo(edition.zone)
    assert edition.announced_at is not None  # asked of announced editions only
    if days and plan_of(edition).working_days:
        region = edition.host.region
        calendar = working_calendar(region.code if region else None)
        return due_or_provisional(edition.announced_at, Limit(days, Unit.WORKING_DAYS), zone, calendar).due_at
    day = edition.announced_at.astimezone(zone).date() + timedelta(days=days + 1)
    return datetime.combine(day, time.min, zone)
