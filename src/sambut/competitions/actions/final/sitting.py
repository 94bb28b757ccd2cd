"""A plenary sits: it is opened, who is present is written down, members vote or object, it is closed with its minutes."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.competitions import access
from sambut.competitions.actions.around import locked_edition
from sambut.competitions.final import access as final_access
from sambut.competitions.final.access import members
from sambut.competitions.final.states import SittingStage
from sambut.competitions.models import Ballot, Conflict, Entry, Judge, Presence, Sitting
from sambut.competitions.states import State, Verb
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person

LONGEST_MINUTES, LONGEST_WORDS = 4000, 500
SITS = {SittingStage.NOMINATIONS: (State.OPEN, State.ANNOUNCED), SittingStage.WINNERS: (State.DECIDED, State.FINISHED)}


@transaction.atomic
def begin_sitting(edition_id: int, stage: SittingStage, *, by: Person, at: datetime) -> Sitting:
    """Istilah: membuka sidang pleno. One at a time."""
    edition = locked_edition(edition_id)
    access.require(by, Verb.SIT, edition)
    edition.after(Verb.SIT)
    if edition.state not in SITS[stage]:
        raise Refused("edition.sit.not_now")
    if not members(edition).exists():
        raise Refused("edition.sit.no_panel")
    try:
        with transaction.atomic():
            sitting = Sitting.objects.create(edition=edition, stage=stage, began_at=at, began_by_id=by.user_id)
    except IntegrityError:
        raise Refused("edition.sit.sits_already") from None
    edition.move(Verb.SIT, by=by.user_id, at=at, stage=stage.value, sitting=sitting.pk)
    return sitting


@transaction.atomic
def attend_sitting(sitting_id: int, judges: Collection[int], *, by: Person, at: datetime) -> int:
    """Who is present now. Who leaves takes the own votes along: only those present count."""
    sitting = _locked(sitting_id)
    access.require(by, Verb.ATTEND, sitting.edition)
    _sits(sitting)
    known = set(members(sitting.edition).filter(pk__in=judges).values_list("pk", flat=True))
    if known != set(judges):
        raise Refused("edition.attend.not_member")
    Presence.objects.filter(sitting=sitting).exclude(judge__in=known).delete()
    Presence.objects.bulk_create(
        [Presence(sitting=sitting, judge_id=judge, since=at) for judge in sorted(known)], ignore_conflicts=True
    )
    sitting.edition.move(Verb.ATTEND, by=by.user_id, at=at, sitting=sitting.pk, present=len(known))
    return len(known)


@transaction.atomic
def cast_ballots(
    sitting_id: int, entries: Collection[int], *, favours: Collection[int], against: Mapping[int, str], by: Person, at: datetime
) -> int:  # fmt: skip
    """What one member says of these entries: for whom they vote, and what they object to, with the reason. Istilah: bersuara."""
    sitting = _locked(sitting_id)
    final_access.require(by, Verb.VOTE, sitting)
    _sits(sitting)
    judge = Judge.objects.get(edition=sitting.edition, user_id=by.user_id or 0)
    if not Presence.objects.filter(sitting=sitting, judge=judge).exists():
        raise Refused("sitting.vote.not_present")
    known = set(Entry.objects.filter(edition=sitting.edition, pk__in=entries).values_list("pk", flat=True))
    near = set(Conflict.objects.filter(user_id=by.user_id or 0, entry__in=known).values_list("entry_id", flat=True))
    if near & {*favours, *against}:
        raise Refused("sitting.vote.sealed")
    if any(not words.strip() for words in against.values()):
        raise Refused("sitting.vote.without_words")
    Ballot.objects.filter(sitting=sitting, judge=judge, entry__in=known).delete()
    Ballot.objects.bulk_create(
        Ballot(
            sitting=sitting, judge=judge, entry_id=entry, favours=entry not in against, words=against.get(entry, "").strip()[:LONGEST_WORDS],
            cast_at=at,
        )
        for entry in sorted({*favours, *against} & known)
    )  # fmt: skip
    sitting.edition.move(Verb.VOTE, by=by.user_id, at=at, sitting=sitting.pk)
    return len({*favours, *against} & known)


@transaction.atomic
def end_sitting(sitting_id: int, *, minutes: str, by: Person, at: datetime) -> Sitting:
    """Istilah: menutup sidang dengan risalah."""
    sitting = _locked(sitting_id)
    access.require(by, Verb.RISE, sitting.edition)
    _sits(sitting)
    if not minutes.strip() or len(minutes) > LONGEST_MINUTES:
        raise Refused("edition.rise.without_minutes", longest=LONGEST_MINUTES)
    sitting.ended_at, sitting.minutes = at, minutes.strip()
    sitting.save()
    sitting.edition.move(Verb.RISE, by=by.user_id, at=at, sitting=sitting.pk)
    return sitting


def _locked(sitting_id: int) -> Sitting:
    edition = locked_edition(Sitting.objects.values_list("edition_id", flat=True).get(pk=sitting_id))
    sitting = Sitting.objects.get(pk=sitting_id)
    sitting.edition = edition
    return sitting


def _sits(sitting: Sitting) -> None:
    if sitting.ended_at is not None:
        raise Refused("edition.rise.over")
