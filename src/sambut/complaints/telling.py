"""Who is told what after a verb. Notices hold ids only; nobody who may not see the case is told of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from sambut.complaints.models import Complaint, ComplaintEvent
from sambut.complaints.rules import may_hold
from sambut.complaints.states import Step, Verb
from sambut.mandates.models import Appointment
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
TOLD_TO_UNITS = (Verb.FORWARD, Verb.ADD, Verb.ACCEPT, Verb.REJECT, Verb.WITHDRAW, Verb.MARK_LATE, Verb.REDERIVE)
ESCALATING_BOUNCES = 2
"""From the second bounce on the national desk is told as well."""


def tell(event: ComplaintEvent, *, at: datetime) -> None:
    """The notices of one event, to the reporter and to whoever must act next."""
    complaint, verb = event.complaint, Verb(event.verb)
    if verb in REPORTER_KINDS:
        notify(kind=REPORTER_KINDS[verb], to=Recipient.reporter(complaint.handle), subject_id=complaint.pk, at=at)
    if verb in DESK_KINDS:
        desk = _Desk(complaint, DESK_KINDS[verb], at)
        desk.tell_first(_levels(complaint, verb, at))
        if verb == Verb.MARK_LATE:
            desk.tell_first(_above(complaint, event, at))
        if verb == Verb.BOUNCE and complaint.bounces >= ESCALATING_BOUNCES:
            desk.tell_first([_national_desk(at)])


Level = list[Recipient]


def _levels(complaint: Complaint, verb: Verb, at: datetime) -> Iterator[Level]:
    """First those who must act, then level by level above when nobody holds that office."""
    place = complaint.holder or complaint.body
    if place is not None:
        if place.parent_id and verb in TOLD_TO_UNITS:
            yield [Recipient.office(Role.UNIT_OFFICER, place.pk)]
        yield from _admins(place)
    yield _national_desk(at)


def _above(complaint: Complaint, event: ComplaintEvent, at: datetime) -> Iterator[Level]:
    """Lateness of an answer is told one level above too: the admin of the body, or the national desk for a body."""
    if event.facts.get("step") == Step.ANSWER and complaint.holder:
        yield from _admins(complaint.holder)
    yield _national_desk(at)


def _admins(place: Organisation) -> Iterator[Level]:
    return ([Recipient.office(Role.AGENCY_ADMIN, pk)] for pk in reversed(place.path))


def _national_desk(at: datetime) -> Level:
    held = Appointment.objects.running(at).filter(role=Role.NATIONAL_ADMIN).order_by("organisation_id")
    return [
        Recipient.office(Role.NATIONAL_ADMIN, pk) for pk in held.values_list("organisation_id", flat=True).distinct()
    ]


@dataclass
class _Desk:
    """Tells offices of one event: each once, and never one that may not see the case."""

    complaint: Complaint
    kind: Kind
    at: datetime
    told: set[Recipient] = field(default_factory=set)

    def tell_first(self, levels: Iterable[Level]) -> None:
        """The first level at which somebody is told who was not told before."""
        for level in levels:
            if sum(self._tell(recipient) for recipient in level):
                return

    def _tell(self, recipient: Recipient) -> bool:
        if recipient in self.told or not _may_know(self.complaint, recipient):
            return False
        self.told.add(recipient)
        return bool(notify(kind=self.kind, to=recipient, subject_id=self.complaint.pk, at=self.at))


def _may_know(complaint: Complaint, recipient: Recipient) -> bool:
    """As `access.sees`: the national desk sees every case, the one complained about and those below it never do."""
    if complaint.subject_id is None or recipient.organisation_id is None or recipient.role == Role.NATIONAL_ADMIN:
        return True
    path = Organisation.objects.filter(pk=recipient.organisation_id).values_list("path", flat=True).first()
    return may_hold(complaint.subject_id, path or ())
