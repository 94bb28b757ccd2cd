"""Several at once, each on a connection of its own: one wins, the others are told why, and the numbers are those of the rows."""

from datetime import datetime

import pytest

from sambut.events import actions, counting
from sambut.events.models import Booking, CheckIn, Counts, Delegation, Pledge, Signing, StandInterest
from sambut.events.states import Way
from sambut.mandates.models import Appointment
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from tests.complaints.racing import at_once
from tests.events.conftest import BEFORE, ENDS, HOUR, STARTS, Forum, innovation
from tests.events.test_coaching import other_delegation, other_facilitator
from tests.world.cast import Cast

pytestmark = pytest.mark.own_database


@pytest.fixture(scope="module")
def racing(own_database: str) -> Forum:
    """One forum for all races; each takes its own part of it."""
    forum = Forum(Cast())
    forum.announce()
    forum.first, forum.second, forum.coach = forum.confirm(), other_delegation(forum), other_facilitator(forum)
    forum.start()
    return forum


def kept_is_derived(forum: Forum) -> dict[str, int]:
    before = counting.figures_of(Counts.objects.get(event=forum.event))
    counting.keep(forum.event.pk, at=forum.at)
    assert counting.figures_of(Counts.objects.get(event=forum.event)) == before
    return before


def test_two_delegations_book_one_slot_and_one_has_it(racing: Forum):
    mayor = racing.person(racing.cast.mayor)
    for hour in (4, 6):
        slot, at = racing.slot(STARTS + hour * HOUR).pk, racing.tick()
        results = at_once(
            lambda slot=slot, at=at: booked(slot, racing.first, racing.regent, at),
            lambda slot=slot, at=at: booked(slot, racing.second, mayor, at),
        )
        assert sorted(map(str, results))[-1] == "event.book.taken"
        assert Booking.objects.filter(slot=slot, cancelled_at=None).count() == 1
    assert kept_is_derived(racing)["booked"] == 2


def booked(slot: int, delegation: Delegation, by: Person, at: datetime) -> int:
    return actions.book_clinic(slot, delegation=delegation, question="?", by=by, at=at).delegation_id


def test_one_delegation_books_two_tables_at_once_and_sits_at_one(racing: Forum):
    start, at = STARTS + 10 * HOUR, racing.tick()
    slots = [racing.slot(start), racing.slot(start, by=racing.coach, table="Meja 4")]
    results = at_once(
        *(
            lambda slot=slot: (
                actions.book_clinic(slot.pk, delegation=racing.first, question="?", by=racing.regent, at=at).slot_id
            )
            for slot in slots
        )
    )
    assert sorted(map(str, results))[-1] == "event.book.delegation_busy"
    assert Booking.objects.filter(slot__in=slots, cancelled_at=None).count() == 1
    kept_is_derived(racing)


def test_a_facilitator_presses_twice_and_offers_once(racing: Forum):
    at, start = racing.tick(), STARTS + 14 * HOUR
    results = at_once(*[lambda: racing_offer(racing, start, at) for _ in range(3)])
    assert sorted(map(str, results)).count("event.offer_clinic.clash") == 2
    kept_is_derived(racing)


def racing_offer(forum: Forum, start, at) -> int:  # type: ignore[no-untyped-def]
    return actions.offer_clinic(
        forum.event.pk, topic="?", table="?", starts_at=start, ends_at=start + HOUR, by=forum.coach, at=at
    ).pk


def test_a_hall_full_of_officers_taps_one_stand_and_each_unit_is_one(racing: Forum):
    stand, at = racing.stand("Z1"), racing.tick()
    unit, officer = racing.cast.officer_far_away.organisation, racing.person(racing.cast.officer_far_away)
    city, keeper = racing.cast.unit_officer.organisation, racing.person(racing.cast.unit_officer)
    results = at_once(
        *[lambda: actions.record_interest(stand.pk, unit=unit, by=officer, at=at).pk for _ in range(4)],
        *[
            lambda: actions.claim_interest(stand.pk, body="Dinas Kesehatan Gowa", contact="x", at=at).pk
            for _ in range(3)
        ],
        lambda: actions.record_interest(stand.pk, unit=city, by=keeper, at=at).pk,
    )
    assert len(set(results)) == 3
    assert StandInterest.objects.filter(stand=stand).count() == 3
    counts = kept_is_derived(racing)
    assert (counts["interests"], counts["claimed"]) == (2, 1)


def test_two_at_the_door_check_one_person_in_and_two_bodies_promise(racing: Forum):
    person, at = racing.first.delegates.first(), racing.tick()
    shown = innovation(racing.cast.national_admin.organisation, "Satu Loket")
    results = at_once(
        *[lambda: actions.check_in(person.pk, way=Way.HAND, by=racing.secretariat, at=at).pk for _ in range(3)],
        *[
            lambda: (
                actions.pledge_innovation(
                    racing.event.pk, body=racing.regency, innovation=shown, by=racing.regent, at=at
                ).pk
            )
        ]
        * 2,
        lambda: (
            actions.pledge_innovation(
                racing.event.pk, body=racing.city, innovation=shown, by=racing.person(racing.cast.mayor), at=at
            ).pk
        ),
    )
    assert (len(set(results[:3])), len(set(results[3:5])), CheckIn.objects.filter(delegate=person).count()) == (1, 1, 1)
    assert Pledge.objects.filter(innovation=shown).count() == 2
    counts = kept_is_derived(racing)
    assert (counts["present"], counts["pledged"]) == (1, 2)


def test_two_lines_of_the_signing_list_never_share_a_place(racing: Forum):
    shown = [innovation(racing.cast.national_admin.organisation, f"Inovasi {n}") for n in range(4)]
    at = racing.tick()
    at_once(
        *(
            lambda one=one: (
                actions.list_signing(
                    racing.event.pk, replicator=racing.regency, innovation=one, by=racing.secretariat, at=at
                ).place
            )
            for one in shown
        )
    )
    places = sorted(Signing.objects.filter(event=racing.event).values_list("place", flat=True))
    assert places == list(range(places[0], places[0] + 4))
    kept_is_derived(racing)


def test_the_doors_close_while_somebody_is_checked_in_and_one_of_both_was_first(racing: Forum):
    person = racing.name(racing.second)
    at = max(racing.at, ENDS)
    results = at_once(
        lambda: actions.close_event(racing.event.pk, by=racing.secretariat, at=at).state,
        lambda: actions.check_in(person.pk, way=Way.HAND, by=racing.secretariat, at=at).pk and "in",
    )
    assert results in (["closed", "in"], ["closed", "event.check_in.from_closed"])
    kept_is_derived(racing)
    assert Delegation.objects.filter(event=racing.event).count() == 2
    assert Appointment.objects.filter(role=Role.FACILITATOR, starts_at=BEFORE).exists()
