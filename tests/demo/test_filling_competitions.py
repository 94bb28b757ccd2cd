"""The contest of the demo country stands in the middle of its run, and says that it is invented."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from sambut.accounts.queries import forget_demo
from sambut.competitions.models import Edition, Entry, Reading, Result
from sambut.competitions.states import ReadingKind
from sambut.config.demo import competitions, complained, innovations, judged, services
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from tests.demo.conftest import AT

pytestmark = pytest.mark.own_database("kept_land")


def test_the_city_holds_a_contest_with_entries_at_each_place_of_their_way(land):
    forget_demo()
    services.fill(AT)
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


def test_where_a_place_hung_on_chance_another_judge_read_and_the_result_was_counted_anew(land):
    forget_demo()
    services.fill(AT)
    innovations.fill(AT)
    began = time.process_time()
    assert (judged.fill(AT), judged.fill(AT)) == (6, 0)
    took = time.process_time() - began
    edition = Edition.objects.get(name=judged.NAME)
    again = Reading.objects.filter(judge__edition=edition, kind=ReadingKind.AGAIN)
    assert 1 <= again.count() <= judged.AGAIN
    assert set(again.values_list("state", flat=True)) == {"signed"}
    assert (edition.state, Result.objects.filter(edition=edition).count()) == ("decided", 2)
    assert took < 6  # of processor time, also on a busy machine


def test_a_contest_of_bodies_was_read_by_judges_from_their_own_figures_and_ended_by_decree(land):
    forget_demo()
    services.fill(AT)
    began = time.process_time()
    complained.fill(AT)
    took = time.process_time() - began
    edition = Edition.objects.get(name=complained.BEFORE)
    assert edition.state == "decided"
    states = list(Entry.objects.filter(edition=edition).order_by("pk").values_list("state", flat=True))
    assert (len(states), set(states)) == (4, {"winner", "not_chosen"})
    assert Reading.objects.filter(judge__edition=edition, state="signed").count() == edition.readings * len(states)
    assert not Outbox.objects.filter(relayed_at=None, topic__startswith="readings.").exists()
    assert took < 6  # of processor time, also on a busy machine
