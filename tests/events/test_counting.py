"""The kept numbers are those of the rows, after every verb; the report freezes them; the past is another table."""

from datetime import date

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.events import actions, counting, loading
from sambut.events.models import (
    Booking,
    CheckIn,
    ClinicSlot,
    Counts,
    Delegate,
    Delegation,
    DeskRequest,
    Event,
    PastFigure,
    PastForum,
    Pledge,
    Report,
    Signing,
    Stand,
    StandInterest,
    Task,
)
from sambut.events.states import Way
from sambut.kernel.refusals import Refused
from tests.events.conftest import HOUR, STARTS, Forum, innovation


def counted_by_hand(event: Event) -> dict[str, int]:
    """The same numbers in plain Python, from plain rows."""
    delegations = list(Delegation.objects.filter(event=event))
    people = [one for one in Delegate.objects.filter(delegation__event=event) if one.state != "declined"]
    came = {
        one.delegate_id: one.delegate.delegation_id for one in CheckIn.objects.filter(delegate__delegation__event=event)
    }
    pledges = [one for one in Pledge.objects.filter(event=event) if one.withdrawn_at is None]
    signed = [one for one in Signing.objects.filter(event=event) if one.signed_at]
    interests = StandInterest.objects.filter(stand__event=event)
    requests, tasks = list(DeskRequest.objects.filter(event=event)), list(Task.objects.filter(event=event))
    slots = [one for one in ClinicSlot.objects.filter(event=event) if one.withdrawn_at is None]
    return {
        "invited": len(delegations),
        "confirmed": sum(one.state == "confirmed" for one in delegations),
        "declined": sum(one.state == "declined" for one in delegations),
        "silent": sum(one.state == "invited" for one in delegations),
        "present": len(set(came.values())),
        "pledged": len({one.body_id for one in pledges}),
        "signed": len({one.replicator_id for one in signed}),
        "named": len(people),
        "named_confirmed": sum(one.state == "confirmed" for one in people),
        "attended": len(came),
        "stands": sum(one.dropped_at is None for one in Stand.objects.filter(event=event)),
        "interests": sum(one.unit_id is not None for one in interests),
        "claimed": sum(one.unit_id is None for one in interests),
        "slots": len(slots),
        "booked": sum(one.cancelled_at is None for one in Booking.objects.filter(slot__event=event)),
        "asked": len(requests),
        "answered": sum(one.answered_at is not None for one in requests),
        "pledges": len(pledges),
        "listed": sum(one.dropped_at is None for one in Signing.objects.filter(event=event)),
        "agreements": len(signed),
        "tasks": sum(one.state != "dropped" for one in tasks),
        "tasks_done": sum(one.state == "done" for one in tasks),
    }


class Walker:
    """Does whatever it is told to a running forum; a refusal changes nothing."""

    def __init__(self, forum: Forum) -> None:
        self.forum, self.stand = forum, forum.stand()
        self.shown = self.stand.innovation
        self.bodies = [(forum.regency, forum.cast.regent), (forum.city, forum.cast.mayor)]

    def do(self, verb: str, who: int, row: int) -> None:
        try:
            getattr(self, verb)(*self.bodies[who], row)
        except (Refused, LookupError, ObjectDoesNotExist):
            return

    def _by(self, player):  # type: ignore[no-untyped-def]
        return {"by": self.forum.person(player), "at": self.forum.tick()}

    def _delegation(self, body) -> Delegation:  # type: ignore[no-untyped-def]
        return Delegation.objects.get(event=self.forum.event, body=body)

    def _person(self, body, row) -> Delegate:  # type: ignore[no-untyped-def]
        people = list(Delegate.objects.filter(delegation=self._delegation(body)).order_by("pk"))
        return people[min(row, len(people) - 1)]

    def invite(self, body, player, row):  # type: ignore[no-untyped-def]
        self.forum.invite(body)

    def name(self, body, player, row):  # type: ignore[no-untyped-def]
        self.forum.name(self._delegation(body), player if row == 0 else None)

    def confirm(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.confirm_delegation(
            self._delegation(body).pk, representative=self._person(body, row), **self._by(player)
        )

    def decline(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.decline_delegation(self._delegation(body).pk, **self._by(player))

    def confirm_one(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.confirm_delegate(self._person(body, row).pk, **self._by(player))

    def drop_one(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.drop_delegate(self._person(body, row).pk, **self._by(player))

    def check_in(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.check_in(self._person(body, row).pk, way=Way.HAND, **self._by(self.forum.cast.secretariat))

    def interest(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.record_interest(self.stand.pk, unit=body, **self._by(player))

    def claim(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.claim_interest(self.stand.pk, body=f"Dinas {row}", contact="x", at=self.forum.tick())

    def slot(self, body, player, row):  # type: ignore[no-untyped-def]
        self.forum.slot(STARTS + (2 + row) * HOUR + HOUR * 20)

    def book(self, body, player, row):  # type: ignore[no-untyped-def]
        slot = list(ClinicSlot.objects.order_by("pk"))[row]
        actions.book_clinic(slot.pk, delegation=self._delegation(body), question="?", **self._by(player))

    def cancel(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.cancel_booking(list(Booking.objects.order_by("pk"))[row].pk, **self._by(player))

    def withdraw_slot(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.withdraw_clinic(
            list(ClinicSlot.objects.order_by("pk"))[row].pk, **self._by(self.forum.cast.facilitator)
        )

    def pledge(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.pledge_innovation(self.forum.event.pk, body=body, innovation=self.shown, **self._by(player))

    def unpledge(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.withdraw_pledge(list(Pledge.objects.order_by("pk"))[row].pk, **self._by(player))

    def line(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.list_signing(self.forum.event.pk, replicator=body, innovation=self.shown, **self._by(player))

    def sign(self, body, player, row):  # type: ignore[no-untyped-def]
        line, by = Signing.objects.order_by("pk")[row], self._by(self.forum.cast.secretariat)
        actions.ready_signing(line.pk, signatory=self._person(body, row), **by)
        actions.sign_signing(line.pk, **by)

    def ask(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.ask_desk(self._delegation(body).pk, topic="?", question="?", **self._by(player))

    def answer(self, body, player, row):  # type: ignore[no-untyped-def]
        request = list(DeskRequest.objects.order_by("pk"))[row]
        actions.answer_desk(request.pk, answer="!", **self._by(self.forum.cast.facilitator))

    def task(self, body, player, row):  # type: ignore[no-untyped-def]
        by = self._by(player)
        actions.give_task(self.forum.event.pk, unit=body, kind="task", text="?", due_on=date(2032, 1, 1), **by)

    def finish(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.finish_task(list(Task.objects.order_by("pk"))[row].pk, note="!", **self._by(player))

    def unstand(self, body, player, row):  # type: ignore[no-untyped-def]
        actions.drop_stand(self.stand.pk, **self._by(self.forum.cast.secretariat))


VERBS = [name for name in vars(Walker) if not name.startswith("_") and name != "do"]
STEPS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 1), st.integers(0, 2)), max_size=25)


@pytest.fixture
def walker(running: Forum) -> Walker:
    return Walker(running)


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_what_is_kept_is_what_the_rows_say_after_whatever_happened(walker: Walker, steps: list[tuple[str, int, int]]):
    """Examples follow one another in one world: what one left is where the next begins."""
    for verb, who, row in steps:
        walker.do(verb, who, row)
    kept = counting.figures_of(Counts.objects.get(event=walker.forum.event))
    assert kept == counted_by_hand(walker.forum.event)
    counting.rebuild(at=walker.forum.at)
    assert counting.figures_of(Counts.objects.get(event=walker.forum.event)) == kept


def test_the_walk_moves_every_number(walker: Walker):
    """Otherwise the test above would compare noughts with noughts."""
    for verb in ("invite", "name", "confirm", "check_in", "interest", "claim", "slot", "slot", "book", "pledge", "line", "sign", "ask",
                 "answer", "task", "task", "finish"):  # fmt: skip
        walker.do(verb, 0, 0)
    walker.do("invite", 1, 0)
    walker.do("decline", 1, 0)
    kept = counting.figures_of(Counts.objects.get(event=walker.forum.event))
    assert {name for name, value in kept.items() if not value} == {"silent"}
    assert kept == counted_by_hand(walker.forum.event)


def test_a_number_that_was_typed_is_put_right_by_the_next_verb_and_by_the_night(running: Forum):
    Counts.objects.filter(event=running.event).update(signed=59)
    running.invite()
    assert running.counts("signed") == 0
    Counts.objects.filter(event=running.event).update(present=57)
    counting.rebuild(at=running.at)
    assert running.counts("present") == 0


def test_two_forums_never_share_a_number(running: Forum):
    other = Forum(running.cast)
    other.announce()
    running.check_in(running.name(running.confirm()))
    promised = innovation(running.cast.innovator.organisation)
    actions.pledge_innovation(
        running.event.pk, body=running.regency, innovation=promised, by=running.regent, at=running.tick()
    )
    assert counted_by_hand(other.event) == dict.fromkeys(counting.DEFINITIONS, 0)
    counting.rebuild(at=other.at)
    assert counting.figures_of(Counts.objects.get(event=other.event)) == dict.fromkeys(counting.DEFINITIONS, 0)


def test_a_report_freezes_its_numbers_and_a_changed_one_shows(running: Forum):
    running.confirm()
    running.close()
    report = running.report()
    assert report.figures["invited"] == 1
    assert actions.is_whole(Report.objects.select_related("event").get(pk=report.pk))
    page = reverse("events:report", args=[running.event.uuid])
    assert "tidak lagi sama" not in Client().get(page).content.decode()
    Report.objects.filter(pk=report.pk).update(figures={**report.figures, "signed": 48})
    assert not actions.is_whole(Report.objects.select_related("event").get(pk=report.pk))
    assert "tidak lagi sama dengan yang diterbitkan" in Client().get(page).content.decode()


def test_the_table_of_a_report_has_every_number_with_what_it_counts(running: Forum):
    running.close()
    running.report()
    csv = Client().get(reverse("events:report_csv", args=[running.event.uuid])).content.decode()
    assert len(csv.splitlines()) == len(counting.DEFINITIONS) + 1
    assert "Instansi dengan paling sedikit satu janji replikasi yang masih berlaku." in csv


def test_numbers_are_for_everybody_once_the_doors_are_closed(running: Forum):
    running.confirm()
    address = reverse("events:forum", args=[running.event.uuid])
    assert "lima hal yang berbeda" not in Client().get(address).content.decode()
    running.close()
    assert "lima hal yang berbeda" in Client().get(address).content.decode()


def test_the_forum_of_2016_is_told_by_its_sources_and_counted_nowhere(running: Forum):
    for _ in range(2):
        assert loading.load() == 10
    rows = {row.words: (row.value, row.confirmed) for row in PastFigure.objects.order_by("place")}
    assert rows == {
        "Inovator yang memperlihatkan karya": (42, True),
        "Kabupaten dan kota yang hadir": (57, False),
        "Daerah yang berjanji sebelum forum": (59, True),
        "Bupati yang memastikan hadir": (11, False),
        "Wali kota yang memastikan hadir": (18, False),
        "Nota kesepahaman yang ditandatangani": (48, False),
        "Pengunjung": (9061, False),
        "Peserta lokakarya": (434, False),
        "Peserta pelatihan LAPOR!": (502, False),
        "Peserta pengarahan kompetisi 2017": (405, False),
    }
    forum = PastForum.objects.get()
    assert (forum.starts_on, forum.ends_on, forum.place) == (date(2016, 10, 26), date(2016, 10, 27), "Bandung")
    words = Client().get(reverse("events:past", args=[forum.slug])).content.decode()
    assert "9.061" in words
    assert "bukan dari sistem ini" in words
    english = Client().get("/en" + reverse("events:past", args=[forum.slug])).content.decode()
    assert "Memoranda signed" in english
    assert counting.figures_of(Counts.objects.get(event=running.event)) == counted_by_hand(running.event)
    assert all(figure.source for figure in PastFigure.objects.all())
