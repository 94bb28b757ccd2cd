"""What every verb does around its own part: lock before, clocks and sight after."""

from datetime import datetime
from typing import Any

from sambut.complaints import clocks, sights
from sambut.complaints.models import Complaint, ComplaintEvent
from sambut.complaints.models.complaint import Actor
from sambut.complaints.states import ENDED, Ending, Step, Verb
from sambut.organisations.models import Organisation

Start = tuple[Step, Organisation | None]


def locked(complaint_id: int) -> Complaint:
    """The row, locked until the transaction ends. What it points to is read, not locked.

    Read after the lock is held, never in the same statement: who waited for another's move gets the new row of the case
    joined with the old holder, which is then no holder at all.
    """
    Complaint.objects.select_for_update().only("pk").get(pk=complaint_id)
    return Complaint.objects.select_related("holder__region", "body__region", "subject").get(pk=complaint_id)


def move(
    complaint: Complaint, verb: Verb, *, by: Actor, at: datetime,
    starts: tuple[Start, ...] = (), stops: tuple[Step, ...] = (), ending: Ending = Ending.NONE, **facts: Any,
) -> ComplaintEvent:  # fmt: skip
    """The move itself: clocks that stop, clocks that start, sort keys, state, event, outbox, sight."""
    after = complaint.after(verb)
    running = clocks.keep(complaint, after, at=at, stops=stops)
    for step, organisation in starts:
        if all(clock.step != step for clock in running):
            running.append(clocks.start(complaint, step, organisation, at=at))
    complaint.next_at = clocks.nearest(running)
    if after in ENDED:
        complaint.ended_at, complaint.ending = at, ending
    event = complaint.move(verb, by=by, at=at, **facts)
    sights.rewrite(complaint)
    return event
