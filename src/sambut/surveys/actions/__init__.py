"""One function per verb: lock, ask, compute, move. All take an id, give the fresh row, and are one transaction."""

from sambut.surveys.actions.answering import answer_with_account, answer_with_ticket
from sambut.surveys.actions.closing import close_by_clock, close_round, mix_answers, publish_round
from sambut.surveys.actions.opening import hand_out_tickets, open_round
from sambut.surveys.actions.preparing import Added, change_round, discard_round, prepare_round

__all__ = [
    "Added", "answer_with_account", "answer_with_ticket", "change_round", "close_by_clock", "close_round", "discard_round",
    "hand_out_tickets", "mix_answers", "open_round", "prepare_round", "publish_round",
]  # fmt: skip
