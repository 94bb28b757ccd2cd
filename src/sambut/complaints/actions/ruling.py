"""Changing a limit: proposed by one, approved by another. Clocks that run keep the rule they started under."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from sambut.calendars.rules import Limit
from sambut.complaints.models import ClockRule, ClockRuleProposal
from sambut.complaints.ruling_access import require
from sambut.complaints.states import Grade, RuleVerb, Step
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.organisations.models import Organisation


@transaction.atomic
def propose_rule(
    *,
    step: Step,
    grade: Grade,
    organisation: Organisation | None,
    limit: str,
    law: str,
    starts_on: date,
    by: Person,
    at: datetime,
) -> ClockRuleProposal:
    """Proposes a limit. It must name its law and may not begin in the past: what ran, ran under what stood."""
    proposal = ClockRuleProposal(
        step=step,
        grade=grade,
        organisation=organisation,
        limit=str(Limit.parse(limit)),
        law=law.strip(),
        starts_on=starts_on,
    )
    require(by, RuleVerb.PROPOSE, proposal)
    proposal.proposed_by_id = _user(by)
    if not proposal.law:
        raise Refused("rule.propose.without_law")
    if starts_on < at.date():
        raise Refused("rule.propose.in_the_past")
    try:
        with transaction.atomic():
            proposal.propose(at=at)
    except IntegrityError as error:
        raise Refused("rule.propose.open_already") from error
    return proposal


@transaction.atomic
def approve_rule(proposal_id: int, *, by: Person, at: datetime) -> ClockRuleProposal:
    """The second person: the limit stands from its day on, beside the one it replaces."""
    proposal = _locked(proposal_id)
    require(by, RuleVerb.APPROVE, proposal)
    if proposal.state == "proposed":
        proposal.rule = ClockRule.objects.create(
            step=proposal.step, grade=proposal.grade, organisation=proposal.organisation, limit=proposal.limit,
            law=proposal.law, source="", confirmed=True, origin="own", starts_on=proposal.starts_on,
        )  # fmt: skip
    proposal.move(RuleVerb.APPROVE, by=_user(by), at=at)
    return proposal


@transaction.atomic
def reject_rule(proposal_id: int, *, by: Person, at: datetime) -> ClockRuleProposal:
    proposal = _locked(proposal_id)
    require(by, RuleVerb.REJECT, proposal)
    proposal.move(RuleVerb.REJECT, by=_user(by), at=at)
    return proposal


@transaction.atomic
def withdraw_rule(proposal_id: int, *, by: Person, at: datetime) -> ClockRuleProposal:
    proposal = _locked(proposal_id)
    require(by, RuleVerb.WITHDRAW, proposal)
    proposal.move(RuleVerb.WITHDRAW, by=_user(by), at=at)
    return proposal


def _locked(proposal_id: int) -> ClockRuleProposal:
    rows = ClockRuleProposal.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.get(pk=proposal_id)


def _user(by: Person) -> int:
    assert by.user_id is not None  # `require` has refused a visitor
    return by.user_id
