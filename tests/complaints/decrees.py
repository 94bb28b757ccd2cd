"""A changed list of days off, proposed by one and approved by another, as the product takes it."""

from collections.abc import Iterable
from datetime import date, datetime

from sambut.calendars.actions import DecreeText, approve_decree, propose_decree
from sambut.calendars.loading import load
from sambut.calendars.models import Decree
from sambut.calendars.queries import decrees_in_force
from sambut.calendars.rules import DayOff, Kind
from tests.world.cast import Cast


def changed(cast: Cast, year: int, *, more: Iterable[date] = (), less: Iterable[date] = (), at: datetime) -> Decree:
    """The decree of the year with days added and taken away; a year without one gets its first."""
    load(at=at)
    first, last = date(year, 1, 1), date(year, 12, 31)
    before = decrees_in_force().filter(covers_from__lte=first, covers_until__gte=last).first()
    kept = (
        [DayOff(h.date, Kind(h.kind), h.name) for h in before.holidays.all() if h.date not in set(less)]
        if before
        else []
    )
    days = [
        *kept,
        *(
            DayOff(day, Kind.JOINT_LEAVE, "Cuti bersama tambahan")
            for day in more
            if day not in {off.date for off in kept}
        ),
    ]
    proposed = propose_decree(
        DecreeText(title=f"Perubahan cuti bersama {year}", covers_from=first, covers_until=last), days=days,
        supersedes=before.pk if before else None, by=cast.national_admin.person(at), at=at,
    )  # fmt: skip
    return approve_decree(proposed.pk, by=cast.system_administrator.person(at), at=at)
