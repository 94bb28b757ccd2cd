"""What belongs to a record: the people its owner names, files, awards."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.innovations import access
from sambut.innovations.actions.keeping import locked
from sambut.innovations.models import Attachment, Award, Innovation, Member
from sambut.innovations.states import Confidence, FileKind, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.retention import erasures
from sambut.retention.own import erase_file

MOST_MEMBERS, MOST_FILES = 20, 10
MEMBER = "innovations.member"


@transaction.atomic
def name_member(
    innovation_id: int, *, name: str, part: str = "", account: str = "", by: Person, at: datetime
) -> Innovation:
    """Names somebody of the team, to be shown with the record. Istilah: anggota tim.

    With the address of an account of the same body (`account`) it waits for that person to agree; one's own needs no asking.
    """
    innovation = locked(innovation_id)
    access.require(by, Verb.NAME_MEMBER, innovation)
    name, part = " ".join(name.split()), " ".join(part.split())
    if not name:
        raise Refused("innovation.name_member.without_name")
    if len(name) > 120 or len(part) > 120:
        raise Refused("innovation.text.too_long", longest=120)
    known = Member.objects.filter(innovation=innovation)
    if known.count() >= MOST_MEMBERS and not known.filter(name=name).exists():
        raise Refused("innovation.name_member.too_many", most=MOST_MEMBERS)
    user_id = _colleague(innovation, account, at) if account.strip() else None
    if user_id is not None and known.filter(user=user_id).exclude(name=name).exists():
        raise Refused("innovation.name_member.named_already")
    there = known.filter(name=name).first()
    facts: dict[str, Any] = {"part": part}
    if user_id is not None and (there is None or there.user_id != user_id):
        facts |= {"user_id": user_id, "agreed_at": at if user_id == by.user_id else None}
    place = known.count()
    member, _ = Member.objects.update_or_create(
        innovation=innovation, name=name, defaults=facts, create_defaults={**facts, "place": place}
    )
    innovation.note(Verb.NAME_MEMBER, by=by.user_id, at=at, member=member.pk)
    return innovation


def _colleague(innovation: Innovation, address: str, at: datetime) -> int:
    """Somebody who holds an office in the same body, by the address of the account; of others nobody learns anything."""
    held = Appointment.objects.running(at).filter(organisation__body=innovation.body_id, user__is_active=True)
    found = held.filter(user__email__iexact=address.strip()).values_list("user_id", flat=True).first()
    if found is None:
        raise Refused("innovation.name_member.no_account")
    return int(found)


@transaction.atomic
def remove_member(innovation_id: int, member_id: int, *, by: Person, at: datetime) -> Innovation:
    """The name is gone from everywhere: no version and no event holds it. Removing twice changes nothing."""
    innovation = locked(innovation_id)
    access.require(by, Verb.REMOVE_MEMBER, innovation)
    gone, _ = Member.objects.filter(innovation=innovation, pk=member_id).delete()
    if gone:
        innovation.note(Verb.REMOVE_MEMBER, by=by.user_id, at=at, member=member_id)
        erasures.note(MEMBER, f"{innovation.uuid}:{member_id}")
    return innovation


@transaction.atomic
def attach_file(
    innovation_id: int, *, upload: UploadedFile, kind: FileKind, title: str, by: Person, at: datetime
) -> Innovation:
    """A profile, a guide book, a regulation. Files inside instead of links that die. Nothing is stored of what is refused."""
    innovation = locked(innovation_id)
    access.require(by, Verb.ATTACH, innovation)
    title = " ".join(title.split())
    if not title:
        raise Refused("innovation.attach.without_title")
    if len(title) > 160:
        raise Refused("innovation.text.too_long", longest=160)
    if Attachment.objects.filter(innovation=innovation).count() >= MOST_FILES:
        raise Refused("innovation.attach.too_many", most=MOST_FILES)
    file = take_upload(upload, at=at, privacy=Privacy.OPEN)
    attached = Attachment.objects.create(innovation=innovation, file=file, kind=kind, title=title, attached_at=at)
    innovation.note(Verb.ATTACH, by=by.user_id, at=at, attachment=attached.pk, file=file.pk, kind=kind)
    return innovation


@transaction.atomic
def detach_file(innovation_id: int, file_uuid: UUID, *, by: Person, at: datetime) -> Innovation:
    """Takes the file away and erases it."""
    innovation = locked(innovation_id)
    access.require(by, Verb.DETACH, innovation)
    attached = Attachment.objects.filter(innovation=innovation, file__uuid=file_uuid).select_related("file").first()
    if attached is None:
        return innovation
    file = attached.file
    attached.delete()
    erase_file(str(file.uuid), at=at)
    innovation.note(Verb.DETACH, by=by.user_id, at=at, file=file.pk)
    return innovation


@transaction.atomic
def attach_award(innovation_id: int, *, award: UUID, by: Person, at: datetime) -> Innovation:
    """Ties a known award to the record that won it. Never one of another body, never twice."""
    innovation = locked(innovation_id)
    access.require(by, Verb.ATTACH_AWARD, innovation)
    won = Award.objects.select_for_update().filter(uuid=award).first()
    if won is None:
        raise Refused("innovation.award.unknown")
    if won.body_id != innovation.body_id:
        raise Refused("innovation.attach_award.other_body")
    if won.innovation_id not in (None, innovation.pk):
        raise Refused("innovation.attach_award.taken")
    won.innovation = innovation
    won.save(update_fields=["innovation"])
    innovation.awarded = innovation.awarded or won.confidence == Confidence.STATED
    innovation.note(Verb.ATTACH_AWARD, by=by.user_id, at=at, award=won.pk)
    return innovation
