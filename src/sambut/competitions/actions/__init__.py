"""One function per verb: lock, ask, compute, move, announce. All are one transaction. Judging has its own files."""

from sambut.competitions.actions.assigning import assign_readings, call_assign
from sambut.competitions.actions.choosing import (
    announce_result,
    answer_objection,
    choose_cluster,
    decide_result,
    object_entry,
)
from sambut.competitions.actions.counting import call_count, count_result
from sambut.competitions.actions.deciding import accept_entry, refuse_entry
from sambut.competitions.actions.editing import drop_row, edit_edition, write_period, write_row
from sambut.competitions.actions.entering import Written, begin_entry, discard_beside, write_entry
from sambut.competitions.actions.judging import (
    confirm_seat,
    declare_conflict,
    declare_own_conflict,
    decline_seat,
    follow_judge,
    invite_judge,
)
from sambut.competitions.actions.lapsing import lapse_entry, urge_admin
from sambut.competitions.actions.measuring import begin_body_entry, call_measures, measure_entry, state_measure
from sambut.competitions.actions.preparing import EditionText, draft_edition, move_deadline, open_edition
from sambut.competitions.actions.replacing import add_reading, fill_reading, give_reading, give_third, release_judge
from sambut.competitions.actions.rereading import call_reread, reread_entries
from sambut.competitions.actions.revising import remark_reading, revise_reading
from sambut.competitions.actions.scoring import Given, Kept, recuse_reading, score_reading, sign_reading
from sambut.competitions.actions.sending import return_entry, send_entry, submit_entry, withdraw_entry
from sambut.competitions.actions.spreading import measure_unsent, spread_edition

__all__ = [
    "EditionText",
    "Given",
    "Kept",
    "Written",
    "accept_entry",
    "add_reading",
    "announce_result",
    "answer_objection",
    "assign_readings",
    "begin_body_entry",
    "begin_entry",
    "call_assign",
    "call_count",
    "call_measures",
    "call_reread",
    "choose_cluster",
    "confirm_seat",
    "count_result",
    "decide_result",
    "declare_conflict",
    "declare_own_conflict",
    "decline_seat",
    "discard_beside",
    "draft_edition",
    "drop_row",
    "edit_edition",
    "fill_reading",
    "follow_judge",
    "give_reading",
    "give_third",
    "invite_judge",
    "lapse_entry",
    "measure_entry",
    "measure_unsent",
    "move_deadline",
    "object_entry",
    "open_edition",
    "recuse_reading",
    "refuse_entry",
    "release_judge",
    "remark_reading",
    "reread_entries",
    "return_entry",
    "revise_reading",
    "score_reading",
    "send_entry",
    "sign_reading",
    "spread_edition",
    "state_measure",
    "submit_entry",
    "urge_admin",
    "withdraw_entry",
    "write_entry",
    "write_period",
    "write_row",
]  # fmt: skip
