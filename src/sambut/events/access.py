"""Who may do what at an event, and why not. The table stands in `docs/access.md`; pages ask only to show the reason."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db.models import Q

from sambut.events.models import (
    Booking,
    ClinicSlot,
    Delegate,
    Delegation,
    DeskRequest,
    Event,
    Partner,
    Pledge,
    Signing,
    StandInterest,
    Task,
)
from sambut.events.states import OVER, Answer, State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role

LEADERS = (Role.HEAD, Role.AGENCY_ADMIN)
"""Answer for a body and promise for it."""
KEEPERS = (*LEADERS, Role.LOCAL_ADMIN)
"""Arrange what a body sends."""
READERS = (*KEEPERS, Role.UNIT_OFFICER, Role.INNOVATOR, Role.SUPPORT)
"""See what their body does at an event."""
SHOWERS = (*KEEPERS, Role.INNOVATOR)
"""See who was interested in what their own unit shows."""


def require(person: Person, verb: str, row: Any) -> None:
    code = why_not(person, verb, row)
    if code is not None:
        raise Refused(code)


def why_not(person: Person, verb: str, row: Any) -> str | None:
    """None, or the code of the reason. For what is not there yet the row is a wish, not saved."""
    return RULES[type(row)][verb](person, row)


def hosts(person: Person, event: Event) -> bool:
    return person.holds_over(Role.SECRETARIAT, event.body.path)


def holds_any(person: Person, roles: Sequence[Role], path: Sequence[int]) -> bool:
    return any(person.holds_over(role, path) for role in roles)


# -- an event ----------------------------------------------------------------------------------------


def _sees_event(person: Person, event: Event) -> str | None:
    if event.state != State.DRAFT or hosts(person, event):
        return None
    return "event.see.not_found"


def _hosts_event(person: Person, event: Event) -> str | None:
    if hosts(person, event):
        return None
    return "event.host.not_yours"


def _sees_counts(person: Person, event: Event) -> str | None:
    """Everybody once it is over; before that who runs it, who coaches there, and the partners."""
    if event.state in OVER or hosts(person, event):
        return None
    if event.state != State.DRAFT and (person.holds(Role.FACILITATOR) or supports(person, event)):
        return None
    return "event.see_counts.not_yet"


def supports(person: Person, event: Event) -> bool:
    """Does this person stand for a partner of the event?"""
    held = person.organisations(Role.PARTNER)
    return bool(held) and Partner.objects.filter(event=event, body_id__in=held).exists()


def _offers(person: Person, event: Event) -> str | None:
    if hosts(person, event) or (event.state != State.DRAFT and person.holds(Role.FACILITATOR)):
        return None
    return "event.offer_clinic.no_right"


# -- a delegation ------------------------------------------------------------------------------------


def is_named(person: Person, delegation: Delegation) -> bool:
    """One of its people, signed in."""
    if person.user_id is None:
        return False
    return Delegate.objects.filter(standing_of(person), delegation=delegation).exists()


def standing_of(person: Person) -> Q:
    return Q(user_id=person.user_id) & ~Q(state=Answer.DECLINED)


def _sees_delegation(person: Person, delegation: Delegation) -> str | None:
    if hosts(person, delegation.event) or holds_any(person, READERS, delegation.body.path):
        return None
    return None if is_named(person, delegation) else "event.see.not_found"


def _hosts_delegation(person: Person, delegation: Delegation) -> str | None:
    return _hosts_event(person, delegation.event)


def _answers_for(person: Person, delegation: Delegation) -> str | None:
    if holds_any(person, LEADERS, delegation.body.path):
        return None
    return "event.answer_for.no_right"


def _names(person: Person, delegation: Delegation) -> str | None:
    if hosts(person, delegation.event) or holds_any(person, KEEPERS, delegation.body.path):
        return None
    return "event.name.no_right"


def _acts_for(person: Person, delegation: Delegation) -> str | None:
    """Books and asks: who arranges for the body, or one of its people."""
    if holds_any(person, KEEPERS, delegation.body.path) or is_named(person, delegation):
        return None
    return "event.book.no_right"


# -- what belongs to a delegation --------------------------------------------------------------------


def _sees_booking(person: Person, booking: Booking) -> str | None:
    if booking.facilitator_id == person.user_id:
        return None
    return _sees_delegation(person, booking.delegation)


def _cancels(person: Person, booking: Booking) -> str | None:
    if booking.facilitator_id == person.user_id or hosts(person, booking.delegation.event):
        return None
    return _acts_for(person, booking.delegation)


def _withdraws_clinic(person: Person, slot: ClinicSlot) -> str | None:
    if hosts(person, slot.event) or (person.user_id is not None and slot.facilitator_id == person.user_id):
        return None
    return "event.withdraw_clinic.no_right"


def _sees_request(person: Person, request: DeskRequest) -> str | None:
    if person.holds(Role.FACILITATOR):
        return None
    return _sees_delegation(person, request.delegation)


def _answers_request(person: Person, request: DeskRequest) -> str | None:
    if hosts(person, request.event) or person.holds(Role.FACILITATOR):
        return None
    return "event.answer.no_right"


# -- stands, pledges, signatures, tasks --------------------------------------------------------------


def _records_interest(person: Person, wish: StandInterest) -> str | None:
    path = wish.unit.path if wish.unit else ()
    if wish.unit and (holds_any(person, KEEPERS, path) or _at(person, path)):
        return None
    return "event.interest.no_office"


def _at(person: Person, path: Sequence[int]) -> bool:
    return any(person.holds(role, path[-1]) for role in (Role.UNIT_OFFICER, Role.INNOVATOR))


def _sees_interest(person: Person, interest: StandInterest) -> str | None:
    """The host, who shows the innovation, and the body whose unit it is."""
    stand = interest.stand
    if hosts(person, stand.event) or holds_any(person, SHOWERS, stand.innovation.unit.path):
        return None
    if interest.unit and holds_any(person, READERS, interest.unit.path):
        return None
    return "event.see.not_found"


def _promises(person: Person, pledge: Pledge) -> str | None:
    if holds_any(person, LEADERS, pledge.body.path):
        return None
    return "event.pledge.no_right"


def _sees_signing(person: Person, signing: Signing) -> str | None:
    event = signing.event
    if hosts(person, event) or (event.state != State.DRAFT and person.holds(Role.FACILITATOR)):
        return None
    if any(holds_any(person, READERS, body.path) for body in (signing.replicator, signing.owner)):
        return None
    return "event.see.not_found"


def _lists_signing(person: Person, signing: Signing) -> str | None:
    if hosts(person, signing.event) or holds_any(person, LEADERS, signing.replicator.path):
        return None
    return "event.list_signing.no_right"


def _hosts_signing(person: Person, signing: Signing) -> str | None:
    return _hosts_event(person, signing.event)


def _sees_task(person: Person, task: Task) -> str | None:
    if hosts(person, task.event) or holds_any(person, READERS, task.unit.path):
        return None
    return "event.see.not_found"


def _gives_task(person: Person, task: Task) -> str | None:
    if hosts(person, task.event) or holds_any(person, KEEPERS, task.unit.path):
        return None
    return "event.give_task.no_right"


def _finishes_task(person: Person, task: Task) -> str | None:
    if holds_any(person, KEEPERS, task.unit.path) or _at(person, task.unit.path):
        return None
    return "event.finish_task.no_right"


Rule = Callable[[Person, Any], str | None]

RULES: dict[type, dict[str, Rule]] = {
    Event: {
        "see": _sees_event,
        "see_counts": _sees_counts,
        **dict.fromkeys(
            (
                Verb.DRAFT, Verb.EDIT, Verb.ANNOUNCE, Verb.START, Verb.CLOSE, Verb.REPORT, Verb.ADD_SESSION, Verb.DROP_SESSION,
                Verb.ADD_PARTNER, Verb.DROP_PARTNER, Verb.ADD_STAND, Verb.DROP_STAND, Verb.INVITE,
            ),
            _hosts_event,
        ),
        Verb.OFFER_CLINIC: _offers,
    },
    Delegation: {
        "see": _sees_delegation,
        Verb.REMIND: _hosts_delegation,
        Verb.CHECK_IN: _hosts_delegation,
        Verb.CONFIRM: _answers_for,
        Verb.DECLINE: _answers_for,
        Verb.NAME: _names,
        Verb.CONFIRM_DELEGATE: _names,
        Verb.DROP_DELEGATE: _names,
        Verb.BOOK: _acts_for,
        Verb.ASK: _acts_for,
    },
    Booking: {"see": _sees_booking, Verb.CANCEL_BOOKING: _cancels},
    ClinicSlot: {Verb.WITHDRAW_CLINIC: _withdraws_clinic},
    DeskRequest: {"see": _sees_request, Verb.ANSWER: _answers_request},
    StandInterest: {"see": _sees_interest, Verb.INTEREST: _records_interest},
    Pledge: {Verb.PLEDGE: _promises, Verb.WITHDRAW_PLEDGE: _promises},
    Signing: {
        "see": _sees_signing,
        Verb.LIST_SIGNING: _lists_signing,
        Verb.READY_SIGNING: _hosts_signing,
        Verb.SIGN: _hosts_signing,
        Verb.DROP_SIGNING: _hosts_signing,
    },
    Task: {"see": _sees_task, Verb.GIVE_TASK: _gives_task, Verb.FINISH_TASK: _finishes_task, Verb.DROP_TASK: _gives_task},
}  # fmt: skip
