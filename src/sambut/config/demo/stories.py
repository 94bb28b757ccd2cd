"""What a case of the demo country is before it is walked: plain values, the same for the same seed and day."""

from dataclasses import dataclass, field
from datetime import datetime

from sambut.complaints.states import Ending, Grade, Verb

NOBODY = ("", "", "", "")


@dataclass(frozen=True)
class Move:
    """One verb at one time. `by` is who does it where the verb leaves a choice: unit, body, nation."""

    verb: Verb
    at: datetime
    text: str = ""
    by: str = ""
    to: str = ""
    """Where it is forwarded: `body`, or the name of a unit; `body:<short name>` for another body."""
    grade: Grade = Grade.UNGRADED
    subject: str = ""
    reason: Ending = Ending.NONE
    files: tuple[str, ...] = ()
    """Names of drawings."""


@dataclass(frozen=True)
class Story:
    key: str
    """Names the story for ever: a second loading finds what it became by it."""
    text: str
    at: datetime
    body: str = ""
    """Short name of a body in `bodies.toml`; empty when the reporter does not know."""
    place: str = ""
    category: str = ""
    anonymous: bool = True
    secret: bool = False
    reporter: tuple[str, str, str, str] = NOBODY
    """Name, mail address, phone, NIK."""
    by: str = ""
    """Short name in the cast, when the reporter has an account."""
    happened_days_before: int | None = None
    files: tuple[str, ...] = ()
    moves: tuple[Move, ...] = field(default=())
