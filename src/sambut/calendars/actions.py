"""Changing the calendar: one person proposes a decree, another one approves it, and every running clock is counted anew."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sambut.calendars.access import Holder, require
from sambut.calendars.loading import TOPIC, load, touch
from sambut.calendars.models import CalendarVersion, Decree, DecreeEvent, Holiday, OfficeHours
from sambut.calendars.queries import decrees_in_force
from sambut.calendars.rules import DayOff, Kind, OfficeSpan
from sambut.calendars.states import Origin, State, Verb
from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce


@dataclass(frozen=True)
class DecreeText:
    """What a decree says of itself."""

    title: str
    number: str = ""
    decided_on: date | None = None
    source: str = ""
    covers_from: date | None = None
    covers_until: date | None = None


@transaction.atomic
def propose_decree(
    text: DecreeText,
    *,
    days: Sequence[DayOff],
    supersedes: int | None = None,
    region_id: int | None = None,
    hours: Sequence[OfficeSpan] = (),
    organisation_id: int | None = None,
    by: Holder,
    at: datetime,
) -> Decree:
    """A decree with the whole list of its days; nothing counts by it before another person approves.

    `supersedes` is the decree in force whose list this one replaces as a whole. Local days belong to `region_id`; `hours`
    are those of one organisation, or national ones.
    """
    user_id = require(by, Verb.PROPOSE)
    _check(text, days, region_id)
    before = _supersedable(supersedes)
    _overlaps_nothing(text.covers_from, text.covers_until, before, days)
    if before is not None and not hours and before.office_hours.exists():
        raise Refused("calendar.hours_missing")
    if text.number and Decree.objects.filter(number=text.number, state__in=[State.IN_FORCE, State.PROPOSED]).exists():
        raise Refused("calendar.already_known")
    decree = Decree.objects.create(
        **vars(text),
        supersedes=before,
        state=State.PROPOSED,
        origin=Origin.OPERATOR,
        proposed_by_id=user_id,
        proposed_at=at,
    )
    Holiday.objects.bulk_create(
        Holiday(
            decree=decree,
            date=off.date,
            kind=off.kind,
            name=off.name,
            region_id=region_id if off.kind == Kind.LOCAL else None,
        )
        for off in days
    )
    OfficeHours.objects.bulk_create(
        OfficeHours(decree=decree, organisation_id=organisation_id, **vars(span)) for span in hours
    )
    event = DecreeEvent.objects.create(
        decree=decree,
        actor_id=user_id,
        verb=Verb.PROPOSE,
        state_to=State.PROPOSED,
        happened_at=at,
        recorded_at=at,
        facts=decree.facts(),
    )
    announce("calendars.decree_proposed", event.pk, at=at)
    return decree


@transaction.atomic
def approve_decree(decree_id: int, *, by: Holder, at: datetime) -> Decree:
    """The decree holds from now on. Announces `calendars.decree_changed`, by which running clocks are counted anew."""
    decree = _locked(decree_id)
    user_id = require(by, Verb.APPROVE, decree)
    if not CalendarVersion.objects.exists():
        load(at=at)
    CalendarVersion.objects.select_for_update().get()  # one change of the calendar at a time
    if decree.state == State.PROPOSED:
        before = _supersedable(decree.supersedes_id)
        _overlaps_nothing(decree.covers_from, decree.covers_until, before, decree.holidays.all())
    decree.approve(by=user_id, at=at)
    touch(at=at)
    announce(TOPIC, decree.events.latest("id").pk, at=at)
    return decree


@transaction.atomic
def reject_decree(decree_id: int, *, note: str, by: Holder, at: datetime) -> Decree:
    """The proposal ends; the note says why."""
    decree = _locked(decree_id)
    decree.reject(note=note, by=require(by, Verb.REJECT, decree), at=at)
    announce("calendars.decree_rejected", decree.events.latest("id").pk, at=at)
    return decree


@transaction.atomic
def withdraw_decree(decree_id: int, *, by: Holder, at: datetime) -> Decree:
    """Who proposed it takes it back."""
    decree = _locked(decree_id)
    decree.withdraw(by=require(by, Verb.WITHDRAW, decree), at=at)
    announce("calendars.decree_withdrawn", decree.events.latest("id").pk, at=at)
    return decree


def _locked(decree_id: int) -> Decree:
    decree = Decree.objects.select_for_update().filter(pk=decree_id).first()
    if decree is None:
        raise Refused("calendar.not_found")
    return decree


def _supersedable(decree_id: int | None) -> Decree | None:
    if decree_id is None:
        return None
    decree = decrees_in_force().filter(pk=decree_id).first()
    if decree is None:
        raise Refused("calendar.supersedes_wrong")
    return decree


def _overlaps_nothing(
    begins: date | None, ends: date | None, before: Decree | None, days: Iterable[DayOff | Holiday]
) -> None:
    """Two national lists that both claim to be complete for one day cannot both hold; the later one must supersede."""
    if begins is None or ends is None or all(off.kind == Kind.LOCAL for off in days):
        return
    others = decrees_in_force().filter(covers_from__lte=ends, covers_until__gte=begins)
    if before is not None:
        others = others.exclude(pk=before.pk)
    if (other := others.exclude(holidays__kind=Kind.LOCAL).first()) is not None:
        raise Refused("calendar.covers_overlap", other=str(other))


def _check(text: DecreeText, days: Sequence[DayOff], region_id: int | None) -> None:
    """The list and the decree's own words must fit each other."""
    begins, ends = text.covers_from, text.covers_until
    if (begins is None) != (ends is None) or (begins and ends and begins > ends):
        raise Refused("calendar.covers_wrong")
    if begins and ends and not days:
        raise Refused("calendar.list_empty")
    for off in days:
        if begins and ends and not begins <= off.date <= ends:
            raise Refused("calendar.day_outside", day=off.date)
        if off.kind == Kind.LOCAL and region_id is None:
            raise Refused("calendar.local_without_region")
