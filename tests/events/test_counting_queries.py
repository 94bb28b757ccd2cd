"""Every list and main page asks as often for many rows as for few."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sambut.accounts.models import User
from sambut.events import actions, counting
from sambut.events.models import (
    Booking,
    CheckIn,
    ClinicSlot,
    Delegate,
    Delegation,
    DeskRequest,
    Event,
    Partner,
    Pledge,
    Session,
    Signing,
    Speaker,
    Stand,
    StandInterest,
    Task,
)
from sambut.innovations.models import Innovation
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from sambut.organisations.models import Organisation
from tests.events.conftest import BEFORE, HOUR, STARTS, Forum, innovation
from tests.world.cast import signed_in

HOST = (
    "host",
    "guests",
    "programme",
    "stands",
    "stand_sheets",
    "clinics",
    "questions",
    "signings",
    "door",
    "follow",
    "counts",
)
MOST = 25
"""Of any page, with everything that stands around it."""


class Growing:
    """Puts one more of everything into a forum, past the actions: their own tests are elsewhere."""

    def __init__(self, forum: Forum) -> None:
        self.forum, self.event = forum, forum.event
        taken = Organisation.objects.filter(pk__in=[forum.regency.pk, forum.city.pk, forum.host.pk])
        self.bodies = list(Organisation.objects.running().bodies().exclude(pk__in=taken).order_by("pk")[:60])
        self.own = forum.confirm()
        self.made = 0

    def grow(self, count: int) -> None:
        for _ in range(count):
            self._one(self.made)
            self.made += 1
        counting.keep(self.event.pk, at=self.forum.at)

    def _one(self, n: int) -> None:
        at, body = self.forum.at, self.bodies[n]
        opens = STARTS + n * HOUR / 4
        session = Session.objects.create(
            event=self.event,
            kind="panel",
            title=f"Panel {n}",
            room=f"R{n}",
            room_key=f"r{n}",
            starts_at=opens,
            ends_at=opens + HOUR,
        )
        Speaker.objects.create(session=session, name=f"Pembicara {n}", place=1)
        shown = innovation(self.forum.cast.innovator.organisation, f"Inovasi {n}")
        stand = Stand.objects.create(event=self.event, number=f"S{n}", innovation=shown)
        StandInterest.objects.create(stand=stand, unit=body, user=self.forum.cast.secretariat.user, recorded_at=at)
        delegation = Delegation.objects.create(event=self.event, body=body, invited_at=at)
        for place in range(2):
            person = Delegate.objects.create(
                delegation=delegation, name=f"Orang {n} {place}", role_line="Staf", code=f"{n:06}{place}XY", named_at=at
            )
        CheckIn.objects.create(
            delegate=person, on=STARTS.date(), at=at, way="hand", by=self.forum.cast.secretariat.user
        )
        self._own(n, shown, body)

    def _own(self, n: int, shown: Innovation, body: Organisation) -> None:
        """What stands on the page of one delegation, and at one unit."""
        at, event = self.forum.at, self.event
        user = User.objects.create_user(f"f{n}@peraga.sambut.example", name=f"F {n}", joined_at=BEFORE)
        Appointment.objects.create(user=user, role=Role.FACILITATOR, organisation=self.forum.host, starts_at=BEFORE)
        Delegate.objects.create(
            delegation=self.own, name=f"Anggota {n}", role_line="Staf", code=f"{n:07}ZZ", named_at=at
        )
        for start in (STARTS + (n + 1) * HOUR, STARTS + (n + 30) * HOUR):
            slot = ClinicSlot.objects.create(
                event=event,
                facilitator=user,
                innovation=shown,
                topic=f"T{n}",
                table="M",
                starts_at=start,
                ends_at=start + HOUR,
            )
        Booking.objects.create(
            slot=slot,
            delegation=self.own,
            facilitator=user,
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
            question="?",
            booked_at=at,
        )
        DeskRequest.objects.create(event=event, delegation=self.own, topic=f"P{n}", question="?", asked_at=at)
        Pledge.objects.create(event=event, body=self.forum.regency, innovation=shown, pledged_at=at)
        Signing.objects.create(
            event=event,
            place=n + 1,
            scheduled_at=STARTS,
            replicator=self.forum.regency,
            owner=shown.body,
            innovation=shown,
        )
        unit = self.forum.cast.officer_far_away.organisation
        Task.objects.create(
            event=event,
            unit=unit,
            kind="task",
            text=f"Tugas {n}",
            due_on=STARTS.date(),
            given_at=at,
            given_by=self.forum.cast.regent.user,
        )
        Partner.objects.create(event=event, body=body)


@pytest.fixture
def growing(running: Forum) -> Growing:
    return Growing(running)


def asked(client: Client, address: str) -> int:
    """What is cached for a while is cached: the fewest of three."""
    counts = []
    for _ in range(3):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(address)
        assert answer.status_code == 200, address
        counts.append(len(captured))
    return min(counts)


def test_no_page_asks_more_for_more_rows(growing: Growing):
    forum, event = growing.forum, growing.event
    secretariat, regent = signed_in(forum.cast.secretariat), signed_in(forum.cast.regent)
    growing.grow(2)
    stand = Stand.objects.first()
    pages = {f"{name}": (secretariat, reverse(f"events:{name}", args=[event.uuid])) for name in HOST}
    pages["door?cari"] = (secretariat, f"{pages['door'][1]}?cari=orang")
    pages["guests?hadir"] = (secretariat, f"{pages['guests'][1]}?keadaan=present")
    pages |= {
        name: (regent, reverse(f"events:{name}", args=[growing.own.uuid]))
        for name in ("delegation", "booking", "pledge", "confirm", "delegation_tasks", "schedule")
    }
    pages["tasks"] = (signed_in(forum.cast.officer_far_away), reverse("events:tasks"))
    pages["desk"] = (secretariat, reverse("events:desk"))
    pages["regent's desk"] = (regent, reverse("events:desk"))
    for name in ("forum", "forum_calendar"):
        pages[name] = (Client(), reverse(f"events:{name}", args=[event.uuid]))
    pages["forums"] = (Client(), reverse("events:forums"))
    pages["stand"] = (signed_in(forum.cast.innovator), reverse("events:stand", args=[stand.uuid]))
    few = {name: asked(*page) for name, page in pages.items()}
    growing.grow(12)
    other = Forum(forum.cast)
    other.announce()
    many = {name: asked(*page) for name, page in pages.items()}
    assert many == few
    assert {name: count for name, count in many.items() if count > MOST} == {}


def test_a_verb_costs_the_same_at_a_small_and_at_a_large_forum(growing: Growing):
    stand = growing.forum.stand("Z9")
    unit, officer = (
        growing.forum.cast.officer_far_away.organisation,
        growing.forum.person(growing.forum.cast.officer_far_away),
    )

    def cost() -> int:
        StandInterest.objects.filter(stand=stand).delete()
        with CaptureQueriesContext(connection) as captured:
            actions.record_interest(stand.pk, unit=unit, by=officer, at=growing.forum.tick())
        return len(captured)

    growing.grow(1)
    few = cost()
    growing.grow(10)
    assert cost() == few
    assert few <= 14
    assert Event.objects.count() == 1
