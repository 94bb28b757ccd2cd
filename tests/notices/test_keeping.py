"""Notices go when the time of the retention table is over, with their mails' rows; younger ones stay."""

from datetime import timedelta

import pytest

from sambut.accounts.models import User
from sambut.notices.actions import notify
from sambut.notices.models import Delivery, Notice
from sambut.notices.recipients import Recipient
from sambut.notices.states import Kind
from sambut.retention.actions import apply_schedule
from sambut.retention.loading import load
from tests.notices.conftest import AT

pytestmark = pytest.mark.django_db


def test_a_year_after_it_was_told_a_notice_is_erased_with_its_deliveries():
    load()
    user = User.objects.create_user("rahmat@jeneponto.example", name="Rahmat")
    old, young = (
        notify(kind=Kind.DESK_FORWARD, to=Recipient.user(user.pk), subject_id=7, at=AT + timedelta(days=days))[0]
        for days in (0, 2)
    )
    assert Delivery.objects.count() == 2

    assert apply_schedule(AT + timedelta(days=366)) == {"notices.notice:erase": 1}

    assert list(Notice.objects.all()) == [young]
    assert list(Delivery.objects.values_list("notice", flat=True)) == [young.pk]
    assert apply_schedule(AT + timedelta(days=366)) == {}
    assert old.pk != young.pk
