"""One function per verb: lock, ask, compute, move. All take an id, give the fresh row, and are one transaction."""

from sambut.replication.actions.answering import answer_need, take_back_answer
from sambut.replication.actions.carrying import (
    check_agreement,
    record_copy,
    run_agreement,
    start_agreement,
    stop_agreement,
)
from sambut.replication.actions.drafting import (
    Text,
    cancel_agreement,
    draft_agreement,
    freeze_agreement,
    name_signatory,
    reopen_agreement,
    write_agreement,
)
from sambut.replication.actions.handing import confirm_extension, facilitate_agreement, hand_over, propose_extension
from sambut.replication.actions.needing import (
    Words,
    accept_offer,
    close_need,
    dismiss_offer,
    reopen_need,
    state_need,
    write_need,
)
from sambut.replication.actions.planning import (
    Aim,
    add_evidence,
    add_milestone,
    coach_agreement,
    drop_milestone,
    finish_milestone,
    set_measures,
    take_evidence,
)
from sambut.replication.actions.signing import set_paper, sign_agreement
from sambut.replication.actions.wanting import (
    accept_interest,
    express_interest,
    refuse_interest,
    say_terms,
    withdraw_interest,
)

__all__ = [
    "Aim", "Text", "Words", "accept_interest", "accept_offer", "add_evidence", "add_milestone", "answer_need", "cancel_agreement", "check_agreement", "close_need",
    "coach_agreement", "confirm_extension", "dismiss_offer", "draft_agreement", "drop_milestone", "express_interest",
    "facilitate_agreement", "finish_milestone", "freeze_agreement", "hand_over", "name_signatory", "propose_extension",
    "record_copy", "refuse_interest", "reopen_agreement", "reopen_need", "run_agreement", "say_terms", "set_measures", "set_paper", "sign_agreement",
    "start_agreement", "state_need", "stop_agreement", "take_back_answer", "take_evidence", "withdraw_interest", "write_agreement", "write_need",
]  # fmt: skip
