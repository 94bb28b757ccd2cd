"""From telling somebody to the mail in their server, through outbox, relay and worker."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction

from sambut.accounts.models import User
from sambut.jobs import worker
from sambut.kernel.clock import now
from sambut.ledger.models import Outbox
from sambut.notices.actions import notify
from sambut.notices.models import Delivery, Notice
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind, State
from tests.jobs.conftest import until
from tests.notices.conftest import Postman, postman

pytestmark = [pytest.mark.own_database, pytest.mark.usefixtures("committed")]

__all__ = ["postman"]


@pytest.fixture
def sending(postman: Postman, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postman]:
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, mail_url=postman.url))
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,), kwargs={"heartbeat": timedelta(seconds=0.5)})
    thread.start()
    yield postman
    stop.set()
    thread.join()
    Notice.objects.all().delete()


def test_who_is_told_gets_one_mail_and_who_was_not_gets_none(sending: Postman) -> None:
    user = User.objects.create_user("rahmat@jeneponto.example", name="Rahmat")
    with transaction.atomic():
        notify(kind=Kind.DESK_LATE, to=Recipient.user(user.pk), subject_id=1, at=now())
        transaction.set_rollback(True)
    notify(kind=Kind.DESK_FORWARD, to=Recipient.user(user.pk), subject_id=2, at=now())
    until(lambda: Delivery.objects.filter(state=State.SENT).exists())
    until(lambda: not Outbox.objects.filter(relayed_at=None).exists())
    assert [(delivery.state, delivery.tries) for delivery in Delivery.objects.all()] == [(State.SENT, 1)]
    assert [envelope.rcpt_tos for envelope in sending.taken] == [["rahmat@jeneponto.example"]]
