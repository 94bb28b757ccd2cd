"""The working calendar of a region from the database, and the reads of the pages."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet

from sambut.calendars.models import CalendarVersion, Decree, DecreeEvent, Holiday, OfficeHours
from sambut.calendars.reference_table import coverage, reference_calendar
from sambut.calendars.rules import DayOff, Kind, OfficeSpan, WorkingCalendar
from sambut.calendars.states import State

KEPT_CALENDARS = 600
"""Calendars that one process keeps: one a regency. They go when the version's token changes."""

_kept: dict[tuple[UUID, str, int | None], WorkingCalendar] = {}


def working_calendar(region_code: str | None = None, *, organisation_id: int | None = None) -> WorkingCalendar:
    """Working days of a region (its local holidays and those of the regions above it), with an organisation's own hours.

    One query while nothing has changed, three after a change. What is kept is found by a token that every change of the
    calendar replaces in the same transaction, so that the next request sees a changed decree and a rolled-back change
    is never found. Before the reference tables are loaded, the table of the running release itself.
    """
    token = CalendarVersion.objects.values_list("token", flat=True).first()
    if token is None:
        return reference_calendar()
    key = (token, region_code or "", organisation_id)
    found = _kept.get(key)
    if found is None:
        found = _read(region_code, organisation_id)
        if len(_kept) >= KEPT_CALENDARS or any(known[0] != token for known in list(_kept)[:1]):
            _kept.clear()
        national = _kept.get((token, "", None))
        found = national if found == national and national is not None else found  # most regions share one
        _kept[key] = found
    return found


def _read(region_code: str | None, organisation_id: int | None) -> WorkingCalendar:
    days, covers = [], set()
    rows = (
        Holiday.objects.filter(standing("decree__"), Q(region=None) | Q(region__code__in=_codes(region_code)))
        .order_by("date", "name")
        .values_list(
            "date", "kind", "name", "decree__number", "decree__title", "decree__covers_from", "decree__covers_until"
        )
    )
    for on, kind, name, number, title, covers_from, covers_until in rows:
        days.append(DayOff(on, Kind(kind), name, number or title))
        if covers_from and covers_until and kind != Kind.LOCAL:
            covers.add((covers_from, covers_until))
    start, until = coverage(covers)
    week, office = _hours(organisation_id)
    return WorkingCalendar(tuple(days), start, until, week, office)


def _hours(organisation_id: int | None) -> tuple[tuple[OfficeSpan, ...], tuple[OfficeSpan, ...]]:
    """National hours and those of the organisation, if it keeps its own."""
    national: list[OfficeSpan] = []
    own: list[OfficeSpan] = []
    rows = OfficeHours.objects.filter(standing("decree__"), Q(organisation=None) | Q(organisation=organisation_id))
    columns = ("organisation", "weekday", "opens_at", "closes_at", "starts_on", "ends_on")
    for owner, weekday, opens_at, closes_at, starts_on, ends_on in rows.order_by("weekday", "opens_at").values_list(
        *columns
    ):
        (national if owner is None else own).append(OfficeSpan(weekday, opens_at, closes_at, starts_on, ends_on))
    return tuple(national), tuple(own)


def _codes(region_code: str | None) -> list[str]:
    """`35.78.01` → `35`, `35.78`, `35.78.01`."""
    parts = region_code.split(".") if region_code else []
    return [".".join(parts[:length]) for length in range(1, len(parts) + 1)]


def standing(prefix: str = "") -> Q:
    """Decrees in force that none in force supersedes, as a condition on rows that lead to a decree by `prefix`."""
    later = Decree.objects.filter(state=State.IN_FORCE, supersedes=OuterRef(f"{prefix}pk"))
    return Q(**{f"{prefix}state": State.IN_FORCE}) & ~Q(Exists(later))


def decrees_in_force() -> QuerySet[Decree]:
    """What a new decree may supersede, newest first."""
    return Decree.objects.filter(standing()).order_by(F("covers_until").desc(nulls_last=True), "-id")


def amendable() -> QuerySet[Decree]:
    """The decrees in force that hold a list of days; office hours are amended by an action, not by the form."""
    return decrees_in_force().filter(Exists(Holiday.objects.filter(decree=OuterRef("pk"))))


def days_of_year(year: int) -> list[Holiday]:
    """The days off of a year with their decrees, national and local."""
    rows = Holiday.objects.filter(standing("decree__"), date__year=year).select_related("decree", "region")
    return list(rows.order_by("date", "kind", "name"))


def decrees_of_year(year: int) -> list[Decree]:
    """Every decree that ever set a day of the year, in the order in which they came."""
    touches = Q(covers_from__lte=date(year, 12, 31), covers_until__gte=date(year, 1, 1)) | Q(holidays__date__year=year)
    return list(Decree.objects.filter(touches, state=State.IN_FORCE).distinct().order_by("id"))


def proposals() -> list[Decree]:
    """What waits for a second person, oldest first."""
    return list(Decree.objects.filter(state=State.PROPOSED).select_related("proposed_by", "supersedes").order_by("id"))


def decided(most: int = 20) -> list[Decree]:
    """What people here decided lately."""
    rows = Decree.objects.exclude(proposed_by=None).exclude(state=State.PROPOSED)
    return list(rows.select_related("proposed_by", "decided_by").order_by("-decided_at")[:most])


def decree(decree_id: int) -> Decree | None:
    """A decree with its days, hours and events."""
    events = Prefetch("events", DecreeEvent.objects.select_related("actor").order_by("id"))
    days = Prefetch("holidays", Holiday.objects.select_related("region").order_by("date", "name"))
    rows = Decree.objects.select_related("proposed_by", "decided_by", "supersedes").prefetch_related(
        events, days, "office_hours"
    )
    return rows.filter(pk=decree_id).first()


def compared(decree: Decree) -> tuple[list[DayOff], list[DayOff]]:
    """What a decree adds to and takes away from the calendar as it stands, for who must approve it."""
    new = {_as_day(one) for one in decree.holidays.all()}
    old = (
        {_as_day(one) for one in Holiday.objects.filter(decree=decree.supersedes_id)} if decree.supersedes_id else set()
    )
    return _in_order(new - old), _in_order(old - new)


def _as_day(row: Holiday) -> DayOff:
    return DayOff(row.date, Kind(row.kind), row.name)


def _in_order(days: set[DayOff]) -> list[DayOff]:
    return sorted(days, key=lambda off: (off.date, off.name))
