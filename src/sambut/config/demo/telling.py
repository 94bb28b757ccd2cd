"""What the worker would have done meanwhile: people told, mails ended, announcements settled. So nothing old waits at the first start."""

from datetime import timedelta

from sambut.complaints import telling
from sambut.complaints.models import Attachment, Complaint, ComplaintEvent
from sambut.config.demo.country import Country
from sambut.ledger.models import Outbox
from sambut.notices.models import Delivery, Notice
from sambut.notices.states import State

TOLD_DAYS = timedelta(days=9)
READ_AFTER = timedelta(hours=3)
UNREAD_DAYS = timedelta(days=2)


def settle(complaint: Complaint, country: Country) -> None:
    """People are told of what happened lately; older things they have long read. No mail of the past is sent."""
    events = ComplaintEvent.objects.filter(complaint=complaint, happened_at__gte=country.at - TOLD_DAYS)
    for event in events.select_related("complaint__holder", "complaint__body").order_by("id"):
        telling.tell(event, at=event.happened_at)
    notices = Notice.objects.filter(subject_type="complaint", subject_id=complaint.pk)
    for notice in notices.filter(created_at__lt=country.at - UNREAD_DAYS, read_at=None):
        Notice.objects.filter(pk=notice.pk).update(read_at=notice.created_at + READ_AFTER)
    deliveries = list(Delivery.objects.filter(notice__in=notices).values_list("pk", flat=True))
    Delivery.objects.filter(pk__in=deliveries).update(state=State.UNSENT, code="no_server", ended_at=country.at, next_try_at=None)
    files = list(Attachment.objects.filter(message__complaint=complaint).values_list("file", flat=True))
    waiting = Outbox.objects.filter(relayed_at=None)
    waiting.filter(topic__startswith="complaints.", subject_id=complaint.pk).update(relayed_at=country.at)
    waiting.filter(topic="notices.mail", row_id__in=deliveries).update(relayed_at=country.at)
    waiting.filter(topic="files.uploaded", row_id__in=files).update(relayed_at=country.at)
