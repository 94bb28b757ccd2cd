"""Inviting bodies, and what they answer."""

from datetime import datetime

from django.db import transaction

from sambut.events.access import require
from sambut.events.actions.around import asked, done, locked
from sambut.events.models import Delegate, Delegation, Event
from sambut.events.representing import standing_of, whole_of
from sambut.events.states import REPRESENTING, Answer, Capacity, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Act
from sambut.organisations.models import Organisation


@transaction.atomic
def invite_body(event_id: int, *, body: Organisation, letter_number: str = "", by: Person, at: datetime) -> Delegation:
    """Invites a body, once. Its head and its admin are told. Istilah: undangan."""
    event = locked(event_id)
    asked(event, Verb.INVITE, event, by)
    if body.parent_id is not None or body.ends_on is not None:
        raise Refused("event.invite.no_body")
    if Delegation.objects.filter(event=event, body=body).exists():
        raise Refused("event.invite.invited_already")
    delegation = Delegation.objects.create(event=event, body=body, letter_number=letter_number.strip(), invited_at=at)
    done(event, Verb.INVITE, by=by.user_id, at=at, delegation=delegation, after=Answer.INVITED, body=body.pk)
    return delegation


@transaction.atomic
def remind_body(delegation_id: int, *, by: Person | None, at: datetime) -> Delegation:
    """Tells a silent body once more. `by` None is the clock. Reminding changes no number: silent stays invited."""
    event, delegation = opened(delegation_id)
    event.after(Verb.REMIND)
    if by is not None:
        require(by, Verb.REMIND, delegation)
    if delegation.state != Answer.INVITED:
        raise Refused("event.remind.answered")
    if delegation.reminded_at and delegation.reminded_at.date() == at.date():
        raise Refused("event.remind.today_already")
    delegation.reminded_at, delegation.reminders = at, delegation.reminders + 1
    delegation.save(update_fields=["reminded_at", "reminders"])
    done(event, Verb.REMIND, by=by.user_id if by else None, at=at, delegation=delegation)
    return delegation


@transaction.atomic
def confirm_delegation(delegation_id: int, *, representative: Delegate, by: Person, at: datetime) -> Delegation:
    """The body comes, represented by its head or by whoever holds its letter for the whole event; others come beside."""
    event, delegation = opened(delegation_id)
    asked(event, Verb.CONFIRM, delegation, by)
    person = Delegate.objects.filter(pk=representative.pk, delegation=delegation).exclude(state=Answer.DECLINED).first()
    if person is None:
        raise Refused("event.confirm.not_of_it")
    held = standing_of(
        person.user_id, delegation.body, Act.ATTEND_FORUM, whole_of(event), verb="confirm", zone=event.zone
    )
    Delegate.objects.filter(delegation=delegation, capacity__in=REPRESENTING).exclude(pk=person.pk).update(
        capacity=Capacity.COMPANION, appointment=None, letter=None
    )
    person.capacity, person.appointment, person.letter = held.capacity, held.appointment, held.letter
    person.state = Answer.CONFIRMED
    person.save()
    return _answered(
        event, delegation, Verb.CONFIRM, Answer.CONFIRMED, by, at, delegate=person.pk, capacity=held.capacity
    )


@transaction.atomic
def decline_delegation(delegation_id: int, *, by: Person, at: datetime) -> Delegation:
    """The body does not come. What it had booked becomes free."""
    event, delegation = opened(delegation_id)
    asked(event, Verb.DECLINE, delegation, by)
    if delegation.state == Answer.DECLINED:
        raise Refused("event.decline.declined_already")
    freed = delegation.bookings.filter(cancelled_at=None).update(cancelled_at=at)
    return _answered(event, delegation, Verb.DECLINE, Answer.DECLINED, by, at, freed=freed)


def _answered(
    event: Event, delegation: Delegation, verb: Verb, state: Answer, who: Person, at: datetime, **facts: object
) -> Delegation:
    before, delegation.state, delegation.answered_at = delegation.state, state, at
    delegation.save(update_fields=["state", "answered_at"])
    done(event, verb, by=who.user_id, at=at, delegation=delegation, before=before, after=state, **facts)
    return delegation


def opened(delegation_id: int) -> tuple[Event, Delegation]:
    """The locked event and the delegation as it is under that lock."""
    event = locked(Delegation.objects.values_list("event_id", flat=True).get(pk=delegation_id))
    delegation = Delegation.objects.select_related("body").get(pk=delegation_id)
    delegation.event = event
    return event, delegation
