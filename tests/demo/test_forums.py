"""The demo's forums: made once by their own actions, with a body that never answers, and something for everybody of the cast."""

import time
from datetime import timedelta

import pytest

from sambut.config.demo import events
from sambut.config.demo.country import found
from sambut.events import counting, queries
from sambut.events.models import Counts, Delegation, Event, Happening, Task
from sambut.ledger.models import Outbox
from sambut.notices.models import Notice
from tests.demo.conftest import AT, begin
from tests.events.conftest import innovation
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database


@pytest.fixture(scope="module")
def filled(own_database: str) -> float:
    begin()
    found(AT)
    innovation(Cast().innovator.organisation)
    began = time.perf_counter()
    assert events.fill(AT) == 2
    return time.perf_counter() - began


def test_the_forums_are_made_once_and_quickly(filled: float):
    assert filled < 6  # a bound for a loaded machine; about a second when it is idle
    assert events.fill(AT) == 0
    assert Event.objects.count() == 2
    assert not Happening.objects.filter(happened_at__gt=AT).exists()
    waiting = Outbox.objects.filter(topic__startswith="events.", relayed_at=None)
    assert set(waiting.values_list("topic", flat=True)) == {"events.report"}


def test_one_body_never_answered_and_counts_as_invited_only(filled: float):
    coming = Event.objects.get(name=events.COMING)
    states = dict(Delegation.objects.filter(event=coming).values_list("body__name", "state"))
    assert states == {
        events.SEMARANG: "confirmed", events.JENEPONTO: "invited", events.MERAUKE: "confirmed", events.BIAK: "invited",
        events.CENTRAL_JAVA: "declined",
    }  # fmt: skip
    assert Delegation.objects.get(event=coming, body__name=events.BIAK).reminders == 2
    kept = Counts.objects.get(event=coming)
    assert (kept.invited, kept.confirmed, kept.silent, kept.declined, kept.present) == (5, 2, 2, 1, 0)
    assert (kept.stands, kept.interests, kept.claimed, kept.slots, kept.booked) == (1, 2, 1, 6, 2)
    assert coming.starts_at > AT + timedelta(days=20)


def test_the_forum_that_is_over_has_a_report_and_its_numbers_are_those_of_its_rows(filled: float):
    over = Event.objects.get(name=events.OVER)
    report = queries.report(over)
    assert report is not None
    assert {name: report.figures[name] for name in counting.MAIN} == {
        "invited": 4, "confirmed": 2, "present": 3, "pledged": 1, "signed": 1,
    }  # fmt: skip
    before = [counting.figures_of(one) for one in Counts.objects.order_by("pk")]
    counting.rebuild(at=AT)
    assert [counting.figures_of(one) for one in Counts.objects.order_by("pk")] == before
    assert sorted(Task.objects.values_list("state", flat=True)) == ["done", "open"]


def test_everybody_of_the_cast_who_has_a_part_finds_it_at_their_desk(filled: float):
    cast = Cast()
    assert len(queries.hosted(cast.secretariat.person(AT))) == 2
    assert len(queries.supported(cast.partner.person(AT))) == 2
    assert len(queries.own_bookings(cast.facilitator.person(AT), AT)) == 2
    assert len(queries.delegations_of(cast.regent.person(AT))) == 2
    assert queries.open_tasks(cast.regent.person(AT)).count() == 1
    assert Notice.objects.filter(kind="forum_remind").exists()
