"""The plan: milestones with their evidence, measures registered before the start, hours of help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from sambut.files.actions import take_upload
from sambut.files.states import Privacy
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.mandates.states import Role
from sambut.replication import access
from sambut.replication.access import sides
from sambut.replication.actions.around import body_of, locked, today, user_of, wanted
from sambut.replication.models import Agreement, Coaching, Evidence, Measure, Milestone
from sambut.replication.states import MilestoneState, Side, State, Verb

MOST_MILESTONES, MOST_MEASURES, MOST_FILES = 40, 10, 10
LONGEST_TITLE, LONGEST_WHO, LONGEST_NOTE = 160, 120, 500


@transaction.atomic
def add_milestone(
    agreement_id: int, *, title: str, side: Side, due_on: date, who: str = "", by: Person, at: datetime
) -> Milestone:
    """What, who, by when. In a draft it becomes part of what is signed; later it is added beside it."""
    agreement = locked(agreement_id)
    access.require(by, Verb.ADD_MILESTONE, agreement)
    agreement.after(Verb.ADD_MILESTONE)
    if due_on < today(agreement.replicator, at):
        raise Refused("agreement.add_milestone.in_the_past")
    if Milestone.objects.filter(agreement=agreement).count() >= MOST_MILESTONES:
        raise Refused("agreement.add_milestone.too_many", most=MOST_MILESTONES)
    row = Milestone.objects.create(
        agreement=agreement, title=wanted(title, "agreement.add_milestone.without_title", longest=LONGEST_TITLE), side=side,
        who=who.strip()[:LONGEST_WHO], due_on=due_on,
    )  # fmt: skip
    _moved(agreement, Verb.ADD_MILESTONE, row, by=by, at=at, due_on=due_on.isoformat())
    return row


@transaction.atomic
def finish_milestone(milestone_id: int, *, on: date, note: str = "", by: Person, at: datetime) -> Milestone:
    """It was reached on this day."""
    agreement, row = _milestone(milestone_id)
    access.require(by, Verb.FINISH_MILESTONE, agreement)
    agreement.after(Verb.FINISH_MILESTONE)
    _check_open(row, "finish_milestone")
    if on > today(agreement.replicator, at):
        raise Refused("agreement.finish_milestone.in_the_future")
    if agreement.signed_at is not None and on < today(agreement.replicator, agreement.signed_at):
        raise Refused("agreement.finish_milestone.before_signing")
    row.state, row.done_on, row.note = MilestoneState.DONE, on, _note(note)
    row.save()
    _moved(agreement, Verb.FINISH_MILESTONE, row, by=by, at=at, done_on=on.isoformat())
    return row


@transaction.atomic
def drop_milestone(milestone_id: int, *, reason: str, by: Person, at: datetime) -> Milestone:
    """It will not be done; why stays beside it. In a draft it just goes."""
    agreement, row = _milestone(milestone_id)
    access.require(by, Verb.DROP_MILESTONE, agreement)
    agreement.after(Verb.DROP_MILESTONE)
    _check_open(row, "drop_milestone")
    if agreement.state == State.DRAFT:
        _moved(agreement, Verb.DROP_MILESTONE, row, by=by, at=at)
        row.delete()
        return row
    row.state = MilestoneState.DROPPED
    row.note = wanted(reason, "agreement.drop_milestone.without_reason", longest=LONGEST_NOTE)
    row.save()
    _moved(agreement, Verb.DROP_MILESTONE, row, by=by, at=at)
    return row


@transaction.atomic
def add_evidence(milestone_id: int, *, file_id: int, title: str, by: Person, at: datetime) -> Evidence:
    """A file that shows the milestone was reached. `files` cleans it; both sides see it."""
    agreement, row = _milestone(milestone_id)
    access.require(by, Verb.ADD_EVIDENCE, agreement)
    agreement.after(Verb.ADD_EVIDENCE)
    if row.state == MilestoneState.DROPPED:
        raise Refused("agreement.add_evidence.dropped")
    if Evidence.objects.filter(milestone=row).count() >= MOST_FILES:
        raise Refused("agreement.add_evidence.too_many", most=MOST_FILES)
    evidence = Evidence.objects.create(
        milestone=row, file_id=file_id, title=wanted(title, "agreement.add_evidence.without_title", longest=LONGEST_WHO),
        added_at=at, added_by_id=user_of(by),
    )  # fmt: skip
    _moved(agreement, Verb.ADD_EVIDENCE, row, by=by, at=at, file=file_id)
    return evidence


def take_evidence(upload: UploadedFile, *, at: datetime) -> int:
    """Stores an upload before its evidence is written down. Who may open it is asked of the agreement, not of the file."""
    return take_upload(upload, at=at, privacy=Privacy.OPEN).pk


@dataclass(frozen=True)
class Aim:
    """One measure as it is registered."""

    name: str
    unit: str
    baseline: Decimal
    baseline_on: date
    source: str
    target: Decimal | None = None


@transaction.atomic
def set_measures(agreement_id: int, aims: Sequence[Aim], *, by: Person, at: datetime) -> Agreement:
    """What shall change, with its value before. Only in a draft: afterwards nobody chooses what is measured."""
    agreement = locked(agreement_id)
    access.require(by, Verb.WRITE, agreement)
    agreement.after(Verb.WRITE)
    if len(aims) > MOST_MEASURES:
        raise Refused("agreement.write.too_many_measures", most=MOST_MEASURES)
    if len({aim.name.strip().casefold() for aim in aims}) < len(aims):
        raise Refused("agreement.write.measure_twice")
    if any(aim.baseline_on > today(agreement.replicator, at) for aim in aims):
        raise Refused("agreement.write.baseline_in_the_future")
    Measure.objects.filter(agreement=agreement).delete()
    Measure.objects.bulk_create(
        [
            Measure(
                agreement=agreement, name=aim.name.strip()[:160], unit=aim.unit.strip()[:60], baseline=aim.baseline,
                baseline_on=aim.baseline_on, target=aim.target, source=aim.source.strip()[:200],
            )
            for aim in aims
        ]
    )  # fmt: skip
    agreement.move(Verb.WRITE, by=by.user_id, at=at, organisation_id=body_of(agreement, by), measures=len(aims))
    return agreement


@transaction.atomic
def coach_agreement(agreement_id: int, *, on: date, hours: Decimal, words: str, by: Person, at: datetime) -> Coaching:
    """Hours in which the owner or a facilitator helped. Istilah: mencatat pendampingan."""
    agreement = locked(agreement_id)
    access.require(by, Verb.COACH, agreement)
    agreement.after(Verb.COACH)
    if on > today(agreement.owner, at):
        raise Refused("agreement.coach.in_the_future")
    if not 0 < hours <= 24:
        raise Refused("agreement.coach.hours")
    row = Coaching.objects.create(
        agreement=agreement, on=on, hours=hours, words=wanted(words, "agreement.coach.without_words", longest=300),
        logged_at=at, logged_by_id=user_of(by),
    )  # fmt: skip
    agreement.move(Verb.COACH, by=by.user_id, at=at, organisation_id=_helper(agreement, by), coaching=row.pk)
    return row


def _helper(agreement: Agreement, by: Person) -> int | None:
    """Whose hours they are: the owner's, or the facilitator's own body."""
    if Side.OWNER in sides(by, agreement):
        return agreement.owner_id
    return next((mandate.body_id for mandate in by.mandates if mandate.role == Role.FACILITATOR), None)


def _milestone(milestone_id: int) -> tuple[Agreement, Milestone]:
    agreement = locked(Milestone.objects.values_list("agreement_id", flat=True).get(pk=milestone_id))
    return agreement, Milestone.objects.get(pk=milestone_id)


def _check_open(row: Milestone, verb: str) -> None:
    if row.state != MilestoneState.OPEN:
        raise Refused(f"agreement.{verb}.{row.state}")


def _note(text: str) -> str:
    text = text.strip()
    if len(text) > LONGEST_NOTE:
        raise Refused("replication.text.too_long", longest=LONGEST_NOTE)
    return text


def _moved(agreement: Agreement, verb: Verb, row: Milestone, *, by: Person, at: datetime, **facts: object) -> None:
    agreement.move(
        verb, by=by.user_id, at=at, organisation_id=body_of(agreement, by), milestone=row.pk, **facts
    )  # fmt: skip
