"""Changing a limit takes two people, names its law, and touches no clock that runs."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from sambut.complaints.actions import ruling
from sambut.complaints.models import Clock, ClockRule, ClockRuleProposal, RuleEvent
from sambut.complaints.states import Grade, Step
from sambut.kernel.refusals import Refused
from tests.complaints.conftest import WEDNESDAY
from tests.world.cast import signed_in

pytestmark = pytest.mark.django_db

FACTS = {
    "step": Step.ANSWER,
    "grade": Grade.ORDINARY,
    "limit": "10wd",
    "law": "Perwal 1/2025 (contoh)",
    "starts_on": date(2025, 3, 26),
}


def test_a_body_shortens_its_own_limit_and_the_next_case_runs_under_it(way, cast):
    admin, second = cast.agency_admin.person(WEDNESDAY), cast.national_admin.person(WEDNESDAY)
    way.submit()
    before = way.forward()

    proposal = ruling.propose_rule(**FACTS, organisation=cast.agency_admin.organisation, by=admin, at=WEDNESDAY)
    ruling.approve_rule(proposal.pk, by=second, at=WEDNESDAY)
    way.submit()
    after = way.forward()

    limits = dict(Clock.objects.filter(step="answer").values_list("complaint", "rule__limit"))
    assert limits == {before.pk: "14wd", after.pk: "10wd"}
    assert list(RuleEvent.objects.values_list("verb", "actor")) == [
        ("propose", admin.user_id),
        ("approve", second.user_id),
    ]


def test_a_rule_for_one_body_does_not_touch_another(way, cast):
    proposal = ruling.propose_rule(
        **FACTS,
        organisation=cast.agency_admin_far_away.organisation,
        by=cast.agency_admin_far_away.person(WEDNESDAY),
        at=WEDNESDAY,
    )
    ruling.approve_rule(proposal.pk, by=cast.national_admin.person(WEDNESDAY), at=WEDNESDAY)
    way.submit()
    way.forward()

    assert Clock.objects.get(step="answer").rule.limit == "14wd"


def test_nobody_approves_the_own_proposal(law, cast):
    admin = cast.national_admin.person(WEDNESDAY)
    proposal = ruling.propose_rule(**FACTS, organisation=None, by=admin, at=WEDNESDAY)

    with pytest.raises(Refused, match=r"rule\.decide\.two_people"):
        ruling.approve_rule(proposal.pk, by=admin, at=WEDNESDAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        ClockRuleProposal.objects.filter(pk=proposal.pk).update(state="approved", decided_by=admin.user_id)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"law": " "}, "rule.propose.without_law"),
        ({"starts_on": date(2025, 3, 25)}, "rule.propose.in_the_past"),
        ({"limit": "0wd"}, "limit"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused(law, cast, change, code):
    with pytest.raises(Refused, match=code):
        ruling.propose_rule(
            **{**FACTS, **change}, organisation=None, by=cast.national_admin.person(WEDNESDAY), at=WEDNESDAY
        )

    assert ClockRuleProposal.objects.count() == 0


def test_a_bodys_admin_proposes_nothing_national_and_nothing_for_others(law, cast):
    admin = cast.agency_admin.person(WEDNESDAY)
    for place in (None, cast.agency_admin_far_away.organisation):
        with pytest.raises(Refused, match=r"access\.rule\.not_yours"):
            ruling.propose_rule(**FACTS, organisation=place, by=admin, at=WEDNESDAY)


def test_a_decided_proposal_stays_decided(law, cast):
    first, second = cast.national_admin.person(WEDNESDAY), cast.system_administrator.person(WEDNESDAY)
    proposal = ruling.propose_rule(**FACTS, organisation=None, by=first, at=WEDNESDAY)
    ruling.reject_rule(proposal.pk, by=second, at=WEDNESDAY)

    with pytest.raises(Refused, match=r"rule\.approve\.from_rejected"):
        ruling.approve_rule(proposal.pk, by=second, at=WEDNESDAY)
    assert not ClockRule.objects.filter(origin="own").exists()


def test_a_reference_that_is_loaded_again_leaves_own_rules_alone(law, cast):
    from sambut.complaints import loading

    proposal = ruling.propose_rule(**FACTS, organisation=None, by=cast.national_admin.person(WEDNESDAY), at=WEDNESDAY)
    rule = ruling.approve_rule(
        proposal.pk, by=cast.system_administrator.person(WEDNESDAY), at=WEDNESDAY + timedelta(hours=1)
    ).rule

    loading.load()

    rule.refresh_from_db()
    assert (rule.limit, rule.origin, rule.ends_on) == ("10wd", "own", None)


def test_the_page_shows_what_stands_and_takes_a_proposal(law, cast):
    client = signed_in(cast.national_admin)

    assert "14wd" in client.get("/meja/aturan-waktu/").content.decode()
    answer = client.post(
        "/meja/aturan-waktu/",
        {"step": "answer", "grade": "ordinary", "limit": "10wd", "law": "Permen contoh", "starts_on": "2099-01-01"},
    )
    assert answer.status_code == 302
    proposal = ClockRuleProposal.objects.get()
    assert client.post(f"/meja/aturan-waktu/{proposal.pk}/setujui/").status_code == 409
    assert signed_in(cast.system_administrator).post(f"/meja/aturan-waktu/{proposal.pk}/setujui/").status_code == 302
    assert signed_in(cast.unit_officer).get("/meja/aturan-waktu/").status_code == 404
