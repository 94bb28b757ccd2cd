"""Closing: the result is counted, everything that could lead to somebody is destroyed. Publishing: the result is told."""

from datetime import datetime

from django.db import transaction

from sambut.mandates.people import Person
from sambut.surveys import counting, marking, mixing
from sambut.surveys.access import require
from sambut.surveys.actions.locking import locked
from sambut.surveys.models import Round
from sambut.surveys.models.round import BY_CLOCK, Actor, by_office
from sambut.surveys.states import State, Verb


@transaction.atomic
def close_round(round_id: int, *, by: Person, at: datetime) -> Round:
    """Before its date, by the office."""
    round_ = locked(round_id)
    round_.after(Verb.CLOSE)
    require(by, Verb.CLOSE, round_)
    return _close(round_, by=by_office(by.user_id), at=at)


@transaction.atomic
def close_by_clock(round_id: int, *, at: datetime) -> bool:
    """When its date has come; False when there was nothing left to close."""
    round_ = locked(round_id)
    if round_.state != State.OPEN or round_.closes_at > at:
        return False
    _close(round_, by=BY_CLOCK, at=at)
    return True


@transaction.atomic
def publish_round(round_id: int, *, by: Person, at: datetime) -> Round:
    """Tells the result to everybody, also that there were too few answers. Dasar: PermenPANRB 14/2017."""
    round_ = locked(round_id)
    round_.after(Verb.PUBLISH)
    require(by, Verb.PUBLISH, round_)
    round_.published_at = at
    round_.move(Verb.PUBLISH, by=by_office(by.user_id), at=at)
    return round_


@transaction.atomic
def mix_answers(round_id: int) -> None:
    round_ = locked(round_id)
    if round_.state == State.OPEN:
        mixing.mix(round_.pk)


def _close(round_: Round, *, by: Actor, at: datetime) -> Round:
    result = counting.count(round_, at=at)
    mixing.wipe(round_.pk)
    marking.destroy_key(round_)
    round_.closes_at = min(round_.closes_at, at)
    round_.move(Verb.CLOSE, by=by, at=at, outcome=result.outcome, respondents=result.respondents)
    return round_
