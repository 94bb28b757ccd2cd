"""Answers to needs: the owner of an innovation says that it solved what another body looks for."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.innovations.models import Innovation
from sambut.innovations.states import Stage, Sustainability
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.replication import access
from sambut.replication.actions.around import (
    check_stranger,
    locked_answer,
    locked_innovation,
    locked_need,
    user_of,
    wanted,
)
from sambut.replication.models import Answer, Need, Willingness
from sambut.replication.states import AnswerState, NeedState, Verb

LONGEST_WORDS = 1000
MOST, MOST_OF_BODY = 50, 5
"""Standing answers to one need, in all and of one body: so that nobody fills it alone."""


@transaction.atomic
def answer_need(need_id: int, innovation_id: int, *, words: str, by: Person, at: datetime) -> Answer:
    """The owner of a published innovation that was tried says how it answers the need. Istilah: menjawab kebutuhan."""
    innovation = locked_innovation(innovation_id)
    if reason := access.why_not_answer(by, innovation):
        raise Refused(reason)
    need = locked_need(need_id)
    _looked_for(need)
    _to_be_copied(innovation)
    check_stranger(innovation, need.body, verb="answer.say")
    _room(need, innovation)
    answer = Answer(
        need=need, innovation=innovation, words=wanted(words, "answer.say.without_words", longest=LONGEST_WORDS)
    )
    try:
        with transaction.atomic():
            answer.say(by=user_of(by), at=at, organisation_id=innovation.body_id)
    except IntegrityError as error:
        if "replication_answer_once" in str(error):
            raise Refused("answer.say.said_already") from None
        raise
    return answer


def _looked_for(need: Need) -> None:
    if need.state != NeedState.OPEN:
        raise Refused(f"answer.say.need_{need.state}")
    if need.unit.ends_on is not None:
        raise Refused("answer.say.unit_ended", unit=need.unit.name)


def _to_be_copied(innovation: Innovation) -> None:
    if innovation.state != InnovationState.PUBLIC:
        raise Refused("answer.say.not_public")
    if innovation.stage == Stage.IDEA:
        raise Refused("answer.say.only_an_idea")
    if innovation.sustainability == Sustainability.STOPPED:
        raise Refused("answer.say.stopped")
    if Willingness.objects.filter(innovation=innovation, willing=False).exists():
        raise Refused("answer.say.not_willing")


def _room(need: Need, innovation: Innovation) -> None:
    """Counted while the need is locked."""
    standing = Answer.objects.filter(need=need, state=AnswerState.STANDING)
    if standing.filter(innovation__body=innovation.body_id).count() >= MOST_OF_BODY:
        raise Refused("answer.say.most_of_body", most=MOST_OF_BODY)
    if standing.count() >= MOST:
        raise Refused("answer.say.most", most=MOST)


@transaction.atomic
def take_back_answer(answer_id: int, *, by: Person, at: datetime) -> Answer:
    """It no longer stands anywhere, and its words are gone; that it was said stays in the events."""
    answer = locked_answer(answer_id)
    access.require(by, Verb.TAKE_BACK_ANSWER, answer)
    answer.take_back(by=user_of(by), at=at, organisation_id=answer.innovation.body_id)
    return answer


@transaction.atomic
def take_back_all(innovation_id: int, *, by: int | None, at: datetime) -> int:
    """What is withdrawn, or may not be copied any more, answers nothing. Gives how many answers it was."""
    standing = Answer.objects.filter(innovation=innovation_id, state=AnswerState.STANDING).order_by("pk")
    ids = list(standing.values_list("pk", flat=True))
    for answer_id in ids:
        answer = locked_answer(answer_id)
        if answer.state == AnswerState.STANDING:
            answer.take_back(by=by, at=at, organisation_id=answer.innovation.body_id)
    return len(ids)
