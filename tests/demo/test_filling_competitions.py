"""The contest of the demo country stands in the middle of its run, and says that it is invented."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from sambut.accounts.queries import forget_demo
from sambut.competitions.models import Edition, Entry
from sambut.config.demo import competitions, innovations
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from tests.demo.conftest import AT

pytestmark = pytest.mark.own_database


def test_the_city_holds_a_contest_with_entries_at_each_place_of_their_way(land):
    forget_demo()
    innovations.fill(AT)
    began = time.process_time()
    made = competitions.fill(AT)
    took = time.process_time() - began

    assert (competitions.fill(AT), Edition.objects.count()) == (0, 1)
    assert made == Entry.objects.count() == 5
    states = list(Entry.objects.order_by("pk").values_list("state", flat=True))
    assert states[0] == "accepted"
    assert {"accepted", "returned", "draft"} <= set(states)
    assert not Outbox.objects.filter(relayed_at=None, topic__startswith="entries.").exists()
    assert Notice.objects.filter(kind="entry_accept").exists()
    edition = Edition.objects.get()
    page = Client().get(reverse("competitions:contest", args=[edition.uuid])).content.decode()
    assert "(peraga)" in page
    assert took < 3
