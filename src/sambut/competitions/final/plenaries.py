"""Whether a plenary may decide as it is written down: it sits, enough are present, and they are for it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sambut.competitions.final.access import members
from sambut.competitions.final.plans import plan_of
from sambut.competitions.final.states import SittingStage, Voting
from sambut.competitions.final.voting import carried, objected
from sambut.competitions.models import Ballot, Conflict, Edition, FinalPlan, Judge, Presence, Sitting
from sambut.kernel.refusals import Refused


@dataclass(frozen=True)
class Called:
    """A plenary with who is there and what they said so far."""

    sitting: Sitting
    plan: FinalPlan
    present: set[int]
    chair_present: bool
    votes: dict[int, set[int]]
    against: dict[int, set[int]]
    words: dict[int, list[str]]

    @property
    def has_quorum(self) -> bool:
        return len(self.present) >= self.plan.quorum and (self.chair_present or not self.plan.chaired)


def sitting_now(edition: Edition, stage: SittingStage) -> Sitting | None:
    return Sitting.objects.filter(edition=edition, stage=stage, ended_at=None).first()


def called(sitting: Sitting, plan: FinalPlan) -> Called:
    """Three queries at any size."""
    there = list(Presence.objects.filter(sitting=sitting).values_list("judge_id", "judge__panelist__chair"))
    present = {judge for judge, _chair in there}
    votes: dict[int, set[int]] = {}
    against: dict[int, set[int]] = {}
    words: dict[int, list[str]] = {}
    for row in Ballot.objects.filter(sitting=sitting, judge__in=present).order_by("pk"):
        (votes if row.favours else against).setdefault(row.entry_id, set()).add(row.judge_id)
        if not row.favours:
            words.setdefault(row.entry_id, []).append(row.words)
    return Called(sitting, plan, present, any(chair for _judge, chair in there), votes, against, words)


def needs_sitting(plan: FinalPlan) -> bool:
    return plan.quorum > 0 or plan.voting == Voting.VOTES


def outcome(found: Called, order: Sequence[int], places: int) -> list[int]:
    """Whom the votes carry."""
    barred = near(found.sitting.edition, order)
    return carried(found.votes, present=found.present, barred=barred, places=places, order=order)


def require_agreement(
    edition: Edition, stage: SittingStage, *, taken: Collection[int], order: Sequence[int], places: int
) -> Sitting | None:
    """Refuses what the plenary has not decided in this way. None: the edition asks for no sitting."""
    plan = plan_of(edition)
    if not needs_sitting(plan):
        return None
    sitting = sitting_now(edition, stage)
    if sitting is None:
        raise Refused("edition.choose.no_sitting")
    found = called(sitting, plan)
    if not found.has_quorum:
        raise Refused("edition.choose.no_quorum", quorum=plan.quorum, present=len(found.present))
    if plan.voting == Voting.VOTES:
        if set(outcome(found, order, places)) != set(taken):
            raise Refused("edition.choose.not_the_votes")
    elif objected(found.against, present=found.present, taken=taken):
        raise Refused("edition.choose.objected")
    return sitting


def near(edition: Edition, entries: Collection[int]) -> dict[int, set[int]]:
    """Entry → members of the panel who stand too near it."""
    of_user = dict(members(edition).values_list("user_id", "pk"))
    found: dict[int, set[int]] = {}
    for entry, user in Conflict.objects.filter(entry__in=entries, user__in=of_user).values_list("entry_id", "user_id"):
        found.setdefault(entry, set()).add(of_user[user])
    return found


def panel(edition: Edition) -> list[Judge]:
    """Members, the chair first."""
    rows = members(edition).select_related("user", "institution", "panelist")
    return list(rows.order_by("-panelist__chair", "user__name", "pk"))
