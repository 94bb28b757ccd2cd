"""The way of one planned row: its states, events and clocks, as the verbs would have made them at those times. Pure.

A property test walks the same rows through submit, forward, ask, answer and the end, and compares.

What the source does not tell:

- *When it was forwarded.* Received and forwarded at once: the whole time counts for the unit that answered.
- *When it ended.* Then it ends at the import, its clocks stop without a number of working days, and no figure of
  speed counts them.
- *What the reporter said to an answer.* The case ends with it (`end_elsewhere`): nobody here could ask them any more.
- *What was late.* It stays late, marked as known since the import: nobody is told now.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sambut.complaints.importing.counting import NATIONAL, Counting, Spot
from sambut.complaints.importing.places import Names
from sambut.complaints.importing.planning import Planned
from sambut.complaints.rules import CLOCKS_OF, END_OF_TIME
from sambut.complaints.states import TRANSITIONS, Ending, Grade, Status, Step, Verb


@dataclass(slots=True)
class Ran:
    """One clock of the way."""

    step: Step
    spot: Spot
    rule: int
    started_at: datetime
    due_at: datetime
    provisional: bool
    stopped_at: datetime | None = None
    working_days: int | None = None
    late_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Happened:
    verb: Verb
    before: str
    after: Status
    at: datetime
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(slots=True)
class Way:
    """Where a row ends."""

    holder: Spot | None
    status: Status = Status.RECEIVED
    ending: Ending = Ending.NONE
    ended_at: datetime | None = None
    next_at: datetime = END_OF_TIME
    clocks: list[Ran] = field(default_factory=list)
    events: list[Happened] = field(default_factory=list)


def walk(row: Planned, names: Names, counting: Counting, *, at: datetime) -> Way:
    """`at` is the time of the import."""
    walker = _Walker(row, names, counting, at)
    walker.walk()
    return walker.way


def holder_of(row: Planned, names: Names) -> Spot | None:
    """Who has it. The body itself where a row was forwarded or closed and names no unit."""
    forwarded = row.outcome.status in (Status.FORWARDED, Status.CLOSED)
    return (names.unit or names.body) if forwarded else None


class _Walker:
    def __init__(self, row: Planned, names: Names, counting: Counting, at: datetime) -> None:
        self.row, self.names, self.counting, self.at = row, names, counting, at
        self.way = Way(holder_of(row, names))

    def walk(self) -> None:
        row, way, outcome = self.row, self.way, self.row.outcome
        first: dict[str, Any] = {"body": self.names.body.pk} if self.names.body else {}
        self.move(Verb.IMPORT, row.received_at, **first)
        self.start(Step.VERIFY, self.names.body, row.received_at, grade=Grade.UNGRADED)
        if way.holder:
            facts: dict[str, Any] = {
                "to": way.holder.pk,
                "grade": str(row.grade.value),
                "category": self.names.topic,
                "subject": None,
            }
            self.move(Verb.FORWARD, row.received_at, **facts)
            self.start(Step.ANSWER, way.holder, row.received_at)
            if self.names.body and way.holder.pk == self.names.body.pk:
                self.start(Step.COORDINATE, way.holder, row.received_at)
        if row.answered_at:
            self.move(Verb.ANSWER, row.answered_at, elsewhere=True)
            self.start(Step.REACT, way.holder, row.answered_at)
        if outcome.status == Status.INCOMPLETE:
            self.move(Verb.ASK, self.at, is_known=False, elsewhere=True)
            self.start(Step.COMPLETE, self.names.body, self.at)
        elif outcome.ending:
            self.end()
        self.settle()

    def end(self) -> None:
        when, self.way.ending = self.row.ended_at or self.at, self.row.outcome.ending
        self.move(Verb.END_ELSEWHERE, when, is_known=self.row.ended_at is not None, ending=str(self.way.ending.value))
        self.way.ended_at = when

    def move(self, verb: Verb, at: datetime, *, is_known: bool = True, **facts: object) -> None:
        """The event, and the clocks that may not run in the coming state. `is_known`: the source tells the time."""
        before = self.way.status.value if self.way.events else ""
        self.way.status = TRANSITIONS[before, verb]
        facts |= {} if is_known else {"time": "unknown"}
        self.way.events.append(Happened(verb, before, self.way.status, at, facts))
        for clock in self.way.clocks:
            if clock.stopped_at is None and clock.step not in CLOCKS_OF[self.way.status]:
                clock.stopped_at = at
                clock.working_days = self.counting.used(clock.spot, clock.started_at, at) if is_known else None

    def start(self, step: Step, spot: Spot | None, at: datetime, *, grade: Grade | None = None) -> None:
        place = spot or NATIONAL
        counted = self.counting.started(step, self.row.grade if grade is None else grade, place, at)
        self.way.clocks.append(Ran(step, place, counted.rule, at, counted.due_at, counted.provisional))

    def settle(self) -> None:
        running = [clock for clock in self.way.clocks if clock.stopped_at is None]
        self.way.next_at = min((clock.due_at for clock in running), default=END_OF_TIME)
        for clock in running:
            clock.late_at = self.at if clock.due_at <= self.at else None
