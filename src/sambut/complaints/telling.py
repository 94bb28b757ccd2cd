"""Who is told what after a verb. Notices hold ids only; nobody who may not see the case is told of it."""

from collections.abc import Callable, Iterable
from datetime import datetime

from sambut.complaints.models import Complaint, ComplaintEvent
from sambut.complaints.rules import may_hold
from sambut.complaints.states import Step, Verb
from sambut.mandates.states import Role
from sambut.notices.actions import notify
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind
from sambut.organisations.models import Organisation

REPORTER_KINDS = {
    Verb.SUBMIT: Kind.REPORT_SUBMIT,
    Verb.ASK: Kind.REPORT_ASK,
    Verb.FORWARD: Kind.REPORT_FORWARD,
    Verb.NOTE: Kind.REPORT_NOTE,
    Verb.ANSWER: Kind.REPORT_ANSWER,
    Verb.MARK_LATE: Kind.REPORT_LATE,
    Verb.REDERIVE: Kind.REPORT_REDERIVE,
    Verb.CLOSE: Kind.REPORT_CLOSE,
    Verb.ARCHIVE: Kind.REPORT_ARCHIVE,
    Verb.OPEN_REPORTER: Kind.REPORT_OPEN_REPORTER,
}
DESK_KINDS = {
    Verb.SUBMIT: Kind.DESK_SUBMIT,
    Verb.FORWARD: Kind.DESK_FORWARD,
    Verb.BOUNCE: Kind.DESK_BOUNCE,
    Verb.COMPLETE: Kind.DESK_COMPLETE,
    Verb.ADD: Kind.DESK_ADD,
    Verb.ACCEPT: Kind.DESK_ACCEPT,
    Verb.REJECT: Kind.DESK_REJECT,
    Verb.WITHDRAW: Kind.DESK_WITHDRAW,
    Verb.MARK_LATE: Kind.DESK_LATE,
    Verb.REDERIVE: Kind.DESK_REDERIVE,
}
ESCALATING_BOUNCES = 2
"""From the second bounce on the national desk is told as well."""


def tell(event: ComplaintEvent, *, at: datetime) -> None:
    """The notices of one event, to the reporter and to whoever must act next."""
    complaint, verb = event.complaint, Verb(event.verb)
    if verb in REPORTER_KINDS:
        notify(kind=REPORTER_KINDS[verb], to=Recipient.reporter(complaint.handle), subject_id=complaint.pk, at=at)
    if verb in DESK_KINDS:
        for level in _levels(complaint, verb, event):
            if _tell_office(complaint, DESK_KINDS[verb], level, at=at):
                break
    if verb == Verb.MARK_LATE:
        _tell_above(complaint, event, at=at)
    if verb == Verb.BOUNCE and complaint.bounces >= ESCALATING_BOUNCES:
        _tell_national(complaint, Kind.DESK_BOUNCE, at=at)


def _levels(complaint: Complaint, verb: Verb, event: ComplaintEvent) -> Iterable[Callable[[], list[Recipient]]]:
    """First those who must act, then the level above when nobody holds that office."""
    place = complaint.holder or complaint.body
    if place is not None and verb in (Verb.FORWARD, Verb.ADD, Verb.ACCEPT, Verb.REJECT, Verb.WITHDRAW, Verb.MARK_LATE, Verb.REDERIVE):
        yield lambda: [Recipient.office(Role.UNIT_OFFICER, place.pk)] if place.parent_id else []
    if place is not None:
        yield lambda: [Recipient.office(Role.AGENCY_ADMIN, pk) for pk in reversed(place.path)]
    yield lambda: [Recipient.office(Role.NATIONAL_ADMIN, pk) for pk in _national_places()]


def _tell_office(complaint: Complaint, kind: Kind, level: Callable[[], list[Recipient]], *, at: datetime) -> bool:
    """Whether anybody was told; the unit complained about never is."""
    for recipient in level():
        if not _may_know(complaint, recipient):
            continue
        if notify(kind=kind, to=recipient, subject_id=complaint.pk, at=at):
            return True
    return False


def _tell_above(complaint: Complaint, event: ComplaintEvent, *, at: datetime) -> None:
    """Lateness of an answer is told one level above too: the admin of the body, or the national desk for a body."""
    if event.facts.get("step") == Step.ANSWER and complaint.holder and complaint.holder.parent_id:
        above = [Recipient.office(Role.AGENCY_ADMIN, pk) for pk in reversed(complaint.holder.path)]
        if _tell_office(complaint, Kind.DESK_LATE, lambda: above, at=at):
            return
    _tell_national(complaint, Kind.DESK_LATE, at=at)


def _tell_national(complaint: Complaint, kind: Kind, *, at: datetime) -> None:
    for pk in _national_places():
        notify(kind=kind, to=Recipient.office(Role.NATIONAL_ADMIN, pk), subject_id=complaint.pk, at=at)


def _may_know(complaint: Complaint, recipient: Recipient) -> bool:
    if complaint.subject_id is None or recipient.organisation_id is None:
        return True
    path = Organisation.objects.filter(pk=recipient.organisation_id).values_list("path", flat=True).first()
    return may_hold(complaint.subject_id, path or ())


def _national_places() -> list[int]:
    from sambut.mandates.models import Appointment

    held = Appointment.objects.filter(role=Role.NATIONAL_ADMIN, ends_at=None)
    return list(held.values_list("organisation_id", flat=True).distinct())
