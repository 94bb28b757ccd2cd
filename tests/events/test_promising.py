"""Pledged is not signed: two lists, two numbers; and nobody copies themselves."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from sambut.events import actions
from sambut.events.models import Delegate, Pledge, Signing
from sambut.innovations.models import Innovation
from sambut.kernel.refusals import Refused
from sambut.mandates.actions import revoke_letter
from sambut.mandates.states import Act
from tests.events.conftest import ENDS, HOUR, STARTS, Forum, innovation


@pytest.fixture
def shown(announced: Forum) -> Innovation:
    return innovation(announced.cast.innovator.organisation)


def promise(forum: Forum, shown: Innovation) -> Pledge:
    return actions.pledge_innovation(
        forum.event.pk, body=forum.regency, innovation=shown, by=forum.regent, at=forum.tick()
    )


def line(forum: Forum, shown: Innovation, **facts: object) -> Signing:
    return actions.list_signing(
        forum.event.pk, replicator=forum.regency, innovation=shown, by=forum.secretariat, at=forum.tick(), **facts
    )


def test_fifty_nine_promised_and_forty_eight_signed_are_two_numbers(running: Forum):
    forum = running
    head = Delegate.objects.get(delegation=forum.confirm())
    for n in range(3):
        promise(forum, innovation(forum.cast.innovator.organisation, f"Inovasi {n}"))
    one = line(forum, Innovation.objects.order_by("pk")[0])
    line(forum, Innovation.objects.order_by("pk")[1])
    actions.ready_signing(one.pk, signatory=head, by=forum.secretariat, at=forum.tick())
    actions.sign_signing(one.pk, by=forum.secretariat, at=forum.tick())
    assert forum.counts("pledged", "pledges", "listed", "signed", "agreements") == (1, 3, 2, 1, 1)


def test_a_promise_made_twice_is_one_and_one_that_was_taken_back_is_none(announced: Forum, shown: Innovation):
    first = promise(announced, shown)
    assert promise(announced, shown).pk == first.pk
    actions.withdraw_pledge(first.pk, by=announced.regent, at=announced.tick())
    assert announced.counts("pledged", "pledges") == (0, 0)
    with pytest.raises(Refused, match=r"event\.withdraw_pledge\.withdrawn_already"):
        actions.withdraw_pledge(first.pk, by=announced.regent, at=announced.tick())
    promise(announced, shown)
    assert (announced.counts("pledged"), Pledge.objects.count()) == (1, 2)


def test_a_region_never_copies_itself(announced: Forum):
    own = innovation(announced.cast.officer_far_away.organisation, "Milik sendiri")
    with pytest.raises(Refused, match=r"event\.pledge\.own_innovation"):
        promise(announced, own)
    with pytest.raises(Refused, match=r"event\.list_signing\.own_innovation"):
        line(announced, own)
    with pytest.raises(IntegrityError, match="events_signing_two_bodies"), transaction.atomic():
        Signing.objects.create(
            event=announced.event,
            place=1,
            scheduled_at=STARTS,
            replicator=announced.regency,
            owner=announced.regency,
            innovation=own,
        )
    assert announced.counts("pledged", "listed") == (0, 0)


def test_what_was_withdrawn_from_the_public_is_neither_promised_nor_listed(announced: Forum, shown: Innovation):
    Innovation.objects.filter(pk=shown.pk).update(state="withdrawn")
    shown.refresh_from_db()
    for refused in (promise, line):
        with pytest.raises(Refused, match=r"event\.add_stand\.not_public"):
            refused(announced, shown)


def test_only_the_head_or_the_admin_of_a_body_promises_for_it(announced: Forum, shown: Innovation):
    for player in (
        announced.cast.mayor,
        announced.cast.officer_far_away,
        announced.cast.secretariat,
        announced.cast.partner,
    ):
        with pytest.raises(Refused, match=r"event\.pledge\.no_right"):
            actions.pledge_innovation(
                announced.event.pk,
                body=announced.regency,
                innovation=shown,
                by=announced.person(player),
                at=announced.tick(),
            )
    assert announced.counts("pledged") == 0


def test_the_list_keeps_its_order_and_a_line_stands_once(announced: Forum, shown: Innovation):
    first = line(announced, shown, scheduled_at=STARTS + HOUR)
    with pytest.raises(Refused, match=r"event\.list_signing\.listed_already"):
        line(announced, shown)
    actions.drop_signing(first.pk, by=announced.secretariat, at=announced.tick())
    again = line(announced, shown)
    assert (first.place, again.place, again.scheduled_at) == (1, 2, ENDS)
    with pytest.raises(Refused, match=r"event\.add_session\.outside"):
        line(announced, innovation(shown.unit, "Lain"), scheduled_at=ENDS + HOUR)


def test_a_signatory_without_a_mandate_at_that_moment_makes_no_line_ready(running: Forum):
    forum = running
    shown = innovation(forum.cast.innovator.organisation)
    delegation, row = forum.confirm(), line(forum, shown, scheduled_at=ENDS - HOUR)
    envoy = forum.name(delegation, forum.cast.officer_far_away)
    nobody = forum.name(delegation)
    stranger = forum.name(forum.invite(forum.city), forum.cast.mayor)

    def ready(who: Delegate) -> None:
        actions.ready_signing(row.pk, signatory=who, by=forum.secretariat, at=forum.tick())

    for who, why in ((envoy, "no_mandate"), (nobody, "no_account"), (stranger, "other_body")):
        with pytest.raises(Refused, match=rf"event\.ready_signing\.{why}"):
            ready(Delegate.objects.get(pk=who.pk))
    forum.letter(forum.cast.officer_far_away, Act.ATTEND_FORUM)
    with pytest.raises(Refused, match=r"event\.ready_signing\.no_mandate"):
        ready(Delegate.objects.get(pk=envoy.pk))
    short = forum.letter(forum.cast.officer_far_away, Act.SIGN_AGREEMENT, ends_at=ENDS - 2 * HOUR)
    with pytest.raises(Refused, match=r"event\.ready_signing\.letter_ended") as refused:
        ready(Delegate.objects.get(pk=envoy.pk))
    assert refused.value.facts["last"].isoformat() == "2031-10-29"
    short.delete()
    forum.letter(forum.cast.officer_far_away, Act.SIGN_AGREEMENT)
    ready(Delegate.objects.get(pk=envoy.pk))
    assert Signing.objects.get(pk=row.pk).signatory_id == envoy.pk


def test_a_letter_that_was_revoked_between_ready_and_signing_signs_nothing(running: Forum):
    forum = running
    row = line(forum, innovation(forum.cast.innovator.organisation))
    envoy = forum.name(forum.confirm(), forum.cast.officer_far_away)
    letter = forum.letter(forum.cast.officer_far_away, Act.SIGN_AGREEMENT)
    actions.ready_signing(row.pk, signatory=Delegate.objects.get(pk=envoy.pk), by=forum.secretariat, at=forum.tick())
    revoke_letter(letter.pk, by=forum.regent, at=forum.tick())
    with pytest.raises(Refused, match=r"event\.ready_signing\.letter_ended"):
        actions.sign_signing(row.pk, by=forum.secretariat, at=forum.tick())
    assert forum.counts("signed") == 0


def test_an_unready_line_is_not_signed_and_a_signed_one_is_not_crossed_out(running: Forum):
    forum = running
    row = line(forum, innovation(forum.cast.innovator.organisation))
    with pytest.raises(Refused, match=r"event\.sign\.not_ready"):
        actions.sign_signing(row.pk, by=forum.secretariat, at=forum.tick())
    head = Delegate.objects.get(delegation=forum.confirm())
    actions.ready_signing(row.pk, signatory=head, by=forum.secretariat, at=forum.tick())
    actions.sign_signing(row.pk, by=forum.secretariat, at=forum.tick())
    for refused in (
        lambda: actions.sign_signing(row.pk, by=forum.secretariat, at=forum.tick()),
        lambda: actions.drop_signing(row.pk, by=forum.secretariat, at=forum.tick()),
        lambda: actions.ready_signing(row.pk, signatory=head, by=forum.secretariat, at=forum.tick()),
    ):
        with pytest.raises(Refused, match="signed_already"):
            refused()
    assert forum.counts("signed", "agreements") == (1, 1)


def test_the_room_above_signs_what_it_listed_and_only_while_the_forum_takes_signatures(running: Forum):
    forum = running
    reference = uuid.uuid4()
    row = line(forum, innovation(forum.cast.innovator.organisation), reference=reference)
    with pytest.raises(Refused, match=r"event\.sign\.elsewhere"):
        actions.sign_signing(row.pk, by=forum.secretariat, at=forum.tick())
    assert actions.note_signature(uuid.uuid4(), by_id=forum.cast.regent.user.pk, at=forum.tick()) is None
    for _ in range(2):
        noted = actions.note_signature(reference, by_id=forum.cast.regent.user.pk, at=forum.tick())
        assert noted is not None
        assert noted.signed_at is not None
    assert forum.counts("signed", "agreements") == (1, 1)

    late = uuid.uuid4()
    line(forum, innovation(forum.cast.innovator.organisation, "Terlambat"), reference=late)
    forum.close()
    forum.report()
    after = actions.note_signature(late, by_id=None, at=forum.tick(days=30))
    assert after is not None
    assert (after.signed_at, forum.counts("agreements")) == (None, 1)
