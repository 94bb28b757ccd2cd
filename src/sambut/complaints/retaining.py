"""What this room tells and erases when a person asks, when time has come, and after a restore.

Erasing a case takes its texts and seals, its files, its title and search words, its secret, and the reporter's identity.
Number, places, dates, events and figures stay. Istilah: pemusnahan menurut jadwal retensi arsip.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from sambut.complaints import messages
from sambut.complaints.actions.drafting import discard_draft
from sambut.complaints.actions.moving import locked, move
from sambut.complaints.models import Attachment, Complaint, Draft, Message
from sambut.complaints.models.complaint import BY_CLOCK, BY_REPORTER
from sambut.complaints.states import RUNNING, ActorKind, Ending, Verb
from sambut.files.models import File
from sambut.files.states import FileState, Privacy
from sambut.identities.actions import erase_identity
from sambut.identities.queries import handles_of
from sambut.retention import erasures, registry
from sambut.retention.own import erase_file

CASE, DRAFT, UPLOAD = "complaints.reporter", "complaints.draft", "files.unclaimed"


def ended_before(before: datetime, limit: int) -> list[str]:
    """Cases that ended before and still hold a text, by their UUID."""
    kept = Message.objects.filter(complaint=OuterRef("pk"), erased_at=None)
    rows = Complaint.objects.filter(Exists(kept), ended_at__lt=before)
    return [str(key) for key in rows.order_by("ended_at").values_list("uuid", flat=True)[:limit]]


@registry.erases(CASE, due=ended_before)
@transaction.atomic
def erase_case(key: str, *, at: datetime) -> bool:
    """A case that still runs is withdrawn first: who is to be forgotten waits for no answer any more."""
    found = Complaint.objects.filter(uuid=UUID(key)).values_list("pk", flat=True).first()
    if found is None:
        return False
    complaint = locked(found)
    if not Message.objects.filter(complaint=complaint, erased_at=None).exists():
        return False
    if complaint.status in RUNNING:
        move(complaint, Verb.WITHDRAW, by=BY_REPORTER, at=at, ending=Ending.WITHDRAWN)
    Message.objects.filter(complaint=complaint, erased_at=None).update(masked="", sealed=None, erased_at=at)
    for file in Attachment.objects.filter(message__complaint=complaint).values_list("file__uuid", flat=True):
        erase_file(str(file), at=at)
    complaint.title, complaint.search, complaint.secret_hash, complaint.public_at = "", None, "", None
    complaint.move(Verb.ERASE, by=BY_CLOCK, at=at)
    erase_identity(complaint.handle, at=at)
    erasures.note(CASE, key)
    return True


@registry.forgets(CASE)
def forget_reporter(user_id: int, *, at: datetime) -> None:
    """Every case of somebody, each in a transaction of its own."""
    keys = Complaint.objects.filter(handle__in=handles_of(user_id)).order_by("pk").values_list("uuid", flat=True)
    for key in list(keys):
        erase_case(str(key), at=at)


@registry.tells(CASE)
def cases_of(user_id: int) -> object:
    """What somebody reported, in the words as written, and what was answered."""
    rows = Complaint.objects.filter(handle__in=handles_of(user_id)).select_related("body", "region").order_by("pk")
    return [
        {
            "number": case.number, "received_at": case.received_at.isoformat(), "status": case.status, "ending": case.ending,
            "body": case.body.name if case.body else None, "region": case.region.name if case.region else None,
            "texts": [_text(case, message) for message in Message.objects.filter(complaint=case, erased_at=None).order_by("pk")],
        }
        for case in rows
    ]  # fmt: skip


def _text(case: Complaint, message: Message) -> dict[str, str]:
    words = messages.original(case, message) if message.author == ActorKind.REPORTER else message.masked
    return {"kind": message.kind, "author": message.author, "written_at": message.written_at.isoformat(), "text": words}


def untouched_before(before: datetime, limit: int) -> list[str]:
    """Drafts by their handle."""
    rows = Draft.objects.filter(changed_at__lt=before).order_by("changed_at")
    return [str(handle) for handle in rows.values_list("handle", flat=True)[:limit]]


@registry.erases(DRAFT, due=untouched_before)
def erase_draft(key: str, *, at: datetime) -> bool:
    found = Draft.objects.filter(handle=UUID(key)).values_list("pk", flat=True).first()
    if found is None:
        return False
    discard_draft(found, at=at)
    return True


def unclaimed_before(before: datetime, limit: int) -> list[str]:
    """Files for cases that no message holds and no draft waits with: what was uploaded with a text that was refused."""
    rows = File.objects.filter(made_at__lt=before, privacy__in=(Privacy.SEALED, Privacy.CASE)).exclude(
        state=FileState.ERASED
    )
    waiting = Draft.objects.filter(handle=OuterRef("sealed_for"))
    attached = Attachment.objects.filter(file=OuterRef("pk"))
    rows = rows.filter(~Exists(waiting), ~Exists(attached))
    return [str(key) for key in rows.order_by("made_at").values_list("uuid", flat=True)[:limit]]


registry.erases(UPLOAD, due=unclaimed_before)(erase_file)
