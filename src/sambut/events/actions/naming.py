"""The people of a delegation, and who came."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.accounts.queries import user_by_email
from sambut.events.actions.around import asked, done
from sambut.events.actions.inviting import opened
from sambut.events.models import CheckIn, Delegate, Delegation, Event
from sambut.events.representing import still_represents
from sambut.events.rules import day_of
from sambut.events.states import Answer, Capacity, Verb, Way
from sambut.kernel.numbers import new_number
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

PREFIX = "FR"
"""Of the codes on badges; a number of a case begins with the installation's own."""
MOST = 60


@transaction.atomic
def name_delegate(
    delegation_id: int, *, name: str, role_line: str, email: str = "", by: Person, at: datetime
) -> Delegate:
    """Names somebody who will come. They stay `invited` until they are confirmed, in every count.

    With the address of an account they can represent the body, see its page and its bookings. Nobody is named twice.
    """
    event, delegation = opened(delegation_id)
    asked(event, Verb.NAME, delegation, by)
    user = user_by_email(email) if email else None
    if email and user is None:
        raise Refused("event.name.no_account")
    if Delegate.objects.filter(delegation=delegation).count() >= MOST:
        raise Refused("event.name.too_many", most=MOST)
    delegate = Delegate(
        delegation=delegation, name=name.strip(), role_line=role_line.strip(), user=user, code=new_number(PREFIX), named_at=at
    )  # fmt: skip
    try:
        with transaction.atomic():
            delegate.save()
    except IntegrityError as error:
        if "events_delegate_once" not in str(error):
            raise
        raise Refused("event.name.named_already") from None
    done(event, Verb.NAME, by=by.user_id, at=at, delegation=delegation, after=Answer.INVITED, delegate=delegate.pk)
    return delegate


@transaction.atomic
def confirm_delegate(delegate_id: int, *, by: Person, at: datetime) -> Delegate:
    """One more person who will come for sure."""
    event, delegation, delegate = _person(delegate_id)
    asked(event, Verb.CONFIRM_DELEGATE, delegation, by)
    if delegate.state != Answer.INVITED:
        raise Refused(f"event.confirm_delegate.from_{delegate.state}")
    return _answered(event, delegation, delegate, Verb.CONFIRM_DELEGATE, Answer.CONFIRMED, by, at)


@transaction.atomic
def drop_delegate(delegate_id: int, *, by: Person, at: datetime) -> Delegate:
    """Somebody does not come. Who represents the confirmed body is replaced first, by confirming with another."""
    event, delegation, delegate = _person(delegate_id)
    asked(event, Verb.DROP_DELEGATE, delegation, by)
    if delegate.state == Answer.DECLINED:
        raise Refused("event.drop_delegate.from_declined")
    if delegate.represents and delegation.state == Answer.CONFIRMED:
        raise Refused("event.drop_delegate.represents")
    if delegate.check_ins.exists():
        raise Refused("event.drop_delegate.present")
    delegate.capacity, delegate.appointment, delegate.letter = Capacity.COMPANION, None, None
    return _answered(event, delegation, delegate, Verb.DROP_DELEGATE, Answer.DECLINED, by, at)


@transaction.atomic
def check_in(delegate_id: int, *, way: Way, as_companion: bool = False, by: Person, at: datetime) -> CheckIn:
    """Somebody is here, once a day. Whether they were confirmed is another fact, and stays as it is.

    Who represents the body must do so at this moment: a letter that has ended, or was revoked, is refused with its last day;
    `as_companion` lets them in beside the delegation then.
    """
    event, delegation, delegate = _person(delegate_id)
    asked(event, Verb.CHECK_IN, delegation, by)
    if delegate.state == Answer.DECLINED:
        raise Refused("event.check_in.dropped")
    on = day_of(at, event.zone)
    if known := CheckIn.objects.filter(delegate=delegate, on=on).first():
        return known
    if delegate.represents and as_companion:
        delegate.capacity, delegate.appointment, delegate.letter = Capacity.COMPANION, None, None
        delegate.save()
    elif delegate.represents:
        still_represents(delegate, at, verb="check_in", zone=event.zone)
    assert by.user_id is not None  # `asked` has refused a visitor
    row = CheckIn.objects.create(delegate=delegate, on=on, at=at, way=way, by_id=by.user_id)
    done(
        event, Verb.CHECK_IN, by=by.user_id, at=at, delegation=delegation, delegate=delegate.pk, way=way,
        capacity=delegate.capacity,
    )  # fmt: skip
    return row


def _person(delegate_id: int) -> tuple[Event, Delegation, Delegate]:
    event, delegation = opened(Delegate.objects.values_list("delegation_id", flat=True).get(pk=delegate_id))
    delegate = Delegate.objects.select_related("appointment", "letter").get(pk=delegate_id)
    delegate.delegation = delegation
    return event, delegation, delegate


def _answered(
    event: Event, delegation: Delegation, delegate: Delegate, verb: Verb, state: Answer, by: Person, at: datetime
) -> Delegate:
    before, delegate.state = delegate.state, state
    delegate.save()
    done(event, verb, by=by.user_id, at=at, delegation=delegation, before=before, after=state, delegate=delegate.pk)
    return delegate
