"""Words of files and what they mean here: headings, states, visibility."""

import re
from dataclasses import dataclass

from sambut.complaints.states import ARCHIVE_REASONS, Ending, Status

_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")


def value_key(text: str) -> str:
    """How words of a file are compared: without case and needless blanks."""
    return " ".join(text.split()).casefold()


def header_key(text: str) -> str:
    """As `value_key`, without an explanation in brackets at the end: `Tipe Laporan (Anonim/Rahasia)` is `Tipe Laporan`."""
    return value_key(_PARENTHESIS.sub("", text) or text)


@dataclass(frozen=True)
class Outcome:
    """Where a row stands in its own system."""

    status: Status
    ending: Ending = Ending.NONE
    secret: bool = False
    """Taken in, but never shown to the public."""


OUTCOMES: dict[str, Outcome] = {
    "received": Outcome(Status.RECEIVED),
    "incomplete": Outcome(Status.INCOMPLETE),
    "forwarded": Outcome(Status.FORWARDED),
    "answered": Outcome(Status.CLOSED, Ending.ANSWERED_ELSEWHERE),
    "accepted": Outcome(Status.CLOSED, Ending.ACCEPTED),
    "by_timer": Outcome(Status.CLOSED, Ending.BY_TIMER),
    "archived": Outcome(Status.ARCHIVED, Ending.ARCHIVED_ELSEWHERE),
    "blocked": Outcome(Status.ARCHIVED, Ending.ARCHIVED_ELSEWHERE, secret=True),
    **{
        str(reason.value): Outcome(Status.ARCHIVED, reason)
        for reason in (Ending.WITHDRAWN, Ending.NEVER_COMPLETED, *ARCHIVE_REASONS)
    },
}
"""What `[values.status]` may say."""

VISIBILITIES = {
    "open": (False, False),
    "anonymous": (True, False),
    "secret": (False, True),
    "anonymous secret": (True, True),
}
"""What `[values.visibility]` may say: (anonymous, secret)."""
