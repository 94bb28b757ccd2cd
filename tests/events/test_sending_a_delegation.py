"""Invited, confirmed, represented, present: four facts that are kept apart; and letters that end."""

from datetime import timedelta

import pytest

from sambut.events import actions
from sambut.events.models import Booking, CheckIn, Delegate, Delegation
from sambut.events.rules import last_day
from sambut.events.states import Answer, Capacity, Way
from sambut.frame.refusals import sentence
from sambut.kernel.refusals import Refused
from sambut.mandates.actions import revoke_letter
from sambut.mandates.models import Appointment
from sambut.mandates.states import Act, Acting, Role
from sambut.organisations.models import Organisation
from tests.events.conftest import BEFORE, ENDS, HOUR, STARTS, Forum

FIVE = ("invited", "confirmed", "present", "pledged", "signed")


def test_a_delegate_who_never_confirms_stays_invited_in_every_count_until_the_report(announced: Forum):
    forum = announced
    answered, silent = forum.confirm(), forum.invite(forum.city)
    forum.name(silent)
    actions.remind_body(silent.pk, by=forum.secretariat, at=forum.tick(days=1))
    assert forum.counts(*FIVE, "silent", "declined") == (2, 1, 0, 0, 0, 1, 0)
    forum.start()
    forum.close()
    report = forum.report()
    silent.refresh_from_db()
    assert (silent.state, silent.reminders, Delegate.objects.get(delegation=silent).state) == ("invited", 1, "invited")
    assert {name: report.figures[name] for name in (*FIVE, "silent", "named", "named_confirmed")} == {
        "invited": 2, "confirmed": 1, "present": 0, "pledged": 0, "signed": 0, "silent": 1, "named": 2, "named_confirmed": 1,
    }  # fmt: skip
    assert answered.state == "confirmed"


def test_present_is_not_confirmed_neither_way(running: Forum):
    forum = running
    forum.confirm()
    stranger = forum.name(forum.invite(forum.city))
    forum.check_in(stranger)
    assert forum.counts(*FIVE, "silent") == (2, 1, 1, 0, 0, 1)
    assert Delegate.objects.get(pk=stranger.pk).state == "invited"
    assert forum.counts("named", "named_confirmed", "attended") == (2, 1, 1)


def test_a_body_is_invited_once_and_a_unit_never(announced: Forum):
    forum = announced
    forum.invite()
    with pytest.raises(Refused, match=r"event\.invite\.invited_already"):
        forum.invite()
    with pytest.raises(Refused, match=r"event\.invite\.no_body"):
        forum.invite(forum.cast.unit_officer.organisation)
    ended = forum.city
    Organisation.objects.filter(pk=ended.pk).update(ends_on=BEFORE.date())
    with pytest.raises(Refused, match=r"event\.invite\.no_body"):
        forum.invite(Organisation.objects.get(pk=ended.pk))
    assert forum.counts("invited") == 1


def test_the_head_represents_by_office(announced: Forum):
    delegation = announced.confirm()
    head = Delegate.objects.get(delegation=delegation)
    assert (head.capacity, head.state, head.letter_id) == ("head", "confirmed", None)
    assert head.appointment.role == Role.HEAD
    assert Delegation.objects.get(pk=delegation.pk).state == "confirmed"


def test_an_acting_head_represents_while_the_acting_lasts(announced: Forum):
    forum = announced
    acting = forum.cast.officer_far_away
    office = Appointment.objects.create(
        user=acting.user, role=Role.HEAD, organisation=forum.regency, acting=Acting.TASKED, decree="SP 7", starts_at=BEFORE,
        ends_at=ENDS - HOUR,
    )  # fmt: skip
    delegation = forum.invite()
    person = forum.name(delegation, acting)
    with pytest.raises(Refused, match=r"event\.confirm\.letter_ended"):
        actions.confirm_delegation(delegation.pk, representative=person, by=forum.regent, at=forum.tick())
    Appointment.objects.filter(pk=office.pk).update(ends_at=ENDS)
    actions.confirm_delegation(delegation.pk, representative=person, by=forum.regent, at=forum.tick())
    assert Delegate.objects.get(pk=person.pk).appointment_id == office.pk


def test_a_letter_that_ends_before_the_forum_does_is_refused_with_its_last_day(announced: Forum):
    forum = announced
    envoy = forum.cast.officer_far_away
    delegation = forum.invite()
    person = forum.name(delegation, envoy)
    for ends_at in (BEFORE + timedelta(days=3), STARTS + HOUR, ENDS - timedelta(seconds=1)):
        letter = forum.letter(envoy, ends_at=ends_at)
        with pytest.raises(Refused) as refused:
            actions.confirm_delegation(delegation.pk, representative=person, by=forum.regent, at=forum.tick())
        assert refused.value.code == "event.confirm.letter_ended"
        assert refused.value.facts == {"last": last_day(ends_at, "Asia/Jakarta")}
        assert "Terbitkan surat baru" in sentence(refused.value)
        letter.delete()
    assert Delegation.objects.get(pk=delegation.pk).state == "invited"


def test_a_letter_for_another_act_or_another_body_represents_nobody(announced: Forum):
    forum = announced
    envoy = forum.cast.officer_far_away
    forum.letter(envoy, Act.SIGN_AGREEMENT)
    forum.letter(envoy, organisation=forum.city)
    delegation = forum.invite()
    person = forum.name(delegation, envoy)
    with pytest.raises(Refused, match=r"event\.confirm\.no_mandate"):
        actions.confirm_delegation(delegation.pk, representative=person, by=forum.regent, at=forum.tick())


def test_a_person_without_an_account_or_of_another_body_represents_nobody(announced: Forum):
    forum = announced
    delegation, other = forum.invite(), forum.invite(forum.city)
    with pytest.raises(Refused, match=r"event\.confirm\.no_account"):
        actions.confirm_delegation(
            delegation.pk, representative=forum.name(delegation), by=forum.regent, at=forum.tick()
        )
    with pytest.raises(Refused, match=r"event\.confirm\.not_of_it"):
        actions.confirm_delegation(
            delegation.pk, representative=forum.name(other, forum.cast.regent), by=forum.regent, at=forum.tick()
        )


def envoy_confirmed(forum: Forum) -> tuple[Delegate, object]:
    """Somebody with a letter, confirmed to represent the regency."""
    envoy = forum.cast.officer_far_away
    letter = forum.letter(envoy)
    delegation = forum.invite()
    person = forum.name(delegation, envoy)
    actions.confirm_delegation(delegation.pk, representative=person, by=forum.regent, at=forum.tick())
    return Delegate.objects.get(pk=person.pk), letter


def test_a_letter_that_ended_since_is_refused_at_the_door_and_the_person_enters_as_a_companion(announced: Forum):
    forum = announced
    person, letter = envoy_confirmed(forum)
    assert person.capacity == Capacity.LETTER
    revoke_letter(letter.pk, by=forum.regent, at=forum.tick())
    forum.start()
    with pytest.raises(Refused) as refused:
        forum.check_in(person)
    assert (refused.value.code, set(refused.value.facts)) == ("event.check_in.letter_ended", {"last"})
    assert forum.counts("present") == 0
    forum.check_in(person, as_companion=True)
    person.refresh_from_db()
    assert (person.capacity, person.letter_id, forum.counts("present", "confirmed")) == ("companion", None, (1, 1))


def test_a_letter_that_holds_opens_the_door(announced: Forum):
    person, _letter = envoy_confirmed(announced)
    announced.start()
    assert announced.check_in(person, way=Way.CODE).way == "code"


def test_one_represents_and_confirming_with_another_changes_who(announced: Forum):
    person, _letter = envoy_confirmed(announced)
    head = announced.name(person.delegation, announced.cast.regent)
    actions.confirm_delegation(person.delegation_id, representative=head, by=announced.regent, at=announced.tick())
    assert list(Delegate.objects.order_by("id").values_list("capacity", flat=True)) == ["companion", "head"]
    assert announced.counts("confirmed") == 1


def test_nobody_is_named_twice_and_an_unknown_account_is_said(announced: Forum):
    delegation = announced.invite()
    announced.name(delegation, announced.cast.regent)
    with pytest.raises(Refused, match=r"event\.name\.named_already"):
        announced.name(delegation, announced.cast.regent)
    with pytest.raises(Refused, match=r"event\.name\.no_account"):
        announced.name(delegation, email="tidak.ada@peraga.sambut.example")
    assert announced.counts("named") == 1


def test_who_represents_is_replaced_before_being_dropped(announced: Forum):
    delegation = announced.confirm()
    head = Delegate.objects.get(delegation=delegation)
    with pytest.raises(Refused, match=r"event\.drop_delegate\.represents"):
        actions.drop_delegate(head.pk, by=announced.regent, at=announced.tick())
    other = announced.name(delegation)
    dropped = actions.drop_delegate(other.pk, by=announced.regent, at=announced.tick())
    assert (dropped.state, announced.counts("named")) == (Answer.DECLINED, 1)


def test_checked_in_twice_a_day_is_once_and_on_two_days_one_person(running: Forum):
    person = running.name(running.confirm())
    first = running.check_in(person)
    assert running.check_in(person).pk == first.pk
    running.at = STARTS + timedelta(days=1)
    running.check_in(person)
    assert (CheckIn.objects.count(), running.counts("attended", "present")) == (2, (1, 1))


def test_the_day_of_a_check_in_is_that_of_the_place(running: Forum):
    """23.30 UTC is already the next morning in Bandung."""
    person = running.name(running.confirm())
    running.at = STARTS.replace(hour=23, minute=30)
    assert running.check_in(person).on.isoformat() == "2031-10-29"


def test_a_body_that_declines_frees_what_it_had_booked(announced: Forum):
    delegation = announced.confirm()
    announced.book(announced.slot(), delegation)
    actions.decline_delegation(delegation.pk, by=announced.regent, at=announced.tick())
    assert (Booking.objects.get().cancelled_at is None, announced.counts("booked", "declined", "confirmed")) == (
        False,
        (0, 1, 0),
    )


def test_a_silent_body_is_reminded_once_a_day_and_not_after_its_answer(announced: Forum):
    delegation = announced.invite()
    actions.remind_body(delegation.pk, by=announced.secretariat, at=announced.tick(days=1))
    with pytest.raises(Refused, match=r"event\.remind\.today_already"):
        actions.remind_body(delegation.pk, by=announced.secretariat, at=announced.tick())
    announced.confirm(delegation)
    with pytest.raises(Refused, match=r"event\.remind\.answered"):
        actions.remind_body(delegation.pk, by=announced.secretariat, at=announced.tick(days=1))


def test_another_body_answers_names_and_drops_nobody_here(announced: Forum):
    delegation = announced.confirm()
    mayor = announced.person(announced.cast.mayor)
    person = Delegate.objects.get(delegation=delegation)
    for refused in (
        lambda: actions.decline_delegation(delegation.pk, by=mayor, at=announced.tick()),
        lambda: actions.confirm_delegation(delegation.pk, representative=person, by=mayor, at=announced.tick()),
        lambda: actions.name_delegate(delegation.pk, name="X", role_line="Y", by=mayor, at=announced.tick()),
        lambda: actions.drop_delegate(person.pk, by=mayor, at=announced.tick()),
    ):
        with pytest.raises(Refused, match=r"event\.(answer_for|name)\.no_right"):
            refused()
    assert Delegation.objects.get(pk=delegation.pk).state == "confirmed"
