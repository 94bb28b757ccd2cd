"""What the reporter does after sending. The actor of these events is *reporter*, never a user."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sambut.complaints import messages
from sambut.complaints.access import Reporter, require
from sambut.complaints.actions.moving import Start, locked, move
from sambut.complaints.models import Complaint
from sambut.complaints.models.complaint import BY_REPORTER
from sambut.complaints.states import ActorKind, Ending, MessageKind, Step, Verb
from sambut.files.models import File


@transaction.atomic
def accept_answer(complaint_id: int, *, by: Reporter, at: datetime) -> Complaint:
    """The reporter says that the answer helps. Istilah: menerima tindak lanjut."""
    complaint = locked(complaint_id)
    complaint.after(Verb.ACCEPT)
    require(by, Verb.ACCEPT, complaint)
    move(complaint, Verb.ACCEPT, by=BY_REPORTER, at=at, ending=Ending.ACCEPTED)
    return complaint


@transaction.atomic
def reject_answer(complaint_id: int, *, text: str, by: Reporter, at: datetime, files: Sequence[File] = ()) -> Complaint:
    """The reporter says why the answer does not help; the same unit must answer again under a new clock."""
    return _write(
        complaint_id, Verb.REJECT, MessageKind.REJECTION, text, by=by, at=at, files=files,
        starts=lambda complaint: ((Step.ANSWER, complaint.holder),),
    )  # fmt: skip


@transaction.atomic
def add_to_complaint(
    complaint_id: int, *, text: str, by: Reporter, at: datetime, files: Sequence[File] = ()
) -> Complaint:
    """Something to add. It moves no state and no clock; pressed twice it is one."""
    return _write(complaint_id, Verb.ADD, MessageKind.ADDITION, text, by=by, at=at, files=files)


@transaction.atomic
def complete_complaint(
    complaint_id: int, *, text: str, by: Reporter, at: datetime, files: Sequence[File] = ()
) -> Complaint:
    """What was asked for. The case goes back to who asked."""
    return _write(
        complaint_id, Verb.COMPLETE, MessageKind.COMPLETION, text, by=by, at=at, files=files,
        starts=lambda complaint: ((Step.VERIFY, complaint.body),),
    )  # fmt: skip


@transaction.atomic
def withdraw_complaint(complaint_id: int, *, by: Reporter, at: datetime) -> Complaint:
    """The reporter ends the case. Istilah: mencabut laporan."""
    complaint = locked(complaint_id)
    complaint.after(Verb.WITHDRAW)
    require(by, Verb.WITHDRAW, complaint)
    move(complaint, Verb.WITHDRAW, by=BY_REPORTER, at=at, ending=Ending.WITHDRAWN)
    return complaint


def _write(
    complaint_id: int, verb: Verb, kind: MessageKind, text: str, *, by: Reporter, at: datetime, files: Sequence[File],
    starts=lambda complaint: (),
) -> Complaint:  # fmt: skip
    complaint = locked(complaint_id)
    complaint.after(verb)
    require(by, verb, complaint)
    words = messages.compose_for(complaint, text)
    if verb == Verb.ADD and messages.said_before(complaint, kind, words, at=at):
        return complaint
    message = messages.write(complaint, kind, words, author=ActorKind.REPORTER, at=at, files=files)
    new: tuple[Start, ...] = starts(complaint)
    move(complaint, verb, by=BY_REPORTER, at=at, starts=new, message=message.pk, files=len(files))
    return complaint
