"""One function per verb: lock, ask, compute, move. All take an id, give the fresh row, and are one transaction."""

from sambut.complaints.actions.answering import answer_complaint, bounce_complaint, note_complaint
from sambut.complaints.actions.drafting import begin_draft, discard_draft, keep_draft
from sambut.complaints.actions.opening import open_reporter, open_text
from sambut.complaints.actions.reacting import (
    accept_answer,
    add_to_complaint,
    complete_complaint,
    reject_answer,
    withdraw_complaint,
)
from sambut.complaints.actions.routing import archive_complaint, ask_reporter, forward_complaint
from sambut.complaints.actions.submitting import Receipt, submit_complaint
from sambut.complaints.actions.timing import close_by_timer, mark_late, rederive_clock

__all__ = [
    "Receipt", "accept_answer", "add_to_complaint", "answer_complaint", "archive_complaint", "ask_reporter", "begin_draft",
    "bounce_complaint", "close_by_timer", "complete_complaint", "discard_draft", "forward_complaint", "keep_draft", "mark_late",
    "note_complaint", "open_reporter", "open_text", "rederive_clock", "reject_answer", "submit_complaint", "withdraw_complaint",
]  # fmt: skip
