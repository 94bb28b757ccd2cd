"""The completeness meter as pages show it: the share, and what to do next."""

from datetime import datetime
from typing import Any

from sambut.innovations import desks, rules, sentences
from sambut.innovations.actions.keeping import today
from sambut.innovations.models import Innovation

NEXT = 5
"""Things to do that are shown at once; the weightiest first."""


def facts(innovation: Innovation, *, at: datetime) -> dict[str, Any]:
    steps = rules.completeness(desks.known(innovation), on=today(innovation.unit, at))
    waiting = sorted((step for step in steps if not step.done), key=lambda step: -step.points)
    return {
        "share": rules.share(steps),
        "todo": [(sentences.STEPS[step.code], step.points) for step in waiting[:NEXT]],
        "more": max(len(waiting) - NEXT, 0),
    }
