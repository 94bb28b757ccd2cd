"""Reads of notices."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet

from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.notices.access import visible
from sambut.notices.composing import Line, letter, line
from sambut.notices.models import Delivery, Notice, NoticePreference
from sambut.notices.states import OPEN, Channel, State
from sambut.notices.subjects import name_all

MOST_COUNTED = 99


@dataclass(frozen=True)
class Told:
    """A notice with its words, in the language of the moment."""

    notice: Notice
    line: Line


@dataclass(frozen=True)
class Letter:
    """A mail as its reader gets it, without the address it goes to."""

    subject: str
    text: str
    delivery: Delivery | None


def of_person(person: Person, *, only_unread: bool = False) -> QuerySet[Notice]:
    return visible(person).filter(read_at=None) if only_unread else visible(person)


def mail_of(notice_id: int, person: Person) -> Letter:
    """Refuses with `notice.not_found` where the notice is another's."""
    notice = visible(person).filter(pk=notice_id).first()
    if notice is None:
        raise Refused("notice.not_found")
    subject, text, _html = letter(notice)
    return Letter(subject, text, deliveries_of([notice]).get(notice.pk))


def for_handle(handle: UUID, limit: int = 20) -> list[Told]:
    """The newest notices of a reporter, for the page of their case."""
    return told(list(Notice.objects.filter(handle=handle).order_by("-id")[:limit]))


def told(notices: list[Notice]) -> list[Told]:
    """Their words: one query for each kind of subject, however many notices."""
    named = name_all([(notice.subject_type, notice.subject_id) for notice in notices])
    return [Told(notice, line(notice, named.get((notice.subject_type, notice.subject_id)))) for notice in notices]


def unread(person: Person) -> int:
    """How many are unread, up to ninety-nine: more is only more. Asked on every page, so an officer costs one query."""
    if person.user_id is None:
        return 0
    if not person.mandates:
        return visible(person).filter(read_at=None)[:MOST_COUNTED].count()
    with connection.cursor() as cursor:
        cursor.execute(UNREAD, [person.user_id, MOST_COUNTED])
        return int(cursor.fetchone()[0])


UNREAD = "select count(*) from (select from notices_notice where user_id = %s and read_at is null limit %s) as bounded"


def wants_mail(user_id: int) -> bool:
    return not NoticePreference.objects.filter(user_id=user_id, channel=Channel.MAIL, wanted=False).exists()


def deliveries_of(notices: list[Notice]) -> dict[int, Delivery]:
    """Notice id → its mail."""
    found = Delivery.objects.filter(notice__in=notices, channel=Channel.MAIL)
    return {delivery.notice_id: delivery for delivery in found}


def mail_health(*, at: datetime) -> dict[str, int]:
    """For `sambut check`: mails that are tried again now, and those of the last day that ended without being sent."""
    ended = Delivery.objects.filter(ended_at__gt=at - timedelta(days=1)).values_list("state")
    counts = dict(ended.annotate(count=Count("id")))
    overdue = Delivery.objects.filter(state__in=OPEN, next_try_at__lt=at - timedelta(minutes=5)).count()
    return {
        "to_retry": Delivery.objects.filter(state=State.RETRY).count(),
        "overdue": overdue,
        **{str(state): counts.get(state, 0) for state in (State.SENT, State.REFUSED, State.FAILED, State.UNSENT)},
    }
