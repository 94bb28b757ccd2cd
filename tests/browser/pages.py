"""What one line of the table of pages says; see `tests/browser/addresses.py`."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import override

VISITOR, REPORTER = "visitor", "reporter"
"""Nobody in particular, and a browser that holds an open draft and the cases opened with number and secret."""
WRITING, SENT = UUID(int=1), UUID(int=2)
"""Keys of drafts: one that is being written, one that was sent."""
INLINE = ("details", "clock")
LEAVES = "refused"


@dataclass(frozen=True)
class Page:
    name: str
    who: str
    args: tuple[str, ...] = ()
    query: str = ""
    states: tuple[str, ...] = ()
    sent: bool = False

    @property
    def inline(self) -> tuple[str, ...]:
        """What opens within the page's own text: it is looked at together with the page."""
        return tuple(state for state in self.states if state in INLINE)

    @property
    def over(self) -> tuple[str, ...]:
        """What lies over the page or follows it, looked at by itself; what leaves the page comes last."""
        return tuple(sorted((state for state in self.states if state not in INLINE), key=LEAVES.__eq__))

    def address(self, facts: dict[str, Any], language: str) -> str:
        """Arguments are names of facts, or stand for themselves."""
        with override(language):
            return reverse(self.name, args=[facts.get(word, word) for word in self.args]) + self.query

    @property
    def draft(self) -> Any:
        return SENT if self.sent else WRITING
