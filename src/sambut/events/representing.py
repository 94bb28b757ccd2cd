"""Who represents which body, by which office or letter, and whether that still holds."""

from dataclasses import dataclass
from datetime import datetime

from sambut.events.models import Delegate, Event
from sambut.events.rules import Span, covers, last_day
from sambut.events.states import Capacity
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment, Letter
from sambut.mandates.states import Act, Role
from sambut.organisations.models import Organisation


@dataclass(frozen=True)
class Standing:
    """By what somebody represents a body."""

    capacity: Capacity
    appointment: Appointment | None = None
    letter: Letter | None = None


def standing_of(user_id: int | None, body: Organisation, act: Act, span: Span, *, verb: str, zone: str) -> Standing:
    """The office of head (also acting), or the letter for `act`, that runs through the whole of `span`.

    Refuses with what is missing: `event.<verb>.no_account`, `.no_mandate`, `.letter_ended` with its last day.
    """
    if user_id is None:
        raise Refused(f"event.{verb}.no_account")
    offices = list(Appointment.objects.filter(user_id=user_id, role=Role.HEAD, organisation_id__in=body.path))
    for office in offices:
        if covers(office.starts_at, office.ends_at, span):
            return Standing(Capacity.HEAD, appointment=office)
    letters = list(Letter.objects.filter(user_id=user_id, act=act, organisation_id__in=body.path).order_by("ends_at"))
    for letter in letters:
        if covers(letter.starts_at, letter.ends_at, span):
            return Standing(Capacity.LETTER, letter=letter)
    held = [*(one.ends_at for one in offices), *(one.ends_at for one in letters)]
    ends = [end for end in held if end and end < span[1]]
    if ends:
        raise Refused(f"event.{verb}.letter_ended", last=last_day(max(ends), zone))
    raise Refused(f"event.{verb}.no_mandate")


def whole_of(event: Event) -> Span:
    return event.starts_at, event.ends_at


def still_represents(delegate: Delegate, at: datetime, *, verb: str, zone: str) -> None:
    """Refuses when the office or letter by which somebody represents the body has ended since, or was revoked."""
    held = delegate.appointment or delegate.letter
    if held is None or (held.starts_at <= at and (held.ends_at is None or at < held.ends_at)):
        return
    ends_at = held.ends_at
    if ends_at is None or held.starts_at > at:
        raise Refused(f"event.{verb}.no_mandate")
    raise Refused(f"event.{verb}.letter_ended", last=last_day(ends_at, zone))
