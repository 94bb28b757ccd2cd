"""Sending the mails that wait. At least once: a worker that dies between sending and noting it sends again, with the same mark."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from sambut.accounts import mails
from sambut.kernel.clock import now
from sambut.kernel.refusals import Refused
from sambut.notices.addresses import address_of
from sambut.notices.composing import account_mail, mail
from sambut.notices.metrics import MAILS
from sambut.notices.models import Delivery
from sambut.notices.sending import Fault, send
from sambut.notices.states import OPEN, State

log = logging.getLogger(__name__)

MOST_TRIES = 12
LONGEST_WAIT = timedelta(hours=6)
PAUSE_WITHOUT_SERVER = timedelta(seconds=30)


def send_mail(row_id: int, *, at: datetime) -> None:
    """Tries one delivery. It is claimed first and its next try set, so whoever dies in between leaves it to the sweep."""
    delivery = _claim(row_id, at)
    if delivery is None:
        return
    try:
        _hand_over(delivery)
    except Fault as fault:
        _note(delivery, fault, at=now())
    else:
        _end(delivery, State.SENT, "", at=now())


def send_due_mail(row_id: int, *, at: datetime) -> None:
    """The sweep: tries again what is due, oldest first, until it is through or the server is away."""
    due = Delivery.objects.filter(state__in=OPEN, next_try_at__lte=at).order_by("next_try_at", "id")
    for delivery_id in due.values_list("id", flat=True)[:500]:
        if _server_is_away(now()):
            return
        send_mail(delivery_id, at=now())


def send_account_mail(row_id: int, *, at: datetime) -> None:
    """A mail of `accounts` (confirm an address, a new password). Tried again by the queue, for its link soon grows old."""
    composed = mails.composed(row_id)
    if composed is None or not settings.ENVIRONMENT.mail_url:
        return
    try:
        send(account_mail(composed, mark=f"account-{row_id}"), settings.ENVIRONMENT.mail_url)
    except ValueError:
        log.info("Account mail %s has an address that is none.", row_id)
    except Fault as fault:
        if not fault.for_good:
            raise Refused(f"notice.mail.{fault.code}") from None
    mails.sent(row_id)


def wait_after(tries: int) -> timedelta:
    """One minute, doubling up to six hours: twelve tries are spread over a good day."""
    return min(timedelta(minutes=1) * 2 ** (tries - 1), LONGEST_WAIT)


@transaction.atomic
def _claim(delivery_id: int, at: datetime) -> Delivery | None:
    """The delivery when it is due and nobody else has it. While the server is away it only waits on, uncounted."""
    found = Delivery.objects.select_for_update(skip_locked=True).filter(
        pk=delivery_id, state__in=OPEN, next_try_at__lte=at
    )
    delivery = found.first()
    if delivery is None:
        return None
    if not settings.ENVIRONMENT.mail_url:
        _end(delivery, State.UNSENT, "no_server", at=at)
        return None
    if _server_is_away(at):
        Delivery.objects.filter(pk=delivery.pk).update(state=State.RETRY, next_try_at=at + wait_after(1))
        return None
    delivery.tries += 1
    delivery.tried_at, delivery.state, delivery.code = at, State.RETRY, ""
    delivery.next_try_at = at + wait_after(delivery.tries)
    delivery.save()
    return delivery


def _server_is_away(at: datetime) -> bool:
    """Somebody found no server a moment ago. Every mail would wait for its own time-out, and all others behind it."""
    away = Delivery.objects.filter(code__in=["unreachable", "timeout"], tried_at__gt=at - PAUSE_WITHOUT_SERVER)
    return away.exists()


def _hand_over(delivery: Delivery) -> None:
    address = address_of(delivery.notice)
    if not address:
        raise Fault("no_address", for_good=True)
    try:
        message = mail(delivery, address)
    except ValueError:
        raise Fault("wrong_address", for_good=True) from None
    send(message, settings.ENVIRONMENT.mail_url)


def _note(delivery: Delivery, fault: Fault, *, at: datetime) -> None:
    log.info("Delivery %s was not taken: %s.", delivery.pk, fault.code)
    if fault.code == "no_address":
        _end(delivery, State.UNSENT, fault.code, at=at)
    elif fault.for_good:
        _end(delivery, State.REFUSED, fault.code, at=at)
    elif delivery.tries >= MOST_TRIES:
        _end(delivery, State.FAILED, fault.code, at=at)
    else:
        Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries).update(code=fault.code, tried_at=at)


def _end(delivery: Delivery, state: State, code: str, *, at: datetime) -> None:
    """Only the try that claimed it may end it."""
    mine = Delivery.objects.filter(pk=delivery.pk, tries=delivery.tries, state__in=OPEN)
    if mine.update(state=state, code=code, ended_at=at, next_try_at=None):
        MAILS.labels(state).inc()
