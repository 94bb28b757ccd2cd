"""Writes many ended or long-running stories at once: the rows that walking them would have made, a statement a table.

A bulk verb like the importer's: same table of moves, same clocks, same events and sight; no announcements and nobody told,
for all of it is long past. A test walks and writes the same stories and compares the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import Value

from sambut.complaints import clocks, messages
from sambut.complaints.actions.submitting import hash_of
from sambut.complaints.actions.timing import TIMER_STEPS
from sambut.complaints.models import Clock, Complaint, ComplaintEvent, Message, Sight
from sambut.complaints.rules import CLOCKS_OF, sighted, title_of
from sambut.complaints.states import (
    ENDED,
    STAYING,
    TRANSITIONS,
    ActorKind,
    Ending,
    Grade,
    MessageKind,
    Status,
    Step,
    Verb,
)
from sambut.config.demo.counting import Counting
from sambut.config.demo.country import Country, unit_of
from sambut.config.demo.stories import Move, Story
from sambut.config.demo.walking import A_MINUTE, key_of
from sambut.identities.actions import begin_boxes
from sambut.identities.sealing import Box
from sambut.kernel.numbers import new_number
from sambut.language.searching import search_text
from sambut.organisations.models import Organisation

KINDS = {
    Verb.SUBMIT: MessageKind.REPORT, Verb.ADD: MessageKind.ADDITION, Verb.COMPLETE: MessageKind.COMPLETION,
    Verb.REJECT: MessageKind.REJECTION, Verb.NOTE: MessageKind.NOTE, Verb.ASK: MessageKind.QUESTION,
    Verb.ANSWER: MessageKind.ANSWER, Verb.BOUNCE: MessageKind.REASON, Verb.ARCHIVE: MessageKind.REASON,
}  # fmt: skip
BY_REPORTER = (Verb.SUBMIT, Verb.ADD, Verb.COMPLETE, Verb.REJECT, Verb.ACCEPT, Verb.WITHDRAW)
WITH_FILES = (Verb.ANSWER, Verb.ADD, Verb.COMPLETE, Verb.REJECT)


@dataclass
class Happened:
    """One event before its row: facts may name a message or a clock that has no id yet."""

    verb: Verb
    before: str
    after: str
    at: datetime
    actor: ActorKind
    user_id: int | None = None
    organisation_id: int | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    message: Message | None = None
    clock: Clock | None = None


@transaction.atomic
def write(stories: Sequence[Story], country: Country) -> int:
    """Stores the stories; gives how many. Their reporters have no identity and no secret: nobody comes back to them."""
    boxes = begin_boxes(len(stories), at=country.at)
    counting = Counting()
    told = [Telling(story, box, country, counting) for story, box in zip(stories, boxes, strict=True)]
    Complaint.objects.bulk_create([one.case for one in told])
    Message.objects.bulk_create([_of(message, one.case) for one in told for message in one.messages])
    Clock.objects.bulk_create([_of(clock, one.case) for one in told for clock in one.clocks])
    ComplaintEvent.objects.bulk_create([_event(one.case, happened) for one in told for happened in one.events])
    Sight.objects.bulk_create([sight for one in told for sight in one.sights()])
    return len(told)


def _of(row: Any, case: Complaint) -> Any:
    row.complaint = case
    return row


def _event(case: Complaint, happened: Happened) -> ComplaintEvent:
    facts = dict(happened.facts)
    if happened.message:
        facts["message"] = happened.message.pk
    if happened.clock:
        facts["clock"] = happened.clock.pk
    return ComplaintEvent(
        complaint=case, verb=happened.verb, state_from=happened.before, state_to=happened.after, happened_at=happened.at,
        recorded_at=happened.at, actor_kind=happened.actor, actor_id=happened.user_id,
        organisation_id=happened.organisation_id, facts=facts,
    )  # fmt: skip


class Telling:
    """One story in memory: the case and everything that hangs on it, as the actions would leave it."""

    def __init__(self, story: Story, box: Box, country: Country, counting: Counting) -> None:
        self.story, self.box, self.country = story, box, country
        self.counting = counting
        self.messages: list[Message] = []
        self.clocks: list[Clock] = []
        self.events: list[Happened] = []
        self.trail: set[int] = set()
        self._begin()
        for move in story.moves:
            if move.at > country.at:
                break
            self._tick(move.at)
            if self.case.status in ENDED and move.verb not in (Verb.OPEN_TEXT, Verb.OPEN_REPORTER):
                break
            self._play(move)
        self._tick(country.at)
        self.case.next_at = clocks.nearest(self._running())

    def _begin(self) -> None:
        story = self.story
        body = self.country.bodies[story.body].row if story.body else None
        words = messages.compose(story.text)
        happened_on = (
            story.at.date() - timedelta(days=story.happened_days_before)
            if story.happened_days_before is not None
            else None
        )
        self.case = Complaint(
            number=new_number(settings.ENVIRONMENT.number_prefix), handle=self.box.handle, submission=hash_of(key_of(story)),
            status=Status.RECEIVED, anonymous=story.anonymous, secret=story.secret, title=title_of(words.masked),
            region=self.country.regions.get(story.place), happened_on=happened_on, body=body, received_at=story.at,
            search=SearchVector(Value(search_text(words.masked)), config="simple"),
        )  # fmt: skip
        self._see()
        self._start(Step.VERIFY, body, story.at)
        self._happen(Verb.SUBMIT, "", story.at, text=story.text, facts={"body": body.pk} if body else {})

    def _play(self, move: Move) -> None:
        case, before = self.case, self.case.status
        acting = case.holder_id if move.verb in (Verb.NOTE, Verb.BOUNCE, Verb.ANSWER, Verb.OPEN_TEXT) else None
        facts: dict[str, Any] = {"files": 0} if move.verb in WITH_FILES else {}
        starts: tuple[tuple[Step, Organisation | None], ...] = ()
        stops: tuple[Step, ...] = ()
        user = self._user(move)
        if move.verb == Verb.FORWARD:
            starts, stops, facts = self._forwarded(move)
        elif move.verb == Verb.BOUNCE:
            facts = {"back_from": case.holder_id}
            case.bounces += 1
            case.body = None if case.holder_id == case.body_id else case.body
            case.holder = None
            starts = ((Step.VERIFY, case.body),)
        elif move.verb == Verb.ANSWER:
            case.answered_at = case.answered_at or move.at
            starts = ((Step.REACT, case.holder),)
        elif move.verb == Verb.REJECT:
            starts = ((Step.ANSWER, case.holder),)
        elif move.verb == Verb.ASK:
            starts = ((Step.COMPLETE, case.body),)
        elif move.verb == Verb.COMPLETE:
            starts = ((Step.VERIFY, case.body),)
        elif move.verb == Verb.ARCHIVE:
            facts = {"reason": str(move.reason)}
        self._move(move.verb, move.at, starts, stops, ending=ENDINGS.get(move.verb, move.reason))
        text = "" if move.verb == Verb.FORWARD else move.text
        self._happen(move.verb, before, move.at, text=text, facts=facts, user=user, acting=acting)

    def _forwarded(self, move: Move) -> tuple[Any, tuple[Step, ...], dict[str, Any]]:
        case = self.case
        to = unit_of(self.country, self.story.body, move.to)
        case.grade = move.grade
        case.category = self.country.categories.get(move.text) or case.category
        case.subject = unit_of(self.country, self.story.body, move.subject) if move.subject else case.subject
        case.holder = to
        if case.public_at is None and not case.secret:
            case.public_at = move.at
        facts = {
            "to": to.pk, "grade": str(case.grade), "category": case.category_id, "subject": case.subject_id,
            "service": case.service_id,
        }  # fmt: skip
        self._see()
        return ((Step.ANSWER, to),), (Step.COORDINATE,), facts

    def _move(
        self, verb: Verb, at: datetime, starts: Any = (), stops: tuple[Step, ...] = (), *, ending: Ending = Ending.NONE
    ) -> None:
        """State and clocks, as `actions.moving.move` does it. Opening leaves the clocks alone."""
        case = self.case
        after = TRANSITIONS.get((case.status, verb)) or case.status
        assert after != case.status or (case.status, verb) in TRANSITIONS or case.status in STAYING[verb]
        for clock in self._running():
            if clock.step not in CLOCKS_OF[Status(after)] or clock.step in stops:
                self.counting.stop(clock, at=at)
        for step, organisation in starts:
            if all(clock.step != step for clock in self._running()):
                self._start(step, organisation, at)
        case.status = after
        if after in ENDED:
            case.ended_at, case.ending = at, ending

    def _happen(
        self, verb: Verb, before: str, at: datetime, *, text: str = "", facts: dict[str, Any], user: int | None = None,
        acting: int | None = None, actor: ActorKind | None = None, clock: Clock | None = None,
    ) -> None:  # fmt: skip
        actor = actor or (ActorKind.REPORTER if verb in BY_REPORTER else ActorKind.OFFICE)
        message = self._write(KINDS[verb], text, actor, at) if verb in KINDS else None
        self.events.append(Happened(verb, before, self.case.status, at, actor, user, acting, facts, message, clock))

    def _tick(self, until: datetime) -> None:
        for clock in sorted(self._running(), key=lambda one: one.due_at):
            if clock.stopped_at or clock.late_at or clock.due_at > until:
                continue
            before, at = self.case.status, min(clock.due_at + A_MINUTE, until)
            if clock.step in TIMER_STEPS:
                ending = Ending.BY_TIMER if clock.step == Step.REACT else Ending.NEVER_COMPLETED
                self._move(Verb.CLOSE, at, ending=ending)
                self._happen(Verb.CLOSE, before, at, facts={}, actor=ActorKind.CLOCK, clock=clock)
            else:
                clock.late_at = at
                facts = {"step": str(clock.step), "organisation": clock.organisation_id}
                self._happen(Verb.MARK_LATE, before, at, facts=facts, actor=ActorKind.CLOCK, clock=clock)

    def _write(self, kind: MessageKind, text: str, author: ActorKind, at: datetime) -> Message:
        words = messages.compose(text)
        sealed = self.box.seal_text(words.written) if author == ActorKind.REPORTER else None
        message = Message(
            kind=kind, author=author, written_at=at, masked=words.masked, masked_at=at, sealed=sealed,
            digest=messages.digest_of(self.case, words.written),
        )  # fmt: skip
        self.messages.append(message)
        return message

    def _start(self, step: Step, organisation: Organisation | None, at: datetime) -> None:
        self.clocks.append(self.counting.started(step, Grade(self.case.grade), organisation, at=at))

    def _running(self) -> list[Clock]:
        return [clock for clock in self.clocks if clock.stopped_at is None]

    def _see(self) -> None:
        place = self.case.holder or self.case.body
        if place:
            self.trail |= sighted([place.path], self.case.subject_id)

    def sights(self) -> list[Sight]:
        case = self.case
        place = case.holder or case.body
        now = sighted([place.path], case.subject_id) if place else set()
        return [
            Sight(
                organisation_id=organisation, complaint=case, status=case.status, supervisory=case.grade == Grade.SUPERVISORY,
                secret=case.secret, holds=organisation in now, next_at=case.next_at, received_at=case.received_at,
            )
            for organisation in sorted(self.trail)
        ]  # fmt: skip

    def _user(self, move: Move) -> int | None:
        if move.verb in BY_REPORTER:
            return None
        office = (
            self.case.holder_id
            if move.verb in (Verb.NOTE, Verb.BOUNCE, Verb.ANSWER, Verb.OPEN_TEXT)
            else self.case.body_id
        )
        return self.country.officers[office or 0].user_id


ENDINGS = {Verb.ACCEPT: Ending.ACCEPTED, Verb.WITHDRAW: Ending.WITHDRAWN}
