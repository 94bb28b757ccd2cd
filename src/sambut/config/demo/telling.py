"""What the worker would have done meanwhile: people told, mails ended, announcements settled. So nothing old waits at the first start."""

from datetime import timedelta

from django.db.models import F, Q

from sambut.complaints import telling
from sambut.complaints.models import ComplaintEvent
from sambut.config.demo.country import Country
from sambut.ledger.models import Outbox
from sambut.notices.models import Delivery, Notice
from sambut.notices.states import OPEN, State

TOLD_DAYS = timedelta(days=7)
UNREAD_DAYS = timedelta(days=2)
READ_AFTER = timedelta(hours=3)


def tell_all(country: Country) -> None:
    """People are told of what happened lately, in the order in which it happened; what is older they have read."""
    lately = ComplaintEvent.objects.filter(happened_at__gte=country.at - TOLD_DAYS)
    for event in lately.select_related("complaint__holder", "complaint__body").order_by("happened_at", "id"):
        telling.tell(event, at=event.happened_at)
    long_ago = Notice.objects.filter(read_at=None, created_at__lt=country.at - UNREAD_DAYS)
    long_ago.update(read_at=F("created_at") + READ_AFTER)


def settle(country: Country) -> None:
    """No mail of the past is sent, and no reaction runs to what was told here already."""
    Delivery.objects.filter(state__in=OPEN, notice__created_at__lte=country.at).update(
        state=State.UNSENT, code="no_server", ended_at=country.at, next_try_at=None
    )
    done = Q(topic__startswith="complaints.") | Q(topic__in=("notices.mail", "files.uploaded"))
    Outbox.objects.filter(done, relayed_at=None, written_at__lte=country.at).update(relayed_at=country.at)
