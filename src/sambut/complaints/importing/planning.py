"""One row of a file: what it says, what was mended on the way, or why it is refused. Pure."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from sambut.complaints.importing.mapping import Mapping
from sambut.complaints.importing.moments import moment
from sambut.complaints.importing.reading import Row
from sambut.complaints.importing.words import OUTCOMES, VISIBILITIES, Outcome, value_key
from sambut.complaints.messages import LONGEST
from sambut.complaints.states import Ending, Grade, Status
from sambut.language.cleaning import clean

EARLIEST = date(1990, 1, 1)
LONGEST_NAME = 160
"""Characters of a unit or a topic. What is longer is not a name: the columns have slipped, and a report stands there."""
JOIN = {"text": "\n\n"}
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+|\bdan\b")

Places = dict[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Planned:
    """A row that is taken. Times are aware; names are as they stood in the file, without dirt."""

    line: int
    source_id: str
    text: str
    received_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    outcome: Outcome
    grade: Grade
    anonymous: bool
    secret: bool
    body: str
    unit: str
    topic: str
    district: str
    village: str
    mended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusedRow:
    line: int
    source_id: str
    why: str


def plan(row: Row, places: Places, mapping: Mapping, *, at: datetime) -> Planned | RefusedRow:
    """`at` is the time of the import: nothing can have happened after it."""
    if row.cells is None:
        return RefusedRow(row.line, "", "broken_row")
    return _Plan(row, places, mapping, at).planned()


class _Stop(Exception):
    """Why a row is refused."""


class _Plan:
    """Reads one row; collects what was mended."""

    def __init__(self, row: Row, places: Places, mapping: Mapping, at: datetime) -> None:
        self.cells, self.places, self.mapping, self.at = row.cells or [], places, mapping, at
        self.line = row.line
        self.mended = ["quotes_mended"] if row.mended else []

    def planned(self) -> Planned | RefusedRow:
        source_id = _CONTROLS.sub(" ", self.value("id")).strip()
        if not source_id:
            return RefusedRow(self.line, "", "no_id")
        if len(source_id) > 80:
            return RefusedRow(self.line, source_id[:80], "id_too_long")
        try:
            return self._planned(source_id)
        except _Stop as stop:
            return RefusedRow(self.line, source_id, str(stop))

    def _planned(self, source_id: str) -> Planned:
        text, received = self.text(), self.received()
        outcome, answered, ended = self.times(received)
        anonymous, secret = self.visibility()
        return Planned(
            self.line, source_id, text, received, answered, ended, outcome, self.grade(), anonymous, secret or outcome.secret,
            self.name("body"), self.name("unit"), self.name("topic"), self.name("district"), self.name("village"), tuple(self.mended),
        )  # fmt: skip

    def value(self, name: str) -> str:
        at = self.places.get(name, ())
        if len(at) == 1:
            return self.cells[at[0]].strip()
        return JOIN.get(name, " ").join(part for place in at if (part := self.cells[place].strip()))

    def text(self) -> str:
        words, title = clean(self.value("text")), clean(self.value("title"))
        text = words.text.strip()
        if not text:
            raise _Stop("no_text")
        if words.mended or title.mended:
            self.mended.append("text_mended")
        if heading := " ".join(title.text.split()):
            text = f"{heading}{'' if heading[-1] in '.?!' else '.'}\n\n{text}"
        if len(text) > LONGEST:
            self.mended.append("text_cut")
        return text[:LONGEST].rstrip()

    def received(self) -> datetime:
        received = self.moment("received")
        if received is None:
            raise _Stop("bad_date" if self.value("received") else "no_date")
        if received > self.at:
            raise _Stop("in_the_future")
        if received.date() < EARLIEST:
            raise _Stop("too_old")
        return received

    def times(self, received: datetime) -> tuple[Outcome, datetime | None, datetime | None]:
        """Where the row stands, when it was answered and when it ended. A time that cannot be right is left out, and the
        report says so."""
        answered, ended = self.later("answered", received), self.later("ended", received)
        outcome = self.outcome(answered)
        if outcome.status != Status.CLOSED and answered:
            self.mended.append("answer_left_out")
            answered = None
        if outcome.ending == Ending.NONE and ended:
            self.mended.append("end_left_out")
            ended = None
        if answered and ended and ended < answered:
            self.mended.append("ended_before_answered")
            ended = None
        if outcome.ending == Ending.ANSWERED_ELSEWHERE:
            ended = ended or answered
        return outcome, answered, ended

    def outcome(self, answered: datetime | None) -> Outcome:
        if "status" not in self.places:
            return OUTCOMES["answered" if answered else "forwarded" if self.value("unit") else "received"]
        word = self.mapping.values["status"].get(value_key(self.value("status")))
        if word is None:
            raise _Stop("unknown_status")
        return OUTCOMES[word]

    def later(self, name: str, received: datetime) -> datetime | None:
        if not self.value(name):
            return None
        found = self.moment(name)
        if found is not None and received <= found <= self.at:
            return found
        why = "without_date" if found is None else "before_received" if found < received else "in_the_future"
        self.mended.append(f"{name}_{why}")
        return None

    def moment(self, name: str) -> datetime | None:
        return moment(self.value(name), self.mapping.dates, self.mapping.zone)

    def grade(self) -> Grade:
        word = self.value("grade")
        if not word:
            return self.mapping.grade
        found = self.mapping.values["grade"].get(value_key(word))
        if found is None:
            self.mended.append("grade_unknown")
            return self.mapping.grade
        return Grade(found)

    def visibility(self) -> tuple[bool, bool]:
        """(anonymous, secret). Words may come together; one that nobody knows makes the row secret and anonymous."""
        value, table = value_key(self.value("visibility")), self.mapping.values.get("visibility", {})
        if not value:
            return self.mapping.anonymous, self.mapping.secret
        anonymous, secret = False, self.mapping.secret
        for word in [value] if value in table else _BETWEEN_WORDS.sub(" ", value).split():
            if word not in table:
                self.mended.append("visibility_unknown")
                return True, True
            anonymous, secret = anonymous or VISIBILITIES[table[word]][0], secret or VISIBILITIES[table[word]][1]
        return anonymous, secret

    def name(self, name: str) -> str:
        found = tidy(self.value(name))
        if len(found) > LONGEST_NAME:
            self.mended.append(f"{name}_unreadable")
            return ""
        return found


@lru_cache(maxsize=4096)
def tidy(name: str) -> str:
    return " ".join(clean(name[: 4 * LONGEST_NAME]).text.split())
