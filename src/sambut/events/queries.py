"""Reads for pages, calendars and the API. The number of queries never follows the number of rows."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from sambut.events import access, seeing
from sambut.events.models import (
    Booking,
    CheckIn,
    ClinicSlot,
    Counts,
    Delegate,
    Delegation,
    DeskRequest,
    Event,
    Happening,
    Partner,
    PastForum,
    Pledge,
    Report,
    ReportPaper,
    Session,
    Signing,
    Speaker,
    Stand,
    StandInterest,
    Task,
)
from sambut.events.states import OPEN, PUBLIC, Answer, TaskState
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation

SHOWN = ("innovation__uuid", "innovation__title", "innovation__local_name", "innovation__state", "innovation__unit__name",
         "innovation__unit__path", "innovation__body__name", "innovation__body_id")  # fmt: skip
"""Of an innovation no more than a list shows: its texts are long."""


def counts(event_id: int) -> Counts:
    """Kept by every action; never typed. For rooms above too."""
    return Counts.objects.get(event_id=event_id)


# -- events ------------------------------------------------------------------------------------------


def event(person: Person, uuid: UUID | str) -> Event | None:
    return seeing.visible(person).select_related("body", "region").filter(uuid=uuid).first()


def coming_and_past() -> QuerySet[Event]:
    """What everybody may see, newest first."""
    return Event.objects.filter(state__in=PUBLIC).select_related("body", "counts")


def hosted(person: Person) -> list[Event]:
    """Of the bodies for which this person is the secretariat, whatever their state."""
    held = sorted(person.organisations(Role.SECRETARIAT))
    rows = Event.objects.filter(body__path__overlap=held).select_related("body", "counts")
    return list(rows.order_by("-starts_at", "-id")[:30]) if held else []


def coached() -> list[Event]:
    """Where facilitators may offer clinics now."""
    return list(Event.objects.filter(state__in=OPEN).select_related("body").order_by("starts_at", "id")[:12])


def supported(person: Person) -> list[Event]:
    held = person.organisations(Role.PARTNER)
    if not held:
        return []
    rows = Event.objects.filter(partners__body_id__in=held, state__in=PUBLIC).select_related("body", "counts")
    return list(rows.order_by("-starts_at", "-id")[:30])


def programme(event: Event) -> list[Session]:
    speakers = Prefetch("speakers", Speaker.objects.order_by("place"))
    return list(Session.objects.filter(event=event).prefetch_related(speakers).order_by("starts_at", "room", "id"))


def partners(event: Event) -> list[Partner]:
    return list(Partner.objects.filter(event=event).select_related("body").order_by("body__name", "id"))


def report(event: Event) -> Report | None:
    return Report.objects.filter(event=event).first()


def papers(report: Report) -> list[ReportPaper]:
    return list(ReportPaper.objects.filter(report=report).defer("content").order_by("kind", "language"))


def paper(event: Event, kind: str, language: str) -> ReportPaper | None:
    return ReportPaper.objects.filter(report__event=event, kind=kind, language=language).first()


def happenings(event: Event, *, most: int = 20) -> list[Happening]:
    rows = Happening.objects.filter(event=event).select_related("actor", "delegation__body")
    return list(rows.order_by("-id")[:most])


def past(slug: str) -> PastForum | None:
    return PastForum.objects.prefetch_related("figures").filter(slug=slug).first()


def past_forums() -> list[PastForum]:
    return list(PastForum.objects.order_by("-starts_on"))


# -- stands ------------------------------------------------------------------------------------------


def stands(event: Event) -> list[Stand]:
    rows = Stand.objects.filter(event=event, dropped_at=None).select_related("innovation__unit", "innovation__body")
    return list(rows.only("uuid", "event_id", "number", "dropped_at", *SHOWN).order_by("number", "id"))


def stands_with_interest(event: Event) -> list[Stand]:
    """For the desk: also those that were taken down, with how many units were interested."""
    rows = Stand.objects.filter(event=event).select_related("innovation__unit", "innovation__body")
    rows = rows.only("uuid", "event_id", "number", "dropped_at", *SHOWN)
    tapped, claimed = Q(interests__unit__isnull=False), Q(interests__unit=None, interests__id__isnull=False)
    return list(
        rows.annotate(tapped=Count("interests", tapped), claimed=Count("interests", claimed)).order_by("number", "id")
    )


def stand(uuid: UUID | str) -> Stand | None:
    """Of an event that everybody sees."""
    rows = Stand.objects.select_related("event__body", "innovation__unit", "innovation__body")
    return rows.defer("innovation__search").filter(uuid=uuid, event__state__in=PUBLIC).first()


def interests(person: Person, stand: Stand) -> list[StandInterest]:
    """Newest first, as far as this person sees them."""
    rows = seeing.visible_interests(person).filter(stand=stand).select_related("unit__body")
    return list(rows.order_by("-id")[:200])


def interested_units(stand: Stand, units: Iterable[int]) -> set[int]:
    return set(StandInterest.objects.filter(stand=stand, unit_id__in=list(units)).values_list("unit_id", flat=True))


def units_of(person: Person) -> list[Organisation]:
    """For whom this person records interest: the organisations of their offices."""
    held = person.organisations(*access.KEEPERS, Role.UNIT_OFFICER, Role.INNOVATOR)
    return list(Organisation.objects.running().filter(pk__in=held).order_by("name", "id"))


def interest_of_body(event: Event, body_id: int) -> dict[int, str]:
    """Innovation → the unit of this body that was interested in it."""
    rows = StandInterest.objects.filter(stand__event=event, unit__body_id=body_id).order_by("id")
    return dict(rows.values_list("stand__innovation_id", "unit__name"))


# -- delegations -------------------------------------------------------------------------------------


def delegation(person: Person, uuid: UUID | str) -> Delegation | None:
    rows = seeing.visible_delegations(person).select_related("event__body", "body__region")
    return rows.filter(uuid=uuid).first()


def invited(event: Event, state: str = "") -> QuerySet[Delegation]:
    """The list of the secretariat, with how many were named and whether somebody came."""
    rows = Delegation.objects.filter(event=event).select_related("body")
    if state == "present":
        rows = rows.filter(_came())
    elif state:
        rows = rows.filter(state=state)
    people = Count("delegates", Q(delegates__state__in=(Answer.INVITED, Answer.CONFIRMED)), distinct=True)
    return rows.annotate(people=people, came=_came())


def _came() -> Exists:
    return Exists(CheckIn.objects.filter(delegate__delegation=OuterRef("pk")))


def delegations_of(person: Person) -> list[Delegation]:
    """Of the bodies for which this person reads, and those in which they travel; newest event first."""
    own = Q(body__path__overlap=sorted(person.organisations(*access.READERS)))
    if person.user_id is not None:
        own |= Q(Exists(Delegate.objects.filter(access.standing_of(person), delegation=OuterRef("pk"))))
    rows = Delegation.objects.filter(own).select_related("event", "body").order_by("-event__starts_at", "-id")
    return list(rows[:30])


def delegates(delegation: Delegation) -> list[Delegate]:
    rows = Delegate.objects.filter(delegation=delegation).select_related("appointment", "letter", "user")
    return list(rows.annotate(came=Exists(CheckIn.objects.filter(delegate=OuterRef("pk")))).order_by("id"))


def standing_delegates(delegation: Delegation) -> QuerySet[Delegate]:
    """Those who may be chosen to represent: not dropped, with an account."""
    return (
        Delegate.objects.filter(delegation=delegation, user__isnull=False).exclude(state=Answer.DECLINED).order_by("id")
    )


def delegate_by_code(event: Event, code: str) -> Delegate | None:
    return Delegate.objects.select_related("delegation__body").filter(delegation__event=event, code=code).first()


def delegate(uuid: UUID | str) -> Delegate | None:
    return Delegate.objects.select_related("delegation__event__body", "delegation__body").filter(uuid=uuid).first()


def at_the_door(event: Event, asked: str, *, most: int = 30) -> list[Delegate]:
    """People by a part of their name or their body's, for checking in by hand."""
    words = Q(name__icontains=asked) | Q(delegation__body__name__icontains=asked)
    rows = Delegate.objects.filter(words, delegation__event=event, erased_at=None).exclude(state=Answer.DECLINED)
    rows = rows.select_related("delegation__body").annotate(
        came=Exists(CheckIn.objects.filter(delegate=OuterRef("pk")))
    )
    return list(rows.order_by("delegation__body__name", "name", "id")[:most])


# -- clinics -----------------------------------------------------------------------------------------


def slots(event: Event) -> list[ClinicSlot]:
    """Standing slots in order, each with its booking or none (`slot.booked`)."""
    booked = Booking.objects.filter(cancelled_at=None).select_related("delegation__body")
    rows = ClinicSlot.objects.filter(event=event, withdrawn_at=None).select_related("facilitator", "innovation")
    rows = rows.defer("innovation__search").prefetch_related(Prefetch("bookings", booked, to_attr="standing"))
    found: list[ClinicSlot] = list(rows.order_by("starts_at", "table", "id"))
    for slot in found:
        slot.booked = next(iter(slot.standing), None)  # type: ignore[attr-defined]
    return found


def slot(uuid: UUID | str) -> ClinicSlot | None:
    return ClinicSlot.objects.select_related("event__body", "facilitator").filter(uuid=uuid).first()


def bookings(delegation: Delegation) -> list[Booking]:
    rows = Booking.objects.filter(delegation=delegation, cancelled_at=None)
    rows = rows.select_related("slot__event", "facilitator", "slot__innovation").defer("slot__innovation__search")
    return list(rows.order_by("starts_at", "id"))


def own_bookings(person: Person, at: datetime) -> list[Booking]:
    """What a facilitator still has before them."""
    rows = Booking.objects.filter(facilitator_id=person.user_id, cancelled_at=None, ends_at__gt=at)
    return list(rows.select_related("slot__event", "delegation__body").order_by("starts_at", "id")[:50])


def booking(person: Person, uuid: UUID | str) -> Booking | None:
    rows = seeing.visible_bookings(person).select_related("slot__event", "delegation__event__body", "delegation__body")
    return rows.filter(uuid=uuid).first()


def requests(person: Person, event: Event) -> list[DeskRequest]:
    """Unanswered first, oldest on top."""
    rows = seeing.visible_requests(person).filter(event=event).select_related("delegation__body", "answered_by")
    return list(rows.order_by("-answered_at", "id")[:200])


def requests_of(delegation: Delegation) -> list[DeskRequest]:
    return list(DeskRequest.objects.filter(delegation=delegation).order_by("id")[:100])


# -- pledges, signatures, tasks ----------------------------------------------------------------------


def pledges(event: Event, body_id: int | None = None) -> list[Pledge]:
    rows = Pledge.objects.filter(event=event, withdrawn_at=None, **({"body_id": body_id} if body_id else {}))
    rows = rows.select_related("body", "innovation__unit", "innovation__body").only(
        "event_id", "pledged_at", "withdrawn_at", "body__name", "body__path", *SHOWN
    )
    return list(rows.order_by("body__name", "id")[:1000])


def signings(person: Person, event: Event) -> list[Signing]:
    rows = seeing.visible_signings(person).filter(event=event, dropped_at=None)
    rows = rows.select_related("replicator", "owner", "innovation", "signatory").defer("innovation__search")
    return list(rows.order_by("place")[:1000])


def tasks(person: Person, event: Event | None = None, *, state: str = "") -> QuerySet[Task]:
    """As far as this person sees them, next due first."""
    rows = seeing.visible_tasks(person).select_related("unit", "event__body", "given_by")
    if event is not None:
        rows = rows.filter(event=event)
    return rows.filter(state=state) if state else rows


def open_tasks(person: Person) -> QuerySet[Task]:
    """Those of the units for which this person works, not those of a whole event that they host."""
    held = sorted(person.organisations(*access.KEEPERS, Role.UNIT_OFFICER, Role.INNOVATOR))
    return tasks(person).filter(unit__path__overlap=held, state=TaskState.OPEN)
