"""What a lane, a reaction and a period are."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

WEST = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class Lane:
    """Jobs that share places, so that a slow mail server or a heavy sum never makes the others wait."""

    name: str
    places: int | None = None
    """How many run at once in one worker process; None takes SAMBUT_JOB_CONCURRENCY."""


COMMON, MAIL, HEAVY = Lane("common"), Lane("mail", 2), Lane("heavy", 1)
LANES = (COMMON, MAIL, HEAVY)


@dataclass(frozen=True)
class Reaction:
    """A function `(row_id: int, *, at: datetime) -> None`, named as `package.module:function`, and how to run it.

    With `atomic` (the rule) it runs in one transaction together with the row that says it is done, so its effect in
    the database happens exactly once, whatever is killed. Without it (it speaks to another system, or works in
    batches) it may be repeated and must bear that.
    """

    name: str
    """Unique and never reused: it stands in jobs and in rows of what is done."""
    function: str
    lane: Lane = COMMON
    atomic: bool = True
    ordered: bool = False
    """Rows of one subject one after the other, in the order they were announced. Other subjects do not wait."""
    priority: int = 0
    """Higher goes first; what follows an import goes below nought, so that people do not wait for it."""
    tries: int = 8
    first_wait: timedelta = timedelta(seconds=5)
    longest_wait: timedelta = timedelta(hours=1)

    def wait_after(self, tries: int) -> timedelta:
        """The pause after so many tries: doubling, with a ceiling."""
        return min(self.first_wait * 2 ** min(tries - 1, 30), self.longest_wait)


@dataclass(frozen=True)
class Period:
    """A function `(row_id: int, *, at: datetime)` that is called every so often, or daily at a time of western Indonesia.

    It is not one transaction (a sweep works in batches of its own), and has few tries: the next turn comes anyway.
    """

    name: str
    function: str
    every: timedelta | None = None
    daily: time | None = None
    lane: Lane = COMMON

    @property
    def topic(self) -> str:
        return f"jobs.turn_{self.name}"

    def reaction(self) -> Reaction:
        return Reaction(self.name, self.function, lane=self.lane, atomic=False, tries=3)

    def next_after(self, at: datetime) -> datetime:
        if self.every:
            return at + self.every
        assert self.daily is not None
        today = datetime.combine(at.astimezone(WEST).date(), self.daily, WEST)
        return today if today > at else today + timedelta(days=1)
