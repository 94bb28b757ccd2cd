"""What the clock and other rooms do to an agreement: silence, lateness, people who leave, checks, an innovation withdrawn."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction

from sambut.innovations import actions as innovation_actions
from sambut.innovations.states import Sustainability
from sambut.innovations.states import Verb as InnovationVerb
from sambut.kernel.refusals import Refused
from sambut.mandates.actions import end_appointment
from sambut.mandates.models import Appointment, MandateEvent
from sambut.mandates.states import Role
from sambut.notices.models import Notice
from sambut.notices.states import Kind
from sambut.replication import actions, jobs
from sambut.replication.models import Agreement, Check, Milestone, Need, ReplicationEvent
from sambut.replication.rules import months_after
from sambut.replication.states import MilestoneState, Side, State
from tests.replication.conftest import Stands, Way, verbs
from tests.world.cast import Player


def refusal(call: Callable[[], object]) -> str:
    with pytest.raises(Refused) as refused, transaction.atomic():
        call()
    return refused.value.code


def tell(way: Way, after: int = 0) -> list[tuple[str, str]]:
    """Tells every event behind `after`; who got which kind."""
    for pk in (
        ReplicationEvent.objects.filter(pk__gt=after, agreement=way.agreement)
        .order_by("pk")
        .values_list("pk", flat=True)
    ):
        jobs.tell(pk, at=way.at)
    rows = Notice.objects.filter(subject_type="agreement", subject_id=way.agreement.pk).order_by("pk")
    return [(kind, name) for kind, name in rows.values_list("kind", "user__name")]


def last_event() -> int:
    return ReplicationEvent.objects.latest("pk").pk


def fresh(way: Way) -> Agreement:
    return Agreement.objects.get(pk=way.agreement.pk)


def name(player: Player) -> str:
    return player.user.name


def watch(way: Way, days: int) -> None:
    way.at += timedelta(days=days)
    jobs.watch(0, at=way.at)


# -- silence ----------------------------------------------------------------------------------------------------------


def test_an_agreement_of_which_nobody_hears_is_flagged_once_and_woken_by_whatever_is_done(stands: Stands):
    way = stands("started")
    watch(way, 89)
    assert fresh(way).dormant_at is None
    before = last_event()
    watch(way, 2)
    assert fresh(way).dormant_at == way.at
    assert ("agreement_dormant", name(way.cast.officer_far_away)) in tell(way, before)
    assert ("agreement_dormant", name(way.cast.innovator)) in tell(way, last_event())
    watch(way, 1)
    assert verbs(way.agreement).count("mark_dormant") == 1

    row = Milestone.objects.filter(agreement=way.agreement).first()
    actions.finish_milestone(row.pk, on=way.today, by=way.who("officer_far_away"), at=way.tick())
    assert fresh(way).dormant_at is None


def test_what_runs_and_waits_for_nothing_is_not_called_silent(stands: Stands):
    way = stands("running")
    Milestone.objects.filter(agreement=way.agreement).update(state=MilestoneState.DONE, done_on=way.today)
    watch(way, 200)
    assert fresh(way).dormant_at is None


def test_silence_after_a_check_was_called_is_counted_from_the_call(stands: Stands):
    way = stands("running")
    Milestone.objects.filter(agreement=way.agreement).update(state=MilestoneState.DONE, done_on=way.today)
    watch(way, 366)
    assert Check.objects.filter(agreement=way.agreement).exclude(called_at=None).count() == 1
    watch(way, 89)
    assert fresh(way).dormant_at is None
    watch(way, 2)
    assert fresh(way).dormant_at == way.at


# -- milestones, checks, the end ------------------------------------------------------------------------------------------


def test_a_milestone_is_late_the_day_after_its_day_where_the_copier_works_and_both_are_told_once(stands: Stands):
    way = stands("started")
    row = Milestone.objects.filter(agreement=way.agreement).order_by("due_on").first()
    way.at = way.at.replace(hour=15, minute=30) + (row.due_on - way.today)  # 23.30 of its day in Jeneponto
    jobs.watch(0, at=way.at)
    assert Milestone.objects.get(pk=row.pk).late_at is None
    before = last_event()
    way.tick(hours=1)
    jobs.watch(0, at=way.at)
    jobs.watch(0, at=way.tick())
    assert Milestone.objects.get(pk=row.pk).late_at is not None
    assert verbs(way.agreement).count("mark_late") == 1
    late = [who for kind, who in tell(way, before) if kind == Kind.AGREEMENT_LATE]
    assert sorted(late) == sorted([name(way.cast.innovator), name(way.cast.officer_far_away)])


def test_after_twelve_and_thirty_six_months_of_running_both_sides_say_whether_it_lives(stands: Stands):
    way = stands("running")
    began = way.agreement.running_on
    assert list(Check.objects.filter(agreement=way.agreement).order_by("months").values_list("months", "due_on")) == [
        (12, months_after(began, 12)), (36, months_after(began, 36)),
    ]  # fmt: skip
    checking = {
        "months": 12,
        "result": Sustainability.SMOOTH,
        "note": "Semua tiang menyala.",
        "by": way.who("facilitator"),
    }
    assert (
        refusal(lambda: actions.check_agreement(way.agreement.pk, at=way.tick(), **checking))
        == "agreement.check.too_early"
    )
    before = last_event()
    watch(way, 366)
    assert Check.objects.get(agreement=way.agreement, months=12).called_at == way.at
    assert ("agreement_check", name(way.cast.officer_far_away)) in tell(way, before)
    actions.check_agreement(way.agreement.pk, at=way.tick(), **checking)
    check = Check.objects.get(agreement=way.agreement, months=12)
    assert (check.result, check.checked_by) == ("smooth", way.cast.facilitator.user)
    assert (
        refusal(lambda: actions.check_agreement(way.agreement.pk, at=way.tick(), **checking))
        == "agreement.check.checked_already"
    )


def test_a_check_that_finds_it_stopped_stops_it_with_that_reason_and_opens_the_need_again(stands: Stands):
    way = stands("running")
    need = way.need()
    Agreement.objects.filter(pk=way.agreement.pk).update(need=need)
    Need.objects.filter(pk=need.pk).update(state="met", met_at=way.at)
    watch(way, 366)
    actions.check_agreement(
        way.agreement.pk,
        months=12,
        result=Sustainability.STOPPED,
        note="Regu dibubarkan.",
        by=way.who("officer_far_away"),
        at=way.tick(),
    )
    stopped = fresh(way)
    assert (stopped.state, stopped.ended_at) == (State.STOPPED, way.at)
    assert [event.note.text for event in stopped.events.order_by("-pk")[:2]] == ["Regu dibubarkan."] * 2
    assert stopped.events.get(verb="stop").facts["months"] == 12
    assert Need.objects.get(pk=need.pk).state == "open"


def test_running_meets_the_need_behind_it(stands: Stands):
    way = stands("started")
    need = way.need()
    Agreement.objects.filter(pk=way.agreement.pk).update(need=need)
    actions.run_agreement(way.agreement.pk, on=way.today, by=way.who("officer_far_away"), at=way.tick())
    need.refresh_from_db()
    assert (need.state, need.met_at) == ("met", way.at)


def test_an_agreement_that_ran_out_is_told_and_extended_by_both(stands: Stands):
    way = stands("running")
    Agreement.objects.filter(pk=way.agreement.pk).update(ends_on=way.today + timedelta(days=5))
    before = last_event()
    watch(way, 6)
    assert fresh(way).expired_at == way.at
    assert {kind for kind, _ in tell(way, before)} >= {"agreement_expire"}
    later = way.today + timedelta(days=365)
    propose = {"ends_on": later, "by": way.who("officer_far_away")}
    assert (
        refusal(
            lambda: actions.propose_extension(
                way.agreement.pk, ends_on=way.today, by=way.who("officer_far_away"), at=way.tick()
            )
        )
        == "agreement.propose_extension.not_later"
    )
    actions.propose_extension(way.agreement.pk, at=way.tick(), **propose)
    assert (
        refusal(lambda: actions.propose_extension(way.agreement.pk, at=way.tick(), **propose))
        == "agreement.propose_extension.open_already"
    )
    for own in ("officer_far_away", "regent"):
        confirming = lambda own=own: actions.confirm_extension(way.agreement.pk, by=way.who(own), at=way.tick())  # noqa: E731
        assert refusal(confirming) == "agreement.confirm_extension.own_proposal"
    extended = actions.confirm_extension(way.agreement.pk, by=way.who("innovator"), at=way.tick())
    assert (extended.ends_on, extended.expired_at) == (later, None)


# -- people -----------------------------------------------------------------------------------------------------------------


def test_a_contact_who_leaves_is_missed_at_once_and_a_hand_over_mends_it(stands: Stands):
    way = stands("started")
    held = Appointment.objects.get(user=way.cast.officer_far_away.user, role=Role.UNIT_OFFICER)
    end_appointment(held.pk, by=way.who("agency_admin_far_away"), at=way.tick())
    before = last_event()
    jobs.follow_people(MandateEvent.objects.latest("pk").pk, at=way.at)

    assert way.party(Side.REPLICATOR).contact_lost_at == way.at
    assert way.party(Side.OWNER).contact_lost_at is None
    told = tell(way, before)
    assert ("agreement_contact", name(way.cast.regent)) in told
    assert ("agreement_contact", name(way.cast.agency_admin_far_away)) in told

    new = way.cast.agency_admin_far_away
    handing = {"side": Side.REPLICATOR, "by": way.who("regent"), "at": way.tick()}
    gone = way.cast.officer_far_away.user.pk
    assert (
        refusal(lambda: actions.hand_over(way.agreement.pk, contact_id=gone, **handing))
        == "agreement.hand_over.no_office"
    )
    actions.hand_over(way.agreement.pk, contact_id=new.user.pk, **handing)
    party = way.party(Side.REPLICATOR)
    assert (party.contact_id, party.contact_lost_at) == (new.user.pk, None)


def test_an_office_that_ends_by_its_date_is_found_by_the_daily_watch(stands: Stands):
    way = stands("signed")
    Appointment.objects.filter(user=way.cast.innovator.user).update(ends_at=way.at + timedelta(days=3))
    watch(way, 2)
    assert way.party(Side.OWNER).contact_lost_at is None
    watch(way, 2)
    assert way.party(Side.OWNER).contact_lost_at == way.at
    watch(way, 1)
    assert verbs(way.agreement).count("lose_contact") == 1


def test_a_new_head_gets_the_open_agreements_and_what_was_signed_goes_on(stands: Stands):
    way = stands("running")
    jobs.watch(0, at=way.at)  # each party knows its head now
    regency = way.cast.regent.organisation
    Appointment.objects.filter(user=way.cast.regent.user, role=Role.HEAD).update(ends_at=way.tick())
    after = Appointment.objects.create(
        user=way.cast.citizen.user, role=Role.HEAD, organisation=regency, starts_at=way.at
    )
    event = MandateEvent.objects.create(
        appointment=after,
        verb="appoint",
        happened_at=way.at,
        recorded_at=way.at,
        actor=way.cast.system_administrator.user,
    )
    before = last_event()
    jobs.follow_people(event.pk, at=way.at)

    assert way.party(Side.REPLICATOR).head_changed_at == way.at
    assert fresh(way).state == State.RUNNING
    assert ("agreement_head", name(way.cast.citizen)) in tell(way, before)
    person = way.who("citizen")
    actions.hand_over(
        way.agreement.pk, side=Side.REPLICATOR, contact_id=way.cast.officer_far_away.user.pk, by=person, at=way.tick()
    )
    assert way.party(Side.REPLICATOR).head_changed_at is None


# -- the innovation behind it ---------------------------------------------------------------------------------------------------


def test_an_innovation_withdrawn_after_signing_leaves_the_agreement_and_both_are_told(stands: Stands):
    way = stands("started")
    withdrawn = innovation_actions.withdraw_innovation(
        way.agreement.innovation_id, text="Dirapikan.", by=way.who("local_admin"), at=way.tick()
    )
    before = last_event()
    event = withdrawn.events.filter(verb=InnovationVerb.WITHDRAW).latest("pk")
    jobs.follow_withdrawal(event.pk, at=way.at)
    jobs.follow_withdrawal(event.pk, at=way.tick())

    assert (fresh(way).state, fresh(way).innovation_lost_at is not None) == (State.STARTED, True)
    assert verbs(way.agreement).count("lose_innovation") == 1
    told = [who for kind, who in tell(way, before) if kind == "agreement_innovation"]
    assert sorted(told) == sorted([name(way.cast.innovator), name(way.cast.officer_far_away)])

    Appointment.objects.create(
        user=way.cast.officer_far_away.user,
        role=Role.INNOVATOR,
        organisation=way.cast.officer_far_away.organisation,
        starts_at=way.at,
    )
    unit = way.cast.officer_far_away.organisation
    agreement = actions.record_copy(
        way.agreement.pk,
        unit_id=unit.pk,
        local_name="Sinar Butta Turatea",
        by=way.who("officer_far_away"),
        at=way.tick(),
    )
    copy = agreement.copy
    assert (copy.local_name, copy.body_id, copy.parent_id, copy.root_id) == (
        "Sinar Butta Turatea", way.cast.regent.organisation.pk, way.agreement.innovation_id, way.agreement.innovation_id,
    )  # fmt: skip
    recording = {"unit_id": unit.pk, "by": way.who("officer_far_away"), "at": way.tick()}
    assert (
        refusal(lambda: actions.record_copy(way.agreement.pk, **recording)) == "agreement.record_copy.recorded_already"
    )


def test_the_copy_is_recorded_by_who_may_write_for_the_copiers_unit(stands: Stands):
    way = stands("started")
    recording = {"unit_id": way.cast.officer_far_away.organisation.pk, "at": way.tick()}
    assert (
        refusal(lambda: actions.record_copy(way.agreement.pk, by=way.who("officer_far_away"), **recording))
        == "access.innovation.not_your_unit"
    )
    assert (
        refusal(lambda: actions.record_copy(way.agreement.pk, by=way.who("innovator"), **recording))
        == "access.agreement.not_your_side"
    )


# -- who is told on the way -------------------------------------------------------------------------------------------------------


def test_the_signatories_are_called_and_both_sides_hear_that_it_holds(stands: Stands):
    way = stands("signed")
    told = tell(way)
    assert ("agreement_signing", name(way.cast.mayor)) in told
    assert ("agreement_signing", name(way.cast.regent)) in told
    signed = {who for kind, who in told if kind == "agreement_signed"}
    assert signed == {
        name(way.cast.innovator),
        name(way.cast.officer_far_away),
        name(way.cast.mayor),
    }  # the regent did it


def test_the_owners_unit_hears_of_an_interest_and_who_asked_of_the_answer(way: Way):
    way.express()
    way.accept()
    for event in ReplicationEvent.objects.filter(interest=way.interest).order_by("pk"):
        jobs.tell(event.pk, at=way.at)
    rows = Notice.objects.filter(subject_type="interest", subject_id=way.interest.pk).order_by("pk")
    assert list(rows.values_list("kind", "user__name")) == [
        ("interest_express", name(way.cast.innovator)), ("interest_accept", name(way.cast.officer_far_away)),
    ]  # fmt: skip


def test_papers_are_set_by_the_reactions_once(stands: Stands):
    way = stands("signed")
    events = way.agreement.events.order_by("pk")
    for event in events:
        if event.verb == "freeze":
            jobs.set_text(event.pk, at=way.at)
        if event.verb == "sign":
            jobs.set_copy(event.pk, at=way.tick())
    assert sorted(fresh(way).papers.values_list("kind", flat=True)) == ["copy", "text"]
