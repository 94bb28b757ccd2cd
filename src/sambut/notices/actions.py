"""Telling people, and what they do with it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sambut.kernel.refusals import Refused
from sambut.ledger.outbox import announce_many
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.notices.access import visible, why_not
from sambut.notices.models import Delivery, Notice, NoticePreference
from sambut.notices.recipients import Recipient
from sambut.notices.states import Channel, Kind

TOPIC = "notices.mail"


@transaction.atomic
def notify(
    *, kind: Kind, to: Recipient, subject_id: int, at: datetime, subject_type: str = "complaint", language: str = "id"
) -> list[Notice]:
    """Tells it: a row that the person reads in the house, and a mail that waits to be sent, for everybody it is for.

    An office is resolved now, so that a later change of officers tells nobody what was not theirs. An empty answer
    means that nobody holds the role: the caller then tells the level above.
    """
    facts = {
        "kind": kind,
        "subject_type": subject_type,
        "subject_id": subject_id,
        "created_at": at,
        "language": language,
    }
    rows = [Notice(user_id=user_id, handle=handle, **facts) for user_id, handle in _people(to, at)]
    notices = Notice.objects.bulk_create(rows)
    unwanted = _without_mail([notice.user_id for notice in notices if notice.user_id])
    wanted = [notice for notice in notices if notice.user_id not in unwanted]
    deliveries = Delivery.objects.bulk_create([Delivery(notice=notice, next_try_at=at) for notice in wanted])
    if deliveries:
        announce_many(TOPIC, [delivery.pk for delivery in deliveries], at=at)
    return notices


def _people(to: Recipient, at: datetime) -> list[tuple[int | None, UUID | None]]:
    if to.role is None:
        return [(to.user_id, to.handle)]
    holders = Appointment.objects.running(at).filter(role=to.role, organisation_id=to.organisation_id)
    active = holders.filter(user__is_active=True).order_by("user_id")
    return [(user_id, None) for user_id in active.values_list("user_id", flat=True).distinct()]


def _without_mail(user_ids: list[int]) -> set[int]:
    if not user_ids:
        return set()
    off = NoticePreference.objects.filter(user_id__in=user_ids, channel=Channel.MAIL, wanted=False)
    return set(off.values_list("user_id", flat=True))


@transaction.atomic
def mark_read(notice_id: int, *, by: Person, at: datetime) -> Notice:
    notice = Notice.objects.select_for_update().filter(pk=notice_id).first()
    reason = why_not(by, "mark_read", notice) if notice else "notice.not_found"
    if notice is None or reason:
        raise Refused(reason or "notice.not_found")
    if notice.read_at is None:
        notice.read_at = max(at, notice.created_at)
        notice.save(update_fields=["read_at"])
    return notice


def mark_all_read(*, by: Person, at: datetime) -> int:
    """Gives how many were unread. What comes while it runs stays unread: nobody has seen it."""
    return visible(by).filter(read_at=None, created_at__lte=at).update(read_at=at)


def prefer(*, by: Person, channel: Channel, wanted: bool) -> None:
    """Switches a channel on or off, for what is told from now on."""
    if by.user_id is None:
        raise Refused("notice.prefer.not_signed_in")
    NoticePreference.objects.update_or_create(user_id=by.user_id, channel=channel, defaults={"wanted": wanted})
