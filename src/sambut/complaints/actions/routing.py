"""Routing: verify and forward, ask for what is missing, archive with one reason. Done by admins."""

from datetime import datetime
from enum import Enum

from django.db import transaction

from sambut.complaints import messages
from sambut.complaints.access import require
from sambut.complaints.actions.moving import Start, locked, move
from sambut.complaints.models import Category, Complaint
from sambut.complaints.models.complaint import by_office
from sambut.complaints.rules import may_hold
from sambut.complaints.states import ARCHIVE_REASONS, ActorKind, Ending, Grade, MessageKind, Step, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from sambut.services.models import Service


class Told(Enum):
    """What an admin says about the service of a case when nothing was said."""

    NOTHING = "nothing"
    """The service that the reporter named, if any, stays."""


@transaction.atomic
def forward_complaint(
    complaint_id: int, *, to: Organisation, by: Person, at: datetime,
    grade: Grade = Grade.UNGRADED, category: Category | None = None, subject: Organisation | None = None, title: str = "",
    service: Service | Told | None = Told.NOTHING,
) -> Complaint:  # fmt: skip
    """Hands the case to the body or unit that must answer, with its grade. Istilah: verifikasi dan disposisi.

    The first hand-over starts the clock of the answer; later ones leave it running (default: a re-disposition does not
    give anybody more time). Dasar: PermenPANRB 5/2025; batas menurut tabel `ClockRule`.
    """
    complaint = locked(complaint_id)
    complaint.after(Verb.FORWARD)
    require(by, Verb.FORWARD, complaint)
    _take_verification(complaint, grade=grade, category=category, subject=subject, title=title)
    if not isinstance(service, Told):
        complaint.service = service
    _check_target(complaint, to, by=by)
    complaint.holder, complaint.body = to, to.body or to
    if (
        complaint.public_at is None and not complaint.secret and complaint.search is not None
    ):  # masked: an imported case waits for its job
        complaint.public_at = at
    starts: tuple[Start, ...] = ((Step.ANSWER, to),)
    to_body = to.pk == complaint.body.pk
    if to_body:
        starts = (*starts, (Step.COORDINATE, to))
    move(
        complaint, Verb.FORWARD, by=by_office(by.user_id), at=at, starts=starts,
        stops=() if to_body else (Step.COORDINATE,), to=to.pk, grade=complaint.grade, category=complaint.category_id, subject=complaint.subject_id,
        service=complaint.service_id,
    )  # fmt: skip
    return complaint


def _take_verification(
    complaint: Complaint, *, grade: Grade, category: Category | None, subject: Organisation | None, title: str
) -> None:
    complaint.grade = grade or complaint.grade
    complaint.category = category or complaint.category
    complaint.subject = subject or complaint.subject
    if title.strip():
        complaint.title = messages.compose_for(complaint, title).masked[:160]
    if not complaint.grade:
        raise Refused("complaint.forward.without_grade")


def _check_target(complaint: Complaint, to: Organisation, *, by: Person) -> None:
    if to.ends_on is not None:
        raise Refused("complaint.forward.to_ended", organisation=to.name)
    if not may_hold(complaint.subject_id, to.path):
        raise Refused("complaint.forward.to_subject", organisation=to.name)
    if complaint.holder_id == to.pk:
        raise Refused("complaint.forward.already_there", organisation=to.name)
    if not _reaches(by, to):
        raise Refused("complaint.forward.outside_your_body", organisation=to.name)


def _reaches(by: Person, to: Organisation) -> bool:
    """A body's admin hands on inside the own body; only the national desk reaches every body."""
    return by.holds(Role.NATIONAL_ADMIN) or by.holds_over(Role.AGENCY_ADMIN, to.path)


@transaction.atomic
def ask_reporter(complaint_id: int, *, text: str, by: Person, at: datetime) -> Complaint:
    """Asks the reporter for what is missing instead of deleting the case. Istilah: menunda, meminta kelengkapan."""
    complaint = locked(complaint_id)
    complaint.after(Verb.ASK)
    require(by, Verb.ASK, complaint)
    question = messages.write(
        complaint, MessageKind.QUESTION, messages.compose_for(complaint, text), author=ActorKind.OFFICE, at=at
    )
    move(
        complaint,
        Verb.ASK,
        by=by_office(by.user_id),
        at=at,
        starts=((Step.COMPLETE, complaint.body),),
        message=question.pk,
    )
    return complaint


@transaction.atomic
def archive_complaint(complaint_id: int, *, reason: Ending, text: str, by: Person, at: datetime) -> Complaint:
    """Ends a case that cannot be handled, with exactly one reason and a text for this very report. Istilah: mengarsipkan."""
    complaint = locked(complaint_id)
    complaint.after(Verb.ARCHIVE)
    require(by, Verb.ARCHIVE, complaint)
    if reason not in ARCHIVE_REASONS:
        raise Refused("complaint.archive.without_reason")
    why = messages.write(
        complaint, MessageKind.REASON, messages.compose_for(complaint, text), author=ActorKind.OFFICE, at=at
    )
    move(complaint, Verb.ARCHIVE, by=by_office(by.user_id), at=at, ending=reason, message=why.pk, reason=reason)
    return complaint
