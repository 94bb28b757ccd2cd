"""Who is told what after a verb. Notices hold ids; what they say is the name of the forum and a date."""

from collections.abc import Iterable
from datetime import datetime

from sambut.events.models import Booking, ClinicSlot, Happening, Task
from sambut.events.naming import BOOKING, DELEGATION, TASK
from sambut.events.states import Verb
from sambut.mandates.states import Role
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind
from sambut.organisations.models import Organisation

BODY_KINDS = {Verb.INVITE: Kind.FORUM_INVITE, Verb.REMIND: Kind.FORUM_REMIND, Verb.ANSWER: Kind.FORUM_ANSWER}


def tell(happening: Happening, *, at: datetime) -> None:
    """The notices of one happening, to whoever must act next."""
    verb = Verb(happening.verb)
    if verb in BODY_KINDS and happening.delegation:
        _tell_body(BODY_KINDS[verb], happening.delegation.body, happening.delegation_id or 0, at)
    elif verb == Verb.BOOK:
        _tell_facilitator(happening, Kind.FORUM_BOOK, at)
    elif verb == Verb.CANCEL_BOOKING:
        _tell_other_side(happening, at)
    elif verb == Verb.WITHDRAW_CLINIC:
        _tell_who_had_booked(happening, at)
    elif verb == Verb.GIVE_TASK:
        tell_unit(Kind.FORUM_TASK, Task.objects.select_related("unit").get(pk=happening.facts["task"]), at)


def _tell_body(kind: Kind, body: Organisation, delegation_id: int, at: datetime) -> None:
    """The head and the admin of the body, each for themselves: whoever arranges it does not wait for the other."""
    for role in (Role.HEAD, Role.AGENCY_ADMIN):
        notify(kind=kind, to=Recipient.office(role, body.pk), subject_id=delegation_id, subject_type=DELEGATION, at=at)


def _tell_facilitator(happening: Happening, kind: Kind, at: datetime) -> None:
    slot = ClinicSlot.objects.get(pk=happening.facts["slot"])
    notify(
        kind=kind,
        to=Recipient.user(slot.facilitator_id),
        subject_id=happening.facts["booking"],
        subject_type=BOOKING,
        at=at,
    )


def _tell_other_side(happening: Happening, at: datetime) -> None:
    """Who cancelled knows it; the other side is told."""
    slot = ClinicSlot.objects.get(pk=happening.facts["slot"])
    if happening.actor_id != slot.facilitator_id:
        return _tell_facilitator(happening, Kind.FORUM_CANCEL, at)
    assert happening.delegation is not None
    return _tell_body(Kind.FORUM_CANCEL, happening.delegation.body, happening.delegation.pk, at)


def _tell_who_had_booked(happening: Happening, at: datetime) -> None:
    booking = Booking.objects.select_related("delegation__body").filter(pk=happening.facts["booking"]).first()
    if booking:
        _tell_body(Kind.FORUM_CANCEL, booking.delegation.body, booking.delegation_id, at)


def tell_unit(kind: Kind, task: Task, at: datetime) -> None:
    """The officers of the unit; where nobody holds that office, the first admin above."""
    for recipient in _levels(task.unit):
        if notify(kind=kind, to=recipient, subject_id=task.pk, subject_type=TASK, at=at):
            return


def _levels(unit: Organisation) -> Iterable[Recipient]:
    yield Recipient.office(Role.UNIT_OFFICER, unit.pk)
    for organisation_id in reversed(unit.path):
        yield Recipient.office(Role.AGENCY_ADMIN, organisation_id)
