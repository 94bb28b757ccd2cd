"""Clinics: no two bookings of one slot, nobody at two tables at once; said kindly by the action, held by the database."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sambut.events import actions
from sambut.events.models import Booking, ClinicSlot, Delegation
from sambut.events.rules import clashing, covers, overlap, within
from sambut.kernel.refusals import Refused
from sambut.mandates.models import Appointment
from sambut.mandates.states import Role
from tests.events.conftest import BEFORE, ENDS, HOUR, STARTS, Forum, innovation

TIMES = st.integers(0, 12).map(lambda step: STARTS + step * HOUR / 2)


def other_delegation(forum: Forum) -> Delegation:
    """The mayor's own city, confirmed."""
    delegation = forum.invite(forum.city)
    head = forum.name(delegation, forum.cast.mayor)
    mayor = forum.person(forum.cast.mayor)
    return actions.confirm_delegation(delegation.pk, representative=head, by=mayor, at=forum.tick())


def other_facilitator(forum: Forum):
    user = forum.cast.citizen.user
    Appointment.objects.create(user=user, role=Role.FACILITATOR, organisation=forum.host, starts_at=BEFORE)
    return forum.person(forum.cast.citizen)


def test_one_slot_is_booked_once(announced: Forum):
    forum = announced
    slot, first, second = forum.slot(), forum.confirm(), other_delegation(forum)
    forum.book(slot, first)
    with pytest.raises(Refused, match=r"event\.book\.taken"):
        actions.book_clinic(
            slot.pk, delegation=second, question="Kami?", by=forum.person(forum.cast.mayor), at=forum.tick()
        )
    assert list(Booking.objects.values_list("delegation_id", flat=True)) == [first.pk]
    assert forum.counts("slots", "booked") == (1, 1)


def test_a_delegation_sits_at_one_table_at_a_time_and_may_go_on_to_the_next(announced: Forum):
    forum = announced
    delegation, start = forum.confirm(), STARTS + 2 * HOUR
    forum.book(forum.slot(start), delegation)
    second = other_facilitator(forum)
    overlapping = forum.slot(start + HOUR / 2, by=second, table="Meja 4")
    with pytest.raises(Refused, match=r"event\.book\.delegation_busy"):
        forum.book(overlapping, delegation)
    forum.book(forum.slot(start + 2 * HOUR, by=second, table="Meja 4"), delegation)
    forum.book(forum.slot(start + HOUR), delegation)
    assert forum.counts("booked") == 3


def test_a_facilitator_offers_no_two_times_at_once_also_not_at_another_forum(announced: Forum):
    forum = announced
    forum.slot()
    with pytest.raises(Refused, match=r"event\.offer_clinic\.clash"):
        forum.slot(STARTS + 2 * HOUR + HOUR / 2)
    other = Forum(forum.cast)
    other.announce()
    with pytest.raises(Refused, match=r"event\.offer_clinic\.clash"):
        other.slot()
    assert ClinicSlot.objects.count() == 1


def test_a_booking_that_was_cancelled_leaves_the_slot_to_another(announced: Forum):
    forum = announced
    slot, first, second = forum.slot(), forum.confirm(), other_delegation(forum)
    booking = forum.book(slot, first)
    actions.cancel_booking(booking.pk, by=forum.regent, at=forum.tick())
    with pytest.raises(Refused, match=r"event\.cancel_booking\.cancelled_already"):
        actions.cancel_booking(booking.pk, by=forum.regent, at=forum.tick())
    actions.book_clinic(
        slot.pk, delegation=second, question="Kami?", by=forum.person(forum.cast.mayor), at=forum.tick()
    )
    assert forum.counts("booked") == 1


def test_a_slot_that_was_withdrawn_takes_its_booking_with_it(announced: Forum):
    forum = announced
    slot = forum.slot()
    forum.book(slot, forum.confirm())
    actions.withdraw_clinic(slot.pk, by=forum.person(forum.cast.facilitator), at=forum.tick())
    assert forum.counts("slots", "booked") == (0, 0)
    with pytest.raises(Refused, match=r"event\.book\.withdrawn"):
        forum.book(slot, Delegation.objects.get())
    forum.slot()  # the facilitator's time is free again


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"starts_at": STARTS - HOUR, "ends_at": STARTS}, "event.offer_clinic.outside"),
        ({"starts_at": ENDS - HOUR, "ends_at": ENDS + HOUR}, "event.offer_clinic.outside"),
        ({"starts_at": STARTS, "ends_at": STARTS}, "event.edit.wrong_period"),
    ],
)
def test_a_clinic_lies_within_the_forum(announced: Forum, change: dict, why: str):
    with pytest.raises(Refused, match=why):
        announced.slot(**change)


def test_only_a_facilitator_coaches_and_the_host_may_offer_for_one(announced: Forum):
    forum = announced
    with pytest.raises(Refused, match=r"event\.offer_clinic\.no_right"):
        forum.slot(by=forum.regent)
    with pytest.raises(Refused, match=r"event\.offer_clinic\.no_facilitator"):
        forum.slot(by=forum.secretariat)
    coach = forum.cast.facilitator.user
    assert forum.slot(by=forum.secretariat, facilitator_id=coach.pk).facilitator_id == coach.pk
    with pytest.raises(Refused, match=r"event\.host\.not_yours"):
        forum.slot(STARTS + 6 * HOUR, by=other_facilitator(forum), facilitator_id=coach.pk)


def test_a_body_that_never_confirmed_books_nothing_nor_does_one_who_comes_late(announced: Forum):
    forum = announced
    slot, silent = forum.slot(), forum.invite()
    with pytest.raises(Refused, match=r"event\.book\.not_confirmed"):
        forum.book(slot, silent)
    forum.confirm(silent)
    forum.at = slot.starts_at
    with pytest.raises(Refused, match=r"event\.book\.begun"):
        forum.book(slot, silent)
    assert forum.counts("booked") == 0


def test_a_slot_of_another_forum_is_not_booked_here(announced: Forum):
    other = Forum(announced.cast)
    other.announce()
    slot = other.slot()
    with pytest.raises(Refused, match=r"event\.book\.other_event"):
        announced.book(slot, announced.confirm())


def test_the_database_holds_each_rule_by_itself(announced: Forum):
    """Whoever writes past the action is refused too."""
    forum = announced
    slot, first, second = forum.slot(), forum.confirm(), other_delegation(forum)
    booked = forum.book(slot, first)
    later = forum.slot(STARTS + 5 * HOUR)
    facts = {"question": "?", "booked_at": BEFORE}
    wrong = {
        "events_booking_slot_once": {"slot": slot, "delegation": second, "facilitator_id": forum.cast.citizen.user.pk},
        "events_booking_delegation_once": {
            "slot": later,
            "delegation": first,
            "facilitator_id": forum.cast.citizen.user.pk,
        },
        "events_booking_facilitator_once": {"slot": later, "delegation": second, "facilitator_id": slot.facilitator_id},
    }
    for name, row in wrong.items():
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            Booking.objects.create(**facts, **row, starts_at=booked.starts_at, ends_at=booked.ends_at)
    with pytest.raises(IntegrityError, match="events_slot_facilitator_once"), transaction.atomic():
        ClinicSlot.objects.create(
            event=forum.event,
            facilitator_id=slot.facilitator_id,
            topic="?",
            table="?",
            starts_at=slot.starts_at,
            ends_at=slot.ends_at,
        )


def refused_with(do: Callable[[], object]) -> str:
    """What it was refused with, or nothing."""
    try:
        do()
    except Refused as refused:
        return refused.code
    return ""


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(TIMES, st.integers(1, 5), st.integers(0, 1), st.integers(0, 1)), max_size=8))
def test_whatever_is_booked_in_whatever_order_nobody_sits_at_two_tables(two_of_each, plan):  # type: ignore[no-untyped-def]
    forum, delegations, coaches, heads = two_of_each
    with transaction.atomic():
        for starts_at, halves, coach, who in plan:
            ends_at, before = starts_at + halves * HOUR / 2, ClinicSlot.objects.count()
            offered = refused_with(lambda a=starts_at, b=ends_at, c=coach: forum.slot(a, ends_at=b, by=coaches[c]))
            assert offered == ("" if ClinicSlot.objects.count() > before else "event.offer_clinic.clash")
            slot, at = ClinicSlot.objects.order_by("-pk" if not offered else "pk")[0], forum.tick(seconds=1)
            booked = refused_with(
                lambda slot=slot, who=who, at=at: actions.book_clinic(
                    slot.pk, delegation=delegations[who], question="?", by=heads[who], at=at
                )
            )
            assert booked in ("", "event.book.taken", "event.book.delegation_busy")
        for column in ("delegation_id", "facilitator_id", "slot_id"):
            spans: dict[int, list[tuple[datetime, datetime]]] = {}
            for booking in Booking.objects.filter(cancelled_at=None):
                span, taken = (booking.starts_at, booking.ends_at), spans.setdefault(getattr(booking, column), [])
                assert not clashing(span, taken), column
                taken.append(span)
        assert forum.counts("booked") == Booking.objects.filter(cancelled_at=None).count()
        transaction.set_rollback(True)


@pytest.fixture
def two_of_each(announced: Forum):  # type: ignore[no-untyped-def]
    coaches = [announced.person(announced.cast.facilitator), other_facilitator(announced)]
    delegations = [announced.confirm(), other_delegation(announced)]
    return announced, delegations, coaches, [announced.regent, announced.person(announced.cast.mayor)]


@given(TIMES, TIMES, TIMES, TIMES)
def test_two_times_overlap_exactly_when_an_instant_is_in_both(a, b, c, d):
    one, other = (min(a, b), max(a, b) + HOUR / 4), (min(c, d), max(c, d) + HOUR / 4)
    step = HOUR / 4
    instants = {one[0] + n * step for n in range(40) if one[0] + n * step < one[1]}
    assert overlap(one, other) == any(other[0] <= moment < other[1] for moment in instants)
    assert overlap(one, other) == overlap(other, one)


@given(TIMES, TIMES)
def test_a_mandate_covers_exactly_what_lies_between_its_ends(a, b):
    whole = (STARTS + 2 * HOUR, STARTS + 4 * HOUR)
    assert covers(a, b, whole) == (a <= whole[0] and b >= whole[1])
    assert covers(a, None, whole) == (a <= whole[0])
    assert within(whole, (a, b)) == covers(a, b, whole)


def test_the_desk_answers_once_and_who_asked_reads_it(announced: Forum):
    forum = announced
    delegation = forum.confirm()
    request = actions.ask_desk(delegation.pk, topic="Dana", question="Dari mana?", by=forum.regent, at=forum.tick())
    coach = forum.person(forum.cast.facilitator)
    with pytest.raises(Refused, match=r"event\.answer\.no_right"):
        actions.answer_desk(request.pk, answer="Saya sendiri.", by=forum.regent, at=forum.tick())
    actions.answer_desk(request.pk, answer="Dari APBD.", by=coach, at=forum.tick())
    with pytest.raises(Refused, match=r"event\.answer\.answered_already"):
        actions.answer_desk(request.pk, answer="Lagi.", by=coach, at=forum.tick())
    assert forum.counts("asked", "answered") == (1, 1)


def test_a_slot_shows_only_what_is_public(announced: Forum):
    hidden = innovation(announced.cast.innovator.organisation, "Belum terbit")
    hidden.state = "private"
    hidden.save()
    with pytest.raises(Refused, match=r"event\.add_stand\.not_public"):
        announced.slot(innovation=hidden)
