"""Answers to needs: the owner of an innovation says that it solved what another body looks for."""

from datetime import datetime

from django.db import IntegrityError, transaction

from sambut.innovations.states import Stage
from sambut.innovations.states import State as InnovationState
from sambut.kernel.refusals import Refused
from sambut.mandates.people import Person
from sambut.replication import access
from sambut.replication.actions.around import locked_answer, locked_innovation, locked_need, user_of, wanted
from sambut.replication.actions.wanting import check_stranger
from sambut.replication.models import Answer, Willingness
from sambut.replication.states import NeedState, Verb

LONGEST_WORDS = 1000


@transaction.atomic
def answer_need(need_id: int, innovation_id: int, *, words: str, by: Person, at: datetime) -> Answer:
    """The owner of a published innovation that was tried says how it answers the need. Istilah: menjawab kebutuhan."""
    innovation = locked_innovation(innovation_id)
    if reason := access.why_not_answer(by, innovation):
        raise Refused(reason)
    need = locked_need(need_id)
    if need.state != NeedState.OPEN:
        raise Refused(f"answer.say.need_{need.state}")
    if innovation.state != InnovationState.PUBLIC:
        raise Refused("answer.say.not_public")
    if innovation.stage == Stage.IDEA:
        raise Refused("answer.say.only_an_idea")
    check_stranger(innovation, need.body, verb="answer.say")
    if Willingness.objects.filter(innovation=innovation, willing=False).exists():
        raise Refused("answer.say.not_willing")
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


@transaction.atomic
def take_back_answer(answer_id: int, *, by: Person, at: datetime) -> Answer:
    """It no longer stands anywhere; that it was said stays in the events."""
    answer = locked_answer(answer_id)
    access.require(by, Verb.TAKE_BACK_ANSWER, answer)
    answer.take_back(by=user_of(by), at=at, organisation_id=answer.innovation.body_id)
    return answer
