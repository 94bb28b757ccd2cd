"""Coaching clinics: offered, booked, given back; and the consultation desk."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.events.access import require
from sambut.events.actions.around import asked, done, locked
from sambut.events.actions.inviting import opened
from sambut.events.models import Booking, ClinicSlot, Delegation, DeskRequest, Event
from sambut.events.representing import whole_of
from sambut.events.rules import within
from sambut.events.states import Answer, Verb
from sambut.innovations.models import Innovation
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.states import Role


@transaction.atomic
def offer_clinic(
    event_id: int, *, topic: str, table: str, starts_at: datetime, ends_at: datetime, innovation: Innovation | None = None,
    facilitator_id: int | None = None, by: Person, at: datetime,
) -> ClinicSlot:  # fmt: skip
    """A facilitator offers a time; the host may do so for one of them. Two at once by one facilitator are refused."""
    event = locked(event_id)
    asked(event, Verb.OFFER_CLINIC, event, by)
    who = facilitator_id or by.user_id or 0
    if who != by.user_id:
        require(by, Verb.EDIT, event)
    _check_facilitator(who, at)
    if not starts_at < ends_at:
        raise Refused("event.edit.wrong_period")
    if not within((starts_at, ends_at), whole_of(event)):
        raise Refused("event.offer_clinic.outside")
    if innovation is not None and innovation.state != InnovationState.PUBLIC:
        raise Refused("event.add_stand.not_public")
    slot = ClinicSlot(
        event=event, facilitator_id=who, innovation=innovation, topic=topic.strip(), table=table.strip(),
        starts_at=starts_at, ends_at=ends_at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            slot.save()
    except IntegrityError as error:
        if "events_slot_facilitator_once" not in str(error):
            raise
        raise Refused("event.offer_clinic.clash") from None
    done(event, Verb.OFFER_CLINIC, by=by.user_id, at=at, slot=slot.pk)
    return slot


def _check_facilitator(user_id: int, at: datetime) -> None:
    held = Appointment.objects.running(at).filter(user_id=user_id, role=Role.FACILITATOR, user__is_active=True)
    if not held.exists():
        raise Refused("event.offer_clinic.no_facilitator")


@transaction.atomic
def withdraw_clinic(slot_id: int, *, by: Person, at: datetime) -> ClinicSlot:
    """Takes back a time; who had booked it is told and may book another."""
    event = locked(ClinicSlot.objects.values_list("event_id", flat=True).get(pk=slot_id))
    slot = _slot(slot_id, event)
    asked(event, Verb.WITHDRAW_CLINIC, slot, by)
    if slot.withdrawn_at is not None:
        raise Refused("event.withdraw_clinic.gone")
    booking = Booking.objects.filter(slot=slot, cancelled_at=None).first()
    Booking.objects.filter(slot=slot, cancelled_at=None).update(cancelled_at=at)
    slot.withdrawn_at = at
    slot.save(update_fields=["withdrawn_at"])
    done(event, Verb.WITHDRAW_CLINIC, by=by.user_id, at=at, slot=slot.pk, booking=booking.pk if booking else None)
    return slot


@transaction.atomic
def book_clinic(slot_id: int, *, delegation: Delegation, question: str, by: Person, at: datetime) -> Booking:
    """A confirmed delegation takes a slot. One slot for one delegation; a delegation sits at one table at a time.

    Looked up under the event's lock for a kind word, and guarded by the database for everybody who does not wait for it.
    """
    event, own = opened(delegation.pk)
    slot = _slot(slot_id, event)
    asked(event, Verb.BOOK, own, by)
    if own.state != Answer.CONFIRMED:
        raise Refused("event.book.not_confirmed")
    if slot.withdrawn_at is not None:
        raise Refused("event.book.withdrawn")
    if slot.starts_at <= at:
        raise Refused("event.book.begun")
    booking = Booking(
        slot=slot, delegation=own, facilitator_id=slot.facilitator_id, starts_at=slot.starts_at, ends_at=slot.ends_at,
        question=question.strip(), booked_at=at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            booking.save()
    except IntegrityError as error:
        raise _why(error) from None
    done(event, Verb.BOOK, by=by.user_id, at=at, delegation=own, slot=slot.pk, booking=booking.pk)
    return booking


CLASHES = {
    "events_booking_slot_once": "taken",
    "events_booking_delegation_once": "delegation_busy",
    "events_booking_facilitator_once": "facilitator_busy",
}


def _why(error: IntegrityError) -> Exception:
    for name, why in CLASHES.items():
        if name in str(error):
            return Refused(f"event.book.{why}")
    return error


@transaction.atomic
def cancel_booking(booking_id: int, *, by: Person, at: datetime) -> Booking:
    """Gives a slot back, so that another delegation may take it."""
    found = Booking.objects.values_list("delegation_id", flat=True).get(pk=booking_id)
    event, delegation = opened(found)
    booking = Booking.objects.select_related("slot").get(pk=booking_id)
    booking.delegation = delegation
    asked(event, Verb.CANCEL_BOOKING, booking, by)
    if booking.cancelled_at is not None:
        raise Refused("event.cancel_booking.cancelled_already")
    booking.cancelled_at = at
    booking.save(update_fields=["cancelled_at"])
    done(
        event,
        Verb.CANCEL_BOOKING,
        by=by.user_id,
        at=at,
        delegation=delegation,
        slot=booking.slot_id,
        booking=booking.pk,
    )
    return booking


@transaction.atomic
def ask_desk(delegation_id: int, *, topic: str, question: str, by: Person, at: datetime) -> DeskRequest:
    """A question for the consultation desk, before or during the event."""
    event, delegation = opened(delegation_id)
    asked(event, Verb.ASK, delegation, by)
    request = DeskRequest.objects.create(
        event=event, delegation=delegation, topic=topic.strip(), question=question.strip(), asked_at=at
    )
    done(event, Verb.ASK, by=by.user_id, at=at, delegation=delegation, request=request.pk)
    return request


@transaction.atomic
def answer_desk(request_id: int, *, answer: str, by: Person, at: datetime) -> DeskRequest:
    """Answers once; a facilitator or the host. The delegation is told."""
    event = locked(DeskRequest.objects.values_list("event_id", flat=True).get(pk=request_id))
    request = DeskRequest.objects.select_related("delegation__body").get(pk=request_id)
    request.event = request.delegation.event = event
    asked(event, Verb.ANSWER, request, by)
    if request.answered_at is not None:
        raise Refused("event.answer.answered_already")
    request.answer, request.answered_at, request.answered_by_id = answer.strip(), at, by.user_id
    request.save()
    done(event, Verb.ANSWER, by=by.user_id, at=at, delegation=request.delegation, request=request.pk)
    return request


def _slot(slot_id: int, event: Event) -> ClinicSlot:
    slot = ClinicSlot.objects.filter(pk=slot_id, event=event).first()
    if slot is None:
        raise Refused("event.book.other_event")
    slot.event = event
    return slot
