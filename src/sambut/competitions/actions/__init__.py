"""One function per verb: lock, ask, compute, move, announce. All are one transaction. Judging has its own files."""

from sambut.competitions.actions.assigning import assign_readings, call_assign
from sambut.competitions.actions.cancelling import call_off_maintenance, cancel_edition, plan_maintenance
from sambut.competitions.actions.choosing import (
    announce_result,
    answer_objection,
    choose_cluster,
    decide_result,
    object_entry,
    object_nominee,
)
from sambut.competitions.actions.comparing import call_compare, compare_edition, compare_entry, settle_likeness
from sambut.competitions.actions.counting import call_count, count_result
from sambut.competitions.actions.deciding import accept_entry, refuse_entry
from sambut.competitions.actions.editing import drop_row, edit_edition, write_period, write_row
from sambut.competitions.actions.enclosing import attach_file, detach_file
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
from sambut.competitions.actions.raising import raise_entry
from sambut.competitions.actions.replacing import add_reading, fill_reading, give_reading, give_third, release_judge
from sambut.competitions.actions.rereading import call_reread, reread_entries
from sambut.competitions.actions.revising import remark_reading, revise_reading
from sambut.competitions.actions.scoring import Given, Kept, recuse_reading, score_reading, sign_reading
from sambut.competitions.actions.sending import return_entry, send_entry, submit_entry, withdraw_entry
from sambut.competitions.actions.spreading import measure_unsent, spread_edition
from sambut.competitions.actions.studying import study_result

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
    "attach_file",
    "begin_body_entry",
    "begin_entry",
    "call_assign",
    "call_compare",
    "call_count",
    "call_measures",
    "call_off_maintenance",
    "call_reread",
    "cancel_edition",
    "choose_cluster",
    "compare_edition",
    "compare_entry",
    "confirm_seat",
    "count_result",
    "decide_result",
    "declare_conflict",
    "declare_own_conflict",
    "decline_seat",
    "detach_file",
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
    "object_nominee",
    "open_edition",
    "plan_maintenance",
    "raise_entry",
    "recuse_reading",
    "refuse_entry",
    "release_judge",
    "remark_reading",
    "reread_entries",
    "return_entry",
    "revise_reading",
    "score_reading",
    "send_entry",
    "settle_likeness",
    "sign_reading",
    "spread_edition",
    "state_measure",
    "study_result",
    "submit_entry",
    "urge_admin",
    "withdraw_entry",
    "write_entry",
    "write_period",
    "write_row",
]  # fmt: skip
