"""Changing the law table takes two people: a proposal, and somebody else's approval."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from sambut.complaints.models.clocks import ClockRule
from sambut.complaints.states import Grade, ProposalState, RuleVerb, Step
from sambut.kernel.refusals import Refused
from sambut.ledger.models import Event
from sambut.ledger.outbox import announce

MOVES = {
    RuleVerb.APPROVE: ProposalState.APPROVED,
    RuleVerb.REJECT: ProposalState.REJECTED,
    RuleVerb.WITHDRAW: ProposalState.WITHDRAWN,
}


class ClockRuleProposal(models.Model):
    """A limit that somebody wants: national (no organisation), or for a body or unit and all below it."""

    step = models.CharField(max_length=12, choices=Step.choices)
    grade = models.CharField(max_length=12, blank=True, choices=Grade.choices)
    organisation = models.ForeignKey("organisations.Organisation", models.PROTECT, null=True, related_name="+")
    limit = models.CharField(max_length=8)
    law = models.CharField(max_length=200)
    starts_on = models.DateField()
    state = models.CharField(max_length=10, choices=ProposalState.choices)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    rule = models.OneToOneField(ClockRule, models.PROTECT, null=True, related_name="proposal")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ProposalState.values), name="complaints_proposal_state"),
            models.CheckConstraint(
                condition=~Q(state=ProposalState.APPROVED) | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="complaints_proposal_two_people",
            ),
            models.UniqueConstraint(
                fields=["step", "grade", "organisation"], condition=Q(state=ProposalState.PROPOSED), nulls_distinct=False,
                name="complaints_proposal_one_open",
            ),
        ]  # fmt: skip

    def propose(self, *, at: datetime) -> None:
        self.state = ProposalState.PROPOSED
        self.save(force_insert=True)
        self._record(RuleVerb.PROPOSE, "", self.proposed_by_id, at=at)

    def move(self, verb: RuleVerb, *, by: int, at: datetime) -> None:
        """Decides it; refuses what is decided already."""
        if self.state != ProposalState.PROPOSED:
            raise Refused(f"rule.{verb.value}.from_{self.state}")
        before, self.state, self.decided_by_id = self.state, MOVES[verb], by
        self.save()
        self._record(verb, before, by, at=at)

    def _record(self, verb: RuleVerb, before: str, actor_id: int, *, at: datetime) -> None:
        event = RuleEvent.objects.create(
            proposal=self, actor_id=actor_id, verb=verb, state_from=before, state_to=self.state, happened_at=at,
            recorded_at=at, facts={"rule": self.rule_id, "limit": self.limit},
        )  # fmt: skip
        announce(f"clock_rules.{verb.value}", event.pk, at=at)


class RuleEvent(Event):
    proposal = models.ForeignKey(ClockRuleProposal, models.PROTECT, related_name="events")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        db_table = "complaints_ruleevent"
        indexes = [models.Index(fields=["proposal", "id"], name="complaints_ruleevent_of")]
