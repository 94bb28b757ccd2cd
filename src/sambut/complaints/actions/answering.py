"""Answering: what the unit that has the case does. Istilah: tindak lanjut."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sambut.complaints import messages
from sambut.complaints.access import require
from sambut.complaints.actions.moving import locked, move
from sambut.complaints.models import Complaint
from sambut.complaints.models.complaint import by_office
from sambut.complaints.states import ActorKind, MessageKind, Step, Verb
from sambut.files.models import File
from sambut.mandates.people import Person


@transaction.atomic
def answer_complaint(
    complaint_id: int, *, text: str, by: Person, at: datetime, files: Sequence[File] = ()
) -> Complaint:
    """Answers with substance and evidence; stops the clock of the answer and starts the reporter's. Istilah: tindak lanjut.

    A hand-over or an interim word never counts as an answer.
    """
    complaint = locked(complaint_id)
    complaint.after(Verb.ANSWER)
    require(by, Verb.ANSWER, complaint)
    answer = messages.write(
        complaint,
        MessageKind.ANSWER,
        messages.compose_for(complaint, text),
        author=ActorKind.OFFICE,
        at=at,
        files=files,
    )
    complaint.answered_at = complaint.answered_at or at
    move(
        complaint, Verb.ANSWER, by=_office(by, complaint), at=at,
        starts=((Step.REACT, complaint.holder),), message=answer.pk, files=len(files),
    )  # fmt: skip
    return complaint


@transaction.atomic
def note_complaint(complaint_id: int, *, text: str, by: Person, at: datetime) -> Complaint:
    """An interim word to the reporter. It stops no clock; pressed twice it is one. Istilah: kabar sementara."""
    complaint = locked(complaint_id)
    complaint.after(Verb.NOTE)
    require(by, Verb.NOTE, complaint)
    words = messages.compose_for(complaint, text)
    if messages.said_before(complaint, MessageKind.NOTE, words, at=at):
        return complaint
    note = messages.write(complaint, MessageKind.NOTE, words, author=ActorKind.OFFICE, at=at)
    move(complaint, Verb.NOTE, by=_office(by, complaint), at=at, message=note.pk)
    return complaint


@transaction.atomic
def bounce_complaint(complaint_id: int, *, text: str, by: Person, at: datetime) -> Complaint:
    """Gives the case back to whoever routed it, with a reason. Istilah: bukan wewenang.

    From a unit it goes back to its body's admin, from a body to the national desk, also before the body forwarded it.
    The clock of the answer goes on; the one of the verification starts anew, because another desk verifies.
    """
    complaint = locked(complaint_id)
    complaint.after(Verb.BOUNCE)
    require(by, Verb.BOUNCE, complaint)
    back_from = complaint.holder or complaint.body
    reason = messages.write(
        complaint, MessageKind.REASON, messages.compose_for(complaint, text), author=ActorKind.OFFICE, at=at
    )
    by_ = _office(by, complaint)
    complaint.bounces += 1
    if complaint.holder_id in (None, complaint.body_id):
        complaint.body = None
    complaint.holder = None
    move(
        complaint, Verb.BOUNCE, by=by_, at=at, starts=((Step.VERIFY, complaint.body),), stops=(Step.VERIFY,),
        message=reason.pk, back_from=back_from.pk if back_from else None,
    )  # fmt: skip
    return complaint


def _office(by: Person, complaint: Complaint):
    return by_office(by.user_id, complaint.holder_id)
